"""Numbers that a notice declares against those that the project has, and against what a place can have."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitegen.findings import Finding, Severity
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.joining import JoinedRow
from sitegen.importers.listing import Listing
from sitegen.importers.project import Project
from sitegen.importers.reading.counting import Expected, province_counts, total_findings
from sitegen.importers.reading.entries import Reading, finding_at
from sitegen.importers.reading.list_region import Region
from sitegen.importers.reading.places import Places

_UNREGISTERED = 5
"""Zones of one city that a list may name and the register lacks."""


def number_findings(
    path: str,
    project: Project,
    options: BatchOptions,
    listing: Listing,
    declared: Sequence[tuple[int, int]],
    places: Places,
    expected: Expected,
) -> Iterator[Finding]:
    """The text's numbers, the project's and the names agree; `declared` are totals with their lines."""
    expected = _expected(project, options.batch, listing.rows, places, expected)
    yield from total_findings(declared, listing.reading, path, expected)
    yield from _changed_provinces(path, project, options.batch, listing.region, replaces=options.replace)
    yield from _impossible(path, listing.reading, places)


def _impossible(path: str, reading: Reading, places: Places) -> Iterator[Finding]:
    """No province or city counts more names than it has units, nor is it counted in two ways."""
    for heading, units in (
        *((item, places.units(item.code, None)) for item in reading.provinces if item.code),
        *((item, places.units(None, item.code)) for item in reading.prefectures if item.code),
    ):
        for count in heading.counts:
            if units and count.value > len(units) + _UNREGISTERED:
                yield finding_at(
                    path,
                    count.token,
                    "count-mismatch",
                    f"{heading.label}写明 {count.value} 个，它一共只有 {len(units)} 个县级单位",
                    "对照原文；不是个数（是代码、年份、得分一类）就删去；是全省或全国的，移到省名后面或正文里去",
                )
        values = list(dict.fromkeys(count.value for count in heading.counts))
        if len(values) > 1:
            yield finding_at(
                path,
                heading.counts[1].token,
                "count-mismatch",
                f"{heading.label}写了几个不同的数：{'、'.join(map(str, values[:5]))}",
                "对照原文，只留下名称的个数；得分、年份一类的栏目删去",
            )


def _expected(
    project: Project, batch: str, rows: Sequence[JoinedRow], places: Places, expected: Expected
) -> Expected:
    """`expected` with what a text may count beside the whole batch: its provinces, or its one city."""
    counties = [row.county for row in rows if row.county]
    provinces = {county.province_code for county in counties}
    cities = {county.prefecture_code or county.code for county in counties}
    declared = _declared(project, batch)
    named = [declared[code] for code in provinces if code in declared]
    unknown = [code for code in provinces if code not in declared]
    most = max((len(places.units(code, None)) for code in unknown), default=0)
    if len(cities) == 1 and len(counties) == len(rows):
        most = max(most, len(places.units(None, next(iter(cities)))))
    return replace(expected, others=frozenset((*named, sum(named))) - {0}, most=most)


def _changed_provinces(
    path: str, project: Project, batch: str, region: Region, *, replaces: bool
) -> Iterator[Finding]:
    """Prose counts no province otherwise than the project does."""
    declared = _declared(project, batch)
    codes = {
        name: province.code
        for province in project.data.provinces
        for name in (province.name, province.short_name)
    }
    for name, number, line in province_counts((*region.before, *region.after), codes):
        known = declared.get(codes[name])
        if known is not None and number != known:
            yield Finding(
                path,
                "total-mismatch",
                f"文中说{name} {number} 个，项目里这一批是 {known} 个",
                "对照原文；文中对的，先改 batch_totals.csv 里的那一行；只是别的数，从文件里删去这一句",
                line=line,
                value=str(number),
                severity=Severity.WARNING if replaces else Severity.ERROR,
            )


def _declared(project: Project, batch: str) -> dict[str, int]:
    """Declared totals of the provinces of one batch, by code."""
    return {
        row["province_code"]: int(row["declared_count"])
        for row in project.table("batch_totals").rows
        if row["batch_id"] == batch and row["declared_count"]
    }
