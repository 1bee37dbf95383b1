"""`sitegen version`: the delta between two versions of the data, and a version rebuilt from deltas."""

import json
from pathlib import Path, PurePosixPath

import click

from sitegen.exceptions import UsageError

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("version", short_help="数据的版本：两版之间的差，按差重建")
def version_group() -> None:
    """数据的版本：写出两版之间的差，从一版按差重建后面的版本，逐字节相同。"""


@version_group.command("delta", short_help="写出两版之间的差")
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
def delta_command(old: Path, new: Path) -> int:
    """写出从 OLD 到 NEW 的差（JSON）：OLD、NEW 是两版的 datasets 文件夹。

    每张表逐行写明增、改、删，按主键，连同旧值和新值；别的文件有变的整个写出。边界不在内。
    """
    from sitegen.versions.deltas import delta_between
    from sitegen.versions.states import state_of

    click.echo(json.dumps(delta_between(state_of(old), state_of(new)), ensure_ascii=False, indent=1))
    return 0


@version_group.command("replay", short_help="从一版按差重建后面的版本")
@click.argument("base", type=_FOLDER)
@click.argument("deltas", type=_FILE, nargs=-1, required=True)
@click.option("--output", type=click.Path(path_type=Path), required=True, help="写到这个文件夹，应当还没有。")
def replay_command(base: Path, deltas: tuple[Path, ...], output: Path) -> int:
    """从 BASE（一版的 datasets 文件夹）依次按 DELTAS 重建，写到 --output；每一步都核对校验值。"""
    from sitegen.versions.deltas import replay
    from sitegen.versions.states import digest_of, state_of

    if output.exists():
        raise UsageError(f"{output} 已经有了。")
    files = state_of(base).files
    for path in deltas:
        try:
            files = replay(files, json.loads(path.read_text(encoding="utf-8")))
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError(f"{path} 不是两版之间的差。") from error
    for name in files:
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
            raise UsageError(f"差里的文件名 {name} 指到了文件夹之外。")
    for name, content in files.items():
        file = output / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    click.echo(f"已重建 {len(files)} 个文件到 {output}，校验值 {digest_of(files)}。")
    return 0
