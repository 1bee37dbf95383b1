"""Cells of a row, which tabs part: where they stand, what is in them, and rows made of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitegen.importers.reading.characters import CleanLine, compact


def spans_of(line: CleanLine) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand, which tabs part."""
    start = 0
    for text in line.text.split("\t"):
        yield start, start + len(text)
        start += len(text) + 1


def cells_of(line: CleanLine) -> list[CleanLine]:
    """The cells themselves."""
    return [line.part(start, end) for start, end in spans_of(line)]


def texts_of(line: CleanLine) -> list[str]:
    """What stands in the cells, without spaces."""
    return [compact(text) for text in line.text.split("\t")]


def blanked(line: CleanLine, spans: Iterable[tuple[int, int]]) -> CleanLine:
    """`line` with spaces in place of `spans`."""
    text, printed = list(line.text), list(line.printed)
    for start, end in spans:
        for place in range(start, end):
            text[place] = printed[place] = " "
    return replace(line, text="".join(text), printed="".join(printed))


def joined(line: CleanLine, cells: Sequence[CleanLine]) -> CleanLine:
    """`cells` of `line` as one row in this order."""
    columns: list[int] = []
    for cell in cells:
        columns += [*cell.columns, cell.columns[-1] + 1 if cell.columns else 1]
    return CleanLine(
        number=line.number,
        text="\t".join(cell.text for cell in cells),
        columns=tuple(columns[:-1]),
        printed="\t".join(cell.printed for cell in cells),
    )
