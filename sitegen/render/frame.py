"""What stands around every page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from sitegen.content import SiteSettings
from sitegen.facts.statements import Statements
from sitegen.maps.palette import Palette
from sitegen.model.codes import Code
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Source
from sitegen.render.hrefs import Href
from sitegen.render.link_pictures import LinkPicture, link_pictures
from sitegen.site import urls
from sitegen.site.citations import Kind, Reference, Style, dataset_styles, styles
from sitegen.site.dataset_metadata import dataset_json_ld
from sitegen.site.licence import LICENCE_URL
from sitegen.site.page import Link, Page

_LICENCE = "CC-BY-4.0"


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFrame:
    """The site as a whole: its name, its menu, and how current and complete its data is."""

    title: str
    tagline: str
    description: str
    base_url: str | None
    """Address that the site is published at, with its final slash; None while that is not known."""
    repository: str | None
    """Where the project's source is kept; None when it is not published."""
    boundary_credit: str
    """The line that must stand wherever boundaries are drawn."""
    menu: tuple[Link, ...]
    version: str
    """Version of the data."""
    created: date
    as_of: date
    completeness: str
    """How much of what was announced is known by name, in one sentence."""
    palette: Palette
    """What classes are painted with."""
    has_english: bool = False
    """True where there are pages in English."""
    link_pictures: Mapping[str, LinkPicture] = field(default_factory=dict, repr=False)
    """Pictures beside shared links, by the page whose they are."""
    contact: str | None = None
    """E-mail address for reports of errors; None when there is none."""
    label: Callable[[Code], str] = str
    """What people read for a code."""
    statements: Statements = field(default_factory=dict, repr=False)
    """Every fact by id, for the receipts beside what is printed."""
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)
    """Sources by id."""

    @classmethod
    def of(
        cls,
        settings: SiteSettings,
        data: SiteData,
        completeness: str,
        statements: Statements,
        palette: Palette,
        *,
        has_english: bool = False,
    ) -> "SiteFrame":
        """The frame of a site with these settings around this data, whose facts are `statements`."""
        return cls(
            title=settings.title,
            tagline=settings.tagline,
            description=settings.description,
            base_url=settings.base_url,
            repository=settings.repository,
            contact=settings.contact,
            boundary_credit=settings.boundary_credit,
            menu=tuple(Link(item.text, item.url) for item in settings.menu),
            version=data.version,
            created=data.created,
            as_of=data.as_of,
            completeness=completeness,
            statements=statements,
            sources=data.source,
            palette=palette,
            has_english=has_english,
            link_pictures=link_pictures(data),
            label=data.label,
        )

    @property
    def base_path(self) -> str:
        """Path of the site on its host, with slashes at both ends; `/` while the address is not known."""
        return urlsplit(self.base_url).path if self.base_url else "/"

    def absolute(self, url: str) -> str | None:
        """`url` with scheme and host, for canonical links; None while the address is not known."""
        return f"{self.base_url}{url.removeprefix('/')}" if self.base_url else None

    def link_picture(self, page: Page) -> LinkPicture | None:
        """The picture beside links to `page`: its own, or of the nearest page above."""
        above = (link.url for link in reversed(page.breadcrumb))
        return next(
            (self.link_pictures[url] for url in (page.url, *above, urls.HOME) if url in self.link_pictures),
            None,
        )

    def correction(self, report: str) -> str | None:
        """The form for corrections with the fields of `report` filled in; None without a repository."""
        return f"{self.repository.rstrip('/')}/issues/new?{report}" if self.repository else None

    def mail(self, page: Page) -> str | None:
        """A letter about an error of `page` with what we need to be told; None without an address."""
        if not self.contact:
            return None
        lines = (
            f"网页：{page.title}（{self.absolute(page.url) or page.url}）",
            "哪一条有错：",
            "应当是：",
            "依据（文件标题、文号或网址）：",
        )
        subject, body = quote(f"纠错：{page.title}"), quote("\r\n".join(lines))
        return f"mailto:{self.contact}?subject={subject}&body={body}"

    def citations(self, page: Page) -> tuple[Style, ...]:
        """How to cite a page, in every style."""
        name = urls.file_path(page.url).removesuffix("index.html").strip("/").replace("/", "-") or "home"
        title = self.tagline if page.url == urls.HOME else page.title
        return styles(self._reference(Kind.PAGE, f"{name}-{self.version}", title, page.url, self.title))

    def dataset_citations(self, title: str, abstract: str) -> tuple[Style, ...]:
        """How to cite this version of the whole data, in every style and as CITATION.cff."""
        reference = self._reference(Kind.DATASET, f"dataset-{self.version}", title, urls.HOME, "")
        return dataset_styles(reference, abstract)

    def dataset(self, page: Page, title: str, *, place: str = "", period: str = "") -> Mapping[str, Any]:
        """JSON-LD of the dataset that a page offers; links are relative while the address is not known."""
        href = Href.from_page(page.url)
        creator = {"@type": "Organization", "name": self.title}
        return dataset_json_ld(
            page,
            title=title,
            facts={
                "version": self.version,
                "datePublished": self.created.isoformat(),
                "dateModified": self.created.isoformat(),
                "license": LICENCE_URL,
                "creator": creator,
                "publisher": creator,
            },
            completeness=self.completeness,
            address=lambda url: self.absolute(url) or href(url),
            place=place,
            period=period,
        )

    def _reference(self, kind: Kind, key: str, title: str, url: str, container: str) -> Reference:
        return Reference(
            key=key,
            kind=kind,
            authors=(self.title,),
            title=title,
            container=container,
            version=self.version,
            issued=self.created,
            accessed=self.created,
            url=self.absolute(url),
            licence=_LICENCE,
        )
