"""Paragraphs and table rows of a .docx file, in their order."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from sitegen.findings import Finding
from sitegen.importers.files.bounds import check_archive, check_cells, check_columns, check_rows
from sitegen.importers.files.docx_marks import Styles, headings_of, marks_of
from sitegen.importers.files.text_source import SourceLine, SourceText, library_missing

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_UNREAD = {
    "w:txbxContent": "文本框",
    "w:del": "修订标记（已删除而尚未接受的文字）",
    "w:footnoteReference": "脚注",
    "w:endnoteReference": "尾注",
    "w:commentReference": "批注",
    "w:ins": "修订标记（新插入而尚未接受的文字）",
}
"""Parts of a document that python-docx passes over."""


def read_docx(file: Path, path: str) -> SourceText:
    """Lines of `file`; a paragraph with line breaks gives several lines with one number."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise library_missing("python-docx") from error
    try:
        check_archive(file)
        document = docx.Document(str(file))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        return SourceText(path=path, lines=(), findings=(_unreadable(path),))
    _check_spans(document)
    blocks, styles = list(_blocks(document)), Styles(document)
    return SourceText(
        path=path,
        lines=tuple(
            SourceLine(number=number, text=line) for number, _, text in blocks for line in text.split("\n")
        ),
        findings=tuple(_unread_findings(document, path)),
        headings=tuple(SourceLine(number=1, text=text) for text in headings_of(document)),
        marked=tuple(item for number, element, _ in blocks for item in marks_of(styles, element, number)),
    )


def _check_spans(document: "Document") -> None:
    """Raises TooLargeError for a cell that spans more columns than a table has: each would become a cell."""
    from docx.oxml.ns import qn

    cells = sum(1 for _ in document.element.body.iter(qn("w:tc")))
    for tag in ("w:gridSpan", "w:gridBefore", "w:gridAfter"):
        for element in document.element.body.iter(qn(tag)):
            cells += check_columns(int(element.get(qn("w:val"), "1")))
    check_cells(cells)


def _blocks(document: "Document") -> Iterator[tuple[int, Any, str]]:
    """Number, element and text of each paragraph and each row of a table."""
    from docx.text.paragraph import Paragraph

    number = 0
    for block in document.iter_inner_content():
        parts = [(block._p, block.text)] if isinstance(block, Paragraph) else _rows(block)
        for element, text in parts:
            number += 1
            check_rows(number)
            yield number, element, text


def _rows(table: "Table") -> Iterator[tuple[Any, str]]:
    above: dict[int, Any] = {}
    for row in table._tbl.tr_lst:
        cells = _cells(row, above)
        yield row, _row_text(table, cells, above)
        above = cells


def _cells(row: Any, above: Mapping[int, Any]) -> dict[int, Any]:
    """The cell of each column: of one that is merged with those above it, the first.

    The library looks for it anew from row to row, which takes minutes for a column of some hundred.
    """
    cells: dict[int, Any] = {}
    column = row.grid_before
    for own in row.tc_lst:
        cell = above.get(column, own) if own.vMerge == "continue" else own
        cells |= dict.fromkeys(range(column, column + own.grid_span), cell)
        column += own.grid_span
    return cells


def _row_text(table: "Table", cells: Mapping[int, Any], above: Mapping[int, Any]) -> str:
    """Cells with tabs between them; what a merged cell covers beyond its first place is empty."""
    from docx.table import _Cell

    seen = set(map(id, above.values()))
    texts = []
    for cell in cells.values():
        fresh = id(cell) not in seen
        seen.add(id(cell))
        texts.append(" ".join(_Cell(cell, table).text.split("\n")) if fresh else "")
    return "\t".join(texts)


def _unread_findings(document: "Document", path: str) -> Iterator[Finding]:
    names = {element.tag.rpartition("}")[2] for element in document.element.body.iter("*")}
    for tag, what in _UNREAD.items():
        if tag.removeprefix("w:") in names:
            yield Finding(
                path,
                "unread-text",
                f"文件里有{what}，其中的文字没有读",
                "在 Word 里把文字移到正文，删去无关的注，或接受全部修订后另存，再导入",
            )


def _unreadable(path: str) -> Finding:
    return Finding(
        path,
        "encoding-error",
        "文件打不开：它不是 .docx，或已损坏",
        "用 Word 或 WPS 打开，另存为 .docx 或纯文本",
    )
