"""What the content folder holds, as values."""

from dataclasses import dataclass

from sitegen.content.english import English
from sitegen.content.search_words import SearchWords
from sitegen.findings import Finding


@dataclass(frozen=True, kw_only=True, slots=True)
class MenuItem:
    """One entry of the main menu."""

    text: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteSettings:
    """What `site.yaml` says about the site as a whole."""

    title: str
    tagline: str
    description: str
    base_url: str | None
    """Address that the site is published at, with its final slash; None while that is not known."""
    repository: str | None
    """Where the project's source is kept; None when it is not published."""
    contact: str | None
    """E-mail address for reports of errors; None when there is none."""
    boundary_credit: str
    menu: tuple[MenuItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One page of prose."""

    path: str
    """File relative to the project root."""
    url: str
    url_line: int
    """Line of the file that gives the URL."""
    title: str
    description: str
    order: int
    """Place among the documents; equal places are ordered by URL."""
    text: str
    """Markdown without the front matter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """Everything under `content/`, or what is wrong with it."""

    settings: SiteSettings | None
    """None when `site.yaml` has faults."""
    documents: tuple[Document, ...]
    words: SearchWords
    """What people type for what the tables call otherwise."""
    english: English | None
    """What the English pages call things; None where there are none."""
    findings: tuple[Finding, ...]
