"""The list that an import has read, with what must be known to read it once more."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.importers.listing import Listing
from sitegen.importers.project import Project


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """One list of one source: names of a batch, or the years of a plan."""

    project: Project
    """As it stood before the import, or as it would stand with the plan of a form."""
    listing: Listing
    source_id: str
    batch_id: str | None = None
    plan_id: str | None = None
    stage: str | None = None
    """Of the plan's targets."""
    province: str | None = None
    """Given by hand for a list that prints none."""
    codes: Mapping[str, str]
    """Given by hand for printed names."""
