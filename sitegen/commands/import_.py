"""`sitegen import`: bring upstream material into the project's form."""

from pathlib import Path

import click

from sitegen.commands.fit_files import has_unfit_files
from sitegen.commands.import_list import issue_command, notice_command, plan_command
from sitegen.config import Config


@click.group("import", short_help="从上游材料导入")
def import_group() -> None:
    """把上游材料变成本项目的文件。"""


@import_group.command("boundaries", short_help="简化天地图边界，写入 datasets/boundaries/")
@click.option(
    "--source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="放有三个 GeoJSON 的文件夹；不给则用已安装的 geotool-cn 1.1.0。",
)
@click.pass_context
def boundaries_command(context: click.Context, source: Path | None) -> int:
    """核对原始边界的校验和，改正代码，简化后写入 datasets/boundaries/。"""
    from sitegen.importers.boundaries.importing import run

    config = Config.for_root(context.obj)
    if has_unfit_files(config):
        return 1
    summary = run(source, config.boundaries)
    click.echo(
        f"已写入 {len(summary.files)} 个文件，共 {summary.size / 1e6:.2f} MB："
        f"{summary.provinces} 个省级单位，{summary.counties} 个县级单位，{summary.lines} 条界线。"
    )
    return 0


import_group.add_command(notice_command)
import_group.add_command(plan_command)
import_group.add_command(issue_command)
