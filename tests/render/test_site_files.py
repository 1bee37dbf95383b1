"""Site map, robots.txt and the mark for GitHub Pages."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from sitegen.render.frame import SiteFrame
from sitegen.render.site_files import render_site_files
from sitegen.site.page import Page

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def files(site: SiteFrame, templates: Path) -> dict[str, str]:
    pages = [
        Page(url=url, template="", title="", description="", in_sitemap=url != "/404.html")
        for url in ("/", "/counties/330212/", "/404.html")
    ]
    return {file.path: file.content.decode() for file in render_site_files(pages, site, templates)}


def locations(text: str) -> list[str | None]:
    return [element.text for element in ElementTree.fromstring(text).iter(LOC)]  # noqa: S314


def test_addresses_are_absolute_when_the_base_url_is_known(site: SiteFrame, templates: Path) -> None:
    found = files(replace(site, base_url="https://example.org/guide/"), templates)
    assert locations(found["sitemap.xml"]) == [
        "https://example.org/guide/",
        "https://example.org/guide/counties/330212/",
    ]
    assert "Sitemap: https://example.org/guide/sitemap.xml\n" in found["robots.txt"]


def test_without_a_base_url_the_site_map_says_what_it_lacks(site: SiteFrame, templates: Path) -> None:
    found = files(site, templates)
    assert locations(found["sitemap.xml"]) == ["index.html", "counties/330212/index.html"]
    assert "base_url" in found["sitemap.xml"]
    assert "Sitemap:" not in found["robots.txt"]


def test_github_pages_leaves_nothing_out(site: SiteFrame, templates: Path) -> None:
    assert files(site, templates)[".nojekyll"] == ""
