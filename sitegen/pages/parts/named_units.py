"""Units by name, short enough to be read whole: those of each place, in groups that are alike."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from sitegen.analysis.status import CountyStatus
from sitegen.model.codes import Status
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import prefecture_link
from sitegen.pages.parts.statuses import Statuses, unit_class, units_now
from sitegen.site import urls
from sitegen.site.named_units import NamedGroup, NamedPlace, NamedUnit


def certified_by_prefecture(
    data: SiteData, statuses: Statuses, province: Province, drawn: Collection[str] = ()
) -> tuple[NamedPlace, ...]:
    """The certified units of a province by prefecture and batch; those that are `drawn` have numbers."""
    codes = [unit.code for unit in data.counties_of_province[province.code]]
    certified = [statuses[code] for code in codes if statuses[code].batch]
    places: list[NamedPlace] = []
    number = 1
    for code in (*(each.code for each in data.prefectures_of[province.code]), None):
        of_place = [status for status in certified if status.county.prefecture_code == code]
        if of_place:
            groups = tuple(_batches(data, of_place, drawn, number))
            number += sum(unit.number is not None for group in groups for unit in group.units)
            places.append(_place(data, code, groups, has_others=bool(places)))
    return tuple(places)


def key_numbers(places: Iterable[NamedPlace]) -> Mapping[str, int]:
    """Numbers by code of the units that have one."""
    return {
        unit.code: unit.number
        for place in places
        for group in place.groups
        for unit in group.units
        if unit.number is not None
    }


def planned_by_year(data: SiteData, statuses: Statuses, province: Province) -> tuple[NamedPlace, ...]:
    """Units of a province that a plan names and no list, by planned year."""
    units = units_now(data, data.counties_of_province[province.code])
    planned = sorted(
        (statuses[unit.code] for unit in units if statuses[unit.code].code is Status.PLANNED),
        key=lambda status: (status.planned_year or 0, status.county.code),
    )
    return tuple(
        NamedPlace(
            link=None, title=label, note=f"{len(of_year)}个", groups=(NamedGroup(units=_units(of_year)),)
        )
        for label, members in groupby(planned, key=lambda status: status.label)
        for of_year in (list(members),)
    )


def _batches(
    data: SiteData, certified: Iterable[CountyStatus], drawn: Collection[str], first: int
) -> Iterator[NamedGroup]:
    order = {batch.id: place for place, batch in enumerate(data.batches)}
    ranked = sorted(
        certified, key=lambda each: (order[each.batch.id] if each.batch else -1, each.county.code)
    )
    number = first
    for label, members in groupby(ranked, key=lambda status: status.label):
        units = []
        for status in members:
            numbered = status.county.code in drawn
            units.append(_unit(status, number if numbered else None))
            number += numbered
        yield NamedGroup(label=label, klass=units[0].klass, units=tuple(units))


def _place(
    data: SiteData, code: str | None, groups: tuple[NamedGroup, ...], *, has_others: bool
) -> NamedPlace:
    count = f"{sum(len(group.units) for group in groups)}个"
    if code is None:
        return NamedPlace(link=None, title="省级直管" if has_others else "", note=count, groups=groups)
    return NamedPlace(link=prefecture_link(data.prefecture[code]), note=count, groups=groups)


def _units(found: Iterable[CountyStatus]) -> tuple[NamedUnit, ...]:
    return tuple(_unit(status, None) for status in found)


def _unit(status: CountyStatus, number: int | None) -> NamedUnit:
    county = status.county
    return NamedUnit(
        code=county.code,
        text=county.name,
        url=urls.county(county.code),
        klass=unit_class(status),
        note="" if county.is_current else f"建制止于{county.valid_to}年",
        number=number,
    )
