"""What the data said on a day: the list of versions by their days, and a page for each of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import PurePosixPath

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.model.history import Change, Release
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import DATA, HOME
from sitegen.site import urls
from sitegen.site.blocks import Fact
from sitegen.site.page import Link, Page
from sitegen.site.tables import Cell, DataTable, number_column, table_of, text_column
from sitegen.site.words import NONE, day
from sitegen.versions.history import Cells, Difference, History, RowChange
from sitegen.versions.released import Version
from sitegen.versions.rows import ADD, DEL, MOD, Rows

Titles = Mapping[str, str]
"""What tables are called, by their name."""

_MOST = 500
"""Changed cells that a page shows; the delta has all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionsBody:
    """Which version was published on which day."""

    table: DataTable
    first: str
    """The day before which nothing was published; empty without a version."""
    unreleased: int
    """Rows of this site that differ from the last version."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VersionBody:
    """One version as it was."""

    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    tables: DataTable
    cells: DataTable | None
    """Values that changed, old and new; None for the first version."""
    more: int
    """How many are not shown."""
    files: tuple[Fact, ...]
    """Files that changed as a whole."""
    delta: str
    """URL of the file that has all."""


def version_pages(data: SiteData, package: PackageDescriptor, history: History) -> Iterator[Page]:
    """The list, then every version that is kept, newest first."""
    kept = [release for release in data.changelog if release.version in history.versions]
    titles = {resource.name: resource.title for resource in package.resources}
    yield _list_page(history, kept)
    until: date | None = None
    for release in kept:
        yield _page(data, titles, history, release, _days(release, until))
        until = release.date


def _list_page(history: History, kept: list[Release]) -> Page:
    ends = dict(zip(kept, [None, *(release.date for release in kept)], strict=False))
    first = day(kept[-1].date) if kept else ""
    return Page(
        url=urls.VERSIONS,
        template="pages/versions.html",
        title="那一天的数据",
        description=f"留着{len(kept)}版数据，都照发布时的原样：某一天的数据是哪一版，与前一版差在哪里。",
        breadcrumb=(HOME, DATA),
        body=VersionsBody(
            table=table_of(
                "versions",
                "哪一天的数据是哪一版",
                kept,
                text_column("days", "日期", lambda release: _days(release, ends[release])),
                text_column(
                    "version",
                    "版本",
                    lambda release: Cell(release.version, url=urls.version(release.version)),
                ),
                text_column("changes", "变化", lambda release: _summary(history.difference(release.version))),
                empty="还没有留存的版本。",
            ),
            first=first,
            unreleased=len(history.unreleased_difference.rows),
        ),
    )


def _days(release: Release, next_date: date | None) -> str:
    """The days on which this was the newest version, both included."""
    if next_date is None:
        return f"{day(release.date)}至今"
    if next_date == release.date:
        return f"{day(release.date)}，当天有了下一版"
    last = next_date - timedelta(days=1)
    return day(last) if last == release.date else f"{day(release.date)}至{day(last)}"


def _summary(difference: Difference) -> str:
    if difference == Difference():
        return "最早的一版"
    counts = [
        (word, sum(change.operation == operation for change in difference.rows))
        for operation, word in _WORDS.items()
    ]
    told = [f"{word}{count}行" for word, count in counts if count]
    files = [f"另有{len(difference.files)}个文件"] if difference.files else []
    return "、".join((*told, *files))


_WORDS = {ADD: "增", MOD: "改", DEL: "删"}


def _page(data: SiteData, titles: Titles, history: History, release: Release, days: str) -> Page:
    number = release.version
    version = history.versions[number]
    difference = history.difference(number)
    cells = [(change, name) for change in difference.rows for name in _fields(change)]
    numbers = list(history.versions)
    before = numbers[numbers.index(number) - 1] if number != numbers[0] else ""
    return Page(
        url=urls.version(number),
        template="pages/version.html",
        title=f"数据版本 {number}",
        description=f"数据版本{number}，{days}：当时的每一张表；{_summary(difference)}。",
        breadcrumb=(HOME, DATA, Link("那一天的数据", urls.VERSIONS)),
        body=VersionBody(
            facts=(
                Fact("日期", days),
                Fact("前一版", before or NONE, url=urls.version(before) if before else None),
                Fact(
                    "校验值", version.state.digest, note="全部文件的 SHA-256；按差重建出来的，应当与它相同。"
                ),
            ),
            changes=release.changes,
            tables=_tables(titles, version),
            cells=_cells(data, titles, cells) if before else None,
            more=max(0, len(cells) - _MOST),
            files=tuple(Fact(_WORDS[item.operation], item.path) for item in difference.files),
            delta=urls.version_file(number, urls.VERSION_DELTA),
        ),
        downloads=(
            Link("这一版的数据包（ZIP）", urls.version_file(number, urls.VERSION_PACKAGE)),
            Link(
                "与前一版的差（JSON）" if before else "这一版的全部文件（JSON）",
                urls.version_file(number, urls.VERSION_DELTA),
            ),
            Link("文件清单（manifest.json）", urls.version_file(number, urls.VERSION_MANIFEST)),
            Link("校验值（SHA256SUMS）", urls.version_file(number, "SHA256SUMS")),
        ),
    )


def _fields(change: RowChange) -> tuple[str, ...]:
    """Fields that are told one by one; an empty name for the whole row."""
    return tuple(change.after) if change.before is not None and change.after is not None else ("",)


def _tables(titles: Titles, version: Version) -> DataTable:
    counts = {
        path: len(rows.by_key)
        for path, key in version.state.keys.items()
        if (rows := Rows.read(version.state.files.get(path, b""), key)) is not None
    }
    return table_of(
        "tables",
        "这一版的表",
        counts,
        text_column("table", "表", lambda path: _title(titles, PurePosixPath(path).stem)),
        text_column("file", "文件", lambda path: Cell(path, url=urls.version_file(version.number, path))),
        number_column("rows", "行数", lambda path: counts[path]),
    )


def _cells(data: SiteData, titles: Titles, cells: list[tuple[RowChange, str]]) -> DataTable:
    return table_of(
        "changes",
        "逐格的变化",
        islice(cells, _MOST),
        text_column("table", "表", lambda cell: _title(titles, cell[0].resource), is_facet=True),
        text_column("key", "行", lambda cell: "/".join(cell[0].key.values())),
        text_column("field", "栏", lambda cell: _field(data, *cell)),
        text_column("before", "原值", lambda cell: _value(cell[0].before, cell[1])),
        text_column("after", "新值", lambda cell: _value(cell[0].after, cell[1])),
        text_column("reason", "原因和来源", lambda cell: _reason(data, cell[0])),
        empty="没有一张表有变化；变的是说明、定义或别的文件。",
    )


def _title(titles: Titles, resource: str) -> str:
    """What a table is called today, or its name when there is none of that name any more."""
    return titles.get(resource, resource)


def _field(data: SiteData, change: RowChange, name: str) -> str:
    if not name:
        return "整行"
    return data.title(change.resource, name) if (change.resource, name) in data.field else name


def _value(cells: Cells | None, name: str) -> str:
    if cells is None:
        return NONE
    return (cells.get(name) or NONE) if name else "；".join(value for value in cells.values() if value)


def _reason(data: SiteData, change: RowChange) -> Cell:
    known = [source for source in change.sources if source in data.source]
    return Cell(
        "".join(change.reasons) or NONE,
        url=urls.source(known[0]) if known else None,
        note="、".join(change.sources),
    )
