"""Rows of certifications.csv and batch_totals.csv that a list makes, each with where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sitegen.importers.joining import JoinedRow
from sitegen.importers.listing import Listing
from sitegen.importers.project import Project
from sitegen.importers.proposal import Cells
from sitegen.importers.reading.entries import Heading
from sitegen.model.groups import grouped

_GENERIC_PLACE = re.compile(r"名单(?=[ ：]|$)")
"""Word for the place of a list whose text does not say that it is an attachment."""


@dataclass(frozen=True, kw_only=True)
class ListRows:
    """The list of one batch, or a part of it, from one source."""

    project: Project
    batch: str
    listing: Listing
    source: str
    evidence: str
    is_attachment: bool

    def names(self) -> list[Cells]:
        """A row for every name that joined."""
        return [
            {
                "batch_id": self.batch,
                "county_code": row.county.code,
                "published_province": row.province,
                "published_prefecture": row.prefecture,
                "published_name": row.name,
                "corroborating_source_id": "",
                **self._citation(self._locator(row)),
            }
            for row in self.listing.rows
            if row.county
        ]

    def totals(self) -> list[Cells]:
        """A row for every province whose heading counts its names."""
        groups = grouped(
            (heading for heading in self.listing.reading.provinces if heading.counts and heading.code),
            lambda heading: heading.code,
        )
        return [
            {
                "batch_id": self.batch,
                "province_code": code,
                "declared_count": str(sum(heading.counts[0].value for heading in headings)),
                "corroborating_source_id": "",
                **self._citation(f"{self._place} {'；'.join(_with_count(heading) for heading in headings)}"),
            }
            for code, headings in groups.items()
        ]

    def _citation(self, locator: str) -> dict[str, str]:
        return {"source_id": self.source, "locator": locator, "evidence": self.evidence}

    @property
    def _place(self) -> str:
        """Where the list stands in its document, as this text or an earlier part of it says."""
        earlier = (
            row["locator"].startswith("附件")
            for name in ("certifications", "batch_totals")
            for row in self.project.table(name).rows
            if self.is_ours(row.cells) and row["source_id"] == self.source
        )
        return "附件" if self.is_attachment or any(earlier) else "名单"

    def placed(self, rows: Iterable[Cells]) -> list[Cells]:
        """Rows of earlier parts say 附件 too, once a later part of the same document says it."""
        return [
            {**cells, "locator": _GENERIC_PLACE.sub(self._place, cells["locator"], count=1)}
            if self.is_ours(cells)
            and cells["source_id"] == self.source
            and _GENERIC_PLACE.match(cells["locator"])
            else cells
            for cells in rows
        ]

    def _locator(self, row: JoinedRow) -> str:
        """Headings that are printed over the name; a province that was given by option is none."""
        province = row.entry.province
        printed = f" {province.label}" if province and province.line else ""
        return f"{self._place}{printed}" + (f"：{row.prefecture}" if row.prefecture else "")

    def is_ours(self, cells: Cells) -> bool:
        """True for a row of this batch."""
        return cells["batch_id"] == self.batch


def _with_count(heading: Heading) -> str:
    return f"{heading.label}（{heading.counts[0].value}个）"
