"""Maps with their tables in pages of others."""

import gzip
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from sitegen.site.snippets import PLACEHOLDER

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A function that puts a page on a site of somebody else and gives its address."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def put(html: str) -> str:
        (tmp_path / "article.html").write_text(html, "utf-8")
        return f"http://127.0.0.1:{server.server_port}/article.html"

    yield put
    server.shutdown()
    server.server_close()


def embeds(built_site: Path) -> list[Path]:
    return sorted((built_site / "embed").glob("*/index.html"))


def test_the_nation_and_every_province_with_a_map(built_site: Path) -> None:
    names = {path.parent.name for path in embeds(built_site)}
    assert names == {"china", *(path.stem for path in (built_site / "assets/maps").glob("*.js"))} - {
        "counties-zoom"
    }
    assert len(names) == 32


def test_every_embed_is_minimal_lawful_and_unlisted(built_site: Path) -> None:
    sitemap = (built_site / "sitemap.xml").read_text("utf-8")
    policy = POLICY.search((built_site / "index.html").read_text("utf-8"))
    assert policy
    assert "/embed/" not in sitemap
    for path in embeds(built_site):
        text = path.read_text("utf-8")
        found = POLICY.search(text)
        assert found, path
        assert found[1] == policy[1], path
        assert '<meta name="robots" content="noindex">' in text, path
        assert "审图号" in text, path
        assert "数据截至" in text, path
        assert "site-menu" not in text, path
        assert re.search(r'<a href="\.\./\.\./[^"]+" target="_blank" rel="noopener">', text), path
        assert len(gzip.compress(text.encode(), 9)) < 60_000, path


@pytest.mark.parametrize(
    ("full", "embedded", "table"),
    [
        ("provinces/zhejiang/index.html", "embed/zhejiang/index.html", "counties"),
        ("index.html", "embed/china/index.html", "provinces"),
    ],
)
def test_the_frame_shows_the_same_map_and_table(
    full: str,
    embedded: str,
    table: str,
    serve: Callable[[str], str],
    visit: Callable[..., Any],
    browser: Browser,
    host: Callable[[str], str],
) -> None:
    address = serve("/a/b/")
    visitor = visit(address)
    rows = f"#{table} tbody tr"
    page = visitor.go(full)
    wanted = page.locator(rows).all_text_contents()
    areas = page.locator(".map [data-code] title").all_text_contents()
    code = page.locator("#code-embed").text_content() or ""
    assert PLACEHOLDER in code

    context = browser.new_context(viewport={"width": 400, "height": 800})
    other = context.new_page()
    complaints: list[str] = []
    other.on("console", lambda message: complaints.append(message.text))
    other.on("pageerror", lambda error: complaints.append(str(error)))
    article = f'<!doctype html><title>t</title><link rel="icon" href="data:,">{code}'
    other.goto(host(article.replace(PLACEHOLDER, address)))
    frame = other.frame_locator("iframe")
    expect(frame.locator("svg").first).to_be_visible()
    expect(frame.locator(".table-take")).to_have_count(1)
    assert frame.locator(rows).all_text_contents() == wanted
    assert frame.locator(".map [data-code] title").all_text_contents() == areas
    inside = other.frames[1]
    assert inside.url.startswith(address + embedded.removesuffix("index.html"))
    assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not inside.evaluate(
        "[...document.links].some((a) => a.target !== '_blank' && !a.hasAttribute('download'))"
    )
    assert complaints == []
    with context.expect_page() as opened:
        frame.locator(".embed-foot a").first.click()
    expect(opened.value.locator("h1")).to_be_visible()
    assert other.frames[1].url == inside.url
    context.close()


def test_embeds_work_without_scripts(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    page = visit(serve("/"), java_script_enabled=False).go("embed/hainan/index.html")
    expect(page.locator("svg").first).to_be_visible()
    page.locator("summary", has_text="同样的数字").click()
    expect(page.locator("#counties tbody tr").first).to_be_visible()


def test_numbers_on_a_narrow_map_are_told_below_it(browser: Browser, built_site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.goto((built_site / "embed/zhejiang/index.html").as_uri())
    page.get_by_text("图上的号码：已认定的名单").click()
    expect(page.locator("details[open]").last).to_contain_text("江北区")
    page.close()
