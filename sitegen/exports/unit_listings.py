"""Lists that are joined for reading: names beside codes, the status of counties, the source of rows."""

from collections.abc import Mapping

from sitegen.analysis.plan_progress import TargetProgress, plan_progress
from sitegen.analysis.status import CountyStatus
from sitegen.datasets.descriptor import Field
from sitegen.exports.listing_value import Listing
from sitegen.model.certification import Batch, Certification
from sitegen.model.divisions import County, Province
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation

Fields = tuple[Field, ...]

_UNIT_CODE = "county_code"

CERTIFICATION_LIST = """
CREATE VIEW certification_list AS
SELECT c.batch_id, b.title AS batch, p.code AS province_code, p.name AS province,
  u.prefecture_code, f.name AS prefecture, c.county_code, u.name AS county, u.kind, c.published_name,
  s.title AS source, s.document_number, s.url, c.locator, c.evidence
FROM certifications AS c
JOIN batches AS b ON b.id = c.batch_id
JOIN counties AS u ON u.code = c.county_code
JOIN provinces AS p ON p.code = u.province_code
LEFT JOIN prefectures AS f ON f.code = u.prefecture_code
JOIN sources AS s ON s.id = c.source_id
ORDER BY c.batch_id, c.county_code;
"""
"""The view for reading of every database: certifications with the names that belong to their codes."""


def _field(name: str, title: str, description: str, kind: str = "string") -> Field:
    return Field(name=name, title=title, type=kind, description=description, constraints={})


def _raw(data: SiteData, resource: str, name: str, description: str = "") -> Field:
    """A column as it is; with a description of its own where its codes are printed as words."""
    field = data.field[resource, name]
    return _field(name, field.title, description or field.description, field.type)


def _place_fields(data: SiteData) -> Fields:
    return (
        _field("province_code", "省级代码", "GB/T 2260 的六位代码。"),
        _field("province", "省级", "省级行政区的全称。"),
        _field("prefecture_code", "地级代码", "GB/T 2260 的六位代码；空表示由省级直辖。"),
        _field("prefecture", "地级", "地级行政区的全称；空表示由省级直辖。"),
        _field(_UNIT_CODE, "县级代码", "GB/T 2260 的六位代码；功能区没有国家代码，是本站编的，含字母 Z。"),
        _field("county", "县级", "县级单位在行政区划中的名称。"),
        _raw(data, "counties", "kind"),
    )


def _receipt_fields(data: SiteData) -> Fields:
    words = "官方文件、官方文件转载、报刊网络，或由编者推算。"
    return (
        _field("source", "来源", "这一行所据文件的题名。"),
        _field("source_document_number", "来源文号", "空表示没有文号，或没有查到。"),
        _field("source_url", "来源网址", "空表示没有已知的网址。"),
        _raw(data, "certifications", "locator"),
        _raw(data, "certifications", "evidence", words),
    )


_CERTIFIED_IN = _field("certified_in_batch", "认定批次", "在哪一批名单中；空表示在本站收到的各批名单上没有。")


def certification_listing(data: SiteData, batch: Batch) -> Listing:
    """The units certified in one batch, in the order of their codes."""
    published = _raw(data, "certifications", "published_name")
    return Listing(
        title="认定名单",
        description=f"{batch.title}：本站收到名字的县级单位，一行一个。",
        fields=(
            _field("batch", "批次", "批次的名称。"),
            *_place_fields(data),
            published,
            *_receipt_fields(data),
        ),
        rows=[_certification(data, batch, item) for item in data.certifications_in[batch.id]],
    )


def county_listing(data: SiteData, province: Province, statuses: Mapping[str, CountyStatus]) -> Listing:
    """The county-level units of a province in force at the end of the reference year, with their status."""
    year = data.reference_year
    units = [unit for unit in data.counties_of_province[province.code] if unit.in_force(year)]
    return Listing(
        title="各县状态",
        description=f"{province.name}在{year}年末有效的县级单位，一行一个，连同认定和规划的情况。",
        fields=(
            *_place_fields(data),
            _field(
                "status", "状态", "认定批次、规划年份，或“名单未收齐”“名单上没有”；后两者都不等于没有通过。"
            ),
            _CERTIFIED_IN,
            _field(
                "planned_year",
                "规划年份（国家认定）",
                "空表示没有收到规划。",
                "integer",
            ),
            _field("explanation", "说明", "状态的一句话说明。"),
        ),
        rows=[_county(data, statuses[unit.code]) for unit in units],
    )


def target_listing(data: SiteData, plan: Plan) -> Listing:
    """The targets of a plan, with what became of them."""
    return Listing(
        title="规划所列县级单位",
        description=f"《{plan.title}》点名的县级单位，每个阶段一行，连同到期后的结果。",
        fields=(
            _field("plan", "规划", "规划的题名。"),
            *_place_fields(data),
            _field("published_name", "规划中的名称", "照规划写的，可能是简称。"),
            _raw(data, "plan_targets", "stage", "国家认定，或之前的省级评估。"),
            _field("planned_year", "规划年份", "规划在这一年通过。", "integer"),
            _field("outcome", "进展", "照本站收到的各批名单判断。"),
            _CERTIFIED_IN,
            *_receipt_fields(data),
        ),
        rows=[_target(data, plan, item) for item in plan_progress(data, plan).targets],
    )


def units_of(listing: Listing) -> tuple[str, ...]:
    """Codes of the county-level units of a listing, each once, in the order of its rows."""
    column = [field.name for field in listing.fields].index(_UNIT_CODE)
    return tuple(dict.fromkeys(row[column] for row in listing.rows))


def _certification(data: SiteData, batch: Batch, item: Certification) -> tuple[str, ...]:
    place = _place(data, data.county[item.county_code])
    return (batch.title, *place, item.published_name, *_receipt(data, item.citation))


def _county(data: SiteData, status: CountyStatus) -> tuple[str, ...]:
    batch = status.batch.title if status.batch else ""
    planned = str(status.planned_year or "")
    return (*_place(data, status.county), status.label, batch, planned, status.sentence)


def _target(data: SiteData, plan: Plan, item: TargetProgress) -> tuple[str, ...]:
    target = item.target
    return (
        plan.title,
        *_place(data, data.county[target.county_code]),
        target.published_name,
        data.label(target.stage),
        str(target.year),
        data.label(item.outcome),
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
        data.label(citation.evidence),
    )
