"""What an .xlsx sheet holds beside the text of its cells: its name, and what is hidden or crossed out."""

from collections.abc import Iterator
from typing import Any

from sitegen.findings import Finding
from sitegen.importers.files.text_source import CROSSED_OUT, Marked


def headings_of(sheet: Any) -> Iterator[str]:
    """Name of a sheet, and what is printed at the head and foot of its pages."""
    yield sheet.title
    for name in ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"):
        area = getattr(sheet, name)
        yield from (part.text for part in (area.left, area.center, area.right) if part.text)


def marks_of(sheet: Any) -> Iterator[Marked]:
    """Cells that are crossed out, or that stand in what is hidden."""
    rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    columns = {
        number
        for column in sheet.column_dimensions.values()
        if column.hidden
        for number in range(column.min or 0, (column.max or 0) + 1)
    }
    is_sheet_hidden = sheet.sheet_state != "visible"
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            hidden = (
                "在隐藏的工作表里"
                if is_sheet_hidden
                else "在隐藏的行里"
                if cell.row in rows
                else "在隐藏的栏里"
                if cell.column in columns
                else ""
            )
            text = str(cell.value) if hidden else _struck(cell)
            if text:
                yield Marked(number=cell.row, text=text, how=hidden or CROSSED_OUT)


def _struck(cell: Any) -> str:
    """What of a cell is crossed out."""
    if cell.font and cell.font.strike:
        return str(cell.value)
    if not isinstance(cell.value, list):
        return ""
    fonts = ((getattr(part, "font", None), part) for part in cell.value)
    return " ".join(str(part) for font, part in fonts if font is not None and font.strike)


def comment_findings(sheet: Any, path: str) -> Iterator[Finding]:
    """Comments, which are not read."""
    noted = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    if noted:
        yield Finding(
            path,
            "unread-text",
            f"工作表“{sheet.title}”有 {len(noted)} 处批注，其中的文字没有读，第一处在 {noted[0].coordinate}",
            "看批注有没有改变名称的意思；照它改好以后删去批注，另存再导入",
            value=noted[0].comment.text[:40],
        )
