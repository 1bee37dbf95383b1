"""What of a changed row is told: the innermost values that differ, cut so that one sees how they differ."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitegen.diff.compared_tables import RowChange

_LONGEST = 40
_BEFORE = 10
"""Characters that are alike and lead up to the first that is not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CellChange:
    """One value that differs: the way to it, as `links.2.url`, and both sides as they are shown."""

    name: str
    before: str
    after: str


def cell_changes(change: "RowChange") -> Iterator[CellChange]:
    """Each value of a row that differs, in the schema's order; of a list or mapping, what differs in it."""
    for field in change.fields:
        for name, before, after in _leaves(field, change.before.get(field), change.after.get(field)):
            shown = _pair(_words(before), _words(after))
            yield CellChange(name=name, before=shown[0], after=shown[1])


def shown(text: str, longest: int = _LONGEST) -> str:
    """One line of printable characters, not too long."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    return clean if len(clean) <= longest else f"{clean[: longest - 1]}…"


def _leaves(name: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """Where two values differ; lists of unlike length are told whole."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*after, *before)):
            yield from _leaves(f"{name}.{key}", before.get(key), after.get(key))
    elif _is_list(before) and _is_list(after) and len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
            yield from _leaves(f"{name}.{number}", old, new)
    elif before != after:
        yield name, before, after


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _words(value: Any) -> str:
    if value in (None, ""):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _pair(before: str, after: str) -> tuple[str, str]:
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    start = max(0, alike - _BEFORE) if max(len(before), len(after)) > _LONGEST else 0
    return _from(before, start), _from(after, start)


def _from(text: str, start: int) -> str:
    return shown(f"…{text[start:]}" if start else text) if text else "（空）"
