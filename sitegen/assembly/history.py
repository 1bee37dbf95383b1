"""Versions and corrections as model values."""

from datetime import date

from sitegen.assembly.cells import Cells, citation, text
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.model.history import Change, Correction, Release, Reporter


def releases(document: YamlDocument) -> tuple[Release, ...]:
    """Items of changelog.yaml, newest first."""
    return tuple(
        Release(
            version=item["version"],
            date=date.fromisoformat(item["date"]),
            changes=tuple(Change(kind=change["kind"], text=change["text"]) for change in item["changes"]),
        )
        for item in document.items
    )


def correction(cells: Cells) -> Correction:
    """One row of corrections.csv."""
    return Correction(
        id=cells["id"],
        resource=cells["resource"],
        row_key=cells["row_key"],
        field=text(cells, "field"),
        old_value=cells["old_value"],
        new_value=cells["new_value"],
        problem=cells["problem"],
        reported_by=Reporter(cells["reported_by"]),
        noticed_on=date.fromisoformat(cells["noticed_on"]),
        mended_on=date.fromisoformat(cells["mended_on"]),
        version=cells["version"],
        citation=citation(cells),
    )
