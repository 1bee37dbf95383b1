"""Provinces and prefectures: how much of each is certified, and the units in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.analysis.completeness import BatchCompleteness, batch_completeness
from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.status import CountyStatus
from sitegen.api.counties import summary
from sitegen.api.envelope import Envelope, links
from sitegen.api.from_schema import columns
from sitegen.api.schema import LINK, array, integer, nullable, record, ref, rounded, share, text
from sitegen.model.divisions import County, Prefecture, Province
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.site import urls

_PROVINCE_COLUMNS = columns("provinces", without=("pinyin",))
_PREFECTURE_COLUMNS = columns("prefectures", without=("pinyin",))
_PREFECTURE_NAME = columns("prefectures", "code", "name")

COVERAGE_SCHEMA = record(
    "认定了多少，分母是哪个",
    year=integer("分母取自哪一年年末", minimum=1900),
    statutory_counties=integer("分母：县级行政区数，不含功能区"),
    declared=integer("公布的个数，没有收到名字的也在内；不知道这里有多少个的批次不计"),
    open_batch_ids=array(text("批次编号"), "不知道这里有多少个的批次；有的话 share_declared 为 null"),
    named=integer("收到名字的个数，各种单位都算"),
    named_statutory=integer("收到名字的县级行政区数"),
    unattributed=integer("公布了而不知属于哪里的个数：其中可能有这里的"),
    share_statutory=nullable(share("收到名字的县级行政区占分母的比例；分母为零则为 null")),
    share_named=nullable(share("收到名字的全部单位与分母之比")),
    share_declared=nullable(share("公布的个数与分母之比")),
)
_PROVINCE = {
    **_PROVINCE_COLUMNS.schema,
    "coverage": nullable(ref("Coverage", "不适用的为 null")),
}
PROVINCE_SUMMARY_SCHEMA = record(
    "一个省级行政区",
    **_PROVINCE,
    links=record("相关的网址", page=text("网页", form=LINK), self=text("全部内容", form=LINK)),
)
PROVINCE_SCHEMA = record(
    "一个省级行政区的全部内容",
    **_PROVINCE,
    batches=array(
        record(
            "一批之中这个省的个数",
            **columns("batch_totals", "batch_id").schema,
            declared=nullable(integer("公布的个数；不知道则为 null")),
            named=integer("收到名字的个数"),
        )
    ),
    plan_ids=array(text("规划"), "这个省和省内各县的规划，见 plans/{id}.json"),
    prefectures=array(record("一个地级行政区", **_PREFECTURE_NAME.schema), "直辖市没有"),
    counties=array(ref("CountySummary"), "全部县级单位，已撤销的和功能区也在内"),
    links=record("相关的网址", page=text("网页", form=LINK), feed=nullable(text("这个省的 Atom", form=LINK))),
)
_PREFECTURE = {
    **_PREFECTURE_COLUMNS.schema,
    "coverage": ref("Coverage", "分地级的公布数不见于任何文件，所以 declared 等于 named"),
}
PREFECTURE_SUMMARY_SCHEMA = record("一个地级行政区", **_PREFECTURE)
PREFECTURE_SCHEMA = record(
    "一个地级行政区的全部内容",
    **_PREFECTURE,
    counties=array(ref("CountySummary"), "全部县级单位，已撤销的和功能区也在内"),
    links=record("相关的网址", page=text("网页", form=LINK), province=text("所属省份的响应", form=LINK)),
)
COMPONENTS = {
    "Coverage": COVERAGE_SCHEMA,
    "ProvinceSummary": PROVINCE_SUMMARY_SCHEMA,
    "Province": PROVINCE_SCHEMA,
    "PrefectureSummary": PREFECTURE_SUMMARY_SCHEMA,
    "Prefecture": PREFECTURE_SCHEMA,
}

Summaries = Mapping[str, Mapping[str, Any]]
"""Summaries of units by their code."""


def place_files(envelope: Envelope, statuses: Mapping[str, CountyStatus]) -> Iterator[OutputFile]:
    """Lists of provinces and prefectures, and a file for each of them."""
    data = envelope.data
    summaries = {code: summary(data, status) for code, status in statuses.items()}
    yield from _province_files(envelope, summaries)
    yield from _prefecture_files(envelope, summaries)


def coverage_object(covered: Coverage) -> Mapping[str, Any]:
    """Numbers of a place, with what they are held against."""
    return {
        "year": covered.year,
        "statutory_counties": covered.statutory_counties,
        "declared": covered.declared,
        "open_batch_ids": [batch.id for batch in covered.open_batches],
        "named": covered.units,
        "named_statutory": covered.statutory_units,
        "unattributed": covered.unattributed,
        "share_statutory": rounded(covered.share_statutory),
        "share_named": rounded(covered.share_all),
        "share_declared": rounded(covered.share_declared),
    }


def _province_files(envelope: Envelope, summaries: Summaries) -> Iterator[OutputFile]:
    data = envelope.data
    states = [batch_completeness(data, batch) for batch in data.batches]
    heads = {province.code: _province(data, province) for province in data.provinces}
    root = envelope.root("provinces.json")
    listed = [{**heads[item.code], "links": _summary_links(root, item)} for item in data.provinces]
    yield envelope.response("provinces.json", listed)
    for province in data.provinces:
        path = f"provinces/{province.slug}.json"
        parts = _province_parts(data, province, states, summaries)
        refers = _province_links(envelope.root(path), province)
        yield envelope.response(path, {**heads[province.code], **parts, "links": refers})


def _province(data: SiteData, province: Province) -> Mapping[str, Any]:
    covered = coverage(data, province_codes=[province.code]) if province.covered else None
    return {
        **_PROVINCE_COLUMNS.of(data, province),
        "coverage": coverage_object(covered) if covered else None,
    }


def _province_parts(
    data: SiteData, province: Province, states: Iterable[BatchCompleteness], summaries: Summaries
) -> Mapping[str, Any]:
    units = data.counties_of_province[province.code]
    return {
        "batches": [_batch(data, state, province.code) for state in states if province.covered],
        "plan_ids": [plan.id for plan in data.plans if plan.province_code == province.code],
        "prefectures": [_PREFECTURE_NAME.of(data, item) for item in data.prefectures_of[province.code]],
        "counties": _counties(units, summaries),
    }


def _batch(data: SiteData, state: BatchCompleteness, code: str) -> Mapping[str, Any]:
    declared = state.declared_by_province.get(code)
    is_known = declared is not None or state.declared == sum(state.declared_by_province.values())
    return {
        "batch_id": state.batch.id,
        "declared": declared or 0 if is_known else None,
        "named": len(data.named_in_province[state.batch.id, code]),
    }


def _summary_links(root: str, province: Province) -> Mapping[str, str | None]:
    return links(root, page=urls.province(province.slug), self=urls.api(f"provinces/{province.slug}.json"))


def _province_links(root: str, province: Province) -> Mapping[str, str | None]:
    feed = urls.province_feed(province.slug) if province.covered else None
    return links(root, page=urls.province(province.slug), feed=feed)


def _prefecture_files(envelope: Envelope, summaries: Summaries) -> Iterator[OutputFile]:
    data = envelope.data
    heads = {prefecture.code: _prefecture(data, prefecture) for prefecture in data.prefectures}
    yield envelope.response("prefectures.json", list(heads.values()))
    for prefecture in data.prefectures:
        path = f"prefectures/{prefecture.code}.json"
        root = envelope.root(path)
        slug = data.province[prefecture.province_code].slug
        refers = links(
            root, page=urls.prefecture(prefecture.code), province=urls.api(f"provinces/{slug}.json")
        )
        units = _counties(data.counties_of_prefecture[prefecture.code], summaries)
        yield envelope.response(path, {**heads[prefecture.code], "counties": units, "links": refers})


def _prefecture(data: SiteData, prefecture: Prefecture) -> Mapping[str, Any]:
    return {
        **_PREFECTURE_COLUMNS.of(data, prefecture),
        "coverage": coverage_object(coverage(data, prefecture_code=prefecture.code)),
    }


def _counties(units: Iterable[County], summaries: Summaries) -> list[Mapping[str, Any]]:
    return [summaries[unit.code] for unit in units]
