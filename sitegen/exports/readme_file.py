"""`README.md` of a package: what it is and how to use it, in plain Chinese."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sitegen.datasets.descriptor import Field, PackageDescriptor, ResourceDescriptor
from sitegen.exports.about import About
from sitegen.exports.package_scope import Member, PackageScope
from sitegen.model.sources import Source
from sitegen.site.formats import GEOJSON, JSON, SQLITE, XLSX
from sitegen.site.licence import LICENCE, LICENCE_URL, NOT_LICENSED, NOTICE

_OTHERS = (XLSX, JSON, GEOJSON, SQLITE)
_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是非（true、false）",
    "date": "日期",
}


def readme_file(about: About, members: Sequence[Member]) -> bytes:
    """README of a package of these members: the text of `readme.md` beside this module, filled in."""
    package, scope = about.package, about.scope
    text = Path(__file__).with_name("readme.md").read_text(encoding="utf-8")
    return text.format(
        title=about.title,
        notice=NOTICE,
        description=package.description.strip(),
        rows=scope.rows,
        completeness=scope.completeness,
        as_of=package.as_of.isoformat(),
        version=package.version,
        created=package.created.isoformat(),
        files=_joined(_files(package, scope, members)),
        other_formats=_joined(_other_formats(about)),
        sources="\n".join(_source(about, source) for source in about.sources),
        licence=LICENCE,
        licence_url=LICENCE_URL,
        not_licensed=NOT_LICENSED,
        citation=about.citation,
        fields=_joined(_fields(package, members)),
    ).encode()


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs)


def _files(package: PackageDescriptor, scope: PackageScope, members: Sequence[Member]) -> Iterator[str]:
    if scope.suffix:
        yield "行数是本数据包里的；说明讲的是整个数据集里的这张表。"
    yield "\n".join(_member(package.resource(member.name), member) for member in members)


def _member(resource: ResourceDescriptor, member: Member) -> str:
    twin = f"（Excel 用 `{member.excel_path}`）" if member.excel_path else ""
    unit = "行" if member.excel_path else "条"
    return f"- `{member.path}`{twin}：{resource.title}，{member.rows}{unit}。{resource.description.strip()}"


def _other_formats(about: About) -> Iterator[str]:
    yield "同样的数据，网站上还有这些格式：" if about.homepage else "同样的数据，发布它的网站上还有这些格式："
    yield "\n".join(f"- {kind.title}（`{kind.ending}`）：{kind.purpose}" for kind in _OTHERS)
    if about.homepage:
        yield f"网站：<{about.homepage}>"


def _source(about: About, source: Source) -> str:
    number = f"（{source.document_number}）" if source.document_number else ""
    published = f"，{source.published_on.isoformat()}" if source.published_on else ""
    address = f"，<{source.url}>" if source.url else ""
    title = f"{source.issuer}：《{source.title}》{number}{published}"
    return f"- `{source.id}` {title}，{about.grades[source.evidence]}{address}"


def _fields(package: PackageDescriptor, members: Sequence[Member]) -> Iterator[str]:
    for member in members:
        resource = package.resource(member.name)
        if resource.schema:
            yield f"### {resource.title}（`{member.path}`）"
            rows = (_field(field) for field in resource.schema.fields)
            yield "\n".join(("| 字段 | 名称 | 类型 | 说明 |", "|---|---|---|---|", *rows))


def _field(field: Field) -> str:
    cells = (f"`{field.name}`", field.title, _TYPES.get(field.type, field.type), field.description)
    return f"| {' | '.join(_one_line(cell) for cell in cells)} |"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
