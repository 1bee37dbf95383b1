"""What a map says about each place at one moment: class, sentence with numbers and rank, table cells."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.analysis.as_of import Moment, status_then
from sitegen.analysis.completeness import batch_completeness
from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.scope import is_divided
from sitegen.analysis.status import CountyStatus
from sitegen.maps.shapes import MapArea, MapPoint, SvgMap
from sitegen.model.divisions import County, CountyKind, Province, Zone
from sitegen.model.names import short_name
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.coverage_facts import declared_cells, declared_titles
from sitegen.pages.parts.map_classes import NOT_APPLICABLE, share_class
from sitegen.pages.parts.statuses import Statuses, unit_class
from sitegen.site import urls
from sitegen.site.blocks import Badge
from sitegen.site.map_figure import PlaceState, UndrawnUnit
from sitegen.site.words import NONE, UNKNOWN, listed, percent

NOT_YET = "no-data"
"""Class of a unit that did not exist at the moment shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rank:
    """A place in an order, ties sharing the best number."""

    number: int
    tied: int
    """How many places have this number, this one included."""

    @property
    def words(self) -> str:
        """The rank in words: 第4位, 并列第20位."""
        return f"{'并列' if self.tied > 1 else ''}第{self.number}位"


def ranks(values: Mapping[str, float]) -> Mapping[str, Rank]:
    """Ranks by code, the greatest value first."""
    counts = Counter(values.values())
    numbers: dict[float, int] = {}
    above = 0
    for value in sorted(counts, reverse=True):
        numbers[value] = above + 1
        above += counts[value]
    return {code: Rank(number=numbers[value], tied=counts[value]) for code, value in values.items()}


def province_coverages(data: SiteData, moment: Moment) -> Mapping[str, Coverage]:
    """Coverage at `moment` by code of the provinces to which the scheme applies."""
    return {
        province.code: coverage(
            data, province_codes=[province.code], batch_ids=moment.batch_ids, year=moment.year
        )
        for province in data.provinces
        if province.covered
    }


def share_ranks(coverages: Mapping[str, Coverage]) -> Mapping[str, Rank]:
    """Ranks of provinces by the share of their statutory counties."""
    return ranks({code: covered.share_statutory or 0.0 for code, covered in coverages.items()})


def province_states(
    data: SiteData, coverages: Mapping[str, Coverage], moment: Moment
) -> Mapping[str, PlaceState]:
    """The national map: one state for each province-level unit."""
    order = share_ranks(coverages)
    return {
        province.code: _province_state(data, province, coverages[province.code], order[province.code], moment)
        if province.covered
        else PlaceState(
            klass=NOT_APPLICABLE,
            text=f"{province.name}：不适用",
            cells=(NONE,) * (4 + len(declared_titles(data))),
        )
        for province in data.provinces
    }


def _declared(covered: Coverage) -> str:
    """How many are declared, as far as it is known."""
    if not covered.open_batches:
        return f"公布{covered.at_least}个"
    return f"公布至少{covered.at_least}个" if covered.at_least else f"公布多少{UNKNOWN}"


def _province_state(
    data: SiteData, province: Province, covered: Coverage, rank: Rank, moment: Moment
) -> PlaceState:
    share = percent(covered.share_statutory)
    missing = missing_in_province(data, province, moment)
    declared = declared_cells(data, frozenset([province.code]), moment.batch_ids)
    return PlaceState(
        klass=_class_of(covered),
        text=(
            f"{province.name}：{_declared(covered)}，"
            f"收到名字{covered.units}个{f'，{missing}' if missing else ''}；"
            f"县级行政区{covered.statutory_counties}个中{covered.statutory_units}个，占{share}，{rank.words}"
        ),
        cells=(
            str(covered.units),
            *(cell.text for cell in declared),
            str(covered.statutory_counties),
            share,
            percent(covered.share_all),
        ),
    )


def missing_in_province(data: SiteData, province: Province, moment: Moment) -> str:
    """How many names of the province the batches up to `moment` still lack, by batch; empty for none."""
    parts = []
    for batch in data.batches:
        state = batch_completeness(data, batch)
        if batch.id not in moment.batch_ids:
            continue
        if unseen := state.unseen_by_province.get(province.code):
            parts.append(f"{batch.label}还缺{unseen}个（公布{state.declared_by_province[province.code]}个）")
        elif province.code not in state.declared_by_province and not is_divided(data, batch):
            parts.append(f"{batch.label}缺多少没有查到")
    return listed(parts)


def _class_of(covered: Coverage) -> str:
    # A zone alone makes no share, but "none seen" would be wrong.
    klass = share_class(covered.share_statutory)
    return "share-1" if klass == "share-0" and covered.units else klass


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The county-level units of one prefecture at one moment."""

    name: str
    units: int
    named: int

    @property
    def share(self) -> float:
        """Named units over all; a group has at least one."""
        return self.named / self.units


def groups(
    data: SiteData, statuses: Statuses, units: Iterable[County], moment: Moment
) -> Mapping[str, Group]:
    """Groups by prefecture code; units directly under a province belong to none."""
    totals: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for unit in units:
        if unit.prefecture_code and unit.in_force(moment.year):
            totals[unit.prefecture_code] += 1
            named[unit.prefecture_code] += bool(status_then(data, statuses[unit.code], moment).batch)
    return {
        code: Group(name=data.prefecture[code].name, units=total, named=named[code])
        for code, total in totals.items()
    }


def unit_states(
    data: SiteData, statuses: Statuses, units: Iterable[County], moment: Moment
) -> Mapping[str, PlaceState]:
    """A province's map: one state for each county-level unit, past and future ones included."""
    units = tuple(units)
    found = groups(data, statuses, units, moment)
    order = ranks({code: group.share for code, group in found.items()})
    states = {}
    for unit in units:
        group, rank = found.get(unit.prefecture_code or ""), order.get(unit.prefecture_code or "")
        beside = _beside(group, rank, len(found)) if group and rank else ""
        states[unit.code] = _unit_state(status_then(data, statuses[unit.code], moment), moment, beside)
    return states


def _beside(group: Group, rank: Rank, others: int) -> str:
    rank_words = f"，在{others}个市州中{rank.words}" if others > 1 else ""
    return f"；{group.name}{group.units}个县级单位中已认定{group.named}个{rank_words}"


def _unit_state(status: CountyStatus, moment: Moment, beside: str) -> PlaceState:
    county = status.county
    zone = "（功能区）" if county.kind is CountyKind.ZONE else ""
    if county.valid_from is not None and county.valid_from > moment.year and not zone:
        return PlaceState(
            klass=NOT_YET,
            text=f"{county.name}：{moment.year}年末尚未设立",
            cells=("尚未设立", NONE),
        )
    gone = "" if county.in_force(moment.year) else f"（建制止于{county.valid_to}年，边界数据仍按原区划）"
    planned = NONE if status.planned_year is None else str(status.planned_year)
    return PlaceState(
        klass=unit_class(status),
        text=f"{county.name}：{status.label}{zone}{gone}{beside}",
        cells=(status.label, planned),
    )


def province_area(province: Province, klass: str, text: str) -> MapArea:
    """What is said of a province-level unit, leading to its page."""
    href = urls.province(province.slug)
    return MapArea(
        code=province.code, name=province.short_name, klass=klass, text=text, href=href, is_sought=True
    )


def unit_area(unit: County, klass: str, text: str, number: int | None = None) -> MapArea:
    """What is said of a county-level unit, leading to its page; `number` is its own in the key of the map."""
    return MapArea(
        code=unit.code,
        name=unit.name,
        klass=klass,
        text=text,
        href=urls.county(unit.code),
        short=short_name(unit.name),
        is_sought=number is not None,
        number=number,
    )


def zone_point(data: SiteData, zone: Zone, klass: str, text: str, number: int | None = None) -> MapPoint:
    """What is said of a functional zone, leading to its page; `number` is its own in the key of the map."""
    return MapPoint(
        code=zone.code,
        name=data.county[zone.code].name,
        klass=klass,
        text=text,
        href=urls.county(zone.code),
        is_sought=number is not None,
        number=number,
        longitude=zone.longitude,
        latitude=zone.latitude,
    )


def undrawn_units(data: SiteData, svg: SvgMap) -> tuple[UndrawnUnit, ...]:
    """Units that the map has no place for."""
    return tuple(
        UndrawnUnit(code=code, text=data.county[code].name, url=urls.county(code)) for code in svg.undrawn
    )


def zone_badges(statuses: Statuses, svg: SvgMap) -> tuple[Badge, ...]:
    """The functional zones of the map with their status."""
    return tuple(
        Badge(point.klass, point.name, url=point.href, note=statuses[point.code].label)
        for point in svg.points
    )
