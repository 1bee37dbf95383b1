"""Mending one table: header, rows and cells."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.datasets.csv_text import Record, split_records
from sitegen.datasets.descriptor import Field, ResourceDescriptor, Schema
from sitegen.datasets.faults import line_ranges
from sitegen.datasets.form import FormFault, fits, form_fault, without_invisible
from sitegen.datasets.mended_file import Mending
from sitegen.datasets.ordering import misplaced_rows, sort_key
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.writer import csv_line

_BY_CODE = {
    "surrounding-space": Mending.SPACE,
    "invisible-character": Mending.INVISIBLE,
    "character-form": Mending.WIDTH,
    "year-brackets": Mending.YEAR_BRACKETS,
    "placeholder": Mending.PLACEHOLDER,
    "spreadsheet-date": Mending.SPREADSHEET_DATE,
}
_BY_TYPE = {
    "date": Mending.DATE,
    "integer": Mending.NUMBER,
    "number": Mending.NUMBER,
    "boolean": Mending.BOOLEAN,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class MendedTable:
    """The text of a table, what was mended on which lines, and what was not."""

    text: str
    mendings: Mapping[Mending, tuple[int, ...]]
    left: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Layout:
    """How the columns of the file become those of the schema."""

    header: tuple[str, ...]
    """Names as the file gives them, their form mended, without empty ones at the end."""
    order: tuple[int, ...]
    """Position in the file of each field of the schema."""


def mend_table(text: str, path: str, resource: ResourceDescriptor) -> MendedTable:
    """`text`, whose lines end in a line feed, mended by the schema of `resource`."""
    assert resource.schema is not None  # noqa: S101
    whole = text if not text or text.endswith("\n") else text + "\n"
    records = list(split_records(whole))
    layout = _layout(resource.schema, records)
    if layout is None:
        left = () if not records else ("认不出表头，只改了整个文件的编码和换行",)
        return MendedTable(text=whole, mendings={}, left=left)
    table = Table(name=resource.name, path=path, schema=resource.schema, rows=())
    return _Mender(table, layout, whole.split("\n")).mend(records)


def _layout(schema: Schema, records: Sequence[Record]) -> _Layout | None:
    """The layout of a file that has each field of the schema once; None for any other."""
    if not records or records[0].fault:
        return None
    names = [unicodedata.normalize("NFKC", without_invisible(cell)).strip() for cell in records[0].cells]
    width = max((index + 1 for index, name in enumerate(names) if name), default=0)
    filled = any(cell.strip() for record in records[1:] for cell in record.cells[width : len(names)])
    if sorted(names[:width]) != sorted(schema.field_names) or filled:
        return None
    return _Layout(header=tuple(names[:width]), order=tuple(map(names.index, schema.field_names)))


@dataclass(kw_only=True, slots=True)
class _Output:
    """One record of the mended file."""

    line: int
    cells: tuple[str, ...] | None
    """None for a record that cannot be read and stays as it is."""
    raw: str


class _Mender:
    """One walk over the records of a file."""

    def __init__(self, table: Table, layout: _Layout, lines: Sequence[str]) -> None:
        self.table = table
        self.layout = layout
        self.lines = lines
        self.found: dict[Mending, list[int]] = {}

    def mend(self, records: Sequence[Record]) -> MendedTable:
        names = self.table.schema.field_names
        unread = [record.line for record in records[1:] if not self._is_readable(record)]
        if unread and self.layout.header != names:
            note = f"{line_ranges(unread)}的格数或引号不对，列没有重排"
            return MendedTable(text="\n".join(self.lines), mendings={}, left=(note,))
        if self.layout.header != names and self._only_labels_moved(records[1:]):
            note = "表头的列名换了位置，格子却没有，列没有重排"
            return MendedTable(text="\n".join(self.lines), mendings={}, left=(note,))
        self._header(records[0])
        ends = [*(record.line for record in records[1:]), len(self.lines)][1:]
        rows = [
            row
            for record, end in zip(records[1:], ends, strict=True)
            if (row := self._row(record, "\n".join(self.lines[record.line - 1 : end - 1])))
        ]
        left: tuple[str, ...] = ()
        if unread:
            left = (f"{line_ranges(unread)}的格数或引号不对，照原样留着，行也没有去重和排序",)
        else:
            rows = self._in_order(self._once(rows))
        body = "".join(row.raw + "\n" if row.cells is None else csv_line(row.cells) for row in rows)
        mendings = {kind: tuple(self.found[kind]) for kind in Mending if kind in self.found}
        return MendedTable(text=csv_line(names) + body, mendings=mendings, left=left)

    def _only_labels_moved(self, records: Sequence[Record]) -> bool:
        """True when more cells fit their fields where they stand than under the names above them."""
        fields, order = self.table.schema.fields, self.layout.order
        standing = named = 0
        for record in records:
            if not record.is_blank:
                standing += sum(map(fits, record.cells, fields))
                named += sum(map(fits, (record.cells[position] for position in order), fields))
        return standing > named

    def _is_readable(self, record: Record) -> bool:
        width = len(self.layout.header)
        extra = record.cells[width:]
        fits = len(record.cells) >= width and not any(cell.strip() for cell in extra)
        return record.is_blank or (record.fault is None and fits)

    def _header(self, record: Record) -> None:
        names, width = self.table.schema.field_names, len(self.layout.header)
        if record.cells[:width] != self.layout.header:
            self._note(Mending.HEADER, 1)
        if self.layout.header != names:
            self._note(Mending.COLUMNS, 1)
        if len(record.cells) > width:
            self._note(Mending.PADDING, 1)
        if record.cells == names and self.lines[0] + "\n" != csv_line(names):
            self._note(Mending.QUOTES, 1)

    def _row(self, record: Record, raw: str) -> _Output | None:
        """The record mended; None for one without content."""
        if record.is_blank:
            self._note(Mending.BLANK_ROW, record.line)
            return None
        if not self._is_readable(record):
            return _Output(line=record.line, cells=None, raw=raw)
        if len(record.cells) > len(self.layout.header):
            self._note(Mending.PADDING, record.line)
        elif raw + "\n" != csv_line(record.cells):
            self._note(Mending.QUOTES, record.line)
        ordered = [record.cells[position] for position in self.layout.order]
        cells = tuple(
            self._cell(cell, item, record.line)
            for cell, item in zip(ordered, self.table.schema.fields, strict=True)
        )
        if not any(cells):
            self._note(Mending.BLANK_ROW, record.line)
            return None
        return _Output(line=record.line, cells=cells, raw=raw)

    def _cell(self, cell: str, item: Field, line: int) -> str:
        fault = form_fault(cell, item)
        if fault is None:
            return cell
        if fault.mended != cell:
            self._note(_kind(fault, item), line)
        return fault.mended

    def _once(self, rows: Sequence[_Output]) -> list[_Output]:
        kept: dict[tuple[str, ...] | None, _Output] = {}
        for row in rows:
            if row.cells in kept:
                self._note(Mending.DUPLICATE, row.line)
            kept.setdefault(row.cells, row)
        return list(kept.values())

    def _in_order(self, rows: Sequence[_Output]) -> list[_Output]:
        """Rows by primary key; as they are when a key is faulty, for its place is then unknown."""
        shown = [(Row(line=row.line, cells=self._named(row)), row) for row in rows]
        keys = [self.table.schema.field(name) for name in self.table.schema.primary_key]
        if not all(row[item.name] and fits(row[item.name], item) for row, _ in shown for item in keys):
            return list(rows)
        for row in misplaced_rows(self.table, [row for row, _ in shown]):
            self._note(Mending.ORDER, row.line)
        return [output for _, output in sorted(shown, key=lambda pair: sort_key(self.table, pair[0]))]

    def _named(self, row: _Output) -> dict[str, str]:
        return dict(zip(self.table.schema.field_names, row.cells or (), strict=True))

    def _note(self, kind: Mending, line: int) -> None:
        lines = self.found.setdefault(kind, [])
        if line not in lines[-1:]:
            lines.append(line)


def _kind(fault: FormFault, item: Field) -> Mending:
    return _BY_CODE.get(fault.code) or _BY_TYPE.get(item.type, Mending.SCIENTIFIC)
