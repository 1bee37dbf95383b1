"""Mistakes of contributors: mending undoes those of form to the byte, and leaves those of meaning alone."""

from pathlib import Path

import pytest
from mistakes import CASES, Mistakes

from sitegen.datasets.lint import DESCRIPTOR
from sitegen.datasets.mended_file import MendedFile
from sitegen.datasets.mending import mend_csv, mend_package

OF_FORM = (
    "blank-row",
    "blank-row-of-commas",
    "boolean-in-capitals",
    "byte-order-mark",
    "certification-duplicated",
    "date-in-chinese",
    "date-with-slashes",
    "document-number-in-other-brackets",
    "excel-date-in-day",
    "excel-date-in-key",
    "excel-date-in-month",
    "full-width-digits",
    "gbk",
    "no-break-space",
    "no-final-newline",
    "placeholder-in-date",
    "placeholder-in-text",
    "rows-added-at-the-end",
    "rows-unsorted",
    "scientific-notation",
    "space-behind",
    "trailing-columns",
    "trailing-comma",
    "windows-line-ends",
    "zero-width-character",
)
"""Mistakes that `sitegen fix` undoes to the byte."""
MENDED_ALSO = {"number-with-thousands", "county-code-misspelt", "county-codes-swapped", "codes-swapped"}
"""Mistakes of meaning that are of form as well: a comma in a number, rows out of order."""


def mended(mistakes: Mistakes, name: str) -> dict[str, str]:
    """Text of every file that mending changes, by its path."""
    package, _ = mistakes.make(name)
    root, files = mistakes.root, list[MendedFile]()
    if (root / "datasets" / DESCRIPTOR).exists():
        files += mend_package(root / "datasets", root)
    else:
        assert package is not None
        for item in package.descriptor.resources:
            if (root / "datasets" / item.path).exists():
                files.append(mend_csv((root / "datasets" / item.path).read_bytes(), item.path, item))
    return {file.path.removeprefix("datasets/"): file.mended for file in files if file.is_changed}


@pytest.mark.parametrize("name", OF_FORM)
def test_mistakes_of_form_are_undone(name: str, mistakes: Mistakes, mini_root: Path) -> None:
    paths = {edit["file"] for edit in CASES[name]["edits"]}
    assert mended(mistakes, name) == {
        path: (mini_root / "datasets" / path).read_text(encoding="utf-8") for path in paths
    }


@pytest.mark.parametrize("name", sorted(set(CASES) - set(OF_FORM) - MENDED_ALSO))
def test_mistakes_of_meaning_are_left_alone(name: str, mistakes: Mistakes) -> None:
    assert mended(mistakes, name) == {}
