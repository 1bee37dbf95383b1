"""`sitegen import notice` and `sitegen import plan`: lists of names → rows with codes."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sitegen.commands.data_as_read import DataAsRead
from sitegen.commands.plain_path import PlainPath
from sitegen.commands.reporting import echo_findings
from sitegen.config import Config

if TYPE_CHECKING:
    from sitegen.importers.imported import Imported

F = TypeVar("F", bound=Callable[..., Any])


def _shared(command: F) -> F:
    """Argument and options of both commands."""
    for decorate in (
        click.argument("file", metavar="文件", type=PlainPath()),
        click.option(
            "--code",
            "codes",
            multiple=True,
            metavar="名称=代码",
            help="给一个对不上或有歧义的名称指明代码，可重复。",
        ),
        click.option(
            "--list",
            "lists",
            multiple=True,
            metavar="序号或标题",
            help="文件里有几份名单时，读哪一份：序号，或标题里的几个字；可重复。",
        ),
        click.option(
            "--partial", is_flag=True, help="名单不完整：总数对不上只作提醒，项目里已有的一行也不删。"
        ),
        click.option(
            "--replace",
            is_flag=True,
            help="和项目里已有的不同时，换成文中的；不加则只添新的，有不同就报错并逐行列出。",
        ),
        click.option("--write", is_flag=True, help="写入 CSV；不加则只显示将作的改动。"),
        click.option(
            "--format",
            "output",
            type=click.Choice(("text", "json")),
            default="text",
            help="输出形式，默认 text。",
        ),
        click.option("-v", "--verbose", is_flag=True, help="列出忽略的每一行和忽略的规则。"),
    ):
        command = decorate(command)
    return command


@click.command("notice", short_help="导入一批认定名单（通知原文）")
@_shared
@click.option("--batch", required=True, help="批次标识，如 2024 或 2025-1。")
@click.option("--province", help="名单没有写省名时，在此写明，如 江苏；几个省的写 江苏、广东。")
@click.option("--title", help="新批次的标题；不给则取名单标题。")
@click.option("--year", type=int, help="评估年份；不给则取批次标识的年份。")
@click.option("--document-number", help="文号；不给则取自文中。")
@click.option("--issued-on", metavar="YYYY-MM-DD", help="成文日期；不给则取落款日期。")
@click.option("--published-on", metavar="YYYY-MM-DD", help="公布日期。")
@click.option("--declared-total", type=int, help="宣布的总数；不给则取自文中。")
@click.option("--locator", help="新批次的总数在来源中的位置；不给则取自文中。")
@click.option("--source", help="来源标识；项目里没有的，会在 sources.csv 新增一行。")
@click.option("--source-title", help="新来源的标题；不给则取通知标题。")
@click.option("--issuer", help="新来源的发文机关；不给则取自通知标题。")
@click.option("--evidence", type=click.Choice(("official", "repost", "press")), help="新来源的证据等级。")
@click.option("--url", help="新来源的网址。")
@click.option("--checked-on", metavar="YYYY-MM-DD", help="核对新来源的日期。")
@click.pass_context
def notice_command(
    context: click.Context,
    /,
    file: Path,
    codes: tuple[str, ...],
    lists: tuple[str, ...],
    write: bool,
    output: str,
    verbose: bool,
    province: str | None,
    **options: Any,
) -> int:
    """从通知原文导入一批认定名单。

    文件是粘贴成的文本，或 .docx、.xlsx、有文字层的 .pdf。名单中的每个字都要读懂、按规则忽略或报告；
    有错误时不写入。退出码：0 没有错误，1 有错误，2 用法有误。
    """
    from sitegen.importers.batch_rows import BatchOptions
    from sitegen.importers.notice import import_notice

    config = Config.for_root(context.obj)
    read = DataAsRead(config) if write else None
    result = import_notice(config, file, BatchOptions(**options), province, dict(_answers(codes)), lists)
    return _report(result, config, read, output, verbose)


@click.command("plan", short_help="导入一份规划的分年名单")
@_shared
@click.option("--plan", required=True, help="规划标识，如 yunnan-2022。")
@click.option(
    "--stage",
    type=click.Choice(("national", "provincial")),
    default="national",
    help="国家认定还是省级评估。",
)
@click.pass_context
def plan_command(
    context: click.Context,
    file: Path,
    codes: tuple[str, ...],
    lists: tuple[str, ...],
    write: bool,
    output: str,
    verbose: bool,
    plan: str,
    stage: str,
    partial: bool,
    replace: bool,
) -> int:
    """从规划原文导入分年名单，如“2025年 安宁市、嵩明县 2”：一年一行或几行，一年一栏，或在年份下打“√”。

    年份下写“国评”“省评”的，只读要导入的那一阶段。

    文件是粘贴成的文本，或 .docx、.xlsx、有文字层的 .pdf。有错误时不写入。
    """
    from sitegen.importers.plan import import_plan

    config = Config.for_root(context.obj)
    read = DataAsRead(config) if write else None
    result = import_plan(
        config, file, plan, stage, dict(_answers(codes)), lists, partial=partial, replace=replace
    )
    return _report(result, config, read, output, verbose)


@click.command("issue", short_help="导入一份填好的表（issue 的内容）")
@_shared
@click.option("--batch", help="批次标识；不给则取自“评估年份”一栏。")
@click.option("--plan", help="新规划的标识，如 yunnan-2022；项目里已有的按标题、文号认出。")
@click.option("--source", help="新来源的标识；项目里已有的按文号、网址、标题认出。")
@click.option("--checked-on", metavar="YYYY-MM-DD", help="核对新来源的日期。")
@click.option("--province", help="名单没有写省名时，在此写明，如 江苏；几个省的写 江苏、广东。")
@click.pass_context
def issue_command(
    context: click.Context,
    /,
    file: Path,
    codes: tuple[str, ...],
    write: bool,
    output: str,
    verbose: bool,
    **options: Any,
) -> int:
    """导入一份填好的“新的一批认定名单”“新的规划”或“更正”表。

    文件是从 issue 的编辑框里整段复制、存成的文本。名单和规划同 import notice、import plan 一样读；
    更正把那一格的旧值换成新值。有错误时不写入。
    """
    from sitegen.importers.issue import IssueOptions, import_issue

    config = Config.for_root(context.obj)
    read = DataAsRead(config) if write else None
    result = import_issue(config, file, IssueOptions(**options), dict(_answers(codes)))
    return _report(result, config, read, output, verbose)


def _answers(codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for item in codes:
        name, equals, code = item.partition("=")
        if not (name and equals and code):
            raise click.BadParameter(f"“{item}”应写成 名称=代码，如 鼓楼区=320106", param_hint="--code")
        yield name.strip(), code.strip()


def _report(result: "Imported", config: Config, read: DataAsRead | None, output: str, verbose: bool) -> int:
    """Print the result, write it over the data as `read` where that is wanted; returns the exit code."""
    from sitegen.importers.proposal import write_changes
    from sitegen.transcripts.leaving import with_transcript

    result = with_transcript(result, date.today())
    if output == "json":
        click.echo(result.as_json())
    else:
        _echo(result, verbose)
    if result.is_open:
        if output == "text":
            click.echo("有错误，没有写入任何文件。改正后再运行一次。")
        return 1
    if read:
        read.refuse_changed()
    written = write_changes(result.changes, config.root) if read else 0
    if output == "text":
        click.echo(_outcome(result, bool(read), written))
    return 0


def _echo(result: "Imported", verbose: bool) -> None:
    for line in result.table():
        click.echo(line)
    joined = sum(row.county is not None for row in result.rows)
    click.echo(f"\n读到 {len(result.rows)} 个名称，对上代码 {joined} 个。")
    if verbose:
        click.echo("\n忽略的文字：")
        for item in result.ignored:
            click.echo(f"  第 {item.line} 行 [{item.rule}] {item.text}")
    else:
        click.echo(f"按规则忽略了 {len(result.ignored)} 处文字（--verbose 逐条列出）。")
    click.echo("")
    echo_findings(result.findings)
    for change in result.changed:
        click.echo(change.diff, nl=False)


def _outcome(result: "Imported", write: bool, written: int) -> str:
    if not result.changed:
        return "和项目现有的数据完全一致，没有要改的。"
    names = "、".join(change.path for change in result.changed)
    if write:
        return f"已写入 {written} 个文件：{names}。请再运行 sitegen check。"
    return f"以上是将作的改动（{names}），还没有写入。核对无误后加 --write 再运行一次。"
