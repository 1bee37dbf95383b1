"""Links to downloads. The file for Excel stands first, since that is where most readers open it."""

from collections.abc import Iterable

from sitegen.model.certification import Batch
from sitegen.model.divisions import Province
from sitegen.model.plans import Plan
from sitegen.model.sources import Source
from sitegen.site import urls
from sitegen.site.formats import CSV, EXCEL_CSV, GEOJSON, JSON, PACKAGE, SQLITE, TABLE_FORMATS, Format
from sitegen.site.page import Link


def whole_downloads() -> tuple[Link, ...]:
    """The whole as package, as database and as points, and the checksums of all downloads."""
    return (
        _link("datapackage", "全部数据", PACKAGE),
        _link("datasets", "全部数据", SQLITE),
        _link("counties", "全部县级单位", GEOJSON),
        Link("引用信息（CITATION.cff）", urls.CITATION),
        Link("目录（DCAT）", urls.CATALOGUE),
        Link("字段描述（Croissant）", urls.CROISSANT),
        Link("数据库的说明（Datasette）", urls.DATASETTE),
        Link("校验值（SHA256SUMS）", urls.download("SHA256SUMS")),
    )


def table_links(resource: str, title: str) -> tuple[Link, ...]:
    """One resource in every format of tables."""
    return tuple(_links(f"tables/{resource}", title, TABLE_FORMATS))


def document_links(resource: str, title: str) -> tuple[Link, ...]:
    """One document, which is no table."""
    return (_link(f"tables/{resource}", title, JSON),)


def statement_links(source: Source) -> tuple[Link, ...]:
    """The statements that rest on one source."""
    return tuple(_links(f"sources/{source.id}/statements", "以它为据的全部事实", (EXCEL_CSV, CSV)))


def batch_downloads(batch: Batch) -> tuple[Link, ...]:
    """The names of one batch in every format, its database and its package."""
    return _part(f"batches/{batch.id}", "certifications", "认定名单", "本批数据")


def province_downloads(province: Province) -> tuple[Link, ...]:
    """The counties of one province with their status in every format, its database and its package."""
    name = province.short_name
    return _part(f"provinces/{province.slug}", "counties", f"{name}各县状态", f"{name}数据")


def plan_downloads(plan: Plan) -> tuple[Link, ...]:
    """The targets of one plan in every format, its database and its package."""
    return _part(f"plans/{plan.id}", "targets", "规划所列县级单位", "本规划数据")


def _part(folder: str, stem: str, title: str, whole: str) -> tuple[Link, ...]:
    return (
        *_links(f"{folder}/{stem}", title, (*TABLE_FORMATS, GEOJSON)),
        _link(f"{folder}/datasets", whole, SQLITE),
        _link(f"{folder}/datapackage", whole, PACKAGE),
    )


def _links(path: str, title: str, formats: Iterable[Format]) -> Iterable[Link]:
    return (_link(path, title, each) for each in formats)


def _link(path: str, title: str, kind: Format) -> Link:
    return Link(f"{title}（{kind.title}）", urls.download(f"{path}{kind.ending}"))
