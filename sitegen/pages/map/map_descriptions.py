"""Maps told in words: extremes with their ties, what is without, what is missing and what is outside."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sitegen.analysis.as_of import Moment
from sitegen.analysis.completeness import BatchCompleteness, batch_completeness
from sitegen.analysis.coverage import Coverage, coverage
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.map.map_places import Group, Rank
from sitegen.site.blocks import LegendItem
from sitegen.site.map_figure import PlaceState
from sitegen.site.words import listed, percent

_EXTREMES = 3
"""How many places are named at either end; ties with the last of them come along."""
_FEW = 8
"""Up to so many tied places are named, more are counted."""


def national_words(data: SiteData, coverages: Mapping[str, Coverage], moment: Moment) -> str:
    """The national map at `moment`."""
    short = {province.code: province.short_name for province in data.provinces}
    shares = {short[code]: covered.share_statutory or 0.0 for code, covered in coverages.items()}
    with_names = {name: share for name, share in shares.items() if share}
    without = [short[code] for code, covered in coverages.items() if not covered.units]
    outside = listed(province.short_name for province in data.provinces if not province.covered)
    return "".join(
        (
            f"截至{moment.year}年的各批名单，{len(coverages)}个适用的省份中"
            f"{len(coverages) - len(without)}个有已认定的单位。",
            f"比例最高的是{_extremes(with_names, highest=True)}。" if with_names else "",
            f"有已认定单位的省份中最低的是{_extremes(with_names, highest=False)}。"
            if len(with_names) > 2 * _EXTREMES
            else "",
            f"{len(without)}个省份在收到的名单中没有：{listed(without)}。" if without else "",
            missing_words(data, moment),
            f"{outside}不适用。" if outside else "",
        )
    )


def denominator_words(data: SiteData, moment: Moment) -> str:
    """What the shares of the national map are shares of."""
    total = coverage(data, batch_ids=moment.batch_ids, year=moment.year).statutory_counties
    return (
        f"比例是已认定的县级行政区除以{moment.year}年末的县级行政区（全国{total}个），功能区不计入；"
        "名次按比例从高到低，相同的并列。"
    )


def missing_words(data: SiteData, moment: Moment) -> str:
    """Units declared by the batches up to `moment` that no map can show, since their names were not seen."""
    states = [batch_completeness(data, batch) for batch in data.batches if batch.id in set(moment.batch_ids)]
    parts = [_missing(data, state) for state in states if state.unseen]
    return f"还缺名字、图上看不出的：{'；'.join(parts)}。" if parts else ""


def province_words(
    province: Province,
    moment: Moment,
    states: Iterable[PlaceState],
    legend: Iterable[LegendItem],
    found: Mapping[str, Group],
) -> str:
    """A province's map: how many of each class, and the prefectures at both ends."""
    counts = Counter(state.klass for state in states)
    parts = listed(f"{item.text}{counts[item.klass]}个" for item in legend if counts[item.klass])
    return (
        f"{province.name}图上{counts.total()}个县级单位，截至{moment.year}年：{parts}。{_group_words(found)}"
    )


def place_in_nation(province: Province, covered: Coverage, rank: Rank, count: int) -> str:
    """The province among the others."""
    return (
        f"{province.short_name}县级行政区{covered.statutory_counties}个（{covered.year}年末），"
        f"收到名字的{covered.statutory_units}个已认定，占{percent(covered.share_statutory)}，"
        f"在{count}个适用的省份中{rank.words}。"
    )


def _missing(data: SiteData, state: BatchCompleteness) -> str:
    provinces = [
        f"{data.province[code].short_name}{count}个" for code, count in state.unseen_by_province.items()
    ]
    if state.scattered and provinces:
        provinces.append(f"省份未查到{state.scattered}个")
    where = f"（{listed(provinces)}）" if provinces else "，省份也未查到"
    return f"{state.batch.label}{state.unseen}个{where}"


def _extremes(shares: Mapping[str, float], *, highest: bool) -> str:
    """The first few places at one end and all that tie with the last of them."""
    ordered = sorted(shares.items(), key=lambda item: (-item[1] if highest else item[1], item[0]))
    last = ordered[min(_EXTREMES, len(ordered)) - 1][1]
    named = [item for item in ordered if (item[1] >= last if highest else item[1] <= last)]
    return listed(f"{name}（{percent(share)}）" for name, share in named)


def _group_words(found: Mapping[str, Group]) -> str:
    if len(found) < 2:
        return ""
    best = max(group.share for group in found.values())
    if not best:
        return f"{len(found)}个市州都没有已认定的单位。"
    top = [group for group in found.values() if group.share == best]
    none = [group.name for group in found.values() if not group.named]
    words = f"已认定的比例最高的是{_tied([group.name for group in top])}（{_count(top)}）。"
    return words + (f"没有已认定单位的市州：{_tied(none)}。" if none else "")


def _count(top: list[Group]) -> str:
    share = percent(top[0].share)
    return f"{top[0].units}个中{top[0].named}个，{share}" if len(top) == 1 else f"{len(top)}个并列，{share}"


def _tied(names: list[str]) -> str:
    if len(names) <= _FEW:
        return listed(names)
    return f"{listed(names[:_FEW])}等{len(names)}个"
