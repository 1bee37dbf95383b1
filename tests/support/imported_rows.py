"""Tables as an importer makes them, without what an editor adds afterwards."""

import csv
from pathlib import Path

EDITORS = {"corroborating_source_id", "url", "read_at", "prints"}
"""Columns that an editor fills: no notice says them."""


def as_imported(file: Path) -> list[dict[str, str]]:
    """Rows of a table without what an editor adds."""
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            {name: cell for name, cell in row.items() if name not in EDITORS}
            for row in csv.DictReader(stream)
        ]
