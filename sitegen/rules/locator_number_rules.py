"""Counts, years and document numbers in the locator of a row, against the row and its source."""

import re
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import ROLES, SoundRows, either_name, number

_DOCUMENT = re.compile(
    r"(?:依据|根据|按照)?(?P<whole>(?P<office>[\u4e00-\u9fff]{2,12})[〔\[(（](?P<year>(?:19|20)[0-9]{2})[〕\])）](?P<number>[0-9]+)号)"
)
_LAST = re.compile(r"止于([0-9]{4})年")
_AT_LEAST = re.compile(r"[表列]至([0-9]{4})年")
_SAID = ("title", "document_number", "prints", "remark")


def counts_after_places(sound: SoundRows) -> Iterator[Fault]:
    """A count right after the name of a total's province, in its place, is that total: 山东9地."""
    for row in sound.rows("batch_totals"):
        province = sound.find("provinces", row["province_code"])
        told = f"{either_name(province)}[（(]?([0-9]+)[个地席]" if province else "(?!)"
        found = re.search(told, row["locator"])
        if found and found[1] != row["declared_count"]:
            message = f"位置写的是 {found[1]}，宣布数是 {row['declared_count']}"
            yield row_fault(row, "locator", "locator-mismatch", message, "对照来源，改正其中一个")


def last_years_in_places(sound: SoundRows) -> Iterator[Fault]:
    """A plan whose place tells where its table ends ends there: 止于2034年, 表列至2035年."""
    for row in sound.rows("plans"):
        last, told = number(row["year_to"]), _LAST.search(row["locator"])
        listed = _AT_LEAST.search(row["locator"])
        if last and ((told and int(told[1]) != last) or (listed and int(listed[1]) < last)):
            message = f"位置写的“{(told or listed or [''])[0]}”与终止年 {last} 不符"
            yield row_fault(row, "locator", "locator-mismatch", message, "对照来源，改正其中一个")


def lists_in_places(sound: SoundRows) -> Iterator[Fault]:
    """The place of a plan for one county speaks of no list by county."""
    for row in sound.rows("plans"):
        if row["county_code"] and "逐县" in row["locator"]:
            message = "位置写的是逐县的年份，这份规划却只是一个县的"
            yield row_fault(row, "locator", "locator-mismatch", message, "对照来源，改正位置")


def documents_in_places(sound: SoundRows) -> Iterator[Fault]:
    """The number of a document that a place names is printed by the source, or is its batch's or plan's."""
    for row in sound.rows_with("locator", "source_id"):
        for found in _DOCUMENT.finditer(row["locator"]):
            if not any(_says(text, found) for text in _texts(sound, row)):
                message = f"位置里的文号“{found['whole']}”，来源没有写印着它"
                remedy = "对照来源改正；来源里确有的，在 sources.csv 的“印着什么”里写明"
                yield row_fault(row, "locator", "locator-mismatch", message, remedy)


def _says(text: str, told: re.Match[str]) -> bool:
    """True when a text has the number of the document, of the same year and office."""
    return any(
        (each["office"][:3], each["year"], each["number"])
        == (told["office"][:3], told["year"], told["number"])
        for each in _DOCUMENT.finditer(text)
    )


def _texts(sound: SoundRows, row: Row) -> Iterator[str]:
    for role in ROLES:
        source = sound.find("sources", row.cells.get(role, ""))
        if source:
            yield from (source[name] for name in _SAID)
            yield from sound.texts_of(source["id"])
    yield row.cells.get("document_number", "")
    for name, key in (("batches", "batch_id"), ("plans", "plan_id")):
        owner = sound.find(name, row.cells.get(key, "")) if key in row.cells else None
        yield owner["document_number"] if owner else ""
