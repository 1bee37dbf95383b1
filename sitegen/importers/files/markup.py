"""Tables pasted as HTML or Markdown: rows with one tab between cells."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from sitegen.importers.files.bounds import check_cells, check_columns, check_marks

_BLOCKS = frozenset({"p", "div", "tr", "br", "table", "li", "h1", "h2", "h3", "h4", "section", "ul", "ol"})
_MOST_DIGITS = 9
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"}
)
_STRUCK = frozenset({"s", "del", "strike"})
_STRUCK_CLASS = re.compile(r"\.([\w-]{1,60})\s*\{[^{}]{0,300}line-through")
_UNSEEN = frozenset({"script", "style", "head"})


def looks_like_markup(text: str) -> bool:
    """True for HTML with tables or paragraphs."""
    lowered = text.lower()
    return any(tag in lowered for tag in ("<td", "<p>", "<p ", "<br", "<div", "</li>"))


@dataclass(kw_only=True)
class Page:
    """What a page of HTML says."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    """Number and text; a cell that spans rows or columns leaves empty cells."""
    title: str = ""
    marked: list[tuple[int, str, str]] = field(default_factory=list)
    """Number and text of what is crossed out or hidden, and which of the two."""


def read_markup(text: str) -> Page:
    """Read a page of HTML."""
    reader = _Reader(frozenset(_STRUCK_CLASS.findall(text)))
    reader.feed(text)
    reader.close()
    reader.end_line()
    return reader.page


def unpiped(text: str) -> str:
    """A Markdown table row as a row with tabs; any other line unchanged."""
    stripped = text.strip()
    if stripped.count("|") < 2 and not (stripped.startswith("|") or stripped.endswith("|")):
        return text
    # One tab for each pipe keeps every character in its column.
    first = text.find("|") if stripped.startswith("|") else -1
    last = text.rfind("|") if stripped.endswith("|") else -1
    return "".join(
        " " if index in (first, last) else "\t" if character == "|" else character
        for index, character in enumerate(text)
    )


class _Reader(HTMLParser):
    """Collects text; knows of rows only what spanning cells need."""

    def __init__(self, struck: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._struck_classes = struck
        self._marks: list[tuple[str, str]] = []
        """Elements that are open since one that is crossed out or hidden, each with which of the two."""
        self._in_title = False
        self._parts: list[str] = []
        self._line = 1
        self._hidden = 0
        self._cells = 0
        self._in_cell = False
        self._column = 0
        self._spans: dict[int, int] = {}
        """Rows still to be left empty, by column."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = tag == "title"
        self._open_mark(tag, dict(attrs))
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag in ("td", "th"):
            self._open_cell(dict(attrs))
        elif tag in _BLOCKS:
            self._block(tag)

    def _open_mark(self, tag: str, attributes: dict[str, str | None]) -> None:
        style = "".join((attributes.get("style") or "").lower().split())
        classes = frozenset((attributes.get("class") or "").split())
        how = self._marks[-1][1] if self._marks else ""
        if tag in _STRUCK or "line-through" in style or classes & self._struck_classes:
            how = "加了删除线"
        elif "hidden" in attributes or "display:none" in style or "visibility:hidden" in style:
            how = "不显示"
        if how and tag not in _VOID:
            self._marks.append((tag, how))
            check_marks(len(self._marks))

    def _close_mark(self, tag: str) -> None:
        """Close an element, with those in it that were left open."""
        places = [place for place, (name, _) in enumerate(self._marks) if name == tag]
        if places:
            del self._marks[places[-1] :]

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        self._close_mark(tag)
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in ("td", "th"):
            self._in_cell = False
        elif tag in _BLOCKS:
            if tag == "tr":
                self._skip_spanned()
            self._block(tag)

    def handle_data(self, data: str) -> None:
        if self._in_title and not self.page.title:
            self.page.title = " ".join(data.split())
        if self._marks and not self._hidden and data.strip():
            self.page.marked.append((self.getpos()[0], " ".join(data.split()), self._marks[-1][1]))
        if not self._hidden and (data.strip() or not self._column):
            if not self._parts:
                self._line = self.getpos()[0]
            self._parts.append(" ".join(data.split()) if self._column else data.strip())

    def end_line(self) -> None:
        """Finish the line that is being collected."""
        text = "".join(self._parts)
        if text.strip():
            self.page.lines.append((self._line, text))
        self._parts, self._column = [], 0

    def _block(self, tag: str) -> None:
        if not self._in_cell or tag == "tr":
            self.end_line()
        elif self._parts and self._parts[-1] not in ("\t", " "):
            self._parts.append(" ")

    def _open_cell(self, attributes: dict[str, str | None]) -> None:
        self._skip_spanned()
        if not self._parts:
            self._line = self.getpos()[0]
        if self._column:
            self._parts.append("\t")
        rows, columns = _span(attributes, "rowspan"), _span(attributes, "colspan")
        self._count(columns)
        if rows > 1:
            self._spans[self._column] = rows - 1
        self._parts.append("\t" * (columns - 1))
        self._column += columns
        self._in_cell = True

    def _count(self, cells: int) -> None:
        self._cells += cells
        check_cells(self._cells)

    def _skip_spanned(self) -> None:
        while self._spans.get(self._column, 0):
            self._count(1)
            self._spans[self._column] -= 1
            if self._column:
                self._parts.append("\t")
            else:
                self._parts.append("")
            self._column += 1


def _span(attributes: dict[str, str | None], name: str) -> int:
    value = attributes.get(name) or "1"
    number = max(1, int(value[:_MOST_DIGITS])) if value.isdecimal() else 1
    return check_columns(number) if name == "colspan" else number
