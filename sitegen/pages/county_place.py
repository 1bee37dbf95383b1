"""Where a county-level unit stands: the places above it, and the units beside it."""

from collections.abc import Mapping

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.pages import urls
from sitegen.pages.page import Link
from sitegen.pages.statuses import units_now
from sitegen.pages.words import percent


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
    link = Link(text=province.name, url=urls.province(province.slug))
    prefecture = data.prefecture.get(county.prefecture_code or "")
    if prefecture is None:
        return (link,)
    return (link, Link(text=prefecture.name, url=urls.prefecture(prefecture.code)))


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


def _sentence(name: str, covered: Coverage) -> str:
    total = f"{name}{covered.year}年末有{covered.statutory_counties}个县级行政区"
    if not covered.units:
        return f"{total}，在见到的名单中都没有。"
    share = f"{covered.statutory_units}个见于认定名单，占{percent(covered.share_statutory)}"
    others = f"；另有{covered.other_units}个功能区等单位见于名单" if covered.other_units else ""
    return f"{total}，{share}{others}。"
