"""Maps in the browser: by keyboard, by year, as pictures, with the numbers of the table."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.site.words import UNKNOWN

SVG = "{http://www.w3.org/2000/svg}"
FOCUSED = "document.activeElement.dataset.code"


@pytest.fixture
def open_page(serve: Callable[[str], str], visit: Callable[..., Any]) -> Callable[..., Any]:
    """A function that opens one page of the served site; options are those of the browser's context."""
    address = serve("/")

    def start(path: str, **options: object) -> Any:
        visitor = visit(address, **options)
        page = visitor.go(path, unfolded=True)
        page.visitor = visitor
        return page

    return start


def rows(page: Any, table: str) -> dict[str, list[str]]:
    """Cells of each row by the address of its first link."""
    found: dict[str, list[str]] = page.evaluate(
        """id => Object.fromEntries(Array.from(document.getElementById(id).tBodies[0].rows)
            .map(row => [
                row.querySelector('a').href,
                Array.from(row.cells).map(cell => cell.textContent.trim()),
            ]))""",
        table,
    )
    return found


def said(page: Any) -> dict[str, str]:
    """What the map says about each place, by address."""
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries(Array.from(document.querySelectorAll('figure.map svg a[data-code]'))
            .map(a => [
                new URL(a.href.baseVal, document.baseURI).href,
                a.querySelector('title').textContent,
            ]))"""
    )
    return found


def test_a_map_is_one_tab_stop_and_arrows_walk_it(open_page: Callable[..., Any]) -> None:
    page = open_page("index.html")
    assert page.locator("figure.map svg [tabindex='0']").count() == 1
    page.evaluate("document.querySelector('.map-years button:last-child').focus()")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "110000"
    page.keyboard.press("ArrowDown")
    second = page.evaluate(FOCUSED)
    assert second != "110000"
    go = page.locator("[data-code='110000']").get_attribute("data-go").split(",")
    assert second == go[3]
    assert page.locator("figure.map svg [tabindex='0']").count() == 1
    assert page.locator(".map-ring .inner").count() == 1
    assert page.inner_text(".map-readout") == page.locator(f"[data-code='{second}'] title").text_content()
    assert page.locator("tr.is-marked").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "map-text"
    assert page.locator("tr.is-marked").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('svg')")


def test_enter_opens_the_place(open_page: Callable[..., Any]) -> None:
    page = open_page("index.html")
    page.evaluate("document.querySelector('[data-code=\"320000\"]').focus()")
    assert page.inner_text(".map-readout").startswith("江苏省：公布65个，收到名字39个，")
    page.keyboard.press("Enter")
    page.wait_for_url("**/provinces/jiangsu/**")


def test_hovering_marks_the_row(open_page: Callable[..., Any]) -> None:
    page = open_page("index.html")
    page.locator("[data-code='650000'] path").hover()
    assert "新疆" in page.locator("tr.is-marked").inner_text()


def test_a_year_is_in_the_address_and_changes_map_descriptions_and_table(
    open_page: Callable[..., Any],
) -> None:
    page = open_page("index.html")
    before = rows(page, "provinces")
    page.click(".map-years button[value='2023']")
    assert page.url.endswith("?year=2023")
    assert "截至2023年" in page.inner_text(".map-title")
    assert "2844个" in page.inner_text(".map-description:not([hidden])")
    assert "截至2023年" in page.inner_text("#provinces caption")
    assert "2023年末" in page.inner_text("#provinces thead")
    assert rows(page, "provinces") != before
    assert page.locator("[data-picture-link]").get_attribute("href").endswith("china-2023.svg")
    page.reload()
    assert page.locator("[data-code='530000'] path").get_attribute("class") == "area share-0"
    page.click(".map-years button[value='2025']")
    assert "year" not in page.url
    assert rows(page, "provinces") == before


@pytest.mark.parametrize("year", ["2019", "2023", "2024", "2025"])
def test_numbers_of_map_table_and_picture_are_equal(
    open_page: Callable[..., Any], built_site: Path, year: str
) -> None:
    page = open_page(f"index.html?year={year}")
    table, spoken = rows(page, "provinces"), said(page)
    assert set(table) == set(spoken)
    assert len(spoken) == 34
    for address, text in spoken.items():
        if text.endswith("：不适用"):
            assert set(table[address][2:]) == {"—"}
            continue
        numbers = re.search(
            r"公布(?:(至少)?(\d+)个|多少(未查到))，收到名字(\d+)个.*；县级行政区(\d+)个中(\d+)个，占([\d.]+%)",
            text,
        )
        assert numbers, text
        at_least, declared, unknown, named, total, _, share = numbers.groups()
        cells = table[address]
        batches = cells[3:-3]
        assert (cells[2], *cells[-3:-1]) == (named, total, share), text
        assert any(UNKNOWN in cell for cell in batches) == bool(at_least or unknown), text
        assert sum(map(int, re.findall(r"\d+", " ".join(batches)))) == int(declared or 0), text
    name = "china" if year == "2025" else f"china-{year}"
    picture = ElementTree.parse(built_site / "downloads" / "maps" / f"{name}.svg")  # noqa: S314
    drawn = {each.findtext(f"{SVG}title") for each in picture.iter() if "data-code" in each.attrib}
    assert drawn == set(spoken.values())


@pytest.mark.parametrize("slug", ["zhejiang", "jiangsu", "yunnan", "chongqing"])
def test_states_of_map_table_and_json_are_equal(
    open_page: Callable[..., Any], built_site: Path, slug: str
) -> None:
    page = open_page(f"provinces/{slug}/index.html")
    downloads = built_site / "downloads" / "provinces" / slug / "counties.json"
    exported = {row["county_code"]: row["status"] for row in json.loads(downloads.read_text("utf-8"))["rows"]}
    table = {
        re.sub(r".*/counties/(\w+)/.*", r"\1", key): cells for key, cells in rows(page, "counties").items()
    }
    column = page.evaluate(
        "Array.from(document.querySelectorAll('#counties thead th'))"
        ".findIndex(th => th.textContent.includes('认定状态'))"
    )
    assert {code: cells[column] for code, cells in table.items()} == exported
    for address, text in said(page).items():
        code = re.sub(r".*/counties/(\w+)/.*", r"\1", address)
        if code in exported:
            assert text.split("：")[1].startswith(exported[code]), text


def test_a_province_as_of_a_year(open_page: Callable[..., Any]) -> None:
    page = open_page("provinces/zhejiang/index.html?year=2019")
    assert page.locator("[data-code='330205'] path").get_attribute("class") == "area certified-2019"
    assert page.locator("[data-code='330114'] path").get_attribute("class") == "area no-data"
    assert "尚未设立" in page.locator("#counties tr", has_text="钱塘区").inner_text()
    assert page.locator("#counties .swatch.certified-2023").count() == 0


def test_a_map_becomes_a_png_with_its_attribution(open_page: Callable[..., Any]) -> None:
    page = open_page("provinces/hainan/index.html", accept_downloads=True)
    with page.expect_download() as waiting:
        page.click("text=下载PNG图")
    assert waiting.value.suggested_filename == "hainan.png"
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 50_000
    assert page.visitor.complaints == []


def test_without_the_script_every_area_is_a_link_with_a_title(open_page: Callable[..., Any]) -> None:
    page = open_page("index.html", java_script_enabled=False)
    assert page.locator("figure.map svg a[data-code]").count() == 34
    assert page.locator("figure.map svg a > title").count() == 34
    assert not page.locator(".map-years").is_visible()
    assert page.locator(".map-description").first.is_hidden()
    assert page.locator(".map-description").last.is_visible()
    page.locator("[data-code='650000'] path").click()
    page.wait_for_url("**/provinces/xinjiang/**")


@pytest.mark.parametrize("path", ["index.html", "provinces/hainan/index.html", "maps/counties/index.html"])
@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.judge)])
def test_no_map_is_wider_than_the_screen(open_page: Callable[..., Any], path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["maps/china/index.html", "maps/counties-zoom/index.html"])
def test_the_interactive_map_wears_the_same_classes_and_patterns(
    open_page: Callable[..., Any], path: str
) -> None:
    page = open_page(path)
    assert page.locator(".leaflet-overlay-pane path.area").count() >= 34
    fill = "getComputedStyle(document.querySelector('path.area.not-applicable')).fill"
    assert "#hatch-outside" in page.evaluate(fill)
    assert page.locator("#hatch-outside").count() == 1
    assert page.evaluate("document.querySelector('path.line').getBBox().height") > 0
    assert page.visitor.complaints == []


def loaded(site: Path, path: str) -> int:
    """Bytes of a page and everything that it loads at first view, gzipped."""
    text = (site / path).read_text(encoding="utf-8")
    found = re.findall(r'<script[^>]* src="([^"]+)"|<link rel="(?:stylesheet|icon)" href="([^"]+)"', text)
    files = {((site / path).parent / (script or style)).resolve() for script, style in found}
    contents = [text.encode(), *(file.read_bytes() for file in files)]
    return sum(len(gzip.compress(content, 9, mtime=0)) for content in contents)


def test_pages_with_maps_stay_light(built_site: Path) -> None:
    assert loaded(built_site, "index.html") <= 90_000
    for page in (built_site / "provinces").glob("*/index.html"):
        assert loaded(built_site, page.relative_to(built_site).as_posix()) <= 120_000, page
    for name in ("maps/counties/index.html", "downloads/maps/counties.svg"):
        assert len(gzip.compress((built_site / name).read_bytes(), 9, mtime=0)) <= 400_000, name


def test_the_interactive_map_of_all_counties_is_light_and_the_others_lighter(built_site: Path) -> None:
    sizes = {
        file.stem: len(gzip.compress(file.read_bytes(), 9, mtime=0))
        for file in (built_site / "assets/maps").glob("*.js")
    }
    assert sizes.pop("counties-zoom") <= 100_000
    assert max(sizes.values()) <= 40_000


@pytest.mark.parametrize("name", ["china", "counties-zoom", "hainan", "hebei", "shanghai"])
def test_the_interactive_map_draws_every_point_of_the_boundaries(
    open_page: Callable[..., Any], built_site: Path, boundaries: Boundaries, name: str
) -> None:
    page = open_page(f"maps/{name}/index.html")
    script = (built_site / f"assets/maps/{name}.js").read_text(encoding="utf-8")
    packs = [json.loads(each) for each in re.findall(r"sitegenShapes\((\[.*\])\)\);", script)]
    made = [
        feature for each in packs for feature in page.evaluate("packs => sitegenShapes(packs).features", each)
    ]
    shown = {
        "china": boundaries.provinces,
        "counties-zoom": (*boundaries.coarse_counties, *boundaries.provinces),
        "hainan": boundaries.counties["460000"],
        "hebei": boundaries.counties["130000"],
        "shanghai": boundaries.counties["310000"],
    }[name]
    drawn = {each.code: rings_of(each.polygons) for each in shown}
    assert len(made) >= len(shown) - 31
    assert {each["id"]: rings_of(each["geometry"]["coordinates"]) for each in made}.items() <= drawn.items()


def rings_of(polygons: Any) -> list[list[list[tuple[float, float]]]]:
    """Polygons whose rings begin at their least point, wherever they began."""
    return [[turned([tuple(point) for point in ring]) for ring in rings] for rings in polygons]


def turned(ring: list[Any]) -> list[Any]:
    """A closed ring from its least point, of the ways round from there the least."""
    places = ring[:-1]
    assert ring[0] == ring[-1]
    return min(places[index:] + places[:index] for index, place in enumerate(places) if place == min(places))


def test_a_thumb_sees_a_place_first_and_opens_it_second(open_page: Callable[..., Any]) -> None:
    page = open_page(
        "provinces/zhejiang/index.html",
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
    )
    place = page.locator("[data-code='330205'] path")
    place.tap()
    assert page.inner_text(".map-readout").startswith("江北区：2019年认定")
    assert "provinces" in page.url
    card, spot = page.locator(".map-readout").bounding_box(), place.bounding_box()
    assert card["y"] + card["height"] <= spot["y"] + spot["height"] / 2
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= 360
    place.tap()
    page.wait_for_url("**/counties/330205/**")


def test_nothing_moves_when_the_years_come(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    page = visit(serve("/"), viewport={"width": 412, "height": 823}).go("provinces/zhejiang/index.html")
    page.locator(".map-years").wait_for()
    moved = """() => new Promise((done) => {
      let sum = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(sum), 300);
    })"""
    assert page.evaluate(moved) < 0.001
