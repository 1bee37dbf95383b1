"""Named measures: the numbers that claims and assertions may ask for.

A measure is a function of the data and of keyword parameters; `MEASURES` is the list of them that
`datasets/sources/claims.yaml` and `datasets/assertions.yaml` choose from.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import cast

from sitegen.analysis.coverage import fully_covered, statutory_counties
from sitegen.analysis.scope import (
    batches_in,
    declared_by_province,
    declared_in,
    named_in,
    of_kind,
    scope,
)
from sitegen.exceptions import UsageError
from sitegen.model.claims import Parameters
from sitegen.model.divisions import County, CountyKind
from sitegen.model.plans import Stage
from sitegen.model.site_data import SiteData

Codes = Sequence[str]
Measure = Callable[..., float]


def measure(data: SiteData, name: str, parameters: Parameters) -> float:
    """Value of measure `name`; raises UsageError for a name or parameter that does not exist."""
    function = MEASURES.get(name)
    if function is None:
        raise UsageError(f"没有名为 {name} 的度量；可用的有：{'、'.join(sorted(MEASURES))}")
    try:
        return function(data, **parameters)
    except TypeError as error:
        raise UsageError(f"度量 {name} 的参数不对：{error}") from error


def certified(
    data: SiteData,
    *,
    batches: Codes = (),
    provinces: Codes = (),
    regions: Codes = (),
    counties: Codes = (),
    kind: str = "all",
) -> float:
    """Certified units known by name; `counties` asks only for those codes."""
    chosen = scope(data, batches=batches, provinces=provinces, regions=regions)
    named = of_kind(data, named_in(data, chosen), kind)
    return sum(not counties or code in counties for code in named)


def certified_declared(
    data: SiteData, *, batches: Codes = (), provinces: Codes = (), regions: Codes = ()
) -> float:
    """Units declared certified, seen by name or not."""
    return declared_in(data, scope(data, batches=batches, provinces=provinces, regions=regions))


def certified_rank(data: SiteData, *, provinces: Codes, batches: Codes = ()) -> float:
    """Rank of a province, or of several taken together, by units declared; the most is 1."""
    own = certified_declared(data, batches=batches, provinces=provinces)
    others = (province.code for province in data.provinces if province.code not in provinces)
    return 1 + sum(certified_declared(data, batches=batches, provinces=[code]) > own for code in others)


def certified_provinces(data: SiteData, *, batches: Codes = (), regions: Codes = ()) -> float:
    """Provinces with at least one certified unit."""
    return len(_provinces_with(data, batches, regions))


def uncertified_provinces(data: SiteData, *, batches: Codes = (), regions: Codes = ()) -> float:
    """Provinces covered by the scheme without any certified unit known."""
    wanted = set(regions)
    covered = {p.code for p in data.provinces if p.covered and (not wanted or p.region in wanted)}
    return len(covered - _provinces_with(data, batches, regions))


def certified_share(
    data: SiteData,
    *,
    year: int,
    batches: Codes = (),
    provinces: Codes = (),
    regions: Codes = (),
    kind: str = "all",
) -> float:
    """Certified units in percent of the statutory counties at the end of `year`.

    With `kind` all the numerator is every declared unit, as the press computes it; with another
    kind it is the named units of that kind.
    """
    chosen = scope(data, batches=batches, provinces=provinces, regions=regions)
    numerator = (
        declared_in(data, chosen) if kind == "all" else len(of_kind(data, named_in(data, chosen), kind))
    )
    return 100 * numerator / len(statutory_counties(data, year=year, province_codes=chosen.province_codes))


def places_above_average(
    data: SiteData, *, year: int, batches: Codes = (), provinces: Codes = (), regions: Codes = ()
) -> float:
    """Those of these provinces, and of these regions each as one, declared above the nation's share."""
    nation = certified_share(data, year=year, batches=batches)
    shares = [
        *(certified_share(data, year=year, batches=batches, provinces=[code]) for code in provinces),
        *(certified_share(data, year=year, batches=batches, regions=[region]) for region in regions),
    ]
    return sum(share > nation for share in shares)


def share_of_total(
    data: SiteData, *, batches: Codes = (), provinces: Codes = (), regions: Codes = ()
) -> float:
    """Declared units of some provinces in percent of those of the nation."""
    part = declared_in(data, scope(data, batches=batches, provinces=provinces, regions=regions))
    return 100 * part / declared_in(data, scope(data, batches=batches))


def statutory(data: SiteData, *, year: int, provinces: Codes = (), regions: Codes = ()) -> float:
    """Statutory counties in force at the end of `year`."""
    codes = scope(data, provinces=provinces, regions=regions).province_codes
    return len(statutory_counties(data, year=year, province_codes=codes))


def provinces_count(data: SiteData, *, regions: Codes = ()) -> float:
    """Province-level units of some regions, or all 34."""
    wanted = set(regions)
    return sum(not wanted or province.region in wanted for province in data.provinces)


def prefectures_count(data: SiteData, *, provinces: Codes = ()) -> float:
    """Prefecture-level units of some provinces, or of all."""
    return sum(not provinces or prefecture.province_code in provinces for prefecture in data.prefectures)


def full_prefectures(data: SiteData, *, batches: Codes = ()) -> float:
    """Prefectures whose every statutory county is certified by name."""
    return _fully_covered(data, batches, [data.counties_of_prefecture[p.code] for p in data.prefectures])


def full_provinces(data: SiteData, *, batches: Codes = ()) -> float:
    """Provinces whose every statutory county is certified by name."""
    return _fully_covered(data, batches, [data.counties_of_province[p.code] for p in data.provinces])


def growth(
    data: SiteData, *, from_batch: str, to_batch: str, provinces: Codes = (), regions: Codes = ()
) -> float:
    """Units declared in one batch less those declared in another."""
    before, after = (
        declared_in(data, scope(data, batches=[batch], provinces=provinces, regions=regions))
        for batch in (from_batch, to_batch)
    )
    return after - before


def planned(
    data: SiteData, *, plans: Codes = (), years: Sequence[int] = (), stage: str = Stage.NATIONAL
) -> float:
    """Plan targets of one stage."""
    return sum(
        target.stage == stage
        and (not plans or target.plan_id in plans)
        and (not years or target.year in years)
        for target in data.plan_targets
    )


def planned_declared(data: SiteData, *, plans: Codes = (), years: Sequence[int] = ()) -> float:
    """Counties that plans declare by year."""
    return sum(
        total.declared_count
        for total in data.plan_totals
        if (not plans or total.plan_id in plans) and (not years or total.year in years)
    )


def indicators_count(data: SiteData, *, groups: Codes = ()) -> float:
    """Indicators of some groups, or all 33."""
    return sum(not groups or indicator.group_id in groups for indicator in data.indicators)


def thresholds_count(data: SiteData, *, indicators: Codes = ()) -> float:
    """Thresholds of some indicators, or all."""
    return sum(not indicators or threshold.indicator_id in indicators for threshold in data.thresholds)


def zones_count(data: SiteData) -> float:
    """Functional zones."""
    return sum(county.kind is CountyKind.ZONE for county in data.counties)


def named_share(data: SiteData, *, batches: Codes = ()) -> float:
    """Units known by name in percent of those declared."""
    chosen = scope(data, batches=batches)
    return 100 * len(named_in(data, chosen)) / declared_in(data, chosen)


def _provinces_with(data: SiteData, batches: Codes, regions: Codes) -> set[str]:
    chosen = scope(data, batches=batches, regions=regions)
    declared = {
        code
        for batch in batches_in(data, chosen)
        for code, count in declared_by_province(data, batch).items()
        if count and (chosen.is_national or code in chosen.province_codes)
    }
    return declared | {data.county[code].province_code for code in named_in(data, chosen)}


def _fully_covered(data: SiteData, batches: Codes, places: Sequence[Sequence[County]]) -> int:
    chosen = batches_in(data, scope(data, batches=batches))
    year = min(max(batch.year for batch in chosen), data.reference_year)
    ids = frozenset(batch.id for batch in chosen)
    counties = [[unit for unit in place if unit.is_statutory and unit.in_force(year)] for place in places]
    return sum(fully_covered(data, place, batch_ids=ids) for place in counties)


MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "certified": certified,
        "certified_declared": certified_declared,
        "certified_rank": certified_rank,
        "certified_provinces": certified_provinces,
        "uncertified_provinces": uncertified_provinces,
        "certified_share": certified_share,
        "places_above_average": places_above_average,
        "share_of_total": share_of_total,
        "statutory_counties": statutory,
        "provinces": provinces_count,
        "prefectures": prefectures_count,
        "full_prefectures": full_prefectures,
        "full_provinces": full_provinces,
        "growth": growth,
        "planned": planned,
        "planned_declared": planned_declared,
        "indicators": indicators_count,
        "thresholds": thresholds_count,
        "rules": cast(Measure, lambda data: len(data.rules)),
        "sources": cast(Measure, lambda data: len(data.sources)),
        "departments": cast(Measure, lambda data: len(data.departments)),
        "zones": zones_count,
        "certified_units_named_share": named_share,
    }
)
