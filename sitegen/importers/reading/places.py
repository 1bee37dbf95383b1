"""Which unit a printed name means at a date: by province, prefecture and name, never by name alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

from sitegen.importers.reading.names import county_short_forms, prefecture_short_forms, zone_forms
from sitegen.model.divisions import County, CountyKind, Prefecture
from sitegen.model.site_data import SiteData

CORPS = ("新疆生产建设兵团", "生产建设兵团", "兵团")
"""The corps stands in lists beside the provinces; its cities are counted to 新疆."""
_CORPS_PROVINCE = "650000"

N = TypeVar("N")


class Form(IntEnum):
    """How near a printed name is to the official one; the nearest form decides."""

    EXACT = 0
    SHORT = 1
    """Short form by rule: the peoples' names or the place before a zone's name left out."""
    OTHER_DATE = 2
    """A name that the same unit bore at another time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One unit that a printed name may mean, and in which form."""

    county: County
    form: Form
    needs_prefecture: bool = False
    """True for a zone's name without its city, 高新区: a name that any city may have."""


class Places:
    """Index of all names at the end of one year. Built once for each import."""

    def __init__(self, data: SiteData, year: int) -> None:
        self.data = data
        self.year = year
        self._provinces = dict(self._province_names())
        self._prefectures = _grouped(self._prefecture_names())
        self._counties = _grouped(self._county_names())
        self._units: dict[tuple[str | None, str | None], tuple[County, ...]] = {}

    @property
    def names(self) -> Iterator[str]:
        """Every name of any kind, each at least once."""
        yield from self._provinces
        yield from self._prefectures
        yield from self._counties

    def province(self, name: str) -> str | None:
        """Code of the province called `name`, in full or in short."""
        return self._provinces.get(name)

    def prefectures(self, name: str, province: str | None = None) -> tuple[Prefecture, ...]:
        """Prefectures that `name` may mean, in `province` when it is known."""
        found = self._prefectures.get(name, ())
        return tuple(item for item in found if province in (None, item.province_code))

    def is_full_prefecture(self, name: str) -> bool:
        """True when `name` is the full name of a prefecture."""
        return any(item.name == name for item in self._prefectures.get(name, ()))

    def is_county(self, name: str) -> bool:
        """True when some unit of any time bears the name, in full or in short."""
        return name in self._counties

    def is_exact_county(self, name: str) -> bool:
        """True when some unit of any time bears exactly this name."""
        return any(reading.form is not Form.SHORT for reading in self._counties.get(name, ()))

    def readings(self, name: str, province: str | None, prefecture: str | None) -> tuple[Reading, ...]:
        """What `name` may mean within the given codes at the year's end, in its nearest form only.

        A zone's name without its city means nothing where no prefecture is given.
        """
        found = [item for item in self._within(name, province, prefecture) if item.county.in_force(self.year)]
        best = min((item.form for item in found), default=Form.EXACT)
        return tuple(item for item in found if item.form == best)

    def past_or_future(self, name: str, province: str | None, prefecture: str | None) -> tuple[County, ...]:
        """Units of that name which do not exist at the year's end."""
        found = self._within(name, province, prefecture)
        return tuple(item.county for item in found if not item.county.in_force(self.year))

    def is_direct(self, name: str, province: str | None) -> bool:
        """True for a unit in force directly under the province, which no prefecture's heading can cover."""
        readings = self.readings(name, province, None)
        return bool(readings) and all(
            item.county.prefecture_code in (None, item.county.code) for item in readings
        )

    def units(self, province: str | None, prefecture: str | None) -> tuple[County, ...]:
        """All units in force at the year's end within the given codes: a long list asks for them often."""
        place = (province, prefecture)
        if place not in self._units:
            self._units[place] = tuple(
                county
                for county in self.data.counties
                if county.in_force(self.year) and _lies_in(county, province, prefecture)
            )
        return self._units[place]

    def _within(self, name: str, province: str | None, prefecture: str | None) -> Iterator[Reading]:
        for reading in self._counties.get(name, ()):
            if _lies_in(reading.county, province, prefecture) and (
                prefecture or not reading.needs_prefecture
            ):
                yield reading

    def _province_names(self) -> Iterator[tuple[str, str]]:
        for province in self.data.provinces:
            yield province.name, province.code
            yield province.short_name, province.code
        for name in CORPS:
            if _CORPS_PROVINCE in self.data.province:
                yield name, _CORPS_PROVINCE

    def _prefecture_names(self) -> Iterator[tuple[str, Prefecture]]:
        for prefecture in self.data.prefectures:
            yield prefecture.name, prefecture
            for short in prefecture_short_forms(prefecture.name):
                yield short, prefecture

    def _county_names(self) -> Iterator[tuple[str, Reading]]:
        for county in self.data.counties:
            around = self._around(county)
            for name, form in self._forms(county):
                bare = bool(around) and county.kind is CountyKind.ZONE and form is Form.SHORT
                yield (
                    name,
                    Reading(county=county, form=form, needs_prefecture=bare and not name.startswith(around)),
                )

    def _forms(self, county: County) -> Iterator[tuple[str, Form]]:
        """Names of one unit, its nearest form for each name first."""
        at_date = county.name
        others = []
        for former in sorted(self.data.former_names_of[county.code], key=lambda item: -item.valid_to):
            if former.valid_to >= self.year:
                others.append(at_date)
                at_date = former.name
            else:
                others.append(former.name)
        yield at_date, Form.EXACT
        if county.kind is CountyKind.ZONE:
            yield from ((name, form) for name, form in self._zone_names(county) if name != at_date)
        else:
            yield from ((short, Form.SHORT) for short in county_short_forms(at_date))
        yield from ((other.name, Form.EXACT) for other in self.data.other_names_of[county.code])
        yield from ((name, Form.OTHER_DATE) for name in others)

    def _zone_names(self, county: County) -> Iterator[tuple[str, Form]]:
        zone = self.data.zone.get(county.code)
        full_names = dict.fromkeys((county.name, zone.full_name if zone else county.name))
        yield from ((name, Form.EXACT) for name in full_names)
        province = self.data.province[county.province_code]
        around = (province.name, province.short_name, *self._around(county))
        for full_name in full_names:
            shorts = zone_forms(full_name, around)
            yield from ((name, Form.SHORT) for name in shorts if name not in full_names)

    def _around(self, county: County) -> tuple[str, ...]:
        """Names of the unit's prefecture, in full and in short."""
        prefecture = self.data.prefecture.get(county.prefecture_code or "")
        return (prefecture.name, *prefecture_short_forms(prefecture.name)) if prefecture else ()


def _lies_in(county: County, province: str | None, prefecture: str | None) -> bool:
    return province in (None, county.province_code) and prefecture in (None, county.prefecture_code)


def _grouped(pairs: Iterable[tuple[str, N]]) -> dict[str, tuple[N, ...]]:
    """Values by name, each value once."""
    groups: dict[str, list[N]] = {}
    for name, value in pairs:
        if value not in groups.setdefault(name, []):
            groups[name].append(value)
    return {name: tuple(values) for name, values in groups.items()}
