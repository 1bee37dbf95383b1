"""The built site in a real browser, from disk and from a server."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

PAGES = (
    "index.html",
    "about/index.html",
    "analysis/index.html",
    "api/index.html",
    "assess/index.html",
    "batches/2023/index.html",
    "batches/index.html",
    "claims/index.html",
    "compare/index.html",
    "counties/110101/index.html",
    "counties/330103/index.html",
    "counties/3205Z1/index.html",
    "counties/index.html",
    "counties/table/index.html",
    "data/index.html",
    "data/changes/index.html",
    "departments/index.html",
    "en/data/index.html",
    "en/index.html",
    "health/index.html",
    "embed/china/index.html",
    "embed/zhejiang/index.html",
    "indicators/2-10/index.html",
    "indicators/index.html",
    "maps/china/index.html",
    "maps/hainan/index.html",
    "plans/index.html",
    "plans/yunnan-2022/index.html",
    "prefectures/330200/index.html",
    "prefectures/index.html",
    "progress/index.html",
    "provinces/index.html",
    "provinces/xianggang/index.html",
    "provinces/zhejiang/index.html",
    "search/index.html",
    "search/many/index.html",
    "sources/index.html",
    "sources/moe-notice-2025-3/index.html",
    "v/index.html",
)


SMALL_PAGES = (
    *(path for path in PAGES if path not in ("indicators/2-10/index.html", "maps/hainan/index.html")),
    "batches/2025-1/index.html",
    "departments/education/index.html",
    "indicators/1-1/index.html",
    "maps/counties/index.html",
    "maps/zhejiang/index.html",
    "plans/gongshu-2024/index.html",
    "plans/procedure/index.html",
)
"""The same kinds in the small project."""


@pytest.fixture(scope="session")
def page_kinds() -> tuple[str, ...]:
    """One page of each kind, and of those that differ most within a kind."""
    return PAGES


@pytest.fixture(scope="session")
def small_page_kinds() -> tuple[str, ...]:
    """The same of the small project, whose tables are short."""
    return SMALL_PAGES


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files below one path and says nothing."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        """The file behind `path`, whose prefix stands for the site's root."""
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve(built_site: Path) -> Iterator[Callable[[str], str]]:
    """A function that serves the site under a path such as `/a/b/` and gives its address."""
    yield from _serving(built_site)


@pytest.fixture(scope="session")
def serve_small(mini_site: Path) -> Iterator[Callable[[str], str]]:
    """The same for the small project's site."""
    yield from _serving(mini_site)


def _serving(site: Path) -> Iterator[Callable[[str], str]]:
    servers: dict[str, ThreadingHTTPServer] = {}

    def start(prefix: str) -> str:
        if prefix not in servers:
            handler = type("Handler", (QuietHandler,), {"prefix": prefix})
            servers[prefix] = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
            threading.Thread(target=servers[prefix].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[prefix].server_port}{prefix}"

    yield start
    for server in servers.values():
        server.shutdown()
        server.server_close()


class Visitor:
    """A browser context that notes every complaint and every request to another host."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.complaints: list[str] = []
        self.outside: list[str] = []
        self.context = context
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        context.route("**/*", self._only_own)

    def _only_own(self, route: object) -> None:
        url = route.request.url  # type: ignore[attr-defined]
        if url.startswith((self.address, "data:", "blob:")):
            route.continue_()  # type: ignore[attr-defined]
        else:
            self.outside.append(url)
            route.abort()  # type: ignore[attr-defined]

    def go(self, path: str, *, unfolded: bool = False) -> Page:
        """Open one page of the site, given without a leading slash, and all its folds if so wished."""
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("load")
        if unfolded:
            self.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        return self.page


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """A function that makes a visitor of the site at an address; options are those of the context."""
    contexts: list[BrowserContext] = []

    def start(address: str, **options: object) -> Visitor:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        return Visitor(context, address)

    yield start
    for context in contexts:
        context.close()
