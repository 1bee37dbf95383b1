"""What stands around every page."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sitegen.content import SiteSettings
from sitegen.model.site_data import SiteData
from sitegen.pages.page import Link


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

    @classmethod
    def of(cls, settings: SiteSettings, data: SiteData, completeness: str) -> "SiteFrame":
        """The frame of a site with these settings around this data."""
        return cls(
            title=settings.title,
            tagline=settings.tagline,
            description=settings.description,
            base_url=settings.base_url,
            repository=settings.repository,
            boundary_credit=settings.boundary_credit,
            menu=tuple(Link(text=item.text, url=item.url) for item in settings.menu),
            version=data.version,
            created=data.created,
            as_of=data.as_of,
            completeness=completeness,
        )

    @property
    def base_path(self) -> str:
        """Path of the site on its host, with slashes at both ends; `/` while the address is not known."""
        return urlsplit(self.base_url).path if self.base_url else "/"

    def absolute(self, url: str) -> str | None:
        """`url` with scheme and host, for canonical links; None while the address is not known."""
        return f"{self.base_url}{url.removeprefix('/')}" if self.base_url else None

    def correction(self, report: str) -> str | None:
        """The form for corrections with the fields of `report` filled in; None without a repository."""
        return f"{self.repository.rstrip('/')}/issues/new?{report}" if self.repository else None
