"""All rows and documents of a package as one model."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, get_args, get_type_hints

from sitegen.assembly.records import Item, records
from sitegen.datasets.package import Package
from sitegen.model.health import FieldFill
from sitegen.model.history import UNRELEASED
from sitegen.model.site_data import SiteData


def assemble(package: Package, only: Collection[str] = ()) -> SiteData:
    """The model of a package that `check_package` found no error in.

    Each part of the model is the resource of its name. Resources that are not among `only`, when that is
    given, are left empty.
    """
    items = {name: found if not only or name in only else () for name, found in _items(package).items()}
    parts: dict[str, Any] = {
        name: records(get_args(hint)[0], items[name])
        for name, hint in get_type_hints(SiteData).items()
        if name in items
    }
    parts["indicators"] = tuple(sorted(parts["indicators"], key=lambda item: (item.group_id, item.seq)))
    return SiteData(
        version=package.descriptor.version,
        created=package.descriptor.created,
        as_of=package.descriptor.as_of,
        field_fills=() if only else tuple(_field_fills(package)),
        **parts,
    )


def _items(package: Package) -> Mapping[str, Sequence[Item]]:
    """Rows and items by resource; claims know how good their source is, assertions where they stand.

    What is not released yet is told apart from the versions.
    """
    rows = {name: [row.cells for row in table.rows] for name, table in package.tables.items()}
    items = {name: document.items for name, document in package.documents.items()}
    grades = {source["id"]: source["evidence"] for source in rows["sources"]}
    claims = [{**item, "evidence": grades.get(item["source_id"])} for item in items["claims"]]
    lines = package.documents["assertions"].line
    assertions = [{**item, "line": lines(number)} for number, item in enumerate(items["assertions"])]
    changelog = [item for item in items["changelog"] if item["version"] != UNRELEASED]
    unreleased = [
        change for item in items["changelog"] if item["version"] == UNRELEASED for change in item["changes"]
    ]
    computed: dict[str, Sequence[Item]] = {
        "claims": claims,
        "assertions": assertions,
        "changelog": changelog,
        "unreleased": unreleased,
    }
    return {**rows, **items, **computed}


def _field_fills(package: Package) -> Iterator[FieldFill]:
    """Every field of every table, in the order of the package."""
    for table in package.tables.values():
        rows = [row.cells for row in table.rows]
        for item in table.schema.fields:
            yield FieldFill(
                resource=table.name,
                field=item.name,
                title=item.title,
                type=item.type,
                description=item.description,
                words=tuple(item.constraints.get("enum", ())),
                is_required=item.is_required,
                filled=len(rows) - list(map(itemgetter(item.name), rows)).count(""),
                rows=len(rows),
            )
