"""Shared borders once: rings of whole numbers as arcs, written as one string of characters.

As in TopoJSON, a border of two areas is an arc that both refer to. Numbers are written as in Google's encoded
polylines: five bits a character, lowest first, the sixth says that more follow; the lowest bit is the sign.
`static/js/map-shapes.js` reads it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Place = tuple[int, int]
Ring = Sequence[Place]
"""Closed: the last place is the first."""

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_BITS = 5
_MORE = 1 << _BITS


def written(numbers: Iterable[int]) -> str:
    """Whole numbers as characters; small ones take one."""
    return "".join(character for number in numbers for character in _characters(number))


def _characters(number: int) -> Iterator[str]:
    rest = ~(number << 1) if number < 0 else number << 1
    while rest >= _MORE:
        yield _ALPHABET[_MORE | rest & (_MORE - 1)]
        rest >>= _BITS
    yield _ALPHABET[rest]


def numbers_of(areas: Sequence[Sequence[Sequence[Ring]]]) -> Iterator[int]:
    """All `areas` as numbers.

    Of an area the number of its polygons, of a polygon that of its rings, of a ring that of its arcs. An arc
    is 0 and then, if it is the ring's first, the step to where it begins, the number of its further places,
    and the step to each; or how many arcs ago it was written, below zero if it runs the other way.
    """
    arcs = _Arcs(ring for polygons in areas for rings in polygons for ring in rings)
    for polygons in areas:
        yield len(polygons)
        for rings in polygons:
            yield len(rings)
            for ring in rings:
                yield from arcs.numbers(ring)


class _Arcs:
    """Writes one ring after the other and knows what it has written."""

    def __init__(self, rings: Iterable[Ring]) -> None:
        self._junctions = _junctions(rings)
        self._written: dict[tuple[Place, ...], int] = {}
        self._start: Place = (0, 0)

    def numbers(self, ring: Ring) -> Iterator[int]:
        """The arcs of `ring`, which begins where it is cut, or at its least place when it is not."""
        arcs = self._cut(ring)
        yield len(arcs)
        for place, arc in enumerate(arcs):
            found = self._find(arc)
            if found:
                yield found
                continue
            yield 0
            if place == 0:
                yield from _step(self._start, arc[0])
            yield len(arc) - 1
            for before, after in pairwise(arc):
                yield from _step(before, after)
            self._written[arc] = len(self._written)
        self._start = arcs[0][0]

    def _find(self, arc: tuple[Place, ...]) -> int:
        if arc in self._written:
            return len(self._written) - self._written[arc]
        backwards = arc[::-1]
        return self._written[backwards] - len(self._written) if backwards in self._written else 0

    def _cut(self, ring: Ring) -> list[tuple[Place, ...]]:
        places = list(ring[:-1])
        cuts = [index for index, place in enumerate(places) if place in self._junctions]
        if not cuts:
            cuts = [places.index(min(places))]
        turned = places[cuts[0] :] + places[: cuts[0]]
        ends = [cut - cuts[0] for cut in cuts] + [len(places)]
        closed = [*turned, turned[0]]
        return [tuple(closed[one : other + 1]) for one, other in pairwise(ends)]


def _junctions(rings: Iterable[Ring]) -> frozenset[Place]:
    """Places where borders part: those that rings pass between different neighbours."""
    beside: dict[Place, frozenset[Place]] = {}
    parting = set()
    for ring in rings:
        places = list(ring[:-1])
        for index, place in enumerate(places):
            pair = frozenset((places[index - 1], places[(index + 1) % len(places)]))
            if beside.setdefault(place, pair) != pair:
                parting.add(place)
    return frozenset(parting)


def _step(start: Place, end: Place) -> Place:
    return (end[0] - start[0], end[1] - start[1])
