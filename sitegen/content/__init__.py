"""`content/`: prose with front matter, settings in `site.yaml`, words for the search in `search.yaml`."""

from sitegen.content.reading import read_content, taken_url
from sitegen.content.search_words import NO_WORDS, SearchWords
from sitegen.content.values import Content, Document, MenuItem, SiteSettings

__all__ = [
    "NO_WORDS",
    "Content",
    "Document",
    "MenuItem",
    "SearchWords",
    "SiteSettings",
    "read_content",
    "taken_url",
]
