"""What every page is made of."""

from dataclasses import dataclass

from sitegen.site.formats import XLSX
from sitegen.site.snippets import EmbedCode, Snippet


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a URL of the site (from its root) or of the web (with its scheme)."""

    text: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternate:
    """The content of a page in another form, for programs to find: a feed or a calendar."""

    title: str
    url: str
    kind: str
    """Media type."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page as a plain value. The template sees it as `page`, and its body as `body`."""

    url: str
    template: str
    """Path under `templates/`, such as `pages/province.html`."""
    title: str
    """Without the site's name."""
    description: str
    """One sentence for search engines and link previews; names the number that matters."""
    breadcrumb: tuple[Link, ...] = ()
    """The pages above this one, from the home page down; without this page itself."""
    body: object = None
    scripts: tuple[str, ...] = ()
    """Scripts that only this page loads, as URLs of the site."""
    styles: tuple[str, ...] = ()
    """Style sheets that only this page loads, as URLs of the site."""
    downloads: tuple[Link, ...] = ()
    """What can be taken away from here; shown in one place on every page."""
    sources: tuple[Link, ...] = ()
    """Pages of the sources that this page rests on; shown in one place on every page."""
    alternates: tuple[Alternate, ...] = ()
    """What programs that read the page are told of; readers see them only where `downloads` has them too."""
    snippets: tuple[Snippet, ...] = ()
    """Code that reads the file that most readers come here for."""
    embed: EmbedCode | None = None
    """The page's map for pages of others; None when it has none."""
    comparison: str = ""
    """The comparison that begins with this page's place; empty where there is nothing to compare."""
    language: str = "zh-CN"
    """Of the words on the page and around it."""
    in_sitemap: bool = True
    asks_nothing: bool = False
    """True for a page that may fetch nothing, since readers put data of their own into it."""

    @property
    def spreadsheet(self) -> Link | None:
        """The first of the downloads that Excel opens as it is."""
        return next((link for link in self.downloads if link.url.endswith(XLSX.ending)), None)
