"""The parts of a workbook that are read, none beyond the bounds on its work."""

import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from sitegen.importers.files.bounds import Elements, TooLargeError
from sitegen.importers.files.sheets import UnreadableError

MOST_MARKUP = 32_000_000
"""Bytes of all parts that are read, unpacked."""
MOST_ELEMENTS = 500_000
"""Of all parts that are read: 5,000 schools have some 200,000."""

MOST_CHARACTERS = 10_000_000
"""Of all cells."""
MOST_PLACES = 2_000_000
"""Of all sheets: rows, each as wide as its sheet. 5,000 schools beside a stray cell in the last column have
1,280,000."""


@dataclass(kw_only=True, slots=True)
class Parts:
    """An opened workbook, and what was read of it so far."""

    archive: ZipFile
    names: frozenset[str]
    _characters: int = 0
    _markup: int = 0
    _places: int = 0
    _elements: Elements = field(default_factory=lambda: Elements(MOST_ELEMENTS))
    _read: set[str] = field(default_factory=set)

    def content(self, name: str) -> bytes:
        """The bytes of a part; raises UnreadableError beyond the bounds, or for a part that is read twice."""
        self._markup += self.archive.getinfo(name).file_size
        if self._markup > MOST_MARKUP:
            raise UnreadableError("too-large")
        if name in self._read:
            raise UnreadableError("damaged")
        self._read.add(name)
        content = self.archive.read(name)
        if b"<!DOCTYPE" in content[:1000] or b"<!ENTITY" in content:
            raise zipfile.BadZipFile(name)
        try:
            self._elements.read(content)
        except TooLargeError as error:
            raise UnreadableError("too-large") from error
        return content

    def show(self, text: str) -> str:
        """`text`, which a cell shows: cells may share one; raises UnreadableError when they show too much."""
        self._characters += len(text)
        if self._characters > MOST_CHARACTERS:
            raise UnreadableError("too-large")
        return text

    def spread(self, places: int) -> None:
        """Note that a sheet takes so many places more; raises UnreadableError when all take too many."""
        self._places += places
        if self._places > MOST_PLACES:
            raise UnreadableError("too-large")

    def tree(self, name: str) -> Element:
        """A part as a tree; raises as `content` does, ParseError and ExpatError where it is damaged."""
        return ElementTree.fromstring(self.content(name))  # noqa: S314 - no entities: refused above
