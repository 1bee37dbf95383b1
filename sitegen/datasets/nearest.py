"""The nearest candidate for a word that is not among those allowed."""

from collections.abc import Collection
from difflib import get_close_matches


def nearest(word: str, candidates: Collection[str], cutoff: float = 0.5) -> str | None:
    """The candidate most like `word`; None when none is like it."""
    matches = get_close_matches(word, candidates, n=1, cutoff=cutoff)
    return matches[0] if matches else None


def perhaps(word: str, candidates: Collection[str]) -> str:
    """“可能是 X” for the nearest candidate, or nothing."""
    match = nearest(word, candidates)
    return f"，可能是“{match}”" if match else ""
