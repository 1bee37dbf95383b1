"""Frictionless validation of the package, its errors put into findings. The only user of frictionless."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sitegen.datasets.descriptor import Field
from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.nearest import nearest
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.references import Guess, Reference, missing_references, probable_key, reference_faults
from sitegen.datasets.respelling import respelt
from sitegen.findings import Finding

if TYPE_CHECKING:
    from frictionless import Error

_LIMIT_ERRORS = 1_000_000
_TYPES = {
    "date": ("不是日期", "写成 2025-03-14 的样子，月和日要真有"),
    "integer": ("不是整数", "只写数字"),
    "number": ("不是数", "只写数字和小数点"),
    "boolean": ("不是 true 或 false", "写 true 或 false"),
}


def validate_tables(
    tables: Mapping[str, Table], guess: Guess, sound: Collection[str] = ()
) -> Iterator[Fault]:
    """Every fault that frictionless finds in `tables`, one for each root cause; `guess` helps with keys.

    It looks at no table in `sound`, in which it found nothing before.

    The rows are handed over as the reader mended them, so that a fault of form is not reported
    again, and the row numbers of frictionless can be turned into physical lines. Foreign keys are
    looked up here: frictionless would read the table that a key names once more for every key.
    """
    unknown = {name: table for name, table in tables.items() if name not in sound}
    if not unknown:
        yield from _faults(tables, [], guess)
        return
    from frictionless import FrictionlessException, Package

    try:
        report = Package.from_descriptor(_descriptor(unknown)).validate(limit_errors=_LIMIT_ERRORS)
    except FrictionlessException as exception:
        for error in exception.reasons or [exception.error]:
            yield Fault(finding=_general(next(iter(unknown.values())), error))
        return
    errors = [
        (tables[task.name], error) for task in report.tasks for error in task.errors if task.name in tables
    ]
    yield from _faults(tables, errors, guess)


def _descriptor(tables: Mapping[str, Table]) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "datasets",
        "resources": [
            {
                "name": table.name,
                "encoding": "utf-8",
                "schema": {**table.schema.descriptor, "foreignKeys": []},
                "data": [table.schema.field_names, *([*row.cells.values()] for row in table.rows)],
            }
            for table in tables.values()
        ],
    }


def _faults(
    tables: Mapping[str, Table], errors: list[tuple[Table, "Error"]], guess: Guess
) -> Iterator[Fault]:
    cells: dict[tuple[str, int, str], Fault] = {}
    keys: dict[tuple[str, int], Fault] = {}
    for table, error in errors:
        row = _row(table, error)
        if row is None:
            yield Fault(finding=_general(table, error))
        elif error.type == "primary-key":
            keys[table.name, row.line] = _key_fault(table, row)
        else:
            name = getattr(error, "field_name", table.schema.field_names[0])
            if (row.line, name) not in table.placeholders:
                meant = _meant(tables, table, row, name, guess) if error.type == "constraint-error" else None
                cells[table.name, row.line, name] = _cell_fault(table, row, name, error, meant)
    blank_keys = {(table, line) for table, line, name in cells if name in tables[table].schema.primary_key}
    own = [*cells.values(), *(fault for place, fault in keys.items() if place not in blank_keys)]
    open_references = [
        item
        for table in tables.values()
        for item in missing_references(tables, table)
        if (table.name, item.row.line, item.field) not in cells
    ]
    yield from reference_faults(tables, own, open_references, guess)


def _row(table: Table, error: "Error") -> Row | None:
    number = getattr(error, "row_number", None)
    index = number - 2 if isinstance(number, int) else -1
    return table.rows[index] if 0 <= index < len(table.rows) else None


def _key_fault(table: Table, row: Row) -> Fault:
    key = table.key(row)
    first = next(item for item in table.rows if table.key(item) == key)
    name = table.schema.primary_key[-1]
    same = "整行都相同" if first.cells == row.cells else "其余内容不同"
    return row_fault(
        row,
        name,
        "primary-key",
        f"与第 {first.line} 行重复：{'、'.join(table.schema.primary_key)} 都是 {'、'.join(key)}，{same}",
        "删去多余的一行；若是代码写错，改成各自的",
        first,
    )


def _cell_fault(table: Table, row: Row, name: str, error: "Error", meant: str | None) -> Fault:
    item = table.schema.field(name)
    if error.type == "type-error":
        message, remedy = _TYPES.get(item.type, ("类型不对", item.description))
        message = f"“{row[name]}”{message}"
    elif error.type == "constraint-error":
        message, remedy = _constraint(item, row[name])
        remedy = f"可能是 {meant}；{remedy}" if meant else remedy
    else:
        message, remedy = str(error.message), item.description
    return row_fault(row, name, error.type, f"{item.title}：{message}", remedy)


def _meant(tables: Mapping[str, Table], table: Table, row: Row, name: str, guess: Guess) -> str | None:
    """What a cell that breaks its pattern was probably meant to be."""
    cell, pattern = row[name], table.schema.field(name).constraints.get("pattern")
    if not cell or pattern is None or re.fullmatch(pattern, cell):
        return None
    for key in table.schema.foreign_keys:
        if key.fields == (name,) and key.resource in tables:
            wanted = Reference(row=row, field=name, resource=key.resource, key=(cell,))
            return probable_key(tables, wanted, guess)
    return respelt(cell, pattern)


def _constraint(item: Field, cell: str) -> tuple[str, str]:
    rules = item.constraints
    if cell == "":
        return "不能为空", item.description
    if "enum" in rules and cell not in rules["enum"]:
        meant = nearest(cell, rules["enum"])
        allowed = f"只能写：{'、'.join(rules['enum'])}"
        return f"“{cell}”不在允许的范围内", f"可能是“{meant}”；{allowed}" if meant else allowed
    if "pattern" in rules and not re.fullmatch(rules["pattern"], cell):
        return f"“{cell}”的写法不对", item.description
    longest = rules.get("maxLength", len(cell))
    if len(cell) > longest:
        return f"有 {len(cell)} 个字，最多 {longest} 个", "写短一些；是别处的内容贴错了，就放回原处"
    least, most = rules.get("minimum"), rules.get("maximum")
    bounds = "，".join(
        text
        for text in (f"最小 {least}" if least is not None else "", f"最大 {most}" if most is not None else "")
        if text
    )
    return f"“{cell}”超出范围", bounds or item.description


def _general(table: Table, error: "Error") -> Finding:
    return Finding(table.path, error.type, str(error.message), "按提示改写")
