"""`sitegen fix`: put the form of the data files right, never their meaning."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sitegen.commands.data_as_read import DataAsRead
from sitegen.commands.fit_files import has_unfit_files
from sitegen.config import Config

if TYPE_CHECKING:
    from sitegen.datasets.mended_file import MendedFile

_MOST_LINES = 200
"""Lines of the difference that are shown of one file."""


@click.command("fix", short_help="改正数据文件的格式")
@click.option("--write", is_flag=True, help="写入文件；不加则只显示将作的改动。")
@click.pass_context
def fix_command(context: click.Context, write: bool) -> int:
    """改正 datasets/ 里各文件的格式：编码、换行、空格、全角、日期写法、空行、重复行、列序、行序、引号。

    数据只改写法，不改意思；有两种读法的不动，由 sitegen check 说明。边界换过的，底图也按它重新画出。

    数据改过而版本记录没有写的，起草 unreleased 一条；datapackage.yaml 写了新的版本号，检查又没有错误的，
    把这一版写进 datasets/versions/，以后不再改。默认只显示将作的改动。

    退出码：0 没有要改的，或已写入；1 有要改的，还没有写入。
    """
    from sitegen.datasets.mending import mend_package
    from sitegen.datasets.package import load_package
    from sitegen.datasets.writer import replace_files
    from sitegen.maps.base_map_file import FILE, renewed_base_maps
    from sitegen.versions.drafts import drafted_history
    from sitegen.versions.released import load_versions

    config = Config.for_root(context.obj)
    if has_unfit_files(config):
        return 1
    read = DataAsRead(config)
    files = tuple(mend_package(config.datasets, config.root))
    changed = [file for file in files if file.is_changed]
    contents = {config.root / file.path: file.mended.encode("utf-8") for file in changed}
    for line in _report(changed, show_diff=not write):
        click.echo(line)
    if (text := renewed_base_maps(config.boundaries, config.root)) is not None:
        contents[config.boundaries / FILE] = text.encode("utf-8")
        click.echo(f"{config.relative(config.boundaries / FILE)}\n  - 按现在的边界重新画出\n")
    package, faults = load_package(config.datasets, config.root)
    versions, torn = load_versions(config.datasets, config.root)
    drafts = drafted_history(package, versions, config.datasets) if package and not (*faults, *torn) else {}
    if any(path.suffix == ".json" for path in drafts) and _has_errors(config):
        click.echo("数据有错误，这一版没有写下：先运行 sitegen check，照它改好。\n")
        drafts = {}
    for path, text in drafts.items():
        contents[path] = text.encode("utf-8")
        told = (
            "写下这一版，以后不再改"
            if path.suffix == ".json"
            else "起草版本记录；每条的文字请照读者看得懂的改写"
        )
        click.echo(f"{config.relative(path)}\n  - {told}\n")
    for file in files:
        for reason in file.left:
            click.echo(f"{file.path}：没有改全，{reason}。运行 sitegen check 看说明。")
    if not contents:
        click.echo("格式没有要改的。")
        return 0
    if write:
        read.refuse_changed()
        count = replace_files(contents)
        click.echo(f"已改正 {count} 个文件。请再运行 sitegen check。")
        return 0
    click.echo(f"以上是将作的改动（{len(contents)} 个文件），还没有写入。核对无误后加 --write 再运行一次。")
    return 1


def _has_errors(config: Config) -> bool:
    """True when the check of the data finds more than that the version has no file yet."""
    from sitegen.findings import Severity
    from sitegen.pipeline import check_data
    from sitegen.rules.unchanged import VERSION

    found = check_data(config, lambda _stage: None).findings
    return any(item.severity is Severity.ERROR and item.code != VERSION for item in found)


def _report(files: list["MendedFile"], *, show_diff: bool) -> Iterator[str]:
    """Each file with what is mended in it and, when asked for, the difference."""
    for file in files:
        yield file.path
        yield from (f"  - {line}" for line in file.summary)
        if show_diff:
            yield from file.diff[:_MOST_LINES]
            if len(file.diff) > _MOST_LINES:
                yield f"……还有 {len(file.diff) - _MOST_LINES} 行"
        yield ""
