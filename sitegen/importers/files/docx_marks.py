"""What a .docx file holds beside its text: heads and feet of pages, and what is crossed out or hidden."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sitegen.importers.files.text_source import CROSSED_OUT, Marked

if TYPE_CHECKING:
    from docx.document import Document

Fonts = dict[str, bool]
"""Whether a text is marked so, by the tag of the mark."""
_FONTS = {"w:strike": CROSSED_OUT, "w:dstrike": CROSSED_OUT, "w:vanish": "设成了隐藏文字"}
_OFF = ("0", "false", "off")
_MOST_BASES = 12
"""Styles that rest on each other; the program that makes them stops at eleven."""


def headings_of(document: "Document") -> Iterator[str]:
    """Paragraphs at the head and foot of pages, each head once that several sections have."""
    from docx.oxml.ns import qn

    seen: set[int] = set()
    for section in document.sections:
        for part in (
            section.header,
            section.first_page_header,
            section.even_page_header,
            section.footer,
            section.first_page_footer,
            section.even_page_footer,
        ):
            if part.is_linked_to_previous or id(part._element) in seen:
                continue
            seen.add(id(part._element))
            yield from filter(None, map(_text, part._element.iter(qn("w:p"))))


class Styles:
    """What each style does to a text, with what it takes from those it is based on; worked out when used."""

    def __init__(self, document: "Document") -> None:
        from docx.oxml.ns import qn

        every = document.styles.element.iter(qn("w:style"))
        self._elements = {item.get(qn("w:styleId")): item for item in every}
        self._known: dict[str | None, Fonts] = {}

    def fonts(self, reference: Any) -> Fonts:
        """Of the style that a paragraph or run refers to; nothing without a reference."""
        from docx.oxml.ns import qn

        name = None if reference is None else reference.get(qn("w:val"))
        if name not in self._known:
            self._known[name] = self._fonts(self._elements.get(name))
        return self._known[name]

    def _fonts(self, style: Any) -> Fonts:
        from docx.oxml.ns import qn

        fonts: Fonts = {}
        for _ in range(_MOST_BASES):
            if style is None:
                break
            fonts = {**_fonts(style.find(qn("w:rPr"))), **fonts}
            based = style.find(qn("w:basedOn"))
            style = self._elements.get(based.get(qn("w:val"))) if based is not None else None
        return fonts


def marks_of(styles: Styles, block: Any, number: int) -> Iterator[Marked]:
    """What of a paragraph or row is crossed out or hidden, by itself or by its style."""
    from docx.oxml.ns import qn

    for paragraph in block.iter(qn("w:p")):
        over = styles.fonts(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        for run in paragraph.iter(qn("w:r")):
            style = styles.fonts(run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}"))
            fonts = {**over, **style, **_fonts(run.find(qn("w:rPr")))}
            if how := next((how for tag, how in _FONTS.items() if fonts.get(tag)), ""):
                yield Marked(number=number, text=_text(run), how=how)


def _fonts(properties: Any) -> Fonts:
    """Which marks the properties of a run or style set, and which they take off."""
    from docx.oxml.ns import qn

    found = {} if properties is None else {tag: properties.find(qn(tag)) for tag in _FONTS}
    return {tag: item.get(qn("w:val"), "1") not in _OFF for tag, item in found.items() if item is not None}


def _text(element: Any) -> str:
    from docx.oxml.ns import qn

    return "".join(text.text or "" for text in element.iter(qn("w:t"))).strip()
