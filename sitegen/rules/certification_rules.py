"""Batches, their declared totals and the units named in them."""

from collections.abc import Iterator
from itertools import groupby

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import SoundRows, is_zone, number


def certified_once(sound: SoundRows) -> Iterator[Fault]:
    """A county is certified once, not in two batches."""
    first: dict[str, Row] = {}
    for row in sound.rows("certifications"):
        earlier = first.setdefault(row["county_code"], row)
        if earlier is not row:
            message = (
                f"“{row['published_name']}”（{row['county_code']}）在 {earlier['batch_id']} 一批已经认定"
            )
            message += f"（第 {earlier.line} 行）"
            remedy = "核对代码是不是同名的另一个单位；确是同一个就删去一行"
            yield row_fault(row, "county_code", "certified-twice", message, remedy)


def named_once(sound: SoundRows) -> Iterator[Fault]:
    """Within a batch, a name occurs once in its province and prefecture."""
    first: dict[tuple[str, ...], Row] = {}
    for row in sound.rows("certifications"):
        names = (
            row["batch_id"],
            row["published_province"],
            row["published_prefecture"],
            row["published_name"],
        )
        earlier = first.setdefault(names, row)
        if earlier is not row:
            message = f"“{row['published_prefecture']}{row['published_name']}”在同一批里出现了两次"
            message += f"（第 {earlier.line} 行）"
            remedy = "删去多余的，或改正名称和代码"
            found = (sound.find("counties", item["county_code"]) for item in (row, earlier))
            yield row_fault(
                row, "published_name", "named-twice", message, remedy, *(each for each in found if each)
            )


def prefectures_printed(sound: SoundRows) -> Iterator[Fault]:
    """Where a batch prints the prefectures of a province, it prints them for every county that has one.

    A zone's name alone, 高新区, says nothing: its prefecture is always printed.
    """
    printed = {
        (row["batch_id"], row["published_province"])
        for row in sound.rows("certifications")
        if row["published_prefecture"]
    }
    for row in sound.rows("certifications"):
        county = sound.find("counties", row["county_code"])
        if county is None or row["published_prefecture"]:
            continue
        prefecture = sound.find("prefectures", county["prefecture_code"])
        is_own = county["prefecture_code"] == county["code"]
        if prefecture and _may_be_anywhere(sound, row, county, prefecture):
            message = f"没有写公布的地级名，“{row['published_name']}”这样的功能区许多市都有"
            remedy = "对照来源，写明它列在哪个市之下；不是代码所指的那一个的，代码也要改"
            yield row_fault(row, "published_prefecture", "prefecture-missing", message, remedy)
        elif prefecture and not is_own and (row["batch_id"], row["published_province"]) in printed:
            message = f"没有写公布的地级名，同一批{row['published_province']}的其他行都写了"
            remedy = f"对照来源：可能是“{prefecture['name']}”"
            yield row_fault(row, "published_prefecture", "prefecture-missing", message, remedy)


def _may_be_anywhere(sound: SoundRows, row: Row, county: Row, prefecture: Row) -> bool:
    """True for a zone whose printed name does not tell its city."""
    name = row["published_name"]
    names_city = name.startswith(prefecture["name"].removesuffix("市")) or name in sound.zone_names(county)
    return is_zone(county) and not names_city


def names_match_status(sound: SoundRows) -> Iterator[Fault]:
    """A batch whose list was not seen names nobody."""
    for batch in sound.rows("batches"):
        named = sum(row["batch_id"] == batch["id"] for row in sound.every("certifications"))
        if batch["list_status"] == "unseen" and named:
            message = f"标为没有收到名单，certifications.csv 里却有 {named} 个名称"
            yield row_fault(
                batch, "list_status", "list-status", message, "改为 partial 或 complete，或删去名称"
            )


def totals_match_names(sound: SoundRows) -> Iterator[Fault]:
    """A complete batch names as many units as declared, per province and in all; others never more.

    While names come in, a province may have names before its declared number is known.
    """
    if not sound.is_whole("certifications", "batch_totals"):
        return
    for batch in sound.rows("batches"):
        faults = list(_province_totals(sound, batch))
        yield from faults or _batch_total(sound, batch)


def _province_totals(sound: SoundRows, batch: Row) -> Iterator[Fault]:
    table = sound.tables["batch_totals"]
    named = _named(sound, batch["id"])
    totals = [row for row in sound.every("batch_totals") if row["batch_id"] == batch["id"]]
    complete = batch["list_status"] == "complete"
    adrift = sum(len(rows) for code, rows in named.items() if not _is_province(sound, code))
    for row in totals:
        declared, found = number(row["declared_count"]), len(named.get(row["province_code"], ()))
        suspect = (table.name, row.line) in sound.suspects.rows
        if declared is None or suspect or found == declared or (found < declared and not complete):
            continue
        if found < declared <= found + adrift:
            continue
        province = sound.find("provinces", row["province_code"])
        label = province["name"] if province else row["province_code"]
        message = f"{batch['id']} 一批{label}宣布 {declared} 个，certifications.csv 里有 {found} 个"
        remedy = "对照来源：名单漏了就补上" if found < declared else "对照来源：名单多了就删去"
        yield row_fault(row, "declared_count", "total-mismatch", message, f"{remedy}，宣布数写错就改正")
    known = {row["province_code"] for row in totals}
    for code, rows in named.items():
        clean = [row for row in rows if ("certifications", row.line) not in sound.suspects.rows]
        if complete and known and code not in known and clean and not table.unread:
            message = (
                f"batch_totals.csv 里没有 {batch['id']} 一批 {code} 的宣布数，这里却有 {len(rows)} 个名称"
            )
            yield row_fault(
                clean[0],
                "published_province",
                "total-mismatch",
                message,
                "补上这个省的宣布数；不是这个省的就改正代码和省名",
            )


def _is_province(sound: SoundRows, code: str) -> bool:
    return any(province["code"] == code for province in sound.every("provinces"))


def _named(sound: SoundRows, batch_id: str) -> dict[str, list[Row]]:
    """Named units by the province that is printed, so that a wrong code does not move a unit."""
    codes = {
        name: province["code"]
        for province in sound.every("provinces")
        for name in (province["name"], province["short_name"])
    }
    units: dict[str, dict[str, Row]] = {}
    for row in sound.every("certifications"):
        if row["batch_id"] == batch_id:
            code = codes.get(row["published_province"], f"{row['county_code'][:2]}0000")
            units.setdefault(code, {}).setdefault(row["county_code"], row)
    return {code: list(rows.values()) for code, rows in units.items()}


def _batch_total(sound: SoundRows, batch: Row) -> Iterator[Fault]:
    declared = number(batch["declared_total"])
    rows = [row for row in sound.every("batch_totals") if row["batch_id"] == batch["id"]]
    counts = [number(row["declared_count"]) for row in rows]
    clean = all(("batch_totals", row.line) not in sound.suspects.rows for row in rows)
    if declared is None or not clean or not rows:
        return
    total = sum(count for count in counts if count is not None)
    if total > declared or (batch["list_status"] == "complete" and total != declared):
        message = f"宣布总数是 {declared}，batch_totals.csv 里各省之和是 {total}"
        yield row_fault(batch, "declared_total", "total-mismatch", message, "对照来源，改正总数或分省数")


def batches_by_year(sound: SoundRows) -> Iterator[Fault]:
    """The id of a batch begins with the year that is assessed."""
    for year, group in groupby(sound.rows("batches"), key=lambda row: row["id"][:4]):
        for row in group:
            if row["year"] != year:
                message = f"评估年份 {row['year']} 与标识 {row['id']} 不符"
                yield row_fault(row, "year", "batch-year", message, f"改为 {year}，或改正标识")
