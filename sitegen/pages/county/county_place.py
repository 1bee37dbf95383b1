"""Where a county-level unit stands: the places above it, and the units beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.status import CountyStatus
from sitegen.model.divisions import County, CountyKind
from sitegen.model.groups import grouped
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.coverage_facts import names_missing
from sitegen.pages.parts.places import prefecture_link, province_link
from sitegen.pages.parts.statuses import Statuses, status_cell, unit_class, units_now
from sitegen.site import urls
from sitegen.site.blocks import Badge
from sitegen.site.page import Link
from sitegen.site.words import percent


@dataclass(frozen=True, kw_only=True, slots=True)
class SiblingGroup:
    """Units beside a county that share one status."""

    badge: Badge
    links: tuple[Link, ...]


def position_sentences(data: SiteData) -> Mapping[str, str]:
    """How much of each province and prefecture is certified, by its code."""
    sentences = {}
    for province in data.provinces:
        if province.covered:
            covered = coverage(data, province_codes=[province.code])
            sentences[province.code] = _sentence(province.name, covered)
    for prefecture in data.prefectures:
        covered = coverage(data, prefecture_code=prefecture.code)
        if covered.statutory_counties:
            sentences[prefecture.code] = _sentence(prefecture.name, covered)
    return sentences


def parents(data: SiteData, county: County) -> tuple[Link, ...]:
    """Province and prefecture of a unit, from the top down."""
    province = data.province[county.province_code]
    link = province_link(province)
    prefecture = data.prefecture.get(county.prefecture_code or "")
    if prefecture is None:
        return (link,)
    return (link, prefecture_link(prefecture))


def siblings(data: SiteData, county: County) -> tuple[str, tuple[County, ...]]:
    """Other units of the same prefecture, or those that stand directly under the same province."""
    prefecture = data.prefecture.get(county.prefecture_code or "")
    if prefecture:
        units = units_now(data, data.counties_of_prefecture[prefecture.code])
        return prefecture.name, tuple(unit for unit in units if unit is not county)
    units = units_now(data, data.counties_of_province[county.province_code])
    return data.province[county.province_code].name, tuple(
        unit for unit in units if unit.prefecture_code is None and unit is not county
    )


def told_apart(data: SiteData, county: County) -> str:
    """Name with what tells it from every other unit: 江北区（浙江省宁波市）, 两江新区（重庆市，功能区）."""
    above = data.full_name(county).removesuffix(county.name)
    kind = f"，{county.kind.value}" if county.kind is CountyKind.ZONE else ""
    ended = "" if county.is_current else f"，止于{county.valid_to}年"
    return f"{county.name}（{above}{kind}{ended}）"


def sibling_groups(statuses: Statuses, units: Iterable[County]) -> tuple[SiblingGroup, ...]:
    """Units by status: certified first, oldest batch first, then planned by year, then the rest."""
    groups = grouped(
        (statuses[unit.code] for unit in units), lambda status: (unit_class(status), status.label)
    )
    ordered = sorted(groups.items(), key=lambda item: _order(item[1][0]))
    return tuple(
        SiblingGroup(
            badge=Badge(klass, label),
            links=tuple(Link(status.county.name, urls.county(status.county.code)) for status in members),
        )
        for (klass, label), members in ordered
    )


def _order(status: CountyStatus) -> float:
    return float(status_cell(status).sort or 0)


def _sentence(name: str, covered: Coverage) -> str:
    total = f"{name}{covered.year}年末有{covered.statutory_counties}个县级行政区"
    missing = names_missing(covered)
    rest = f"；{missing}。" if missing else "。"
    if not covered.units:
        return f"{total}，在收到的名单中都没有{rest}"
    share = f"收到名字的{covered.statutory_units}个已认定，占{percent(covered.share_statutory)}"
    others = f"；另有{covered.other_units}个功能区或不设区县的市已认定" if covered.other_units else ""
    return f"{total}，{share}{others}{rest}"
