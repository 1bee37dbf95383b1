"""Patterns of schemas: only those under which the work on a text grows as its length does.

Python tries one way after the other to read a text; where a repetition can be read in several ways, there are
more of them than anybody can wait for, in a text that a line of a table may hold. So each character tells
which part of the pattern it belongs to, at the latest within a few characters that do not repeat.
"""

import importlib
import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sitegen.library_words import why

_parser: Any = importlib.import_module("re._parser")
"""Python's own reader of patterns: what it understands is what will be run."""
MOST_LETTERS = 500
"""Of a pattern; the longest of ours has some 190."""
_MOST_PLACES = 1_000
"""Parts that take a character, each as often as it may come."""
_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip
_START = -1


class _FaultError(Exception):
    """A pattern that is refused; its text says why, in Chinese."""


@lru_cache(maxsize=1024)
def pattern_fault(pattern: str) -> str | None:
    """What is wrong with `pattern`, in Chinese; None for one that may be used."""
    if len(pattern) > MOST_LETTERS:
        return f"有 {len(pattern)} 个字，最多 {MOST_LETTERS} 个"
    try:
        read = _parser.parse(pattern)
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        return f"正则表达式有误{why(error) if isinstance(error, re.error) else '：太长或太深'}"
    if read.state.flags != re.UNICODE or [str(op) for op, _ in read[:1]] != ["AT"]:
        return "要以 ^ 开头，不用标志"
    try:
        _Places(samples=_samples(pattern)).check(read)
    except _FaultError as fault:
        return str(fault)
    return None


def _samples(pattern: str) -> str:
    """One character at least of every kind that the pattern tells apart."""
    near = {chr(code) for letter in pattern for code in range(max(0, ord(letter) - 1), ord(letter) + 2)}
    return "".join(sorted({*near, *string.printable, "\u00e9", "\u0661", "\u3000", "\u4e2d"}))


@dataclass(kw_only=True, slots=True)
class _Part:
    """A part of the pattern by the places with which it may begin and end."""

    is_empty: bool = True
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()


@dataclass(kw_only=True, slots=True)
class _Places:
    """Places of a pattern that take a character: which ones, and which places come next."""

    samples: str
    letters: list[frozenset[str]] = field(default_factory=list)
    following: dict[int, set[int]] = field(default_factory=dict)

    def check(self, read: Iterable[Any]) -> None:
        """Raises _FaultError unless each character tells where in the pattern it stands."""
        whole = self._sequence(read)
        self.following[_START] = set(whole.first)
        for places in self.following.values():
            for one, other in self._rivals(places):
                if not (self._is_short(one) or self._is_short(other)):
                    raise _FaultError("同一个字在重复的部分里可以有两种读法，长的文字要比上几小时")

    def _rivals(self, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Places that take the same character."""
        taken: dict[str, int] = {}
        for place in sorted(places):
            rivals = {taken[letter] for letter in self.letters[place] if letter in taken}
            yield from ((rival, place) for rival in rivals)
            taken.update(dict.fromkeys(self.letters[place], place))

    def _is_short(self, place: int) -> bool:
        """Whether nothing repeats from `place` on, and nothing can be read in two ways."""
        seen, open_places = set[int](), [place]
        while open_places:
            at = open_places.pop()
            if at in seen or any(self._rivals(self.following[at])):
                return False
            seen.add(at)
            open_places += self.following[at]
        return True

    def _sequence(self, items: Iterable[Any]) -> _Part:
        whole = _Part()
        for op, argument in items:
            whole = self._joined(whole, self._item(str(op), argument))
        return whole

    def _joined(self, one: _Part, other: _Part) -> _Part:
        for place in one.last:
            self.following[place] |= set(other.first)
        return _Part(
            is_empty=one.is_empty and other.is_empty,
            first=one.first + other.first if one.is_empty else one.first,
            last=one.last + other.last if other.is_empty else other.last,
        )

    def _item(self, op: str, argument: Any) -> _Part:
        if op == "AT" and str(argument) in ("AT_BEGINNING", "AT_END"):
            return _Part()
        if op == "SUBPATTERN":
            return self._sequence(argument[-1])
        if op == "BRANCH":
            parts = [self._sequence(branch) for branch in argument[1]]
            if sum(part.is_empty for part in parts) > 1:
                raise _FaultError("有两种写法都可以是空的")
            return _Part(
                is_empty=any(part.is_empty for part in parts),
                first=tuple(place for part in parts for place in part.first),
                last=tuple(place for part in parts for place in part.last),
            )
        if op in ("MAX_REPEAT", "MIN_REPEAT"):
            return self._repeated(*argument)
        return self._place(frozenset(self._taken(op, argument)))

    def _repeated(self, least: int, most: int, body: Sequence[Any]) -> _Part:
        """The body as often as it must come, then as often as it may, each behind the one before."""
        is_endless = most == _parser.MAXREPEAT
        counted = max(least, 1) if is_endless else most
        parts = []
        for _ in range(counted):
            parts.append(self._sequence(body))
            if parts[-1].is_empty:
                raise _FaultError("重复的部分可以是空的")
        if is_endless:
            self._looped(parts[-1])
        whole = _Part()
        last: tuple[int, ...] = ()
        for number, part in enumerate(parts):
            first = whole.first
            whole = self._joined(whole, part)
            whole.first = first or part.first
            last = (*last, *part.last) if number >= least else part.last
        return _Part(is_empty=least == 0 or whole.is_empty, first=whole.first, last=last)

    def _looped(self, part: _Part) -> None:
        for place in part.last:
            if self.following[place] & set(part.first):
                raise _FaultError("重复的部分里又是重复，可以有两种读法")
            self.following[place] |= set(part.first)

    def _place(self, letters: frozenset[str]) -> _Part:
        place = len(self.letters)
        if place >= _MOST_PLACES:
            raise _FaultError(f"展开后超过 {_MOST_PLACES} 个字")
        self.letters.append(letters)
        self.following[place] = set()
        return _Part(is_empty=False, first=(place,), last=(place,))

    def _taken(self, op: str, argument: Any) -> Iterator[str]:
        """The samples that a place takes."""
        if op == "IN":
            is_other = str(argument[0][0]) == "NEGATE"
            within = {letter for item in argument[is_other:] for letter in self._taken(str(item[0]), item[1])}
            yield from (letter for letter in self.samples if (letter in within) != is_other)
        elif op in ("LITERAL", "NOT_LITERAL"):
            yield from (letter for letter in self.samples if (ord(letter) == argument) == (op == "LITERAL"))
        elif op == "RANGE":
            yield from (letter for letter in self.samples if argument[0] <= ord(letter) <= argument[1])
        elif op == "ANY":
            yield from (letter for letter in self.samples if letter != "\n")
        elif op == "CATEGORY" and str(argument) in _CATEGORIES:
            yield from re.findall(_CATEGORIES[str(argument)], self.samples)
        else:
            raise _FaultError("用了断言、反向引用一类的写法")
