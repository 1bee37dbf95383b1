"""What a list may not hold: names of other years, and a hint at those certified before."""

import re
from collections.abc import Iterator, Sequence

from sitegen.findings import Finding, Severity
from sitegen.importers.joining import JoinedRow
from sitegen.importers.reading.entries import Reading, finding_at
from sitegen.importers.reading.segments import Segment
from sitegen.importers.reading.tokens import number_value
from sitegen.importers.standing import Standing
from sitegen.model.site_data import SiteData

_YEAR = re.compile("(20[0-9]{2})(?=年(?![0-9]+月))")
_ORDINAL = re.compile("(20[0-9]{2})年(?:度)?[(]?第([0-9]+|[一二三四五六七八九十]+)批")


def other_years(path: str, reading: Reading, year: int) -> Iterator[Finding]:
    """A list that is parted by years belongs to several batches."""
    for heading in reading.years:
        names = sum(entry.year is heading for entry in reading.entries)
        if names and heading.text != str(year):
            yield finding_at(
                path,
                heading,
                "other-year",
                f"有 {names} 个名称写在 {heading.text} 年之下，不属于 {year} 年的这一批",
                "把各年的名单分成几个文件，分别用各自的 --batch 导入",
                value=f"{heading.text}年",
            )


def other_batch(
    path: str, titles: Sequence[Segment], batch: str, year: int, is_chosen: bool
) -> Iterator[Finding]:
    """A title of another year, or of another of the year's batches: the first title that tells decides.

    `is_chosen` tells that the list was named by hand, title and all.
    """
    title = next((item for item in titles if _YEAR.search(item.compact)), None)
    if title is None or not is_of_other_batch(title.compact, batch, year):
        return
    yield Finding(
        path,
        "other-batch",
        f"标题“{title.compact}”说的不是 {batch} 这一批",
        "改 --batch，或换成这一批的名单；确是这一批、只是标题这样写的，加 --list 1",
        line=title.line.number,
        value=title.compact,
        severity=Severity.WARNING if is_chosen else Severity.ERROR,
    )


def unentered_day(path: str, standing: Standing, published_on: str | None) -> Iterator[Finding]:
    """The day on which a batch was published is entered from the source that its row cites alone."""
    if not published_on or standing.said.get("published_on") or standing.row["published_on"] == published_on:
        return
    held = standing.row["published_on"]
    yield Finding(
        path,
        "not-entered",
        f"公布日期“{published_on}”没有写入：这份来源不是 {standing.row['id']} 那一行所据的来源，"
        + (f"那一行是“{held}”" if held else "那一行空着"),
        f"这个日期对的，在 {standing.table.path} 第 {standing.row.line} 行改正，连同来源和位置；不对就不必改",
        value=published_on,
        severity=Severity.WARNING,
    )


def is_of_other_batch(title: str, batch: str, year: int) -> bool:
    """True for a title with a year, or the number of a batch in it, that is not this batch's."""
    years = _YEAR.findall(title)
    if not years or str(year) not in years:
        return bool(years)
    numbers = {number_value(number) for of, number in _ORDINAL.findall(title) if of == str(year)}
    return bool(numbers) and int(batch.partition("-")[2] or 1) not in numbers


def certified_before(path: str, rows: Sequence[JoinedRow], data: SiteData, batch: str) -> Iterator[Finding]:
    """Names that another batch certified already."""
    for row in rows:
        if row.county is None:
            continue
        others = [item.batch_id for item in data.certifications_of[row.county.code] if item.batch_id != batch]
        if others:
            yield finding_at(
                path,
                row.entry.word,
                "certified-before",
                f"“{row.name}”（{row.county.code}）在 {'、'.join(others)} 批已经认定过",
                "核对是不是另一个同名的县；确实又一次列出就不必改",
                value=row.name,
                severity=Severity.WARNING,
            )
