"""Tables whose columns stand in another order are put into the order 省, 市, 县."""

from collections.abc import Iterator, Sequence

from sitegen.importers.reading.cells import cells_of, joined
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
