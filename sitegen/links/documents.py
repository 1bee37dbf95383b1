"""Files of the site as lists of what they refer to: HTML, SVG and style sheets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser

from sitegen.links.elements import Element, Reference, Use, element
from sitegen.output import OutputFile
from sitegen.reuse import Reuse

_MARKUP = (".html", ".svg")
_STYLE = ".css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_LOAD = re.compile(
    r"@import\s+(?:\"([^\"]*)\"|'([^']*)')|url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s]*))", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file: the places in it that links can lead to, and its elements with the lines they stand on."""

    path: str
    ids: frozenset[str]
    elements: tuple[tuple[int, Element], ...]


def documents(files: Iterable[OutputFile], reuse: Reuse) -> Iterator[Document]:
    """The files that can refer to others, read; those that were read before are not read again."""
    reader = _MarkupReader()
    for file in files:
        if file.path.endswith(_MARKUP):
            yield reuse(f"links of {file.path}", file, partial(reader.read, file))
        elif file.path.endswith(_STYLE):
            text = file.content.decode()
            yield Document(path=file.path, ids=frozenset(), elements=tuple(_style_elements(text)))


class _MarkupReader(HTMLParser):
    """Reads many files. Start tags repeat (menus, table cells), so each spelling is analysed only once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._known: dict[str, Element] = {}
        self._elements: list[tuple[int, Element]] = []
        self._latest: Element | None = None

    def read(self, file: OutputFile) -> Document:
        """Parse one file."""
        self.reset()
        self._elements = []
        self.feed(file.content.decode())
        self.close()
        ids = frozenset(name for _, item in self._elements for name in item.ids)
        return Document(path=file.path, ids=ids, elements=tuple(self._elements))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element refers to."""
        self._latest = element(tag, attrs)
        self._note(self._latest)

    def parse_starttag(self, i: int) -> int:
        """Skip the analysis of a spelling already known: half of the time for a whole site."""
        end = self.check_for_whole_start_tag(i)
        known = self._known.get(self.rawdata[i:end]) if end > 0 else None
        if known:
            self._note(known)
            return end
        self._latest = None
        end = super().parse_starttag(i)
        # A tag that changes how the text after it is read (<script>) must go through the parser every time.
        if self._latest and self.cdata_elem is None:
            self._known[self.rawdata[i:end]] = self._latest
        return end

    def _note(self, known: Element) -> None:
        if not known.is_plain:
            self._elements.append((self.getpos()[0], known))


def _style_elements(text: str) -> Iterator[tuple[int, Element]]:
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _CSS_LOAD.finditer(bare):
        url = next((group for group in match.groups() if group), "")
        # A bare fragment means a place in whichever page the style applies to, and is none of the sheet's.
        if url and not url.startswith("#"):
            yield bare.count("\n", 0, match.start()) + 1, Element(references=(Reference(Use.LOAD, url),))
