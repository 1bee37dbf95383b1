"""`sitegen diff`: what a change of the data means."""

import click

from sitegen.config import Config
from sitegen.diff.reports import FORMATS


@click.command("diff", short_help="比较两份数据，说明改动的意思")
@click.argument("old", metavar="旧")
@click.argument("new", required=False, metavar="[新]")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="输出形式：text 给人看（默认），markdown 用于评论，json 给程序（全部逐条列出）。",
)
@click.pass_context
def diff_command(context: click.Context, old: str, new: str | None, form: str) -> int:
    """比较旧的和新的：先列删除，再分省列新认定、新规划和更正，然后是总数、核对结论和名单的完整程度。

    旧、新是文件夹或 Git 版本（如 origin/main、HEAD~1）；不给新的就是现在的文件夹。行按主键比，不按行号。
    一份数据有错也能比，会说明。不改动任何文件。
    """
    from sitegen.diff.comparing import compare

    click.echo(FORMATS[form](compare(Config.for_root(context.obj), old, new)), nl=False)
    return 0
