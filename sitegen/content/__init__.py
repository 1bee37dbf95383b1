"""Prose and settings of the site: `content/*.md` with front matter, and `content/site.yaml`."""

from sitegen.content.reading import read_content, taken_url
from sitegen.content.values import Content, Document, MenuItem, SiteSettings

__all__ = ["Content", "Document", "MenuItem", "SiteSettings", "read_content", "taken_url"]
