"""Serving the site and rebuilding it."""

import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from http.server import ThreadingHTTPServer

from sitegen.config import Config
from sitegen.exceptions import UsageError
from sitegen.findings import Finding, has_errors
from sitegen.server.handler import Handler
from sitegen.server.news import News
from sitegen.server.watching import state

Rebuild = Callable[[], Sequence[Finding]]
"""Builds the site and gives the findings; on an error among them the old site stays."""

_INTERVAL = 0.4  # seconds between two looks at the files


class Server(ThreadingHTTPServer):
    """The HTTP server; its threads end with the program."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away: the terminal is for findings."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def open_server(config: Config, news: News, port: int) -> Server:
    """A server of the built site on this machine alone; port 0 takes a free one."""
    try:
        return Server(("127.0.0.1", port), partial(Handler, directory=str(config.site), news=news))
    except OSError as error:
        raise UsageError(
            f"端口 {port} 用不了：{error.strerror}。请用 --port 换一个，0 为任意空闲的。"
        ) from error


def serve(config: Config, port: int, rebuild: Rebuild, tell: Callable[[str], None]) -> None:
    """Show the site at once, then rebuild it after every change, until interrupted by Ctrl-C.

    `tell` gets a sentence for the terminal. Raises UsageError when the port cannot be had.
    """
    news = News()
    with open_server(config, news, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tell(f"网站在 http://localhost:{server.server_port}/，按 Ctrl-C 结束。")
        with suppress(KeyboardInterrupt):
            watch(config, news, rebuild, threading.Event())


def watch(config: Config, news: News, rebuild: Rebuild, stopped: threading.Event) -> None:
    """Build once, then after every change of a file, until `stopped` is set."""
    built = None
    while not stopped.is_set():
        now = state(config)
        if now != built:
            built = now
            news.start()
            findings = rebuild()
            news.finish(findings, replaced=not has_errors(findings))
        else:
            stopped.wait(_INTERVAL)
