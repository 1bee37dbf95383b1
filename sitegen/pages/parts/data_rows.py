"""The very rows of the datasets that a page rests on, and how to report an error in one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from sitegen.datasets.descriptor import PackageDescriptor, ResourceDescriptor
from sitegen.exceptions import InternalError

_FOLDER = "datasets"
_FORM = "correction.yml"


@dataclass(frozen=True, kw_only=True, slots=True)
class DataRow:
    """One row: its file, its primary key, and the report of an error in it."""

    title: str
    """What the row says, in a word."""
    file: str
    """From the project's root: datasets/certification/certifications.csv."""
    key: str
    """Primary key in words: batch_id=2024，county_code=330205."""
    is_missing: bool
    """True when it is the absence of the row that is shown."""
    report: str
    """Query of the form for corrections, with the row and the page filled in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowFinder:
    """Finds rows by the package's own words for files and keys; `page` is the URL they are shown on."""

    package: PackageDescriptor
    page: str

    def row(
        self,
        resource: str,
        key: Mapping[str, str],
        title: str,
        *,
        current: str = "",
        is_missing: bool = False,
    ) -> DataRow:
        """The row of `resource` with this primary key; raises InternalError for another set of fields.

        A missing row may be named by part of its key. `current` is what the row says now.
        """
        found = self.package.resource(resource)
        _check(found, key, is_missing=is_missing)
        file = f"{_FOLDER}/{found.path}"
        values = ",".join(key.values())
        fields = {
            "template": _FORM,
            "row": f"{file} {values}",
            "page": self.page,
            "field": "整行" if is_missing else "",
            "current": "没有" if is_missing else current,
        }
        return DataRow(
            title=title,
            file=file,
            key="，".join(f"{name}={value}" for name, value in key.items()),
            is_missing=is_missing,
            report=urlencode({name: value for name, value in fields.items() if value}),
        )


def _check(resource: ResourceDescriptor, key: Mapping[str, str], *, is_missing: bool) -> None:
    fields = resource.schema.primary_key if resource.schema else ()
    if set(key) - set(fields) or (set(key) != set(fields) and not is_missing):
        raise InternalError(f"{resource.name} has the primary key {fields}, not {tuple(key)}")
