"""Two packages compared: rows and items by their keys, never by where they stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.datasets.descriptor import PackageDescriptor, ResourceDescriptor
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Table
from sitegen.datasets.yaml_file import YamlDocument

Cells = Mapping[str, Any]
Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowChange:
    """One row or item whose cells differ; a field that one side lacks counts as empty there."""

    key: Key
    before: Cells
    after: Cells

    @property
    def fields(self) -> tuple[str, ...]:
        """Fields that differ, in the order of the schema."""
        names = dict.fromkeys((*self.after, *self.before))
        return tuple(name for name in names if self.before.get(name, "") != self.after.get(name, ""))


@dataclass(frozen=True, kw_only=True, slots=True)
class ResourceComparison:
    """One resource in both packages; all empty when it says the same."""

    name: str
    title: str
    added: Mapping[Key, Cells]
    removed: Mapping[Key, Cells]
    changed: tuple[RowChange, ...]
    unread: tuple[str, ...] = ()
    """Which side could not be read, in words; the rows are then not compared."""

    @property
    def is_same(self) -> bool:
        """True when nothing differs and both sides could be read."""
        return not (self.added or self.removed or self.changed or self.unread)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageComparison:
    """What differs between two packages, without judging what it means."""

    resources: tuple[ResourceComparison, ...]
    """Resources that differ, in the order of the package."""
    structure: tuple[str, ...]
    """Changes of the descriptor and of schemas, in words."""

    @property
    def is_same(self) -> bool:
        """True when both say the same."""
        return not (self.resources or self.structure)


def compare_packages(old: Package, new: Package) -> PackageComparison:
    """The differences from `old` to `new`."""
    names = dict.fromkeys(item.name for side in (new, old) for item in side.descriptor.resources)
    compared = (_resource(old, new, name) for name in names)
    return PackageComparison(
        resources=tuple(item for item in compared if not item.is_same),
        structure=tuple(_structure(old.descriptor, new.descriptor)),
    )


def _resource(old: Package, new: Package, name: str) -> ResourceComparison:
    before, after = _rows(old, name), _rows(new, name)
    sides = (("旧的一份", before), ("新的一份", after))
    title = next(item.title for side in (new, old) if (item := _find(side.descriptor, name)))
    if before is None or after is None:
        unread = tuple(f"{label}里这张表读不出来" for label, rows in sides if rows is None)
        return ResourceComparison(name=name, title=title, added={}, removed={}, changed=(), unread=unread)
    changes = (RowChange(key=key, before=before[key], after=after[key]) for key in after if key in before)
    return ResourceComparison(
        name=name,
        title=title,
        added={key: cells for key, cells in after.items() if key not in before},
        removed={key: cells for key, cells in before.items() if key not in after},
        changed=tuple(change for change in changes if change.fields),
    )


def _find(descriptor: PackageDescriptor, name: str) -> ResourceDescriptor | None:
    return next((item for item in descriptor.resources if item.name == name), None)


def _rows(package: Package, name: str) -> Mapping[Key, Cells] | None:
    """Rows or items by key; none of a resource that is not there, None of one that cannot be read."""
    if _find(package.descriptor, name) is None:
        return {}
    if name in package.tables:
        return _table_rows(package.tables[name])
    return _items(package.documents[name]) if name in package.documents else None


def _table_rows(table: Table) -> Mapping[Key, Cells]:
    rows: dict[Key, Cells] = {}
    for row in table.rows:
        rows[_free(table.key(row), rows)] = row.cells
    return rows


def _items(document: YamlDocument) -> Mapping[Key, Cells]:
    """Items by `id`, or by their first value: changelog.yaml has versions instead of ids."""
    items: dict[Key, Cells] = {}
    for item in document.items:
        key = (str(item["id"] if "id" in item else next(iter(item.values()), "")),)
        items[_free(key, items)] = item
    return items


def _free(key: Key, taken: Mapping[Key, Cells]) -> Key:
    """`key`, told apart from an earlier one that is the same by mistake."""
    number, free = 1, key
    while free in taken:
        number += 1
        free = (*key, f"第{number}次")
    return free


def _structure(old: PackageDescriptor, new: PackageDescriptor) -> Iterator[str]:
    for key in dict.fromkeys((*old.descriptor, *new.descriptor)):
        before, after = old.descriptor.get(key), new.descriptor.get(key)
        if key != "resources" and before != after:
            yield f"datapackage.yaml：{key}{_from_to(before, after)}"
    before_names = [item.name for item in old.resources]
    after_names = [item.name for item in new.resources]
    yield from (f"去掉了资源 {name}" for name in before_names if name not in after_names)
    yield from (f"新增了资源 {name}" for name in after_names if name not in before_names)
    for item in new.resources:
        other = _find(old, item.name)
        if other is not None:
            yield from _resource_structure(other, item)


def _resource_structure(old: ResourceDescriptor, new: ResourceDescriptor) -> Iterator[str]:
    for key in ("path", "title", "description"):
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield f"资源 {new.name}：{key}{_from_to(before, after)}"
    if old.schema is None or new.schema is None:
        return
    before_fields = {item["name"]: item for item in old.schema.descriptor["fields"]}
    after_fields = {item["name"]: item for item in new.schema.descriptor["fields"]}
    yield from (f"{new.name} 去掉了字段 {name}" for name in before_fields if name not in after_fields)
    yield from (f"{new.name} 新增了字段 {name}" for name in after_fields if name not in before_fields)
    common = [name for name in after_fields if name in before_fields]
    for name in common:
        keys = _differing(before_fields[name], after_fields[name])
        if keys:
            yield f"{new.name} 的字段 {name} 改了 {'、'.join(keys)}"
    if common != [name for name in before_fields if name in after_fields]:
        yield f"{new.name} 的字段换了先后"
    for key in ("primaryKey", "foreignKeys"):
        if old.schema.descriptor.get(key) != new.schema.descriptor.get(key):
            yield f"{new.name} 改了 {key}"


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> Sequence[str]:
    return [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]


def _from_to(before: object, after: object) -> str:
    short = all(isinstance(value, str) and len(value) <= 40 for value in (before, after))
    return f" 由 {before} 改为 {after}" if short else " 有改动"
