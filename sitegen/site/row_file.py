"""Rows of a long table as a script of data: the page holds the first, `table-rows.js` makes the others.

A classic script, because a browser loads that even from a disk.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sitegen.exceptions import InternalError
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.site.tables import Cell, DataTable

_FEW = 4
"""Cells are written once and referred to where there are this many times as many rows."""


def row_file_url(table_id: str) -> str:
    """URL of the rows of a table."""
    return urls.asset(f"tables/{table_id}.js")


def row_file(table: DataTable, url: str) -> OutputFile:
    """The rows of `table`, which stands on the page at `url`. Raises InternalError for small print."""
    root = "../" * urls.file_path(url).count("/")
    columns = tuple(zip(*table.rows, strict=True))
    texts = [tuple(cell.text for cell in cells) for cells in columns]
    packed = {
        "count": len(table.rows),
        "columns": [_column(cells, root, texts) for cells in columns],
    }
    # `<` would end the script if the file were ever put into a page; the separators once ended a line.
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    for separator in ("\u2028", "\u2029"):
        text = text.replace(separator, f"\\u{ord(separator):04x}")
    script = f"window.sitegenTables.fill({json.dumps(table.id)},{text});\n"
    return OutputFile(path=urls.file_path(row_file_url(table.id)), content=script.encode())


def _column(cells: Sequence[Cell], root: str, texts: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Parallel lists of what the cells say; `places` leads from a row to its cell when cells repeat."""
    if any(cell.note or cell.statement for cell in cells):
        raise InternalError("a long table has neither small print nor statements")
    said = [(cell.text, cell.klass, cell.sort) for cell in cells]
    distinct = {each: place for place, each in enumerate(dict.fromkeys(said))}
    column: dict[str, Any] = {}
    if len(distinct) * _FEW <= len(said):
        column["places"] = [distinct[each] for each in said]
        said = list(distinct)
    column["texts"] = [text for text, _, _ in said]
    if any(klass for _, klass, _ in said):
        column["classes"] = [klass for _, klass, _ in said]
    if any(sort is not None for _, _, sort in said):
        column["sorts"] = [text if sort is None else str(sort) for text, _, sort in said]
    if any(cell.url for cell in cells):
        column["links"] = _link([root + urls.file_path(cell.url or "") for cell in cells], texts)
    return column


def _link(addresses: Sequence[str], texts: Sequence[Sequence[str]]) -> tuple[str, int, str]:
    """What stands before and after the text of another column, and the place of that column."""
    for place, column in enumerate(texts):
        for before, after in _around(addresses[0], column[0]):
            if all(before + text + after == address for address, text in zip(addresses, column, strict=True)):
                return before, place, after
    raise InternalError("the links of a long table are made of another column")


def _around(address: str, text: str) -> Iterator[tuple[str, str]]:
    before, found, after = address.partition(text)
    if found:
        yield before, after
