"""Where a row says that it stands, against what the row itself says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import ROLES, SoundRows, number

_CODE = re.compile(r"(?<![0-9A-Z.])[0-9]{4}(?:[0-9]{2}|Z[0-9])(?![0-9A-Z])")
_INDICATOR = re.compile(r"(?<![0-9.])[0-9]\.[0-9]{1,2}(?![0-9.])")
_YEAR_END = re.compile(r"(20[0-9]{2})年(?:末表|变更)")
_NUMBERS = re.compile(
    r"(?P<year>[0-9]{4})[年〕]|(?P<share>0[.][0-9]+)|(?P<count>[0-9]+)[个地席项]|(?P<day>[0-9]{1,2}月[0-9]{1,2})日"
)
_PLANNED = re.compile(r"[：，](20[0-9]{2})年$")
_YEARS = {"counties": "valid_to", "former_names": "valid_to", "county_totals": "year", "successions": "year"}
"""Field that a locator like 2020年末表 repeats."""
_PLACED = (
    *("certifications", "batch_totals", "milestone_lists", "plan_targets", "goals"),
    *("county_totals", "counties", "zones"),
)
"""Tables of rows that belong to a place."""
_COUNTRY = "000000"
_LONG = 20
"""Characters of a place that no two documents share by chance."""
_DERIVED = re.compile("清点|减去|判定|估计|推算|推得|计算|合计|得出|换算|新增")
"""How a locator tells that something was derived, and how."""
_WORKED_OUT = re.compile("清点|减去|判定|估计|推算|推得")
_SUBTRACTED = re.compile("(?:共|总数)([0-9]+)个?，?减去[^0-9；]*([0-9]+)个")
_COUNTED = re.compile("[0-9]+(?=[个地])")


def codes_in_locators(sound: SoundRows) -> Iterator[Fault]:
    """A code or the number of an indicator that a locator names is one of the row's own."""
    for row in sound.rows_with("locator"):
        own = set(row.cells.values())
        for kind, pattern in (("代码", _CODE), ("指标", _INDICATOR)):
            strange = [found for found in pattern.findall(row["locator"]) if found not in own]
            if strange and (kind == "代码" or _is_of_indicator(row)):
                message = f"位置里的{kind} {strange[0]} 不是这一行的"
                yield _fault(row, message, f"对照来源，改正位置或这一行的{kind}")
                break


def _is_of_indicator(row: Row) -> bool:
    return "indicator_id" in row.cells or "group_id" in row.cells


def years_in_locators(sound: SoundRows) -> Iterator[Fault]:
    """The year-end whose table a locator names is the row's own year."""
    for name, field in _YEARS.items():
        for row in sound.rows(name):
            found = _YEAR_END.search(row["locator"])
            if found and found[1] != row[field]:
                title = sound.tables[name].schema.field(field).title
                message = f"位置里的年份 {found[1]} 与{title} {row[field] or '（空）'} 不同"
                yield _fault(row, message, "对照来源，改正位置或年份")


def planned_years_in_locators(sound: SoundRows) -> Iterator[Fault]:
    """The year at the end of the place of a target or a yearly total is the row's own."""
    for name in ("plan_targets", "plan_totals"):
        for row in sound.rows(name):
            found = _PLANNED.search(row["locator"])
            if found and found[1] != row["year"]:
                message = f"位置里的年份 {found[1]} 与年份 {row['year']} 不同"
                yield _fault(row, message, "对照来源，改正位置或年份")


def numbers_in_locators(sound: SoundRows) -> Iterator[Fault]:
    """Years, dates and counts in a locator stand in the row, in its batch, or in its source as well."""
    printed = {row["id"]: _numbers_of_source(sound, row) for row in sound.every("sources")}
    owners = {row["id"]: row for name in ("batches", "plans") for row in sound.every(name)}
    for row in sound.rows_with("locator"):
        if not _NUMBERS.search(row["locator"]):
            continue
        known = _known_numbers(owners, row).union(
            *(printed.get(row.cells.get(role, ""), set()) for role in ROLES)
        )
        for match in _NUMBERS.finditer(row["locator"]):
            digits = [] if match["share"] else re.findall("[0-9]+", match[0])
            is_strange = bool(match["share"]) and row.table == "goals" and match["share"] != row["value"]
            if is_strange or not all(int(item) in known for item in digits):
                message = f"位置里的“{match[0]}”在这一行和它的来源里都没有"
                yield _fault(row, message, "对照来源改正；来源里确有的，写进 sources.csv 那一行")
                break


def _numbers_of_source(sound: SoundRows, source: Row) -> set[int]:
    return _numbers([*source.cells.values(), *sound.texts_of(source["id"])])


def _numbers(texts: Iterable[str]) -> set[int]:
    return {int(number) for text in texts for number in re.findall("[0-9]{1,9}", text)}


def _known_numbers(owners: Mapping[str, Row], row: Row) -> set[int]:
    """Numbers of the row and of what it belongs to."""
    texts = [cell for name, cell in row.cells.items() if name != "locator"]
    batch, plan = owners.get(row.cells.get("batch_id", "")), owners.get(row.cells.get("plan_id", ""))
    for owner in (batch, plan):
        texts += owner.cells.values() if owner else ()
    known = _numbers(texts)
    if batch and row.table == "batch_totals":
        known.add((number(batch["declared_total"]) or 0) - (number(row["declared_count"]) or 0))
    return known


def places_belong_to_one_source(sound: SoundRows) -> Iterator[Fault]:
    """A place that quotes a heading, or tells it at length, is in one source alone."""
    first: dict[str, Row] = {}
    for row in sound.rows_with("locator"):
        place = row["locator"]
        if "source_id" not in row.cells or not ("《" in place or "“" in place or len(place) >= _LONG):
            continue
        earlier = first.setdefault(place, row)
        if earlier["source_id"] != row["source_id"]:
            message = f"同样的位置在 {earlier.place}是来源 {earlier['source_id']} 的"
            yield _fault(row, message, "对照来源，改正位置，或改正 source_id")


def derived_rows_say_how(sound: SoundRows) -> Iterator[Fault]:
    """A derived row says in its locator or note how it was derived; any other row was not derived."""
    for row in sound.rows_with("locator"):
        told = bool(_DERIVED.search(_place_and_note(row)))
        if row["evidence"] == "derived" and not told:
            message = "证据等级是推算，位置里没有写怎样推算"
            remedy = "写明怎样推算（清点、减去、估计……）；来源直接写着的，改为来源自己的等级"
            yield row_fault(row, "evidence", "derivation", message, remedy)
        elif row["evidence"] != "derived" and _WORKED_OUT.search(_place_and_note(row)):
            message = "位置或备注里写的是怎样推算，证据等级却不是 derived"
            yield row_fault(row, "evidence", "derivation", message, "改为 derived，或改正位置")


def _place_and_note(row: Row) -> str:
    return row["locator"] + row.cells.get("note", "")


def derivations_add_up(sound: SoundRows) -> Iterator[Fault]:
    """A number that a place tells how to work out is the result: 总数56减去其余八省份53个亦得3."""
    for row in sound.rows("batch_totals"):
        for whole, part in _SUBTRACTED.findall(row["locator"]):
            if int(whole) - int(part) != number(row["declared_count"]):
                message = f"{whole} 减去 {part} 不是 {row['declared_count']}"
                yield _fault(row, message, "对照来源，改正位置或数目")
                break


def counts_in_places_agree(sound: SoundRows) -> Iterator[Fault]:
    """Rows read in one list tell alike how long it is: 山东9地名单."""
    first: dict[tuple[str, str, str], Row] = {}
    for row in sound.rows_with("locator"):
        heading = row["locator"].partition("：")[0]
        if not _COUNTED.search(heading):
            continue
        key = (row.table, row.cells.get("source_id", ""), _COUNTED.sub("#", heading))
        earlier = first.setdefault(key, row)
        if earlier["locator"].partition("：")[0] != heading:
            message = (
                f"第 {earlier.line} 行写的是“{earlier['locator'].partition('：')[0]}”，这里是“{heading}”"
            )
            yield _fault(row, message, "对照来源，改正其中一个")


def places_in_locators(sound: SoundRows) -> Iterator[Fault]:
    """A locator that names provinces or prefectures names the row's own among them."""
    provinces = {row[key]: row["code"] for row in sound.every("provinces") for key in ("name", "short_name")}
    prefectures = {row["name"]: row["code"] for row in sound.every("prefectures")}
    for name in _PLACED:
        for row in sound.rows(name):
            code = next(row[key] for key in ("county_code", "code", "province_code") if key in row.cells)
            fault = _strange_place(row["locator"], code or _COUNTRY, provinces, prefectures)
            if fault:
                yield _fault(row, fault, "对照来源，改正位置；位置没有错就改正代码")


def _strange_place(
    locator: str, code: str, provinces: Mapping[str, str], prefectures: Mapping[str, str]
) -> str | None:
    cities = _pattern(tuple(prefectures)).findall(locator)
    rest = _pattern(tuple(prefectures)).sub("", locator)
    named = set(_pattern(tuple(provinces)).findall(rest))
    own_province, own_city = f"{code[:2]}0000", f"{code[:4]}00"
    if named and own_province not in {provinces[name] for name in named}:
        return f"位置写的是{'、'.join(sorted(named))}，这一行是 {code} 的"
    if cities and not code.endswith("0000") and own_city not in {prefectures[name] for name in cities}:
        return f"位置写的是{'、'.join(cities)}，这一行是 {code} 的"
    return None


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)) or "(?!)")


def _fault(row: Row, message: str, remedy: str) -> Fault:
    return row_fault(row, "locator", "locator-mismatch", message, remedy)
