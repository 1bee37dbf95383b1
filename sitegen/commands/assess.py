"""`sitegen assess`: do a county's schools meet the standard, and what is short?"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from sitegen.commands.finding_formats import as_text
from sitegen.commands.fit_files import has_unfit_files
from sitegen.commands.plain_path import PlainPath
from sitegen.commands.reporting import echo_findings
from sitegen.config import Config
from sitegen.exceptions import UsageError
from sitegen.findings import Finding, has_errors

if TYPE_CHECKING:
    from sitegen.assessment.method import Switches
    from sitegen.assessment.report import Report
    from sitegen.assessment.words import Words
    from sitegen.model.assessment import AssessmentProfile
    from sitegen.model.site_data import SiteData

_FORMS = ("text", "json", "xlsx", "html")
_ENDINGS = {"": "text", "txt": "text", "htm": "html", **{form: form for form in _FORMS}}


@click.command("assess", short_help="核对一个县的学校是否达到资源配置标准")
@click.argument("file", metavar="文件", type=PlainPath())
@click.option("--profile", default="national", show_default=True, metavar="名称", help="用哪一套标准。")
@click.option(
    "--switch",
    "switches",
    multiple=True,
    metavar="名称=算法",
    help="拿不准的地方换一种算法，可写几次，如 deviation=plain-population；名称写错时会列出全部。",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="结果的写法；不写时照 --output 的后缀，没有后缀是 text。",
)
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="写到这个文件；xlsx 必须给出。"
)
@click.pass_context
def assess_command(
    context: click.Context,
    file: Path,
    profile: str,
    switches: tuple[str, ...],
    form: str | None,
    output: Path | None,
) -> int:
    """核对文件里的学校是否达到优质均衡的资源配置标准：差什么，补多少才够，换一种算法结论变不变。

    文件是 .xlsx、.csv、.tsv 或 .txt，一所学校一行，列名照网站“自查”页上的模板。

    标准取自项目；不在项目文件夹里，也没有用 --root 指明一个，就用 sitegen 自带的那一份。

    退出码 0 为算出了结果，不论达到没有；1 为数据有错。
    """
    from sitegen.assessment.form import school_schema
    from sitegen.assessment.profiles import profile_of
    from sitegen.assessment.report import report
    from sitegen.importers.school_file import read_schools

    form = form or _form_of(output)
    if form == "xlsx" and output is None:
        raise click.UsageError("xlsx 要用 --output 指明写到哪个文件。")
    if output and output.exists() and output.samefile(file):
        raise click.UsageError(f"{output} 是学校数据本身，不能写到它上面；换一个文件名。")
    is_outside = _is_outside(context)
    config = Config.bundled() if is_outside else Config.for_root(context.obj)
    if has_unfit_files(config):
        return 1
    data = _data(config)
    if is_outside:
        from sitegen.assessment.words import basis_of

        click.echo(f"这里不是项目文件夹：{basis_of(data)}，是 sitegen 自带的那一份。", err=True)
    lines, reading = profile_of(data, _profile(data, profile)), _reading(data, switches)
    schools, findings = read_schools(file, file.as_posix(), school_schema())
    if has_errors(findings):
        echo_findings(findings)
        return 1
    # Warnings beside the result, which a program may read, and not in it.
    click.echo(as_text(findings), nl=False, err=True)
    is_told = form == "text" and output is None
    notes = () if is_told else tuple(map(_note, findings))
    content = _written(report(schools, lines, reading), data, form, config, notes)
    if isinstance(content, Finding):
        echo_findings((content,))
        return 1
    if output is None:
        click.echo(content.decode(), nl=False)
    else:
        _write(output, content)
        click.echo(f"已写到 {output}")
    return 0


def _is_outside(context: click.Context) -> bool:
    """Whether no project was named and this folder is none."""
    is_named = context.find_root().get_parameter_source("root") is not ParameterSource.DEFAULT
    return not is_named and not Config(root=context.obj).is_project


def _form_of(output: Path | None) -> str:
    ending = output.suffix.lower().removeprefix(".") if output else ""
    if ending not in _ENDINGS:
        known = "、".join(f".{name}" for name in _ENDINGS if name)
        raise click.UsageError(f"写不成 .{ending}。后缀可以是 {known}；别的后缀要用 --format 指明写法。")
    return _ENDINGS[ending]


def _write(output: Path, content: bytes) -> None:
    from sitegen.datasets.writer import replace_files

    try:
        if output.exists() and not output.is_file():
            output.write_bytes(content)  # a pipe or terminal
        else:
            replace_files({output: content})
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"写不到 {output}：没有 {output.parent} 这个文件夹。") from error
    except RuntimeError as error:  # what Python says of links in a circle
        raise UsageError(f"写不到 {output}：它是一个链接，绕回了自己。") from error
    except (PermissionError, IsADirectoryError) as error:
        raise UsageError(f"写不到 {output}：没有写的权限，或这个文件正开着、不许改。") from error


def _data(config: Config) -> "SiteData":
    """The method's lines and choices; raises UsageError where the project's data cannot be read."""
    from sitegen.assembly import assemble
    from sitegen.datasets.package import load_package

    package, findings = load_package(config.datasets, config.root)
    if package is None or has_errors(findings):
        raise UsageError("项目的数据有错，取不出标准。先运行 sitegen check。")
    data = assemble(package)
    if not data.assessment_profiles:
        raise UsageError("这个项目没有核对的方法：datasets/assessment/profiles.csv 是空的。")
    return data


def _profile(data: "SiteData", name: str) -> "AssessmentProfile":
    known = {item.id: item for item in data.assessment_profiles}
    if name not in known:
        every = "、".join(f"{item.id}（{item.name}）" for item in known.values())
        raise UsageError(f"没有叫 {name} 的标准。有：{every}")
    return known[name]


def _reading(data: "SiteData", switches: tuple[str, ...]) -> "Switches":
    from sitegen.assessment.method import Switches
    from sitegen.assessment.profiles import choices

    known = choices(data)
    chosen: dict[str, str] = {}
    for text in switches:
        name, _, option = text.partition("=")
        if option not in known.get(name, ()):
            every = "；".join(f"{name}={'|'.join(options)}" for name, options in known.items())
            raise UsageError(f"不认识 --switch {text}。可写：{every}")
        chosen[name] = option
    return replace(Switches(), **chosen)  # type: ignore[arg-type]


def _note(finding: Finding) -> str:
    where = f"第{finding.line}行：" if finding.line else ""
    return f"{where}{finding.message}。"


def _written(
    result: "Report", data: "SiteData", form: str, config: Config, notes: tuple[str, ...]
) -> bytes | Finding:
    from sitegen.assessment import words as written
    from sitegen.content.reading import read_content

    if form == "json":
        return f"{json.dumps(asdict(result), ensure_ascii=False, indent=2)}\n".encode()
    settings = read_content(config).settings
    words = written.words_of(result, data, notes, (settings.base_url if settings else None) or "")
    if form == "xlsx":
        from sitegen.exports.assessment_workbook import assessment_workbook

        return assessment_workbook(words)
    if form == "html":
        return _as_page(words, config)
    return written.as_text(words).encode()


def _as_page(words: "Words", config: Config) -> bytes | Finding:
    """The report as HTML, or what is wrong with its template."""
    from sitegen.render.assessment_page import assessment_page
    from sitegen.render.template_faults import template_fault

    try:
        return assessment_page(words, config.templates)
    except Exception as error:
        if fault := template_fault(error, config.templates):
            return fault
        raise
