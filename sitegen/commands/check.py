"""`sitegen check`: everything that `build` does, except writing."""

import click

from sitegen.commands.reporting import echo_findings, format_option, is_for_people, progress
from sitegen.config import Config
from sitegen.findings import has_errors
from sitegen.pipeline import check


@click.command("check", short_help="只检查，不写文件")
@format_option
@click.pass_context
def check_command(context: click.Context, form: str) -> int:
    """检查数据、文字、边界和全部链接，报告每一处问题，不写任何文件。"""
    result = check(Config.for_root(context.obj), progress())
    echo_findings(result.findings, form)
    if has_errors(result.findings):
        return 1
    if is_for_people(form):
        click.echo(f"没有错误。将生成 {result.files} 个文件。")
    return 0
