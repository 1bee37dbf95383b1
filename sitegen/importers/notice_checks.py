"""What a list may not hold: names of other years, and a hint at those certified before."""

import re
from collections.abc import Iterator, Sequence

from sitegen.datasets.reader import Row
from sitegen.findings import Finding, Severity
from sitegen.importers.joining import JoinedRow
from sitegen.importers.reading.entries import Reading, finding_at
from sitegen.importers.reading.segments import Segment
from sitegen.importers.reading.tokens import number_value
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
    if title is None or _is_title_of(title.compact, batch, year):
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


def _is_title_of(title: str, batch: str, year: int) -> bool:
    if str(year) not in _YEAR.findall(title):
        return False
    numbers = {number_value(number) for of, number in _ORDINAL.findall(title) if of == str(year)}
    return not numbers or int(batch.partition("-")[2] or 1) in numbers


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


def source_unseen(path: str, batch: Row, *, is_named: bool) -> Finding:
    """The source of a batch is known to print no list: names may not rest on it unless it is named."""
    source = batch["source_id"]
    if is_named:
        return Finding(
            path,
            "source-unseen",
            f"项目里记着来源 {source} 没有印出名单，这次却说名称出自它",
            "核对；确实印了，在 sources.csv 的 remark 里也改过来",
            value=source,
            severity=Severity.WARNING,
        )
    return Finding(
        path,
        "source-unseen",
        f"{batch['id']} 一批的来源 {source} 没有印出名单，不能当作这些名称的来源",
        "用 --source 写明名单出自哪个来源；项目里还没有的，再加 --evidence、--source-title、--issuer、--url",
        value=source,
        severity=Severity.ERROR,
    )
