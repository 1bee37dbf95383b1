"""Broken links and forbidden loads: what the site refers to is checked before anything is written."""

from sitegen.links.link_check import check_links

__all__ = ["check_links"]
