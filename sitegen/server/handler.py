"""Answers to a browser: files of the site, pages with a script that listens, and the news."""

from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sitegen.content_policy import CLOSED_POLICY, OPEN_POLICY
from sitegen.server.news import News

PREFIX = "/__serve/"
_SCRIPT = f'<script src="{PREFIX}listen.js" defer></script>\n</head>'
_CLOSED, _OPEN = CLOSED_POLICY.encode(), OPEN_POLICY.encode()
_LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HEARTBEAT = 15.0


class Handler(SimpleHTTPRequestHandler):
    """Serves folder `directory`. Only for this machine: requests under other host names are refused."""

    def __init__(self, *args: Any, news: News, **kwargs: Any) -> None:
        self.news = news
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer one request."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer one request as GET would, without the content."""
        self._answer()

    def _answer(self) -> None:
        if self.headers.get("Host", "").rpartition(":")[0] not in _LOCAL:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path == f"{PREFIX}listen.js":
            self._send("text/javascript; charset=utf-8", Path(__file__).with_name("listen.js").read_bytes())
        elif self.path == f"{PREFIX}news":
            self._stream()
        else:
            self._answer_from_site()

    def _answer_from_site(self) -> None:
        try:
            path = self._inside(urlsplit(self.path).path)
        except ValueError:  # a NUL, half a surrogate pair, half an IPv6 address
            self.send_error(HTTPStatus.BAD_REQUEST)
        except (OSError, RuntimeError):  # a name too long, links in a circle
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self._send_path(path)

    def _inside(self, asked: str) -> Path:
        """The file or folder that is asked for, links resolved.

        Raises FileNotFoundError when there is none in the site, another OSError, RuntimeError or ValueError
        when there can be none.
        """
        path = Path(self.translate_path(asked))
        if asked.endswith("/"):
            path /= "index.html"
        if not path.resolve(strict=True).is_relative_to(Path(self.directory).resolve()):
            raise FileNotFoundError(asked)
        return path

    def _send_path(self, path: Path) -> None:
        if path.suffix == ".html" and path.is_file():
            html = path.read_bytes().replace(_CLOSED, _OPEN, 1)
            self._send("text/html; charset=utf-8", html.replace(b"</head>", _SCRIPT.encode(), 1))
        elif self.command == "HEAD":
            super().do_HEAD()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Keep browsers from showing a page of yesterday."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal is for findings."""

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        """Tell the browser every piece of news until it goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        if self.command == "HEAD":
            return
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
