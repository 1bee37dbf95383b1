"""Tables whose columns stand in another order are put into the order 省, 市, 县."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitegen.importers.reading.characters import CleanLine, compact
from sitegen.importers.reading.words import Level, Vocabulary

_RANK = {Level.PROVINCE: 0, Level.PREFECTURE: 1, Level.COUNTY: 2}


def in_reading_order(lines: Sequence[CleanLine], vocabulary: Vocabulary) -> Iterator[CleanLine]:
    """`lines` with the cells of a row turned round where a county stands before its province."""
    for line in lines:
        yield _turned(line, vocabulary) if "\t" in line.text else line


def _turned(line: CleanLine, vocabulary: Vocabulary) -> CleanLine:
    cells = cells_of(line)
    ranks = _ranks(cells, vocabulary)
    named = [rank for rank in ranks if rank is not None]
    if len(set(named)) != len(named) or 2 not in named or named == sorted(named):
        return line
    # Cells that name nothing (numbers, remarks) keep their places.
    sources = iter(
        sorted((index for index, rank in enumerate(ranks) if rank is not None), key=lambda i: ranks[i] or 0)
    )
    order = [index if rank is None else next(sources) for index, rank in enumerate(ranks)]
    return joined(line, [cells[index] for index in order])


def _ranks(cells: Sequence[CleanLine], vocabulary: Vocabulary) -> list[int | None]:
    """What each cell names. A city without counties, 儋州市, is the county unless another cell is."""
    levels = [vocabulary.levels(compact(cell.text)) for cell in cells]
    last = frozenset({Level.COUNTY})
    pick = min if last in levels else max
    return [pick((_RANK[level] for level in found), default=None) for found in levels]


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
