"""`sitegen check`: everything that `build` does, except writing a site."""

import click

from sitegen.commands.reporting import (
    Stopwatch,
    cold_option,
    echo_findings,
    format_option,
    is_for_people,
    progress,
)
from sitegen.config import Config
from sitegen.findings import has_errors

_OF_FORM = {
    "encoding-error",
    "byte-order-mark",
    "line-ending",
    "final-newline",
    "blank-row",
    "incorrect-label",
    "row-order",
    "surrounding-space",
    "invisible-character",
    "character-form",
}
"""Rules whose faults `sitegen fix` mends, but for an encoding that cannot be told."""


@click.command("check", short_help="只检查，不写网站")
@click.option("--data", "only_data", is_flag=True, help="只检查数据、文字和边界，不生成网页，几秒就完。")
@cold_option
@format_option
@click.pass_context
def check_command(context: click.Context, form: str, *, only_data: bool, cold: bool) -> int:
    """检查数据、文字、边界和全部链接，报告每一处问题，不写网站。"""
    from sitegen.pipeline import check, check_data

    watch = Stopwatch()
    result = (check_data if only_data else check)(Config.for_root(context.obj), progress(), cold=cold)
    echo_findings(result.findings, form)
    if has_errors(result.findings):
        if is_for_people(form) and any(finding.code in _OF_FORM for finding in result.findings):
            click.echo("格式的错误不用一处处改：先运行 sitegen fix 看看，再运行 sitegen fix --write。")
        return 1
    if is_for_people(form):
        made = "没有检查网页" if only_data else f"将生成 {result.files} 个文件"
        click.echo(f"没有错误{watch.words}。{made}。")
    return 0
