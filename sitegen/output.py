"""What a build makes: files of the site, as values."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from sitegen.exceptions import InternalError

Given = TypeVar("Given")
Made = TypeVar("Made")


def plain_json(value: object) -> str:
    """JSON without a space too much."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pretty_json(value: object) -> bytes:
    """JSON as people can read it: two spaces, UTF-8, keys in the order given, a final line end."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


_NO_NAMES = frozenset({"", ".", ".."})
"""Parts of a path that are no names: it would be absolute, name a folder, or leave the output folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutputFile:
    """One file of the site: a relative path with forward slashes, and its bytes."""

    path: str
    content: bytes

    def __post_init__(self) -> None:
        """Refuse a path that could leave the output folder."""
        if "\\" in self.path or not _NO_NAMES.isdisjoint(self.path.split("/")):
            raise InternalError(f"unsafe output path: {self.path!r}")


@dataclass(frozen=True, slots=True)
class Group(Generic[Given, Made]):
    """Files or pages that are made together, since they are made of the same things."""

    name: str
    make: Callable[[Given], Iterator[Made]]
