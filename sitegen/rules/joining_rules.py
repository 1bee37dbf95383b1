"""Published names and the codes that they were joined to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.nearest import nearest
from sitegen.datasets.ordering import misplaced_rows
from sitegen.datasets.reader import Row
from sitegen.datasets.traditional import simplified
from sitegen.model.groups import grouped
from sitegen.model.names import agrees, is_zone_name, prefecture_agrees
from sitegen.rules.sound_rows import SoundRows, in_force, is_zone, number


@dataclass(frozen=True, kw_only=True, slots=True)
class _Join:
    """A row that joins a published name to a county, at the end of a year."""

    row: Row
    year: int

    @property
    def code(self) -> str:
        return self.row["county_code"]

    @property
    def published(self) -> str:
        return simplified(self.row["published_name"])


@dataclass(frozen=True, kw_only=True, slots=True)
class _Misfit:
    """A join whose county does not fit what is printed."""

    join: _Join
    county: Row
    field: str
    message: str
    fitting: Row | None
    """The one county that does fit; None when there is none, or more than one."""


def names_fit_codes(sound: SoundRows) -> Iterator[Fault]:
    """Published province, prefecture and name fit the county of the code, in force at that year's end."""
    misfits = [misfit for join in _joins(sound) if (misfit := _misfit(sound, join))]
    by_code = grouped(misfits, lambda misfit: misfit.join.code)
    while by_code:
        _, group = by_code.popitem()
        partner = next((other for other, item in by_code.items() if _are_swapped(sound, group, item)), None)
        if partner is not None:
            yield _swapped(
                sound, *sorted((group, by_code.pop(partner)), key=lambda item: item[0].join.row.line)
            )
        elif len(group) > 1 and len({item.join.published for item in group}) == 1:
            yield _county_at_fault(group)
        else:
            yield from (_single(sound, item) for item in group)


def _are_swapped(sound: SoundRows, group: Sequence[_Misfit], others: Sequence[_Misfit]) -> bool:
    """True when each of the two counties fits what is printed beside the code of the other."""
    return _all_fit(sound, group, others[0].county) and _all_fit(sound, others, group[0].county)


def _all_fit(sound: SoundRows, group: Sequence[_Misfit], county: Row) -> bool:
    return all(
        item.join.published == sound.name_at(county, item.join.year)
        or _reason(sound, item.join, county) is None
        for item in group
    )


def _joins(sound: SoundRows) -> Iterator[_Join]:
    for name, parent, parents, year_field in (
        ("certifications", "batch_id", "batches", "year"),
        ("plan_targets", "plan_id", "plans", "year_from"),
        ("milestones", "list_id", "milestone_lists", "year"),
    ):
        if not {name, parents} <= set(sound.tables):
            continue
        years = {owner["id"]: number(owner[year_field]) for owner in sound.every(parents)}
        for row in sound.rows(name):
            year = years.get(row[parent])
            if year is not None and row["county_code"]:
                yield _Join(row=row, year=year)


def _misfit(sound: SoundRows, join: _Join) -> _Misfit | None:
    county = sound.find("counties", join.code)
    fault = _reason(sound, join, county) if county else None
    if county is None or fault is None:
        return None
    fitting = [
        other
        for other in sound.rows("counties")
        if other["code"][:2] == _province_prefix(sound, join)
        and _reason(sound, join, other) is None
        and _is_placed(sound, join, other)
    ]
    field, message = fault
    exact = [other for other in fitting if sound.name_at(other, join.year) == join.published]
    sole = next((group[0] for group in (exact, fitting) if len(group) == 1), None)
    return _Misfit(join=join, county=county, field=field, message=message, fitting=sole)


def _is_placed(sound: SoundRows, join: _Join, county: Row) -> bool:
    """False for a zone that is printed as 高新区 without a city: it may be the zone of any."""
    printed = join.row.cells.get("published_prefecture", "")
    return not is_zone(county) or bool(printed) or join.published in sound.zone_names(county)


def _province_prefix(sound: SoundRows, join: _Join) -> str:
    published = simplified(join.row.cells.get("published_province", ""))
    for province in sound.rows("provinces"):
        if published in (province["name"], province["short_name"]):
            return province["code"][:2]
    return join.code[:2]


def _reason(sound: SoundRows, join: _Join, county: Row) -> tuple[str, str] | None:
    """The printed field that `county` does not fit, and why; None when all fit."""
    name = sound.name_at(county, join.year)
    names = (name, *(sound.zone_names(county) if is_zone(county) else ()), *sound.other_names(county))
    if not any(agrees(join.published, other, county["kind"]) for other in names):
        printed = join.row["published_name"]
        return "published_name", f"公布的名称“{printed}”与 {county['code']} 的名称“{name}”不符"
    province = sound.find("provinces", county["province_code"])
    printed = join.row.cells.get("published_province", "")
    if printed and province and simplified(printed) not in (province["name"], province["short_name"]):
        return "published_province", f"公布的省名“{printed}”与 {county['code']} 所属的{province['name']}不符"
    prefecture = sound.find("prefectures", county["prefecture_code"])
    printed = join.row.cells.get("published_prefecture", "")
    if printed and not (prefecture and prefecture_agrees(simplified(printed), prefecture["name"])):
        where = prefecture["name"] if prefecture else "省直辖"
        return "published_prefecture", f"公布的地级名“{printed}”与 {county['code']}（{where}）不符"
    if not in_force(county, join.year):
        span = f"{county['valid_from'] or '2012 年或更早'}–{county['valid_to'] or '今'}"
        return "county_code", f"{county['code']}（{name}）在 {join.year} 年末无效，它的有效期是 {span}"
    return None


def _swapped(sound: SoundRows, group: Sequence[_Misfit], others: Sequence[_Misfit]) -> Fault:
    """One fault for two codes, in the table whose rows they put out of order."""
    first, second = sorted((group[0], others[0]), key=lambda item: item.join.row.line)
    counties = sound.tables["counties"]
    involved = [*(item.join.row for item in (*group, *others)), first.county, second.county]
    remedy = "对调两行的代码，再按主键排好行"
    out_of_order = {row.line for row in misplaced_rows(counties, counties.rows)}
    if out_of_order & {first.county.line, second.county.line}:
        upper, lower = sorted((first.county, second.county), key=lambda county: county.line)
        message = f"代码和第 {lower.line} 行的对调了：{upper['name']}应为 {lower['code']}，"
        message += f"{lower['name']}应为 {upper['code']}"
        return row_fault(upper, "code", "code-swapped", message, remedy, *involved)
    message = f"代码和第 {second.join.row.line} 行的对调了：{first.join.published}应为 {second.join.code}，"
    message += f"{second.join.published}应为 {first.join.code}"
    return row_fault(first.join.row, "county_code", "code-swapped", message, remedy, *involved)


def _county_at_fault(group: Sequence[_Misfit]) -> Fault:
    county, published = group[0].county, group[0].join.published
    places = "、".join(item.join.row.place for item in group)
    return row_fault(
        county,
        "name",
        "name-mismatch",
        f"“{county['name']}”与公布的名称“{published}”不符（{places}）",
        f"写错了就改为“{published}”；改过名的，旧名写进 former_names.csv",
        *(item.join.row for item in group),
    )


def _single(sound: SoundRows, misfit: _Misfit) -> Fault:
    join = misfit.join
    others = [misfit.county] if misfit.field == "published_name" else []
    if misfit.fitting:
        meant = misfit.fitting
        remedy = f"county_code 改为 {meant['code']}（{meant['name']}）"
        return row_fault(join.row, "county_code", "name-mismatch", misfit.message, remedy, *others)
    remedy = _remedy(sound, misfit)
    return row_fault(join.row, misfit.field, "name-mismatch", misfit.message, remedy, *others)


def _remedy(sound: SoundRows, misfit: _Misfit) -> str:
    county = misfit.county
    published = misfit.join.published
    if misfit.field == "published_name" and is_zone_name(published) and not is_zone(county):
        return (
            f"对照来源，改正代码；“{published}”是功能区，不是县，还没有登记的先补在 counties.csv 和 zones.csv"
        )
    if misfit.field == "published_name":
        name = sound.name_at(county, misfit.join.year)
        place = f"counties.csv 第 {county.line} 行"
        return f"对照来源：这里应写“{name}”，或 {place}应写“{misfit.join.published}”，或代码写错"
    if misfit.field == "published_prefecture":
        known = [row["name"] for row in sound.rows("prefectures") if row["code"][:2] == misfit.join.code[:2]]
        printed = misfit.join.row["published_prefecture"]
        if any(prefecture_agrees(printed, name) for name in known):
            return f"对照来源：确在{printed}的，代码写错了，{printed}没有登记叫“{published}”的单位"
        meant = nearest(printed, known)
        return f"对照来源：可能是“{meant}”" if meant else "对照来源改写，名单没有写地级的留空"
    if misfit.field == "published_province":
        printed = misfit.join.row["published_province"]
        known = [row[key] for row in sound.rows("provinces") for key in ("name", "short_name")]
        own = sound.find("provinces", county["province_code"])
        meant = nearest(printed, [own["name"], own["short_name"]] if own else ()) or nearest(printed, known)
        return f"对照来源：可能是“{meant}”" if meant else "对照来源改写"
    heirs = "、".join(_heirs(sound, county["code"]))
    return f"改为那一年年末有效的单位{f'，可能是 {heirs}' if heirs else ''}"


def _heirs(sound: SoundRows, code: str) -> list[str]:
    if "successions" not in sound.tables:
        return []
    codes = [row["successor_code"] for row in sound.rows("successions") if row["predecessor_code"] == code]
    heirs = [sound.find("counties", heir) for heir in codes]
    return [f"{heir['code']}（{heir['name']}）" for heir in heirs if heir]
