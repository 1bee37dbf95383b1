"""The local server: pages that listen, and rebuilding after a change."""

import json
import socket
import struct
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.content_policy import CLOSED_POLICY, OPEN_POLICY
from sitegen.exceptions import UsageError
from sitegen.findings import Finding
from sitegen.server.news import News
from sitegen.server.server import Server, open_server, watch

META = f'<meta http-equiv="Content-Security-Policy" content="{CLOSED_POLICY}">'
PAGE = f"<html><head>{META}</head><body></body></html>"
FINDING = Finding(path="datasets/x.csv", line=2, code="type-error", message="不是日期", remedy="改成日期")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("datasets", "content", "templates", "static", "_site/about"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "datasets" / "datapackage.yaml").write_text("name: x\n", encoding="utf-8")
    (tmp_path / "_site" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "_site" / "about" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "_site" / "data.csv").write_text("a,b\n", encoding="utf-8")
    return Config.for_root(tmp_path)


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def server(config: Config, news: News) -> Iterator[Server]:
    with open_server(config, news, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


def read(server: Server, path: str, host: str = "localhost") -> tuple[str, str]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.server_port}{path}", headers={"Host": f"{host}:{server.server_port}"}
    )
    with urllib.request.urlopen(request, timeout=5) as response:
        return response.headers["Content-Type"], response.read().decode()


@pytest.mark.parametrize("path", ["/", "/index.html", "/about/", "/about/index.html?q=1"])
def test_pages_listen_for_news(server: Server, path: str) -> None:
    kind, html = read(server, path)
    assert kind == "text/html; charset=utf-8"
    assert '<script src="/__serve/listen.js" defer></script>\n</head>' in html
    assert OPEN_POLICY in html


def test_other_files_are_as_they_are(server: Server) -> None:
    assert read(server, "/data.csv")[1] == "a,b\n"
    assert "EventSource" in read(server, "/__serve/listen.js")[1]


def test_a_request_under_another_host_name_is_refused(server: Server) -> None:
    with pytest.raises(urllib.error.HTTPError, match="421"):
        read(server, "/", host="evil.example")


def answer(server: Server, request: bytes) -> bytes:
    """The first line of what the server says to raw bytes, and all that follows until it hangs up."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def asked(method: str, path: str, host: str = "localhost:1") -> bytes:
    return f"{method} {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/data.csv", "/about", "/__serve/listen.js", "/__serve/news"])
def test_every_method_is_refused_under_another_host_name(server: Server, method: str, path: str) -> None:
    assert b" 421 " in answer(server, asked(method, path, "evil.example:1")).splitlines()[0]


@pytest.mark.parametrize(
    "path", ["/", "/about/", "/about", "/data.csv", "/nothing", "/__serve/listen.js", "/__serve/news"]
)
def test_head_is_get_without_the_content(server: Server, path: str) -> None:
    head = answer(server, asked("HEAD", path))
    headers, _, content = head.partition(b"\r\n\r\n")
    assert content == b""
    if path != "/__serve/news":
        whole = answer(server, asked("GET", path)).partition(b"\r\n\r\n")[0]
        assert without_date(headers) == without_date(whole)


def without_date(headers: bytes) -> list[bytes]:
    return [line for line in headers.splitlines() if not line.startswith(b"Date:")]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/%00", 400),
        ("/about/%00/x", 400),
        ("/about/index.html%00", 400),
        ("/%ED%A0%80", 400),
        ("//[x", 404),
        ("/" + "a" * 300, 404),
        ("/" + "%E5%8E%BF" * 200 + ".html", 404),
        ("/" + "a/" * 5000, 404),
        ("/" + "a" * 70_000, 414),
        ("/about/index.html/", 404),
        ("/data.csv/x", 404),
        ("/circle", 404),
        ("/circle/index.html", 404),
    ],
)
def test_no_path_raises(
    server: Server, config: Config, path: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (config.site / "circle").symlink_to("circle")
    for method in ("GET", "HEAD"):
        line = answer(server, asked(method, path)).splitlines()[0]
        assert f" {status} ".encode() in line, line
    assert capsys.readouterr().err == ""


def test_links_that_lead_out_of_the_site_are_not_followed(server: Server, config: Config) -> None:
    (config.site / "out").symlink_to(config.datasets)
    (config.site / "out.html").symlink_to(config.datasets / "datapackage.yaml")
    (config.site / "deep").mkdir()
    (config.site / "deep" / "index.html").symlink_to(config.datasets / "datapackage.yaml")
    for path in ("/out", "/out/", "/out/datapackage.yaml", "/out.html", "/deep/", "/deep/index.html"):
        assert b" 404 " in answer(server, asked("GET", path)).splitlines()[0], path


def test_links_inside_the_site_and_a_linked_site_are_served(
    server: Server, config: Config, tmp_path: Path
) -> None:
    (config.site / "copy.csv").symlink_to("data.csv")
    assert read(server, "/copy.csv")[1] == "a,b\n"
    config.site.rename(tmp_path / "elsewhere")
    config.site.symlink_to(tmp_path / "elsewhere")
    assert read(server, "/data.csv")[1] == "a,b\n"


def test_a_browser_that_goes_away_leaves_no_trace(
    server: Server, config: Config, news: News, capsys: pytest.CaptureFixture[str]
) -> None:
    (config.site / "large.bin").write_bytes(bytes(20_000_000))
    for path in ("/large.bin", "/", "/__serve/news"):
        connection = socket.create_connection(("127.0.0.1", server.server_port), timeout=5)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(asked("GET", path))
        connection.recv(1)
        connection.close()  # with a reset
    server.shutdown()
    while answering := [thread for thread in threading.enumerate() if "process_request" in thread.name]:
        news.start()  # who listens notices by the next word
        answering[0].join(timeout=0.1)
    assert capsys.readouterr().err == ""


def test_nothing_outside_the_site_is_served(server: Server) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        read(server, "/../datasets/datapackage.yaml")


def test_a_taken_port_is_explained(server: Server, config: Config, news: News) -> None:
    with pytest.raises(UsageError, match="--port"):
        open_server(config, news, server.server_port)


def test_browsers_hear_of_findings(server: Server, news: News) -> None:
    news.finish([FINDING], replaced=False)
    request = urllib.request.Request(f"http://127.0.0.1:{server.server_port}/__serve/news")
    with urllib.request.urlopen(request, timeout=5) as stream:
        told = json.loads(stream.readline().decode().removeprefix("data: "))
    assert told["version"] == 0
    assert told["findings"][0]["place"] == "datasets/x.csv:2"


def wait_until(news: News, holds: Callable[[], bool]) -> None:
    edition = -1
    for _ in range(50):
        if holds():
            return
        edition, _text = news.wait(edition, timeout=1)
    pytest.fail("the server did not notice")


def test_a_change_of_a_file_rebuilds_the_site(config: Config, news: News) -> None:
    """A sound change gives a new site; a fault is told, and the old site stays."""
    about = config.content / "about.md"
    stopped = threading.Event()

    def rebuild() -> list[Finding]:
        return [FINDING] if about.exists() and "fault" in about.read_text("utf-8") else []

    watcher = threading.Thread(target=watch, args=(config, news, rebuild, stopped))
    watcher.start()
    try:
        wait_until(news, lambda: news.version == 1)
        about.write_text("a fault", encoding="utf-8")
        wait_until(news, lambda: news.findings == (FINDING,))
        assert news.version == 1
        about.write_text("mended", encoding="utf-8")
        wait_until(news, lambda: news.version == 2)
        assert news.findings == ()
    finally:
        stopped.set()
        watcher.join(timeout=10)
