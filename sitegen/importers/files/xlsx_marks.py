"""What an .xlsx sheet holds beside the text of its cells: its name, and what is hidden or crossed out."""

from collections.abc import Iterator

from sitegen.findings import Finding
from sitegen.importers.files.sheets import Sheet
from sitegen.importers.files.text_source import CROSSED_OUT, Marked


def headings_of(sheet: Sheet) -> Iterator[str]:
    """Name of a sheet, and what is printed at the head and foot of its pages."""
    yield sheet.name
    yield from sheet.headings


def marks_of(sheet: Sheet) -> Iterator[Marked]:
    """Cells that are crossed out, or that stand in what is hidden."""
    for number, cells in sheet.lines:
        for column, text in enumerate(cells, 1):
            if text and (hidden := _hidden(sheet, number, column)):
                yield Marked(number=number, text=text, how=hidden)
    for number, text in sheet.struck:
        yield Marked(number=number, text=text, how=CROSSED_OUT)


def _hidden(sheet: Sheet, number: int, column: int) -> str:
    if sheet.is_hidden:
        return "在隐藏的工作表里"
    if number in sheet.hidden_lines:
        return "在隐藏的行里"
    return "在隐藏的栏里" if column in sheet.hidden_columns else ""


def comment_findings(sheet: Sheet, path: str) -> Iterator[Finding]:
    """Comments, which are not read."""
    if sheet.comments:
        place, text = sheet.comments[0]
        yield Finding(
            path,
            "unread-text",
            f"工作表“{sheet.name}”有 {len(sheet.comments)} 处批注，其中的文字没有读，第一处在 {place}",
            "看批注有没有改变名称的意思；照它改好以后删去批注，另存再导入",
            value=text[:40],
        )
