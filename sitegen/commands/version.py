"""`sitegen version`: the first version kept, the delta between two, and a version rebuilt from deltas."""

import json
from pathlib import Path

import click

from sitegen.commands.fit_files import has_unfit_files
from sitegen.commands.new_folder import write_new_folder
from sitegen.commands.plain_path import PlainPath
from sitegen.config import Config
from sitegen.exceptions import UsageError

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = PlainPath()


@click.group("version", short_help="数据的版本：两版之间的差，按差重建")
def version_group() -> None:
    """数据的版本：留下第一版，写出两版之间的差，从第一版按差重建后面的版本，逐字节相同。"""


@version_group.command("begin", short_help="把现在的数据留作第一版")
@click.pass_context
def begin_command(context: click.Context) -> int:
    """把现在的数据整个留作第一版，写到 datasets/versions/；以后的版本由 sitegen fix --write 写下。"""
    from sitegen.datasets.lint import VERSIONS
    from sitegen.datasets.package import load_package
    from sitegen.datasets.writer import replace_files
    from sitegen.versions.drafts import first_version
    from sitegen.versions.released import load_versions

    config = Config.for_root(context.obj)
    if has_unfit_files(config):
        return 1
    package, faults = load_package(config.datasets, config.root)
    versions, torn = load_versions(config.datasets, config.root)
    if package is None or faults or torn:
        raise UsageError("数据有错，不能留作一版：先运行 sitegen check，照它改好。")
    files = first_version(package, versions, config.datasets)
    (config.datasets / VERSIONS).mkdir(exist_ok=True)
    replace_files({path: text.encode() for path, text in files.items()})
    click.echo(f"已把版本 {package.descriptor.version} 留在 {config.relative(config.datasets / VERSIONS)}。")
    return 0


@version_group.command("delta", short_help="写出两版之间的差")
@click.argument("old", metavar="旧", type=_FOLDER)
@click.argument("new", metavar="新", type=_FOLDER)
def delta_command(old: Path, new: Path) -> int:
    """写出从旧到新的差（JSON）：旧、新是两版的 datasets 文件夹。

    每张表逐行写明增、改、删，按主键，连同旧值和新值；别的文件有变的整个写出。边界不在内。
    """
    from sitegen.versions.deltas import delta_text
    from sitegen.versions.states import state_of

    click.echo(delta_text(state_of(old), state_of(new)), nl=False)
    return 0


@version_group.command("replay", short_help="按差重建一版")
@click.argument("deltas", metavar="差...", type=_FILE, nargs=-1, required=True)
@click.option(
    "--base",
    type=_FOLDER,
    help="从这一版的文件夹开始：datasets，或网站上的数据包解开来；不给则从第一版的差开始。",
)
@click.option("--output", type=click.Path(path_type=Path), required=True, help="写到这个文件夹，应当还没有。")
def replay_command(deltas: tuple[Path, ...], base: Path | None, output: Path) -> int:
    """依次按这些差重建一版，写到 --output；每一步都核对校验值。

    差是 datasets/versions/ 里的文件，或网站上各版的 delta.json，从旧到新。
    """
    from sitegen.plain_file import plain_bytes
    from sitegen.versions.deltas import replay
    from sitegen.versions.released import NOTHING
    from sitegen.versions.states import begun_with, state_of

    if output.exists():
        raise UsageError(f"{output} 已经有了。")
    state = state_of(base) if base else NOTHING
    for path in deltas:
        try:
            delta = json.loads(plain_bytes(path))
            state = replay(begun_with(state, delta["from"]), delta)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OSError) as error:
            raise UsageError(f"{path} 不是两版之间的差。") from error
    write_new_folder(output, state.files)
    click.echo(f"已重建 {len(state.files)} 个文件到 {output}，校验值 {state.digest}。")
    return 0
