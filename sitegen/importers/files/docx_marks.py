"""What a .docx file holds beside its text: heads and feet of pages, and what is crossed out or hidden."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sitegen.importers.files.text_source import CROSSED_OUT, Marked

if TYPE_CHECKING:
    from docx.document import Document

_FONTS = {"w:strike": CROSSED_OUT, "w:dstrike": CROSSED_OUT, "w:vanish": "设成了隐藏文字"}
_OFF = ("0", "false", "off")


def headings_of(document: "Document") -> Iterator[str]:
    """Paragraphs at the head and foot of pages."""
    from docx.oxml.ns import qn

    for section in document.sections:
        for part in (
            section.header,
            section.first_page_header,
            section.even_page_header,
            section.footer,
            section.first_page_footer,
            section.even_page_footer,
        ):
            if part.is_linked_to_previous:
                continue
            for paragraph in part._element.iter(qn("w:p")):
                if text := _text(paragraph):
                    yield text


def styles_of(document: "Document") -> dict[str, Any]:
    """Styles by their identifiers."""
    from docx.oxml.ns import qn

    return {item.get(qn("w:styleId")): item for item in document.styles.element.iter(qn("w:style"))}


def marks_of(styles: dict[str, Any], block: Any, number: int) -> Iterator[Marked]:
    """What of a paragraph or row is crossed out or hidden, by itself or by its style."""
    from docx.oxml.ns import qn

    for paragraph in block.iter(qn("w:p")):
        over = _style(styles, paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        for run in paragraph.iter(qn("w:r")):
            style = _style(styles, run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}"))
            if how := _how(run.find(qn("w:rPr")), *style, *over):
                yield Marked(number=number, text=_text(run), how=how)


def _how(*properties: Any) -> str:
    """What the nearest of `properties` that say so do to the text; empty when none does."""
    from docx.oxml.ns import qn

    for tag, how in _FONTS.items():
        found = (item.find(qn(tag)) for item in properties if item is not None)
        nearest = next((item for item in found if item is not None), None)
        if nearest is not None and nearest.get(qn("w:val"), "1") not in _OFF:
            return how
    return ""


def _style(styles: dict[str, Any], reference: Any) -> list[Any]:
    """Fonts of a style and of those that it is based on."""
    from docx.oxml.ns import qn

    if reference is None:
        return []
    style, fonts, seen = styles.get(reference.get(qn("w:val"))), [], set()
    while style is not None and id(style) not in seen:
        seen.add(id(style))
        fonts.append(style.find(qn("w:rPr")))
        based = style.find(qn("w:basedOn"))
        style = styles.get(based.get(qn("w:val"))) if based is not None else None
    return fonts


def _text(element: Any) -> str:
    from docx.oxml.ns import qn

    return "".join(text.text or "" for text in element.iter(qn("w:t"))).strip()
