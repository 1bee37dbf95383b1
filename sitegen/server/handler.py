"""Answers to a browser: files of the site, pages with a script that listens, and the news."""

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sitegen.server.news import News

PREFIX = "/__serve/"
_SCRIPT = f'<script src="{PREFIX}listen.js" defer></script>\n</head>'
_STRICT, _RELAXED = b"default-src 'none';", b"default-src 'none'; connect-src 'self';"
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEARTBEAT = 15.0


class Handler(SimpleHTTPRequestHandler):
    """Serves folder `directory`. Only for this machine: requests under other host names are refused."""

    def __init__(self, *args: Any, news: News, **kwargs: Any) -> None:
        self.news = news
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer one request."""
        if self.headers.get("Host", "").rpartition(":")[0] not in _LOCAL:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path == f"{PREFIX}listen.js":
            self._send("text/javascript; charset=utf-8", Path(__file__).with_name("listen.js").read_bytes())
        elif self.path == f"{PREFIX}news":
            self._stream()
        elif (page := self._page()) is not None:
            self._send("text/html; charset=utf-8", page)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Keep browsers from showing a page of yesterday."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal is for findings."""

    def _page(self) -> bytes | None:
        """The HTML page that is asked for, with the listening script; None when it is another file."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        if path.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                return None
            path /= "index.html"
        if path.suffix != ".html" or not path.is_file():
            return None
        html = path.read_bytes().replace(_STRICT, _RELAXED, 1)
        return html.replace(b"</head>", _SCRIPT.encode(), 1)

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        """Tell the browser every piece of news until it goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        seen = -1
        try:
            while True:
                edition, text = self.news.wait(seen, _HEARTBEAT)
                message = f"data: {text}\n\n" if edition > seen else ": still here\n\n"
                self.wfile.write(message.encode())
                self.wfile.flush()
                seen = edition
        except OSError:
            self.close_connection = True
