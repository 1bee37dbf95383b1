"""Contributed Markdown becomes HTML that cannot do harm."""

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from sitegen.exceptions import InternalError
from sitegen.render.hrefs import Href
from sitegen.site.page import Link

_TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "hr", "br"),
    *("a", "strong", "em", "code", "pre", "sup", "sub"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    "ol": {"start"},
}
_CLASSES = {"th": {"num"}, "td": {"num"}}
_CJK = "\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2018\u2019\u2014\u2026"


class Prose:
    """Renders Markdown for pages that share one `Href`.

    Headings begin at the second level and carry ids made of their own words; raw HTML is shown as text;
    what remains passes an allow-list.
    """

    def __init__(self, href: Href) -> None:
        self._href = href

    def __call__(self, text: str) -> Markup:
        """Safe HTML of `text`."""
        clean = nh3.clean(
            self._converter().convert(text),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            allowed_classes=_CLASSES,
            url_schemes={"http", "https"},
            link_rel=None,
        )
        return Markup(clean)  # noqa: S704

    def headings(self, text: str) -> tuple[Link, ...]:
        """Links to the second-level headings of `text`, for a table of contents."""
        converter = self._converter()
        converter.convert(text)
        tokens: list[dict[str, Any]] = converter.toc_tokens  # type: ignore[attr-defined]
        return tuple(Link(unescape(token["name"]), f"#{token['id']}") for token in tokens)

    def _converter(self) -> Markdown:
        return Markdown(
            extensions=[
                TocExtension(slugify=slugify_unicode),
                TableExtension(use_align_attribute=True),
                "attr_list",
                "sane_lists",
                "def_list",
                _SiteProse(self._href),
            ],
            output_format="html",
        )


class _SiteProse(Extension):
    """What this site adds to Markdown and takes from it."""

    def __init__(self, href: Href) -> None:
        super().__init__()
        self._href = href

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register with `md`: no raw HTML, no space where a Chinese line ends, relative links."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(_ChineseLineEnd(rf"(?<=[{_CJK}])\n(?=[{_CJK}])"), "cjk_line_end", 200)
        md.treeprocessors.register(_TopHeadings(), "top_headings", 6)
        md.treeprocessors.register(_Links(self._href), "links", 0)
        md.treeprocessors.register(_Alignment(), "alignment", 0)


class _ChineseLineEnd(InlineProcessor):
    """A line end between two Chinese characters is no space."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override] # noqa: ARG002, N802
        """Nothing stands where the line end was."""
        return "", m.start(0), m.end(0)


class _TopHeadings(Treeprocessor):
    """The page's title is the only heading of the first level; runs before headings are given ids."""

    def run(self, root: Element) -> None:
        """Lower every first-level heading below `root`."""
        for heading in root.iter("h1"):
            heading.tag = "h2"


class _Links(Treeprocessor):
    """Links to the site become relative; a link that leads nowhere safe loses its target."""

    def __init__(self, href: Href) -> None:
        super().__init__()
        self._href = href

    def run(self, root: Element) -> None:
        """Rewrite every link below `root`."""
        for link in root.iter("a"):
            try:
                link.set("href", self._href(link.get("href", "")))
            except InternalError:
                link.attrib.pop("href", None)


class _Alignment(Treeprocessor):
    """Right-aligned columns get the class that figures have in our own tables."""

    def run(self, root: Element) -> None:
        """Replace the alignment of every cell below `root`."""
        for cell in (*root.iter("th"), *root.iter("td")):
            if cell.attrib.pop("align", None) == "right":
                cell.set("class", "num")
