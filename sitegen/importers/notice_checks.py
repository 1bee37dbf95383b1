"""What a list may not hold: names of other years, and a hint at those certified before."""

from collections.abc import Iterator, Sequence

from sitegen.findings import Finding, Severity
from sitegen.importers.joining import JoinedRow
from sitegen.importers.reading.entries import Reading
from sitegen.model.site_data import SiteData


def other_years(path: str, reading: Reading, year: int) -> Iterator[Finding]:
    """A list that is parted by years belongs to several batches."""
    for heading in reading.years:
        names = sum(entry.year is heading for entry in reading.entries)
        if names and heading.text != str(year):
            yield Finding(
                path=path,
                line=heading.line,
                column=heading.column,
                value=f"{heading.text}年",
                code="other-year",
                message=f"有 {names} 个名称写在 {heading.text} 年之下，不属于 {year} 年的这一批",
                remedy="把各年的名单分成几个文件，分别用各自的 --batch 导入",
            )


def certified_before(path: str, rows: Sequence[JoinedRow], data: SiteData, batch: str) -> Iterator[Finding]:
    """Names that another batch certified already."""
    for row in rows:
        if row.county is None:
            continue
        others = [item.batch_id for item in data.certifications_of[row.county.code] if item.batch_id != batch]
        if others:
            yield Finding(
                path=path,
                line=row.entry.word.line,
                column=row.entry.word.column,
                value=row.name,
                code="certified-before",
                message=f"“{row.name}”（{row.county.code}）在 {'、'.join(others)} 批已经认定过",
                remedy="核对是不是另一个同名的县；确实又一次列出就不必改",
                severity=Severity.WARNING,
            )
