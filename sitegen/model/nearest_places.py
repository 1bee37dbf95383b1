"""The places whose name a word may be a slip for."""

from collections.abc import Collection

from sitegen.model.names import stems


def nearest_places(word: str, candidates: Collection[str]) -> tuple[str, ...]:
    """Names of places that `word` may be a slip for, the likeliest kind alone; empty when none is like it.

    The same stem with another ending or none comes first, 平泉县 or 平泉 for 平泉市; then names that
    differ in one character, or in two where the name is long.
    """
    own = stems(word) | {word}
    same = tuple(dict.fromkeys(name for name in candidates if own & stems(name)))
    if same or len(word) < _SHORTEST:
        return same
    allowed = 2 if len(word) > _LONG else 1
    distances = {name: _edits(word, name) for name in candidates}
    closest = min((found for found in distances.values() if found <= allowed), default=None)
    return tuple(name for name, found in distances.items() if found == closest)


_SHORTEST, _LONG = 3, 5
"""A name of two characters, 郏县, is like any other; in a long one two characters may be wrong."""


def _edits(one: str, other: str) -> int:
    """Characters to replace, add or leave out to make one word of the other."""
    row = list(range(len(other) + 1))
    for index, left in enumerate(one, 1):
        before, row[0] = row[0], index
        for column, right in enumerate(other, 1):
            cost = min(row[column] + 1, row[column - 1] + 1, before + (left != right))
            before, row[column] = row[column], cost
    return row[-1]
