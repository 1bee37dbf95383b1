"""Reading a table strictly: every fault of form with file, line and column, and rows that are mended."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.datasets.csv_text import Record, split_records
from sitegen.datasets.descriptor import ResourceDescriptor, Schema
from sitegen.datasets.form import FormFault, form_fault
from sitegen.datasets.nearest import nearest
from sitegen.datasets.placeholders import CODE as PLACEHOLDER
from sitegen.datasets.template_syntax import CODE, REMEDY
from sitegen.datasets.text_file import read_text
from sitegen.findings import Finding
from sitegen.input_digests import one_digest


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row: its table, its physical line, its cells by field name, all text, and where they stand."""

    table: str = ""
    """Name of the table; empty for a row that is in none yet."""
    path: str = ""
    """Of the file, relative to the project root."""
    line: int
    cells: Mapping[str, str]
    columns: Mapping[str, int | None] = field(repr=False, default_factory=dict)
    """Column of each cell in its line, counted from 1."""

    def __getitem__(self, name: str) -> str:
        """The cell of one field; empty when nothing is known."""
        return self.cells[name]

    def values(self, names: Iterable[str]) -> tuple[str, ...]:
        """The cells of several fields."""
        return tuple(self.cells[name] for name in names)

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"{self.path} 第 {self.line} 行"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One table of the package."""

    name: str
    path: str
    """Relative to the project root."""
    schema: Schema
    rows: tuple[Row, ...]
    """Rows with as many cells as the schema has fields, their form mended."""
    mended: frozenset[int] = frozenset()
    """Lines of the rows with a fault of form."""
    unread: frozenset[str] = frozenset()
    """Cells of the rows that could not be read; a reference to one of them is not held to be missing."""
    placeholders: frozenset[tuple[int, str]] = frozenset()
    """Line and field of the required cells that say nothing; a finding tells, and no other need."""

    def key(self, row: Row) -> tuple[str, ...]:
        """Cells of the primary key."""
        return row.values(self.schema.primary_key)

    def content_digest(self) -> str:
        """One hash of schema and cells."""
        return one_digest(self.schema.descriptor, [tuple(row.cells.values()) for row in self.rows])


def read_table(
    file: Path, path: str, resource: ResourceDescriptor
) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table in `file`, named `path`, and its faults; None when no row of it can be trusted."""
    schema = resource.schema
    if schema is None:
        raise ValueError(f"{resource.name} has no schema")
    text, findings = read_text(file, path)
    if text is None:
        return None, findings
    records = list(split_records(text))
    header = _header_finding(path, schema, records[0] if records else None)
    if header:
        return None, (*findings, header)
    table, faults = table_of(records[1:], resource.name, path, schema)
    return table, (*findings, *faults)


def table_of(
    records: Sequence[Record], name: str, path: str, schema: Schema
) -> tuple[Table, tuple[Finding, ...]]:
    """The table of records whose cells are in the order of the schema's fields, and faults of their form."""
    reading = _Reading(name, path, schema)
    rows = tuple(reading.rows(records))
    table = Table(
        name=name,
        path=path,
        schema=schema,
        rows=rows,
        mended=frozenset(reading.mended),
        unread=frozenset(reading.unread),
        placeholders=frozenset(reading.placeholders),
    )
    return table, tuple(reading.findings)


def _header_finding(path: str, schema: Schema, record: Record | None) -> Finding | None:
    """The header names the schema's fields in their order."""
    expected, found = schema.field_names, record.cells if record else ()
    if found == expected:
        return None
    if found[: len(expected)] == expected and not any(name.strip() for name in found[len(expected) :]):
        return _header_fault(path, found, "extra-label", "末尾有空的列名", "删去各行末尾多余的逗号")
    missing = [name for name in expected if name not in found]
    extra = [name for name in found if name not in expected]
    if sorted(found) == sorted(expected):
        code, message = "incorrect-label", "列的顺序不对"
    elif extra:
        meant = nearest(extra[0], missing, cutoff=0.6)
        hint = f"，可能是“{meant}”" if meant else ""
        code, message = "extra-label", f"不认识的列名：{'、'.join(extra)}{hint}"
    elif missing:
        code, message = "missing-label", f"少了列：{'、'.join(missing)}"
    else:
        code, message = "duplicate-label", "有重复的列名"
    remedy = f"第 1 行写成 {','.join(expected)}，各行的格子随列名移动"
    return _header_fault(path, found, code, message, remedy)


def _header_fault(path: str, found: tuple[str, ...], code: str, message: str, remedy: str) -> Finding:
    return Finding(path, code, f"表头有误：{message}", remedy, line=1, value=",".join(found))


class _Reading:
    """One walk over the records of a file."""

    def __init__(self, name: str, path: str, schema: Schema) -> None:
        self.name = name
        self.path = path
        self.schema = schema
        self.findings: list[Finding] = []
        self.unread: set[str] = set()
        self.mended: set[int] = set()
        self.placeholders: set[tuple[int, str]] = set()
        self._faults: dict[tuple[int, str], FormFault | None] = {}
        """By column and cell: most columns repeat theirs."""

    def rows(self, records: Iterable[Record]) -> Iterator[Row]:
        for record in records:
            finding = self._shape_finding(record)
            if finding:
                self.findings.append(finding)
                self.mended.add(record.line)
            if finding is None or (finding.code == "extra-cell" and self._is_padded(record)):
                row = self._row(record)
                if row is not None:
                    yield row
                    continue
            if not record.is_blank:
                self.unread.update(unicodedata.normalize("NFKC", cell).strip() for cell in record.cells)

    def _shape_finding(self, record: Record) -> Finding | None:
        wanted, found = len(self.schema.fields), len(record.cells)
        if record.fault:
            return self._finding(record.line, "row-error", record.fault, "改好引号，或去掉引号")
        if record.is_blank:
            return self._finding(record.line, "blank-row", "空行", "删去这一行")
        if found > wanted:
            remedy = (
                "删去行末多余的逗号" if self._is_padded(record) else "格子里有逗号的，用英文引号括住整个格子"
            )
            return self._finding(record.line, "extra-cell", f"有 {found} 格，应有 {wanted} 格", remedy)
        if found < wanted:
            remedy = "补足逗号；没有内容的格子也要占位"
            return self._finding(record.line, "missing-cell", f"有 {found} 格，应有 {wanted} 格", remedy)
        return None

    def _is_padded(self, record: Record) -> bool:
        """True when all that is too much is empty cells at the end."""
        wanted = len(self.schema.fields)
        return len(record.cells) > wanted and not any(cell.strip() for cell in record.cells[wanted:])

    def _row(self, record: Record) -> Row | None:
        """The row mended; None when one of its numbers is none that can be computed with."""
        is_computable = True
        cells: dict[str, str] = {}
        columns: dict[str, int | None] = {}
        for index, (item, cell) in enumerate(zip(self.schema.fields, record.cells, strict=False)):
            if (index, cell) not in self._faults:
                self._faults[index, cell] = form_fault(cell, item)
            fault = self._faults[index, cell]
            cells[item.name], columns[item.name] = fault.mended if fault else cell, record.columns[index]
            if fault:
                remedy = f"改为“{fault.mended}”" if fault.mended else "留空"
                is_computable = is_computable and not fault.is_no_number
                if fault.mended == cell:
                    remedy = REMEDY if fault.code == CODE else "照来源重新写这一格"
                line, column = record.line, record.columns[index]
                if fault.offset is not None:
                    line, column = record.place(index, fault.offset)
                self.findings.append(
                    self._finding(line, fault.code, fault.message, remedy, item.name, cell, column)
                )
                self.mended.add(record.line)
                if fault.code == PLACEHOLDER and fault.mended:
                    self.placeholders.add((record.line, item.name))
        if not is_computable:
            return None
        return Row(table=self.name, path=self.path, line=record.line, cells=cells, columns=columns)

    def _finding(
        self,
        line: int,
        code: str,
        message: str,
        remedy: str,
        name: str | None = None,
        value: str | None = None,
        column: int | None = None,
    ) -> Finding:
        return Finding(self.path, code, message, remedy, line=line, column=column, field=name, value=value)
