"""All statements as one more table of the package, and those of each source as files of their own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sitegen.datasets.descriptor import ResourceDescriptor, Schema, schema_from
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row, Table
from sitegen.exports.csv_file import csv_file, excel_csv_file
from sitegen.facts.statements import Statement, Statements, Subject
from sitegen.model.sources import Evidence, Source
from sitegen.site.formats import CSV, EXCEL_CSV

NAME = "statements"
_TITLE = "陈述"
_DESCRIPTION = (
    "网站所载的每一项事实，一行一项：说的是谁、说了什么、出自哪个来源的何处、证据等级和最近核对的日期；"
    "推算的写明怎样推算、由哪些陈述推得。构建时由其他各表生成。"
)
_SUBJECTS = "，".join(f"{item.value} {item.label}" for item in Subject)
_EVIDENCE = "official 官方文件，repost 官方文件的转载，press 报刊网络，derived 推算。"


def with_statements(package: Package, statements: Statements, sources: Mapping[str, Source]) -> Package:
    """The package with a table of these statements after all others; `sources` by id."""
    schema = _schema()
    rows = tuple(
        Row(line=line, cells=dict(zip(schema.field_names, _cells(item, sources), strict=True)))
        for line, item in enumerate(sorted(statements.values(), key=lambda item: item.id), start=2)
    )
    table = Table(name=NAME, path=f"{NAME}.csv", schema=schema, rows=rows)
    resource = ResourceDescriptor(
        name=NAME,
        path=f"{NAME}.csv",
        title=_TITLE,
        description=_DESCRIPTION,
        format="csv",
        schema=schema,
        document_schema=None,
    )
    descriptor = package.descriptor
    return replace(
        package,
        descriptor=replace(descriptor, resources=(*descriptor.resources, resource)),
        tables={**package.tables, NAME: table},
    )


def files_by_source(table: Table) -> Iterator[tuple[str, bytes]]:
    """The statements that rest on each source, plain and for Excel; paths under the downloads folder."""
    names = table.schema.field_names
    titles = [field.title for field in table.schema.fields]
    resting: dict[str, list[tuple[str, ...]]] = {}
    for row in table.rows:
        for source_id in dict.fromkeys((row["source_id"], row["corroborating_source_id"])):
            if source_id:
                resting.setdefault(source_id, []).append(tuple(row.cells.values()))
    for source_id, rows in sorted(resting.items()):
        yield f"sources/{source_id}/{NAME}{EXCEL_CSV.ending}", excel_csv_file(titles, rows)
        yield f"sources/{source_id}/{NAME}{CSV.ending}", csv_file(names, rows)


def _cells(item: Statement, sources: Mapping[str, Source]) -> tuple[str, ...]:
    citation = item.citation
    source = sources[citation.source_id] if citation else None
    dates = (source.published_on, source.checked_on) if source else (None, None)
    published, checked = (day.isoformat() if day else "" for day in dates)
    return (
        item.id,
        item.subject.value,
        item.subject_code,
        item.subject_name,
        item.predicate,
        item.value,
        item.unit,
        source.id if source else "",
        (source.document_number or "") if source else "",
        citation.locator if citation else "",
        published,
        item.evidence.value,
        checked,
        (citation.corroborating_source_id or "") if citation else "",
        item.derivation,
        " ".join(item.derived_from),
    )


def _schema() -> Schema:
    raw = {
        "title": _TITLE,
        "description": _DESCRIPTION,
        "primaryKey": ["statement_id"],
        "foreignKeys": [_to_source("source_id"), _to_source("corroborating_source_id")],
        "fields": [
            _field(
                "statement_id",
                "陈述编号",
                "陈述的编号；网页上的同一项事实带有 data-statement 属性，值与此相同。",
                unique=True,
            ),
            _field("subject_kind", "对象种类", f"{_SUBJECTS}。", enum=[item.value for item in Subject]),
            _field("subject_code", "对象代码", "对象在各自表中的代码或编号；全国写 CN。"),
            _field("subject_name", "对象", "对象的名称；县级单位写全省、市、县。"),
            _field("predicate", "说了什么", "说的是对象的哪一方面，如“规划的国家认定年份”。"),
            _field("value", "值", "个数、年份、日期（YYYY-MM-DD）、比较（不低于…）或文字，照数据写。"),
            _field("unit", "单位", "个、年、% 等；文字和日期没有单位，为空。", required=False),
            _field("source_id", "来源", "取自 sources 表的 id；本站推算的为空。", required=False),
            _field("document_number", "文号", "来源的文号；没有或未查到为空。", required=False),
            _field("locator", "来源中的位置", "在来源中何处可以查到；本站推算的为空。", required=False),
            _field("published_on", "来源日期", "来源的发布日期；未查到为空。", kind="date", required=False),
            _field("evidence", "证据等级", _EVIDENCE, enum=[item.value for item in Evidence]),
            _field(
                "checked_on",
                "最近核对",
                "最近一次打开来源原文核对的日期；空表示仅据编目信息，未重新打开原文，或本站推算。",
                kind="date",
                required=False,
            ),
            _field(
                "corroborating_source_id",
                "另一来源",
                "所载相同的另一来源，取自 sources 表的 id；没有为空。",
                required=False,
            ),
            _field("derivation", "怎样推算", "推算的写明怎样推算；来源直接写明的为空。", required=False),
            _field(
                "derived_from",
                "由何推得",
                "推算所据的陈述编号，用空格隔开；来源直接写明的为空。",
                required=False,
            ),
        ],
    }
    return schema_from(f"{NAME}.schema.yaml", raw, {})


def _to_source(field: str) -> Mapping[str, Any]:
    return {"fields": [field], "reference": {"resource": "sources", "fields": ["id"]}}


def _field(
    name: str,
    title: str,
    description: str,
    *,
    kind: str = "string",
    required: bool = True,
    **constraints: object,
) -> Mapping[str, Any]:
    stated = {"required": True, **constraints} if required else constraints
    field = {"name": name, "title": title, "type": kind, "description": description}
    return {**field, "constraints": stated} if stated else field
