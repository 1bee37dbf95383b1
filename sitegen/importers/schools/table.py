"""Schools in a sheet, and everything that is wrong with it, in the words that the page has too."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.assessment.form import Wordings, key_of
from sitegen.datasets.descriptor import Schema
from sitegen.datasets.reader import Row
from sitegen.findings import Severity
from sitegen.importers.files.sheets import Line, Sheet
from sitegen.importers.schools.cells import Cell, cell_of, plain, without_brackets
from sitegen.importers.schools.contradictions import contradictions, improbable
from sitegen.importers.schools.found import Fault, Found
from sitegen.importers.schools.headings import Heading, heading_of
from sitegen.model.groups import grouped

_MANY = 5
"""More of one kind in one column are told as one."""
_NUMBERING = re.compile(r"[甲乙丙丁]|栏次|[0-9]{1,2}")


def schools_of(sheets: Sequence[Sheet], schema: Schema, words: Wordings) -> Found:
    """Rows of the one sheet that has schools."""
    needed = frozenset(item.name for item in schema.fields if item.is_required)
    headed = [(sheet, heading_of(sheet.lines, words, needed)) for sheet in sheets]
    seen = [(sheet, heading) for sheet, heading in headed if heading and not sheet.is_hidden]
    tables = [(sheet, heading, _Rows(sheet, heading, schema, words)) for sheet, heading in seen]
    filled = [table for table in tables if table[2].own] or tables[:1]
    if len(filled) > 1:
        names = "、".join(f"“{sheet.name}”" for sheet, _, _ in filled)
        message = f"有{len(filled)}张工作表都写了学校：{names}"
        return Found(
            faults=[Fault(code="many-sheets", message=message, remedy="把学校并到一张表里，别的表删去或隐藏")]
        )
    if filled:
        return filled[0][2].found()
    hidden = next((sheet for sheet, heading in headed if heading), None)
    if hidden:
        message = f"学校写在隐藏的工作表“{hidden.name}”里"
        return Found(faults=[Fault(code="hidden-sheet", message=message, remedy="取消隐藏这张表，再试")])
    return Found(faults=[_no_header(sheets, words)])


def _no_header(sheets: Sequence[Sheet], words: Wordings) -> Fault:
    """Says which half of the header is there, if one is."""
    titles = {"school": "学校", "kind": "办学类型"}
    for sheet in sheets:
        for number, cells in sheet.lines[:50]:
            names = {words.fields.get(key_of(cell)) for cell in cells}
            for name, other in (("school", "kind"), ("kind", "school")):
                if name in names and len(names) > 1:
                    message = f"表头有“{titles[name]}”，没有“{titles[other]}”这一列"
                    return Fault(
                        code="missing-header",
                        message=message,
                        remedy="照模板补上这一列",
                        line=number,
                        column=titles[other],
                    )
    message = "找不到表头：没有一行写着“学校”和“办学类型”"
    return Fault(code="missing-header", message=message, remedy="照模板的第一行写列名")


class _Rows:
    """Lines below a header: schools, totals, notes."""

    def __init__(self, sheet: Sheet, heading: Heading, schema: Schema, words: Wordings) -> None:
        self._heading, self._schema, self._words = heading, schema, words
        self._titles = {item.name: item.title for item in schema.fields}
        self._places = {column.name: column.place for column in reversed(heading.columns)}
        self.faults: list[Fault] = []
        self.own = [line for line in sheet.lines[heading.last + 1 :] if self._is_school(line)]
        self._unseen = [line for line in self.own if line[0] in sheet.hidden_lines]

    def _is_school(self, line: Line) -> bool:
        number, cells = line
        told = {
            name: cells[place] for name, place in self._places.items() if place < len(cells) and cells[place]
        }
        if not told and not self._is_total(cells, told):
            return False
        if self._is_total(cells, told):
            name = told.get("school") or next(cell for cell in cells if cell)
            self.faults.append(
                Fault(
                    code="total-row",
                    message=f"“{name}”是合计或平均，没有当作学校",
                    remedy="不必改；确实是学校的，写全名称",
                    line=number,
                    column=self._titles["school"],
                    value=name,
                    severity=Severity.WARNING,
                )
            )
            return False
        return not (self._is_note(cells, told) or self._is_heading(told))

    def _is_total(self, cells: Sequence[str], told: Mapping[str, str]) -> bool:
        first = next((cell for cell in cells if cell), "")
        for text in (first, told.get("school", ""), told.get("kind", "")):
            name = plain(text)
            bare = without_brackets(name).rstrip(":")
            if (
                bare.startswith(self._words.totals)
                or bare.endswith(self._words.totals)
                or re.match(r"共[0-9]+所", name)
            ):
                return True
        return False

    def _is_note(self, cells: Sequence[str], told: Mapping[str, str]) -> bool:
        """True for a line below the table that begins like a note and has neither a kind nor a number."""
        first = plain(next((cell for cell in cells if cell), ""))
        is_note = first.startswith(self._words.notes) and (
            ":" in first or "." in first or first in self._words.notes
        )
        others = {name for name in told if name != "school"}
        return (
            is_note
            and not any(re.fullmatch(r"[0-9.,]+", told[name]) for name in others)
            and (plain(told.get("kind", "")) not in self._words.kinds)
        )

    def _is_heading(self, told: Mapping[str, str]) -> bool:
        """True for the header once more, and for the numbers of columns below it."""
        school, kind = told.get("school", ""), told.get("kind", "")
        if (
            self._words.fields.get(key_of(school)) == "school"
            and self._words.fields.get(key_of(kind)) == "kind"
        ):
            return True
        return bool(school and kind) and all(_NUMBERING.fullmatch(text) for text in told.values())

    def found(self) -> Found:
        """Rows and faults, in the order of lines."""
        faults = [*self._header_faults()]
        if any(fault.severity is Severity.ERROR for fault in faults):
            return Found(faults=faults)
        faults += [*self.faults, *map(self._hidden, self._unseen)]
        rows = [self._row(line, faults) for line in self.own]
        faults += _repeated(rows, self._titles["school"])
        if not rows:
            faults.append(
                Fault(
                    code="no-rows",
                    message="表头下面没有一所学校",
                    remedy="一所学校写一行",
                    line=self._heading.line,
                )
            )
        return Found(rows=rows, faults=sorted(_folded(faults), key=lambda fault: fault.line or 0))

    def _hidden(self, line: Line) -> Fault:
        return Fault(
            code="hidden-row",
            message="这一行是隐藏的，也算进去了",
            remedy="不该算的，从文件里删去这一行",
            line=line[0],
            severity=Severity.WARNING,
        )

    def _header_faults(self) -> Iterator[Fault]:
        line, seen = self._heading.line, set[str]()
        for _, name, moved, heading, other in self._heading.columns:
            title = self._titles[name]
            if name in seen:
                yield Fault(
                    code="duplicate-label",
                    message=f"表头有误：“{title}”写了两列",
                    remedy="只留下一列",
                    line=line,
                    column=title,
                    value=heading,
                )
            elif other:
                unit = self._words.unit_of[name]
                message = f"“{heading}”的单位是“{other}”，这一列要{unit}，填全校的总数"
                yield Fault(
                    code="unit",
                    message=message,
                    remedy=f"换算成{unit}再填，列名照模板写",
                    line=line,
                    column=title,
                    value=heading,
                )
            elif moved:
                message = f"“{heading}”已换算成{self._words.unit_of[name]}"
                yield Fault(
                    code="converted",
                    message=message,
                    remedy="不必改",
                    line=line,
                    column=title,
                    value=heading,
                    severity=Severity.WARNING,
                )
            seen.add(name)
        if self._heading.unknown:
            message = f"没有用到这些列：{'、'.join(self._heading.unknown)}"
            yield Fault(
                code="extra-label",
                message=message,
                remedy="要用的列，列名照模板写；不用的不必删",
                line=line,
                severity=Severity.WARNING,
            )
        missing = [item.title for item in self._schema.fields if item.name not in seen]
        if missing:
            message = f"没有这些列：{'、'.join(missing)}；靠它们算的指标判不了"
            yield Fault(
                code="missing-label",
                message=message,
                remedy="有数的照模板补上这些列；没有的不必补",
                line=line,
                severity=Severity.WARNING,
            )

    def _row(self, line: Line, faults: list[Fault]) -> Row:
        number, cells = line
        found = {item.name: Cell() for item in self._schema.fields}
        moved = {column.name: column.moved for column in self._heading.columns}
        own: list[Fault] = []
        for item in self._schema.fields:
            place = self._places.get(item.name, len(cells))
            text = cells[place] if place < len(cells) else ""
            cell = found[item.name] = cell_of(text, item, self._words, moved.get(item.name, 0))
            if cell.code:
                own.append(
                    Fault(
                        code=cell.code,
                        message=cell.message,
                        remedy=cell.remedy,
                        line=number,
                        column=item.title,
                        value=text,
                    )
                )
        if any(cells[self._heading.width :]):
            message = f"这一行有{len(cells)}格，表头只有{self._heading.width}格"
            own = [
                Fault(
                    code="extra-cell",
                    message=message,
                    remedy="数里的逗号去掉，或给这一格加上引号",
                    line=number,
                )
            ]
        row = Row(line=number, cells={name: cell.text for name, cell in found.items()})
        faults += own or [
            Fault(
                code=code,
                message=message,
                remedy=remedy,
                line=number,
                column=self._titles[name],
                value=row[name],
                severity=severity,
            )
            for severity, told in (
                (Severity.ERROR, contradictions(row)),
                (Severity.WARNING, improbable(row)),
            )
            for name, code, message, remedy in told
        ]
        return row


def _repeated(rows: Sequence[Row], title: str) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for row in rows:
        name = unicodedata.normalize("NFKC", row["school"])
        if name and seen.setdefault(name, row.line) != row.line:
            message = f"与第{seen[name]}行重复：都是“{row['school']}”"
            yield Fault(code="primary-key", message=message, remedy="删去多余的一行；不是同一所，就写全名称",
                        line=row.line, column=title, value=row["school"])  # fmt: skip


def _folded(faults: Sequence[Fault]) -> Iterator[Fault]:
    """Faults, with many of one kind in one column made one."""
    groups = grouped(faults, lambda fault: (fault.code, fault.column))
    for group in groups.values():
        if len(group) > _MANY:
            message = f"{group[0].message}；这样的还有{len(group) - 1}处，到第{group[-1].line}行"
            yield replace(group[0], message=message)
        else:
            yield from group
