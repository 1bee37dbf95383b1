"""Which facts rest on which source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sitegen.model.site_data import SiteData, grouped
from sitegen.model.sources import Citation
from sitegen.site import urls
from sitegen.site.page import Link

_LISTED = 60
"""Longest list of links; the rest stands in the file of the source's statements."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reliance:
    """Facts of one kind that rest on one source."""

    title: str
    count: int
    links: tuple[Link, ...]
    """Pages that show these facts, each once; the first of them when there are too many."""
    unlisted: int
    """Further pages that are not in `links`."""
    index: Link
    """Page that leads to all facts of this kind."""


class _Use(NamedTuple):
    """One fact: its kind, the source it rests on, and the page that shows it."""

    source_id: str
    link: Link


class _Kind(NamedTuple):
    title: str
    overview: Link
    uses: Iterable[_Use]


def reliances(data: SiteData) -> Mapping[str, tuple[Reliance, ...]]:
    """What rests on each source, by source id."""
    found = [
        (source_id, _reliance(kind, uses))
        for kind in _kinds(data)
        for source_id, uses in grouped(kind.uses, lambda use: use.source_id).items()
    ]
    pairs = grouped(found, lambda pair: pair[0])
    return {source_id: tuple(item for _id, item in items) for source_id, items in pairs.items()}


def _reliance(kind: _Kind, uses: tuple[_Use, ...]) -> Reliance:
    links = tuple(dict.fromkeys(use.link for use in uses))
    return Reliance(
        title=kind.title,
        count=len(uses),
        links=links[:_LISTED],
        unlisted=max(0, len(links) - _LISTED),
        index=kind.overview,
    )


def _kinds(data: SiteData) -> Iterator[_Kind]:
    yield from _certification_kinds(data)
    yield from _plan_kinds(data)
    yield from _indicator_kinds(data)
    yield from _division_kinds(data)


def _certification_kinds(data: SiteData) -> Iterator[_Kind]:
    batches = Link(text="全部批次", url=urls.BATCHES)
    yield _Kind("认定批次", batches, _uses((item.citation, _batch(data, item.id)) for item in data.batches))
    yield _Kind(
        "认定的县级单位",
        batches,
        _uses((item.citation, _county(data, item.county_code)) for item in data.certifications),
    )
    yield _Kind(
        "分省份的认定数目",
        batches,
        _uses((item.citation, _batch(data, item.batch_id)) for item in data.batch_totals),
    )
    yield _Kind(
        "核对过的数字",
        Link(text="全部核对", url=urls.CLAIMS),
        _uses(
            (item.citation, Link(text=item.statement, url=f"{urls.CLAIMS}#{item.id}")) for item in data.claims
        ),
    )


def _plan_kinds(data: SiteData) -> Iterator[_Kind]:
    index = Link(text="全部规划", url=urls.PLANS)
    yield _Kind("规划", index, _uses((item.citation, _plan(data, item.id)) for item in data.plans))
    yield _Kind(
        "各县的规划年份",
        index,
        _uses((item.citation, _county(data, item.county_code)) for item in data.plan_targets),
    )
    yield _Kind(
        "各年规划数目", index, _uses((item.citation, _plan(data, item.plan_id)) for item in data.plan_totals)
    )
    yield _Kind(
        "总体目标",
        index,
        _uses((item.citation, _province(data, item.province_code)) for item in data.goals),
    )
    yield _Kind(
        "程序和期限", index, _uses((item.citation, _plan(data, item.plan_id)) for item in data.phases)
    )


def _indicator_kinds(data: SiteData) -> Iterator[_Kind]:
    index = Link(text="全部指标", url=urls.INDICATORS)
    groups = ((item.citation, index) for item in data.indicator_groups)
    yield _Kind("指标", index, _uses((item.citation, _indicator(data, item.id)) for item in data.indicators))
    yield _Kind("指标的方面", index, _uses(groups))
    yield _Kind(
        "指标要求",
        index,
        _uses((item.citation, _indicator(data, item.indicator_id)) for item in data.thresholds),
    )
    yield _Kind(
        "责任部门",
        index,
        _uses((item.citation, _indicator(data, item.indicator_id)) for item in data.responsibilities),
    )
    yield _Kind(
        "省份类型",
        Link(text="分析", url=urls.ANALYSIS),
        _uses((item.citation, Link(text=item.name, url=urls.ANALYSIS)) for item in data.province_types),
    )
    yield _Kind("判定规则", index, _uses((item.citation, index) for item in data.rules))
    analysis = Link(text="省份类型", url=f"{urls.ANALYSIS}#types-title")
    yield _Kind("省份类型", analysis, _uses((item.citation, analysis) for item in data.province_types))


def _division_kinds(data: SiteData) -> Iterator[_Kind]:
    counties = Link(text="全部县级单位", url=urls.COUNTIES)
    yield _Kind(
        "省级行政区",
        Link(text="全部省份", url=urls.PROVINCES),
        _uses((item.citation, _province(data, item.code)) for item in data.provinces),
    )
    yield _Kind(
        "地级行政区",
        Link(text="全部地级行政区", url=urls.PREFECTURES),
        _uses(
            (item.citation, Link(text=item.name, url=urls.prefecture(item.code))) for item in data.prefectures
        ),
    )
    yield _Kind(
        "县级单位", counties, _uses((item.citation, _county(data, item.code)) for item in data.counties)
    )
    yield _Kind("功能区", counties, _uses((item.citation, _county(data, item.code)) for item in data.zones))
    yield _Kind(
        "分省县数",
        Link(text="全部省份", url=urls.PROVINCES),
        _uses((item.citation, _province(data, item.province_code)) for item in data.county_totals),
    )
    yield _Kind(
        "区划变动",
        counties,
        _uses((item.citation, _county(data, item.successor_code)) for item in data.successions),
    )
    yield _Kind(
        "曾用名", counties, _uses((item.citation, _county(data, item.code)) for item in data.former_names)
    )


def _uses(pairs: Iterable[tuple[Citation, Link]]) -> Iterator[_Use]:
    for citation, link in pairs:
        yield _Use(citation.source_id, link)
        if citation.corroborating_source_id:
            yield _Use(citation.corroborating_source_id, link)


def _batch(data: SiteData, batch_id: str) -> Link:
    return Link(text=data.batch[batch_id].title, url=urls.batch(batch_id))


def _county(data: SiteData, code: str) -> Link:
    return Link(text=data.county[code].name, url=urls.county(code))


def _plan(data: SiteData, plan_id: str) -> Link:
    return Link(text=data.plan[plan_id].title, url=urls.plan(plan_id))


def _province(data: SiteData, code: str | None) -> Link:
    if code is None:
        return Link(text="全国", url=urls.PLANS)
    province = data.province[code]
    return Link(text=province.name, url=urls.province(province.slug))


def _indicator(data: SiteData, indicator_id: str) -> Link:
    return Link(text=data.indicator[indicator_id].name, url=urls.indicator(indicator_id))
