"""Dates and years follow one another as they must."""

import re
from calendar import monthrange
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import SoundRows, number

_ORDERED = (
    ("batches", "published_by", "published_on", "公布不晚于的日期", "公布日期"),
    ("sources", "published_on", "checked_on", "发布日期", "核对日期"),
    ("counties", "valid_from", "valid_to", "起始年", "末年"),
    ("plans", "year_from", "year_to", "起始年", "终止年"),
    ("phases", "starts_on", "ends_on", "开始年月", "结束年月"),
)
"""Table, the earlier field, the later one, and their names in words. All sort as text."""

_YEAR = re.compile("(?<![0-9])([0-9]{4})(?:年|〕|-[0-9]{2}-[0-9]{2})")
_DAY = re.compile("(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日")
_OF_THE_TIME = range(1949, 2061)
"""Years of which documents of these matters can speak."""

_KNOWN = (
    ("batches", "issued_on"),
    ("batches", "published_on"),
    ("batches", "published_by"),
    ("plans", "issued_on"),
    ("sources", "published_on"),
)
"""Dates of documents, which cannot be later than the package's `as_of`."""
_AFTER_THE_DAY = {"as_of": "", "created": "T00:00:00Z"}
"""How the descriptor goes on after the day."""

_BATCH_DATES = (
    ("issued_on", "成文日期"),
    ("published_on", "公布日期"),
    ("published_by", "公布不晚于的日期"),
)


def dates_ordered(sound: SoundRows) -> Iterator[Fault]:
    """What comes first is not dated later: published before checked, valid from before valid to.

    A batch may be announced at a meeting before the notice is signed: its two dates have no order.
    """
    for name, early, late, early_label, late_label in _ORDERED:
        for row in sound.rows(name):
            if row[early] and row[late] and row[early] > row[late]:
                message = f"{early_label} {row[early]} 晚于{late_label} {row[late]}"
                yield row_fault(row, early, "date-order", message, "对照来源，改正其中一个")


def nothing_from_the_future(sound: SoundRows) -> Iterator[Fault]:
    """No document is dated after the package's `as_of`, no check of a copy after `created`."""
    as_of, created = sound.descriptor.as_of.isoformat(), sound.descriptor.created.isoformat()
    limits = [(name, key, as_of, "as_of") for name, key in _KNOWN] + [
        ("sources", "checked_on", created, "created")
    ]
    for name, key, limit, label in limits:
        for row in sound.rows(name):
            if row[key] > limit:
                written = f"{row[key]}{_AFTER_THE_DAY[label]}"
                message = f"{row[key]} 晚于数据包的 {label}（{limit}）"
                remedy = f"对照来源改正；日期没有错就把 datapackage.yaml 的 {label} 改为 {written}"
                yield row_fault(row, key, "date-late", message, remedy)


def lists_follow_assessment(sound: SoundRows) -> Iterator[Fault]:
    """A list is issued and published in the year that is assessed, or later."""
    for row in sound.rows("batches"):
        for key, label in _BATCH_DATES:
            if row[key] and row[key][:4] < row["year"]:
                message = f"{label} {row[key]} 早于评估年份 {row['year']}"
                yield row_fault(row, key, "date-order", message, "对照来源，改正日期或年份")


def dates_match_source(sound: SoundRows) -> Iterator[Fault]:
    """A batch or plan that has its source's document number has its date too."""
    for name, keys in (("batches", ("issued_on", "published_on")), ("plans", ("issued_on",))):
        for row in sound.rows(name):
            source = sound.find("sources", row["source_id"])
            dates = [row[key] for key in keys if row[key]]
            if source and dates and _is_same_document(row, source) and source["published_on"] not in dates:
                place = source.place
                message = f"来源 {source['id']} 文号相同（{row['document_number']}），日期却是 "
                message += source["published_on"]
                remedy = f"对照原文，改正这里或 {place}"
                key = next(key for key in keys if row[key])
                yield row_fault(row, key, "date-mismatch", message, remedy)


def _is_same_document(row: Row, source: Row) -> bool:
    number_of = row["document_number"]
    return bool(number_of and source["published_on"]) and number_of == source["document_number"]


def plan_years_inside(sound: SoundRows) -> Iterator[Fault]:
    """The years of targets and totals lie between the first and the last year of the plan."""
    for name in ("plan_targets", "plan_totals"):
        for row in sound.rows(name):
            plan = sound.find("plans", row["plan_id"])
            year = number(row["year"])
            if plan is None or year is None:
                continue
            first, last = number(plan["year_from"]), number(plan["year_to"])
            if (first is not None and year < first) or (last is not None and year > last):
                message = f"{year} 年不在规划的 {first}–{last} 年之内"
                yield row_fault(row, "year", "plan-year", message, "对照来源，改正年份或规划的起止年")


def days_told_exist(sound: SoundRows) -> Iterator[Fault]:
    """A year told anywhere in words is one since 1949 that plans can reach, a day is one of the calendar."""
    for name, table in sound.tables.items():
        for row in sound.rows(name):
            for field, cell in row.cells.items():
                odd = next(_odd_times(cell), "")
                if odd:
                    message = f"{table.schema.field(field).title}里说到{odd}"
                    yield row_fault(row, field, "date-odd", message, "对照来源，改正年份或日期")


def _odd_times(cell: str) -> Iterator[str]:
    yield from (f"{year}年" for year in _YEAR.findall(cell) if int(year) not in _OF_THE_TIME)
    for month, day in _DAY.findall(cell):
        if not 1 <= int(month) <= 12 or not 1 <= int(day) <= monthrange(2024, int(month))[1]:
            yield f"{month}月{day}日"
