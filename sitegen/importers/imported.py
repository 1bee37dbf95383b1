"""What an import comes to: rows, findings, and the files it would change."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Protocol

from sitegen.findings import Finding, has_errors, in_order
from sitegen.importers.change_checks import refused_findings
from sitegen.importers.files.text_source import SourceText
from sitegen.importers.joining import JoinedRow
from sitegen.importers.listed import Listed
from sitegen.importers.proposal import Change
from sitegen.importers.reading.list_region import Ignored
from sitegen.importers.reading.places import Form
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """Result of one import. Nothing is written yet."""

    path: str
    data: SiteData
    findings: tuple[Finding, ...]
    rows: tuple[JoinedRow, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    changes: tuple[Change, ...] = ()
    """Empty while there are errors: half a list is not proposed."""
    listed: Listed | None = None
    """What was read, for the transcript of its source; None when no list was."""

    @property
    def is_open(self) -> bool:
        """True while an error must be dealt with first."""
        return has_errors(self.findings)

    @property
    def changed(self) -> tuple[Change, ...]:
        """Files that would really change."""
        return tuple(change for change in self.changes if change.before != change.after)

    def as_json(self) -> str:
        """Rows, findings, ignored text and changed files."""
        return json.dumps(
            {
                "rows": [self._row(row) for row in self.rows],
                "findings": [asdict(finding) for finding in self.findings],
                "ignored": [{"line": i.line, "text": i.text, "rule": i.rule} for i in self.ignored],
                "changes": [{"path": change.path, "diff": change.diff} for change in self.changed],
            },
            ensure_ascii=False,
            indent=2,
        )

    def table(self) -> Iterator[str]:
        """Rows as aligned text."""
        cells = [("行", "省", "市", "名称", "代码", "说明"), *(self._cells(row) for row in self.rows)]
        widths = [max(_width(row[column]) for row in cells) for column in range(6)]
        for row in cells:
            padded = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
            yield "  ".join(padded).rstrip()

    def _cells(self, row: JoinedRow) -> tuple[str, str, str, str, str, str]:
        line = str(row.entry.word.line)
        year = f"{row.entry.year.text}年 " if row.entry.year else ""
        if row.county is None:
            return line, row.province, row.prefecture, row.name, "——", f"{year}没有对上，见下"
        official = self.data.full_name(row.county)
        note = f"简称，即{official}" if row.form is Form.SHORT else official
        return line, row.province, row.prefecture, row.name, row.county.code, year + note

    def _row(self, row: JoinedRow) -> dict[str, object]:
        county = row.county
        return {
            "province": row.province,
            "prefecture": row.prefecture,
            "name": row.name,
            "code": county.code if county else None,
            "year": int(row.entry.year.text) if row.entry.year else None,
            "official_name": self.data.full_name(county) if county else None,
            "line": row.entry.word.line,
            "column": row.entry.word.column,
        }


class Comparison(Protocol):
    """One list against the project."""

    def findings(self) -> Iterator[Finding]:
        """What keeps the list from fitting the project."""

    def changes(self) -> tuple[Change, ...]:
        """The files as they should be."""


def imported(
    source: SourceText, listed: Listed, compared: Comparison, beside: Iterable[Finding] = ()
) -> Imported:
    """What the list of `source` comes to; `beside` is what is wrong with it as a whole."""
    project, listing = listed.project, listed.listing
    found = () if listing.is_unread else compared.findings()
    findings = in_order((*listing.findings, *beside, *found))
    changes = () if has_errors(findings) else compared.changes()
    refused = refused_findings(changes, source, project.package.tables)
    return Imported(
        path=source.path,
        data=project.data,
        findings=in_order((*findings, *refused)),
        rows=listing.rows,
        ignored=listing.ignored,
        changes=() if refused else changes,
        listed=listed,
    )


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
