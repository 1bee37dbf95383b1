"""Files of the site as lists of elements with the lines they stand on: HTML, SVG and style sheets."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from sitegen.links.elements import Element, Reference, Use, element
from sitegen.output import OutputFile

_MARKUP = (".html", ".svg")
_STYLE = ".css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_LOAD = re.compile(
    r"@import\s+(?:\"([^\"]*)\"|'([^']*)')|url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s]*))", re.IGNORECASE
)


def can_refer(file: OutputFile) -> bool:
    """True for the kinds of files that can refer to others."""
    return is_markup(file) or file.path.endswith(_STYLE)


def is_markup(file: OutputFile) -> bool:
    """True for HTML and SVG."""
    return file.path.endswith(_MARKUP)


def elements(file: OutputFile) -> Iterator[tuple[int, Element]]:
    """What the file refers to and what can be linked to in it, in order, each with its line."""
    text = file.content.decode()
    return parsed_elements(text) if is_markup(file) else _style_elements(text)


def parsed_elements(text: str) -> Iterator[tuple[int, Element]]:
    """Elements of HTML or SVG as the standard library's parser reads it, whatever it looks like."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    yield from parser.elements


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.elements: list[tuple[int, Element]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element refers to."""
        found = element(tag, attrs)
        if not found.is_plain:
            self.elements.append((self.getpos()[0], found))


def _style_elements(text: str) -> Iterator[tuple[int, Element]]:
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _CSS_LOAD.finditer(bare):
        url = next((group for group in match.groups() if group), "")
        # A bare fragment means a place in whichever page the style applies to, and is none of the sheet's.
        if url and not url.startswith("#"):
            yield bare.count("\n", 0, match.start()) + 1, Element(references=(Reference(Use.LOAD, url),))
