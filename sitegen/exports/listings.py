"""Lists that are joined for reading: names beside codes, the status of counties, the source of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analysis.progress import TargetProgress, plan_progress
from sitegen.analysis.status import county_status
from sitegen.exports.csv_file import csv_file, excel_csv_file
from sitegen.model.certification import Batch, Certification
from sitegen.model.divisions import County, Province
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation

Columns = tuple[tuple[str, str], ...]
"""Name and title of each column."""

_PLACE: Columns = (
    ("province_code", "省级代码"),
    ("province", "省级"),
    ("prefecture_code", "地级代码"),
    ("prefecture", "地级"),
    ("county_code", "县级代码"),
    ("county", "县级"),
    ("kind", "类别"),
)
_RECEIPT: Columns = (
    ("source", "来源"),
    ("source_document_number", "来源文号"),
    ("source_url", "来源网址"),
    ("locator", "来源中的位置"),
    ("evidence", "证据等级"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A joined table, all cells text. Every format is made from this one value."""

    columns: Columns
    rows: Sequence[tuple[str, ...]]

    def plain(self) -> bytes:
        """As plain CSV."""
        return csv_file([name for name, _ in self.columns], self.rows)

    def excel(self) -> bytes:
        """As CSV for Excel."""
        return excel_csv_file([title for _, title in self.columns], self.rows)


def certification_listing(data: SiteData, batch: Batch) -> Listing:
    """The units certified in one batch, in the order of their codes."""
    columns = (("batch", "批次"), *_PLACE, ("published_name", "公布的名称"), *_RECEIPT)
    return Listing(
        columns=columns,
        rows=[_certification(data, batch, item) for item in data.certifications_in[batch.id]],
    )


def county_listing(data: SiteData, province: Province) -> Listing:
    """The county-level units of a province in force at the end of the reference year, with their status."""
    columns = (
        *_PLACE,
        ("status", "状态"),
        ("certified_in_batch", "认定批次"),
        ("planned_year", "规划年份（国家认定）"),
        ("explanation", "说明"),
    )
    units = data.counties_of_province[province.code]
    current = [unit for unit in units if unit.in_force(data.reference_year)]
    return Listing(columns=columns, rows=[_county(data, unit) for unit in current])


def target_listing(data: SiteData, plan: Plan) -> Listing:
    """The targets of a plan, with what became of them."""
    columns = (
        ("plan", "规划"),
        *_PLACE,
        ("published_name", "规划中的名称"),
        ("stage", "阶段"),
        ("planned_year", "规划年份"),
        ("outcome", "进展"),
        ("certified_in_batch", "认定批次"),
        *_RECEIPT,
    )
    return Listing(
        columns=columns, rows=[_target(data, plan, item) for item in plan_progress(data, plan).targets]
    )


def _certification(data: SiteData, batch: Batch, item: Certification) -> tuple[str, ...]:
    place = _place(data, data.county[item.county_code])
    return (batch.title, *place, item.published_name, *_receipt(data, item.citation))


def _county(data: SiteData, county: County) -> tuple[str, ...]:
    status = county_status(data, county)
    batch = status.batch.title if status.batch else ""
    return (*_place(data, county), status.label, batch, str(status.planned_year or ""), status.sentence)


def _target(data: SiteData, plan: Plan, item: TargetProgress) -> tuple[str, ...]:
    target = item.target
    return (
        plan.title,
        *_place(data, data.county[target.county_code]),
        target.published_name,
        target.stage.label,
        str(target.year),
        item.outcome.label,
        item.batch.title if item.batch else "",
        *_receipt(data, target.citation),
    )


def _place(data: SiteData, county: County) -> tuple[str, ...]:
    province = data.province[county.province_code]
    prefecture = data.prefecture.get(county.prefecture_code or "")
    names = (prefecture.code, prefecture.name) if prefecture else ("", "")
    return (province.code, province.name, *names, county.code, county.name, county.kind.value)


def _receipt(data: SiteData, citation: Citation) -> tuple[str, ...]:
    source = data.source[citation.source_id]
    return (
        source.title,
        source.document_number or "",
        source.url or "",
        citation.locator,
        citation.evidence.label,
    )
