"""Pages as HTML files."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from sitegen.exceptions import InternalError
from sitegen.render.frame import SiteFrame
from sitegen.render.renderer import Renderer
from sitegen.site.page import Link, Page

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)> & '鼓楼区"
HOME = Link(text="首页", url="/")


class Parsed(HTMLParser):
    """Tags and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, tag: str, attribute: str) -> list[str]:
        return [value for name, found in self.tags if name == tag and (value := found.get(attribute))]


def page(url: str = "/counties/330212/", **changes: object) -> Page:
    plain = Page(
        url=url,
        template="pages/plain.html",
        title="鄞州区",
        description="鄞州区2023年认定。",
        breadcrumb=(HOME, Link(text="省份", url="/provinces/")),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def rendered(templates: Path, site: SiteFrame, *pages: Page, body: str = "") -> list[str]:
    (templates / "pages/plain.html").write_text(
        '{% extends "layouts/page.html" %}{% import "macros/ui.html" as ui %}'
        f"{{% block content %}}{body}{{% endblock %}}",
        encoding="utf-8",
    )
    return [file.content.decode() for file in map(Renderer(site=site, templates=templates).render, pages)]


def test_hostile_names_stay_text(templates: Path, site: SiteFrame) -> None:
    hostile = page(
        title=EVIL,
        description=EVIL,
        breadcrumb=(Link(text=EVIL, url="/"),),
        body={"name": EVIL},
        downloads=(Link(text=EVIL, url="/downloads/x.csv"),),
        sources=(Link(text=EVIL, url="/sources/x/"),),
    )
    frame = replace(site, title=EVIL, completeness=EVIL, menu=(Link(text=EVIL, url="/about/"),))
    (html,) = rendered(templates, frame, hostile, body="<p title='{{ body.name }}'>{{ body.name }}</p>")
    parsed = Parsed(html)
    assert not [tag for tag, _ in parsed.tags if tag == "img"]
    assert not [name for _, attributes in parsed.tags for name in attributes if name.startswith("on")]
    assert all(found.get("src") for tag, found in parsed.tags if tag == "script")
    assert EVIL in parsed.values("p", "title")


@pytest.mark.parametrize(
    ("url", "prefix"), [("/", ""), ("/about/", "../"), ("/a/b/", "../../"), ("/a/b/c/", "../../../")]
)
def test_every_link_leads_back_from_its_depth(
    templates: Path, site: SiteFrame, url: str, prefix: str
) -> None:
    (html,) = rendered(templates, site, page(url))
    parsed = Parsed(html)
    links = parsed.values("a", "href") + parsed.values("link", "href") + parsed.values("script", "src")
    inside = [link for link in links if not link.startswith(("https://", "#"))]
    assert f"{prefix}index.html" in inside
    assert all(re.fullmatch(re.escape(prefix) + r"(?!\.\.)[^/].*", link) for link in inside)
    # The home page has a search box of its own.
    assert parsed.values("form", "action") == ([f"{prefix}search/index.html"] if url != "/" else [])


def test_the_page_for_missing_addresses_links_from_the_root(templates: Path, site: SiteFrame) -> None:
    missing = page("/404.html", breadcrumb=())
    published = replace(site, base_url="https://example.org/guide/")
    assert 'href="/assets/css/site.css"' in rendered(templates, site, missing)[0]
    assert 'href="/guide/assets/css/site.css"' in rendered(templates, published, missing)[0]


def test_absolute_addresses_come_only_from_the_base_url(templates: Path, site: SiteFrame) -> None:
    (plain,) = rendered(templates, site, page())
    (published,) = rendered(templates, replace(site, base_url="https://example.org/guide/"), page())
    assert "canonical" not in plain
    assert "og:" not in plain
    assert '<link rel="canonical" href="https://example.org/guide/counties/330212/">' in published
    assert '<meta property="og:title" content="鄞州区">' in published


def test_a_link_to_the_home_page_is_shared_under_the_name_of_the_site(
    templates: Path, site: SiteFrame
) -> None:
    published = replace(site, base_url="https://example.org/guide/")
    (html,) = rendered(templates, published, page("/", title="首页"))
    assert '<meta property="og:title" content="优质均衡县">' in html


def test_what_is_missing_stops_the_build(templates: Path, site: SiteFrame) -> None:
    with pytest.raises(UndefinedError):
        rendered(templates, site, page(body={}), body="{{ body.nmae }}")


def test_an_unsafe_link_stops_the_build(templates: Path, site: SiteFrame) -> None:
    with pytest.raises(InternalError):
        rendered(templates, site, page(body="javascript:alert(1)"), body="{{ body | href }}")


def test_the_menu_marks_the_section_of_the_page(templates: Path, site: SiteFrame) -> None:
    county, about = rendered(templates, site, page(), page("/about/", breadcrumb=(HOME,)))
    assert '<a href="../../provinces/index.html" aria-current="true">省份</a>' in county
    assert '<a href="../about/index.html" aria-current="true">关于</a>' in about
    assert county.count("aria-current") == about.count("aria-current") == 2


def test_the_order_of_pages_changes_nothing(templates: Path, site: SiteFrame) -> None:
    pages = [page("/"), page("/about/"), page(), page("/provinces/")]
    forwards = rendered(templates, site, *pages)
    backwards = rendered(templates, site, *reversed(pages))
    assert forwards == backwards[::-1]


def test_every_page_says_how_current_and_complete_it_is(templates: Path, site: SiteFrame) -> None:
    (html,) = rendered(templates, site, page())
    assert '数据截至 <time datetime="2026-01-24" data-as-of>2026年1月24日</time>' in html
    assert site.completeness in html
    assert site.boundary_credit in html
    assert "这不是官方网站" in html
