"""`sitegen build --base-url`: every address of the site is that of its publication."""

import json
import re
import shutil
import struct
from pathlib import Path

import icalendar
import pytest
import yaml
from playwright.sync_api import Browser, Route
from rdflib import DCAT, Graph

from sitegen.cli import FINE, USAGE, run

BASE = "https://example.org/repo/"


@pytest.fixture(scope="module")
def site(mini_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site, built for an address below the root of its host."""
    root = tmp_path_factory.mktemp("published") / "project"
    shutil.copytree(mini_root, root, ignore=shutil.ignore_patterns("_site"))
    settings = root / "content/site.yaml"
    changed = settings.read_text("utf-8").replace("\nbase_url:\n", "\nbase_url: https://settings.test/\n")
    settings.write_text(changed, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITEGEN_BASE_URL", BASE.rstrip("/"))
        assert run(["--root", str(root), "build"]) == FINE
    return root / "_site"


def text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def file_of(site: Path, url: str) -> Path:
    """The file that a host answers with at an address of the site."""
    assert url.startswith(BASE), url
    path = site / url.removeprefix(BASE).partition("#")[0]
    return path / "index.html" if path.is_dir() else path


def test_the_address_from_the_environment_beats_that_of_the_settings(site: Path) -> None:
    assert "settings.test" not in text(site, "sitemap.xml")


def test_the_site_map_names_every_page_by_an_address_that_exists(site: Path) -> None:
    pages = re.findall(r"<loc>(.+?)</loc>", text(site, "sitemap.xml"))
    assert pages[0] == BASE
    assert all(file_of(site, url).is_file() for url in pages)
    assert f"Sitemap: {BASE}sitemap.xml" in text(site, "robots.txt")


@pytest.mark.parametrize("page", ["", "counties/320505/", "batches/2024/", "about/"])
def test_pages_name_their_own_address_for_search_engines_previews_and_citations(
    site: Path, page: str
) -> None:
    html = text(site, f"{page}index.html")
    assert f'<link rel="canonical" href="{BASE}{page}">' in html
    assert f'<meta property="og:url" content="{BASE}{page}">' in html
    assert len(re.findall(rf"{re.escape(BASE + page)}(?![\w/])", html)) > 2, "and how to cite it"


@pytest.mark.parametrize("page", ["", "provinces/zhejiang/", "counties/320505/", "batches/2024/", "en/"])
def test_pages_name_a_picture_that_is_there_with_its_size(site: Path, page: str) -> None:
    html = text(site, f"{page}index.html")
    (url,) = re.findall(r'<meta property="og:image" content="(.+?)">', html)
    content = file_of(site, url).read_bytes()
    size = struct.unpack(">II", content[16:24])
    for name, number in zip(("width", "height"), size, strict=True):
        assert f'<meta property="og:image:{name}" content="{number}">' in html
    assert size == (1200, 630)
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert re.search(r'<meta property="og:image:alt" content=".+?">', html)


def test_without_an_address_there_are_no_pictures_of_links(mini_site: Path) -> None:
    assert "og:image" not in text(mini_site, "index.html")
    assert not (mini_site / "pictures").exists()


def test_the_page_for_missing_addresses_works_at_any_depth(site: Path, browser: Browser) -> None:
    """Asked as a host asks: whatever is not there is answered by this page."""
    complaints: list[str] = []

    def answer(route: Route) -> None:
        path = file_of(site, route.request.url.partition("?")[0])
        if path.is_file():
            route.fulfill(path=path)
        elif route.request.is_navigation_request():
            route.fulfill(status=404, path=site / "404.html", content_type="text/html; charset=utf-8")
        else:
            complaints.append(route.request.url)
            route.fulfill(status=404)

    page = browser.new_page()
    page.route("**/*", answer)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    response = page.goto(f"{BASE}counties/999999/deep/down.html")
    assert response is not None
    assert response.status == 404
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") != "static"
    page.fill("main input[type=search]", "东城区")
    page.wait_for_selector("main [data-search-results] a")
    page.locator("main [data-search-results] a").first.click()
    page.wait_for_url(f"{BASE}counties/*/**")
    page.close()
    assert complaints == []


def test_every_link_of_the_page_for_missing_addresses_holds_at_any_address(site: Path) -> None:
    links = re.findall(r'(?:href|src|action)="([^"]+)"', text(site, "404.html"))
    assert any(link.endswith("site.css") for link in links)
    for link in links:
        if not link.startswith(("#", "https://")):
            assert link.startswith("/repo/"), link
            assert file_of(site, f"https://example.org{link}").is_file(), link


def test_feeds_and_calendars_lead_to_files_of_the_site(site: Path) -> None:
    for feed in (site / "feeds").rglob("*.atom"):
        links = re.findall(r'href="(.+?)"', feed.read_text(encoding="utf-8"))
        assert f"{BASE}{feed.relative_to(site).as_posix()}" in links
        assert all(file_of(site, link).is_file() for link in links)
    for calendar in (site / "feeds").rglob("*.ics"):
        events = icalendar.Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
        assert all(file_of(site, str(event["URL"])).is_file() for event in events)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_catalogue_names_every_download_by_its_address(site: Path) -> None:
    graph = Graph().parse(site / "downloads/dcat.jsonld", format="json-ld", publicID="http://other.test/")
    links = {str(item) for item in graph.objects(None, DCAT.downloadURL)}
    assert links
    assert all(file_of(site, link).is_file() for link in links)


def test_citations_and_packages_name_the_address(site: Path) -> None:
    assert yaml.safe_load(text(site, "downloads/CITATION.cff"))["url"] == BASE
    county = json.loads(text(site, "api/v1/counties/320505.json"))
    assert BASE in json.dumps(county)


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "https://example.org/?a=1", "x y"])
def test_what_is_no_address_of_the_web_is_refused(
    mini_copy: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--root", str(mini_copy), "build", "--base-url", address]) == USAGE
    assert f"“{address}”应是完整的地址" in capsys.readouterr().err
    assert not (mini_copy / "_site").exists()
