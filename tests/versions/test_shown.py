"""Data that are not released are not shown under the number of data that are."""

from dataclasses import replace
from typing import Any

from sitegen.datasets.package import Package
from sitegen.versions.shown import as_shown


def with_changelog(package: Package, *items: dict[str, Any]) -> Package:
    document = replace(package.documents["changelog"], value=list(items))
    return replace(package, documents={**package.documents, "changelog": document})


def test_released_data_have_the_number_of_their_version(mini_package: Package) -> None:
    released = with_changelog(mini_package, {"version": "1.0.0", "changes": []})
    assert as_shown(released) == released


def test_unreleased_data_are_told_by_the_digest_of_their_entry(mini_package: Package) -> None:
    entry = {"version": "unreleased", "digest": "2d21666a70c3b71a1e04", "changes": []}
    shown = as_shown(with_changelog(mini_package, entry, {"version": "1.0.0", "changes": []}))
    assert shown.descriptor.version == "1.0.0+2d21666a"
    assert shown.descriptor.descriptor["version"] == "1.0.0+2d21666a"


def test_an_entry_without_a_digest_says_that_much(mini_package: Package) -> None:
    shown = as_shown(with_changelog(mini_package, {"version": "unreleased", "changes": []}))
    assert shown.descriptor.version == "1.0.0+unreleased"
