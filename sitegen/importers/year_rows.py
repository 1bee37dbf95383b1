"""Rows of plan_targets.csv and plan_totals.csv that a year table makes, each with where it stands."""

import re
from dataclasses import dataclass

from sitegen.importers.listing import Listing
from sitegen.importers.proposal import Cells
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData

_TABLE_NAME = re.compile(r"(进度表|时间表|安排表|规划表|计划表|任务表|一览表|汇总表|名单)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class YearRows:
    """The year table of one plan, for one stage."""

    data: SiteData
    plan: Plan
    stage: str
    listing: Listing

    def targets(self) -> list[Cells]:
        """A row for every name that joined and stands under a year."""
        return [
            {
                "plan_id": self.plan.id,
                "county_code": row.county.code,
                "stage": self.stage,
                "year": row.entry.year.text,
                "published_name": row.name,
                "corroborating_source_id": "",
                **self._citation(row.entry.year.text),
            }
            for row in self.listing.rows
            if row.county and row.entry.year
        ]

    def totals(self) -> list[Cells]:
        """A row for every year that counts its names."""
        return [
            {
                "plan_id": self.plan.id,
                "year": heading.text,
                "declared_count": str(heading.counts[0].value),
                **self._citation(heading.text),
            }
            for heading in self.listing.reading.years
            if heading.counts
        ]

    def _citation(self, year: str) -> dict[str, str]:
        source = self.data.source[self.plan.citation.source_id]
        return {
            "source_id": source.id,
            "locator": f"{self.place}：{year}年",
            "evidence": source.evidence.value,
        }

    @property
    def place(self) -> str:
        """Where the table stands in the document: 附件 进度表."""
        texts = [segment.compact for segment in self.listing.region.before]
        names = [match[1] for text in texts if (match := _TABLE_NAME.search(text))]
        name = names[-1] if names else "分年表"
        return f"附件 {name}" if any(text.startswith("附件") for text in texts) else name
