"""`content/`: prose with front matter, settings, words for the search and for the English pages."""

from sitegen.content.english import English
from sitegen.content.reading import read_content, taken_url
from sitegen.content.search_words import NO_WORDS, SearchWords
from sitegen.content.values import Content, Document, MenuItem, SiteSettings

__all__ = [
    "NO_WORDS",
    "Content",
    "Document",
    "English",
    "MenuItem",
    "SearchWords",
    "SiteSettings",
    "read_content",
    "taken_url",
]
