"""Administrative divisions: provinces, prefectures, county-level units and what became of them."""

from dataclasses import dataclass

from sitegen.model.codes import Code
from sitegen.model.sources import Citation


class Region(Code):
    """The four economic regions of the National Bureau of Statistics, and what lies outside them."""

    EAST = "东部"
    CENTRE = "中部"
    WEST = "西部"
    NORTHEAST = "东北"
    OUTSIDE = "港澳台"


class CountyKind(Code):
    """Kinds of county-level unit. The last two are no statutory counties."""

    DISTRICT = "市辖区"
    CITY = "县级市"
    COUNTY = "县"
    AUTONOMOUS_COUNTY = "自治县"
    BANNER = "旗"
    AUTONOMOUS_BANNER = "自治旗"
    SPECIAL_DISTRICT = "特区"
    FORESTRY_DISTRICT = "林区"
    ZONE = "功能区"
    PREFECTURE_CITY = "不设区县的地级市"

    @property
    def is_statutory(self) -> bool:
        """True for a county in the sense of GB/T 2260, which the official count includes."""
        return self not in NOT_STATUTORY


NOT_STATUTORY = frozenset({CountyKind.ZONE, CountyKind.PREFECTURE_CITY})
"""Kinds that the official count leaves out."""


def existed(first: int | None, last: int | None, year: int) -> bool:
    """True at the end of `year` for a unit in force from `first` to `last`, either end open."""
    return (first is None or first <= year) and (last is None or year <= last)


@dataclass(frozen=True, kw_only=True, slots=True)
class Province:
    """One of the 34 province-level units."""

    code: str
    name: str
    short_name: str
    pinyin: str
    """Syllables without tones, one for each character, separated by spaces."""
    slug: str
    region: Region
    covered: bool
    """False for 香港, 澳门 and 台湾, to which the certification scheme does not apply."""
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Prefecture:
    """A prefecture-level unit."""

    code: str
    name: str
    province_code: str
    pinyin: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class County:
    """A county-level unit: a statutory county, a functional zone, or a city without counties."""

    code: str
    name: str
    kind: CountyKind
    province_code: str
    prefecture_code: str | None
    """None for a unit directly under its province."""
    valid_from: int | None
    """First year at whose end the unit existed; None when that was in 2012 or earlier."""
    valid_to: int | None
    """Last year at whose end the unit existed; None while it is in force."""
    pinyin: str
    citation: Citation

    @property
    def is_statutory(self) -> bool:
        """True for a county that the official count includes."""
        return self.kind.is_statutory

    @property
    def is_current(self) -> bool:
        """True while the unit is in force."""
        return self.valid_to is None

    def in_force(self, year: int) -> bool:
        """True when the unit existed at the end of `year`."""
        return existed(self.valid_from, self.valid_to, year)


@dataclass(frozen=True, kw_only=True, slots=True)
class FormerName:
    """A name that a unit bore before, under the same code."""

    code: str
    name: str
    valid_to: int
    """Last year at whose end the unit bore the name."""
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherName:
    """Another name that lists print for a unit, which means the same place."""

    code: str
    name: str
    citation: Citation


class Extent(Code):
    """How much of a unit's territory passed."""

    WHOLE = "全部"
    PART = "部分"


@dataclass(frozen=True, kw_only=True, slots=True)
class Succession:
    """All or part of one unit's territory passed to another."""

    predecessor_code: str
    successor_code: str
    year: int
    """First year at whose end the new division held."""
    extent: Extent
    """Of the predecessor's territory."""
    citation: Citation

    @property
    def whole(self) -> bool:
        """True when the whole territory went to this one successor."""
        return self.extent is Extent.WHOLE


@dataclass(frozen=True, kw_only=True, slots=True)
class Zone:
    """What is known of a functional zone beyond its row among the counties."""

    code: str
    full_name: str
    nbs_code: str | None
    """Code for statistical use of 2023, where there is one."""
    longitude: float
    latitude: float
    note: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class ZoneHost:
    """A statutory county in whose territory a zone lies, wholly or in part."""

    zone_code: str
    host_code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyTotal:
    """Number of statutory counties of one province at the end of one year, as its source counts them."""

    year: int
    province_code: str
    county_count: int
    citation: Citation
