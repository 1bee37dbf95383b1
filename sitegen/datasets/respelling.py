"""A word that breaks its pattern, spelt as it was probably meant."""

import re
from collections.abc import Iterator

from sitegen.datasets.template_syntax import template_fault

_LOOKALIKES = str.maketrans("OoQlI|SBZ", "000111582")
_LONE_DIGIT = re.compile(r"(?<![0-9])[0-9](?![0-9])")


def respelt(word: str, pattern: str) -> str | None:
    """The one spelling of `word` that fits `pattern`; None when there is none, or more than one.

    Tried are: no spaces, the zeros that spreadsheets drop (9-30), none of those that do not belong,
    small letters, digits for letters that look like them, and no apostrophe of a file for Excel.
    """
    fitting = {
        other
        for other in _spellings(word)
        if other != word and re.fullmatch(pattern, other) and not template_fault(other)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _spellings(word: str) -> Iterator[str]:
    if word.count("://") < 2:
        yield re.sub(r"\s", "", word)
    yield _LONE_DIGIT.sub(lambda match: f"0{match[0]}", word)
    yield word.lstrip("0")
    yield word.removeprefix("'")
    yield word.lower()
    if any(letter.isdecimal() for letter in word):
        yield word.translate(_LOOKALIKES)
