"""All downloads, and the dictionary of every field."""

from dataclasses import dataclass

from sitegen.datasets.descriptor import Field, PackageDescriptor, ResourceDescriptor
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.downloads import (
    batch_downloads,
    document_links,
    plan_downloads,
    province_downloads,
    table_links,
    whole_downloads,
)
from sitegen.site import urls
from sitegen.site.blocks import Fact
from sitegen.site.formats import PART_FORMATS, Format
from sitegen.site.page import Link, Page
from sitegen.site.snippets import Snippet, csv_snippets
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable, number_cell, table_of, text_column
from sitegen.site.words import day, decimal, listed

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "date": "日期",
    "boolean": "真假",
    "year": "年",
    "yearmonth": "年月",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceView:
    """One resource: what it holds, its files, and what its fields mean."""

    resource: ResourceDescriptor
    downloads: tuple[Link, ...]
    """A table in every format; a document as JSON."""
    fields: DataTable | None
    snippets: tuple[Snippet, ...]
    """Code that reads a table; none for a document."""
    keys: tuple[str, ...]
    """Primary and foreign keys in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DataBody:
    """Everything that can be taken away."""

    package: PackageDescriptor
    period: str
    """First and last year that the data speaks of, as an interval of ISO 8601."""
    facts: tuple[Fact, ...]
    formats: tuple[Format, ...]
    """What each format suits."""
    parts: DataTable
    """Downloads of each batch, plan and province."""
    resources: tuple[ResourceView, ...]

    @property
    def contents(self) -> tuple[Link, ...]:
        """Links to the resources further down."""
        return tuple(
            Link(view.resource.title, f"{urls.DATA}#{view.resource.name}") for view in self.resources
        )


def data_page(data: SiteData, package: PackageDescriptor) -> Page:
    """The page of downloads and of the data dictionary."""
    body = DataBody(
        package=package,
        period=f"{min(batch.year for batch in data.batches)}/{data.as_of.year}",
        facts=(
            Fact("版本", package.version),
            Fact("编成日期", day(package.created)),
            Fact("数据截至", day(package.as_of)),
            Fact("表和文档", f"{len(package.resources)}个"),
        ),
        formats=PART_FORMATS,
        parts=_part_table(data),
        resources=tuple(_resource(package, resource) for resource in package.resources),
    )
    return Page(
        url=urls.DATA,
        template="pages/data.html",
        title="数据",
        description=f"{package.title}：全部数据、分批次、分省份和分规划的下载，每张表的字段说明，和使用许可。",
        breadcrumb=(HOME,),
        body=body,
        downloads=whole_downloads(),
    )


def _part_table(data: SiteData) -> DataTable:
    columns = (
        Column("part", "部分"),
        Column("rows", "行数", kind=ColumnKind.NUMBER),
        *(Column(each.ending.strip(".").replace(".", "-"), each.title) for each in PART_FORMATS),
    )
    rows = (
        *(
            _part_row(
                batch.title,
                data.label(batch.list_status),
                len(data.named_in_batch[batch.id]),
                batch_downloads(batch),
            )
            for batch in data.batches
        ),
        *(
            _part_row(
                plan.title, data.label(plan.status), len(data.targets_in[plan.id]), plan_downloads(plan)
            )
            for plan in data.plans
        ),
        *(
            _part_row(province.name, "", _units(data, province), province_downloads(province))
            for province in data.provinces
            if province.covered
        ),
    )
    return DataTable(id="parts", caption="按批次、规划和省份", columns=columns, rows=rows)


def _part_row(title: str, note: str, rows: int, links: tuple[Link, ...]) -> tuple[Cell, ...]:
    files = (
        Cell(kind.ending.lstrip("."), url=link.url) for kind, link in zip(PART_FORMATS, links, strict=True)
    )
    return (Cell(title, note=note), number_cell(rows), *files)


def _units(data: SiteData, province: Province) -> int:
    """Rows of a province's list: its units in force at the end of the reference year."""
    return sum(unit.in_force(data.reference_year) for unit in data.counties_of_province[province.code])


def _resource(package: PackageDescriptor, resource: ResourceDescriptor) -> ResourceView:
    schema = resource.schema
    if schema is None:
        links = document_links(resource.name, resource.title)
        return ResourceView(resource=resource, downloads=links, fields=None, snippets=(), keys=())
    keys = [f"主键：{listed(schema.primary_key)}"]
    for key in schema.foreign_keys:
        target = package.resource(key.resource).title if key.resource else resource.title
        keys.append(f"{listed(key.fields)}指向“{target}”的{listed(key.reference_fields)}")
    return ResourceView(
        resource=resource,
        downloads=table_links(resource.name, resource.title),
        fields=_field_table(resource, schema.fields),
        snippets=csv_snippets(f"tables/{resource.name}"),
        keys=tuple(keys),
    )


def _field_table(resource: ResourceDescriptor, fields: tuple[Field, ...]) -> DataTable:
    return table_of(
        f"fields-{resource.name}",
        f"“{resource.title}”的字段",
        fields,
        text_column("name", "字段", lambda item: item.name, kind=ColumnKind.CODE),
        text_column("title", "名称", lambda item: item.title),
        text_column("type", "类型", lambda item: _TYPES.get(item.type, item.type)),
        text_column("constraints", "限制", _constraints),
        text_column("description", "说明", lambda item: item.description),
    )


def _constraints(item: Field) -> str:
    words = ["必填" if item.is_required else "可空"]
    for name, value in item.constraints.items():
        if name == "enum":
            words.append(f"取值：{listed(str(each) for each in value)}")
        elif name == "pattern":
            words.append(f"形式：{value}")
        elif name in ("minimum", "maximum"):
            words.append(f"{'不小于' if name == 'minimum' else '不大于'}{_bound(value)}")
        elif name == "maxLength":
            words.append(f"不超过{value}字")
        elif name == "unique" and value:
            words.append("不重复")
    return "；".join(words)


def _bound(value: object) -> str:
    return decimal(value) if isinstance(value, (int, float)) else str(value)
