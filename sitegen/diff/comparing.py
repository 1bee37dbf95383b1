"""Two versions of the datasets, each a folder or a git revision, read and compared."""

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.datasets.descriptor import ResourceDescriptor
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.reader import Table
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.diff.compared_tables import PackageComparison, compare_packages
from sitegen.diff.revisions import extract_revision
from sitegen.diff.story import Changes, changes
from sitegen.exceptions import UsageError
from sitegen.findings import Severity
from sitegen.rules.checking import check_package

_DATASETS = "datasets"
_DESCRIPTOR = "datapackage.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One of the two versions."""

    label: str
    package: Package
    errors: int
    """How many errors `check` finds in its data."""
    files: Mapping[str, str]
    """Checksum of each file below `datasets/`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What differs between two versions."""

    old: Side
    new: Side
    comparison: PackageComparison
    changes: Changes | None
    """The story; None when one of the sides has errors that leave no sense in it."""
    files: tuple[str, ...]
    """Files with other bytes, whether or not they say something else."""

    @property
    def is_same(self) -> bool:
        """True when not a byte differs."""
        return not self.files


def compare(config: Config, old: str, new: str | None) -> Difference:
    """The difference from `old` to `new`, folders or git revisions; None is the project as it stands.

    Raises UsageError for what is neither, and when a descriptor cannot be read.
    """
    with tempfile.TemporaryDirectory() as name:
        before = _side(config, old, Path(name) / "old")
        after = _side(config, new, Path(name) / "new")
    return Difference(
        old=before,
        new=after,
        comparison=compare_packages(before.package, after.package),
        changes=_changes(before, after),
        files=tuple(
            path
            for path in sorted({*before.files, *after.files})
            if before.files.get(path) != after.files.get(path)
        ),
    )


def _side(config: Config, name: str | None, temporary: Path) -> Side:
    if name is None:
        return _read(config.datasets, config.root, "现在的文件夹")
    folder = Path(name)
    for datasets in (folder / _DATASETS, folder):
        if (datasets / _DESCRIPTOR).is_file():
            return _read(datasets.resolve(), datasets.resolve().parent, name)
    commit = extract_revision(config.root, name, temporary)
    return _read(temporary / _DATASETS, temporary, name if commit.startswith(name) else f"{name}（{commit}）")


def _read(datasets: Path, root: Path, label: str) -> Side:
    package, reading = load_package(datasets, root)
    if package is None:
        first = f"{reading[0].place}：{reading[0].message}" if reading else f"没有 {_DESCRIPTOR}"
        raise UsageError(f"{label} 的 {_DESCRIPTOR} 读不出来，不能比较（{first}）。")
    findings = (*reading, *check_package(package))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    files = {
        file.relative_to(datasets).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(datasets.rglob("*"))
        if file.is_file()
    }
    return Side(label=label, package=package, errors=errors, files=files)


def _changes(old: Side, new: Side) -> Changes | None:
    """The story; None when faults in the data, or data of another time, stand in the way."""
    try:
        return changes(
            assemble(_completed(old.package, new.package)), assemble(_completed(new.package, old.package))
        )
    except Exception as error:
        # Data of another time may not fit this model, and what faulty data lead to cannot be listed.
        if old.errors or new.errors or isinstance(error, UsageError | KeyError | ValueError):
            return None
        raise


def _completed(package: Package, other: Package) -> Package:
    """`package` with the resources and fields that came later, or are no more, as empty ones."""
    known = {item.name for item in package.descriptor.resources}
    tables, documents = dict(package.tables), dict(package.documents)
    for item in other.descriptor.resources:
        if item.name in tables and item.schema is not None:
            tables[item.name] = _widened(tables[item.name], item.schema.field_names)
        elif item.name not in known and item.schema is not None:
            tables[item.name] = Table(name=item.name, path=item.path, schema=item.schema, rows=())
        elif item.name not in known:
            documents[item.name] = _empty(item)
    return replace(package, tables=tables, documents=documents)


def _widened(table: Table, names: tuple[str, ...]) -> Table:
    missing = dict.fromkeys((name for name in names if name not in table.schema.field_names), "")
    if not missing:
        return table
    rows = tuple(replace(row, cells={**row.cells, **missing}) for row in table.rows)
    return replace(table, rows=rows)


def _empty(item: ResourceDescriptor) -> YamlDocument:
    return YamlDocument(path=item.path, value=[], places={})
