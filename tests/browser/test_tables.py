"""Tables in a browser: sorting, filters with counts, state in the address, downloads of what is shown."""

import csv
import gzip
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from sitegen.exports.csv_file import inert

BATCH = "batches/2024/index.html"
ALL_UNITS = "counties/table/index.html"
PROVINCE = "provinces/zhejiang/index.html"
PATIENCE = 30_000
"""Milliseconds for the table of thousands of rows, which busy machines lay out slowly."""
HOSTILE = ("=1+1", "+86", "-3.5", "-x", "@a", " =1", "＝1", "甲,乙", '引"号', "两\n行", "01")

SETTLED = """id => {
  const line = document.querySelector(`.table-wrap:has(> #${id}) ~ .table-more`);
  const rows = document.querySelector(`#${id} > tbody`).rows.length;
  return line && (line.hidden || line.textContent.startsWith(`这里是前${rows}行`));
}"""
"""True when no more rows of a long table are about to be made."""
STEP = 50
"""Rows of a long table that are shown at once."""

Rows = list[list[str]]


class _Table(HTMLParser):
    """Texts of the body cells of one table as written in the file, small print left out."""

    def __init__(self, id_: str) -> None:
        super().__init__()
        self.rows: Rows = []
        self._id, self._inside, self._body, self._small, self._cell = id_, False, False, False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._inside = ("id", self._id) in attrs
        self._body = self._inside and (tag == "tbody" or self._body)
        if self._body and tag == "tr":
            self.rows.append([])
        if self._body and tag in ("td", "th"):
            self._cell = True
            self.rows[-1].append("")
        self._small = self._small or tag == "small"

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._inside = self._body = False
        if tag in ("td", "th"):
            self._cell = False
        if tag == "small":
            self._small = False

    def handle_data(self, data: str) -> None:
        if self._body and self._cell and not self._small:
            self.rows[-1][-1] += data.strip()


def written(built_site: Path, path: str, id_: str) -> Rows:
    parser = _Table(id_)
    parser.feed((built_site / path).read_text(encoding="utf-8"))
    return parser.rows


def tools(page: Page, id_: str) -> Locator:
    """The filters of a table: the group that stands before it."""
    expect(page.locator(".table-tools").first).to_be_visible(timeout=PATIENCE)
    return page.locator(f".table-tools:has(+ .table-status + .table-wrap > #{id_})")


def status(page: Page, id_: str) -> Locator:
    return page.locator(f".table-status:has(+ .table-wrap > #{id_})")


def shown(page: Page, id_: str) -> Rows:
    """Texts of the rows that one sees, small print left out."""
    return page.locator(f"#{id_} > tbody").evaluate(
        """body => Array.from(body.rows).filter((row) => row.checkVisibility()).map((row) =>
             Array.from(row.cells, (cell) => {
               if (!cell.querySelector("small")) return cell.textContent.trim();
               const copy = cell.cloneNode(true);
               copy.querySelectorAll("small").forEach((note) => note.remove());
               return copy.textContent.trim();
             }))"""
    )


def unfolded(page: Page, id_: str) -> Rows:
    """Texts of all rows that the filters leave, made visible as far as that takes a button."""
    page.wait_for_function(SETTLED, arg=id_)
    more = page.locator(".table-more:visible button")
    while more.count():
        before = len(shown(page, id_))
        more.click()
        page.wait_for_function(
            "([id, before]) => document.querySelector(`#${id} > tbody`).rows.length > before",
            arg=[id_, before],
        )
        page.wait_for_function(SETTLED, arg=id_)
    return shown(page, id_)


def choose(page: Page, id_: str, facet: str, *values: str) -> None:
    """Open one facet by its title and tick values; it stays open."""
    button = tools(page, id_).get_by_role("button", name=facet)
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    group = tools(page, id_).get_by_role("group", name=facet, exact=True)
    for value in values:
        group.locator("label").filter(has_text=value).first.check()


def parameters(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query)


def take(page: Page, id_: str, name: str) -> tuple[str, bytes]:
    """File name and content of a download of a table."""
    button = page.locator(f".table-wrap:has(> #{id_}) ~ .table-take").first.get_by_role(
        "button", name=name, exact=True
    )
    with page.expect_download() as caught:
        button.click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


def all_units(built_site: Path) -> Rows:
    """The rows of the table of all units as its file of data has them."""
    script = (built_site / "assets/tables/units.js").read_text(encoding="utf-8")
    values = json.loads(script.removeprefix('window.sitegenTables.fill("units",').removesuffix(");\n"))
    columns = [
        [column["texts"][place] for place in column.get("places", range(values["count"]))]
        for column in values["columns"]
    ]
    return [list(row) for row in zip(*columns, strict=True)]


@pytest.fixture(params=["served", pytest.param("file", marks=pytest.mark.judge)])
def visitor(
    request: pytest.FixtureRequest,
    built_site: Path,
    serve: Callable[[str], str],
    visit: Callable[..., Any],
) -> Iterator[Any]:
    """A visitor on the web who must have nothing to complain of; one on a disk is for `make judges`."""
    one = visit(f"{built_site.as_uri()}/" if request.param == "file" else serve("/a/b/"))
    yield one
    assert one.complaints == []
    assert one.outside == []


def test_filters_sort_and_address(visitor: Any, built_site: Path) -> None:
    rows = written(built_site, BATCH, "names")
    page = visitor.go(BATCH, unfolded=True)
    choose(page, "names", "省份", "浙江", "江苏")
    choose(page, "names", "类别", "县级市")
    page.locator("#names thead").get_by_role("button", name="代码").click()
    wanted = sorted(
        (row for row in rows if row[1] in ("浙江", "江苏") and row[4] == "县级市"), key=lambda row: row[3]
    )
    assert wanted
    assert shown(page, "names") == wanted
    expect(status(page, "names")).to_have_text(f"共{len(rows)}行，显示{len(wanted)}行；已按代码升序排列")
    expect(page.locator("#names thead th").nth(3)).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(re.compile(r"\.kind="))
    assert parameters(page) == [
        ("t.names.sort", "code"),
        ("t.names.f.published_province", "浙江"),
        ("t.names.f.published_province", "江苏"),
        ("t.names.f.kind", "县级市"),
    ]

    page.reload()
    expect(status(page, "names")).to_contain_text(f"显示{len(wanted)}行")
    assert shown(page, "names") == wanted

    page.locator("#names tbody a:visible").first.click()
    page.wait_for_load_state("load")
    assert page.locator("h1").inner_text() == wanted[0][0]
    page.go_back()
    expect(status(page, "names")).to_contain_text(f"显示{len(wanted)}行")
    assert shown(page, "names") == wanted

    tools(page, "names").get_by_role("button", name="恢复原样").click()
    assert shown(page, "names") == rows
    expect(page).not_to_have_url(re.compile(r"\?"))


def test_tables_on_one_page_do_not_meddle_with_each_other(visitor: Any) -> None:
    page = visitor.go(f"{BATCH}?other=1&t.provinces.sort=-declared&t.names.f.published_province=%E5%8C%97")
    expect(status(page, "provinces")).to_contain_text("已按公布降序排列")
    assert shown(page, "names") == []
    expect(status(page, "names")).to_contain_text("没有符合的")
    tools(page, "names").get_by_role("button", name="恢复原样").click()
    tools(page, "names").get_by_role("searchbox").fill("余姚")
    expect(page).to_have_url(re.compile(r"names\.q="))
    assert parameters(page) == [("other", "1"), ("t.provinces.sort", "-declared"), ("t.names.q", "余姚")]
    counts = [int(row[1]) for row in shown(page, "provinces")]
    assert counts == sorted(counts, reverse=True)


def test_counts_say_what_a_choice_would_show(visitor: Any, built_site: Path) -> None:
    rows = all_units(built_site)
    page = visitor.go(ALL_UNITS)
    choose(page, "units", "状态", "已认定")
    choose(page, "units", "类别", "县级市")
    certified = [row for row in rows if row[5] == "已认定"]
    facets = {"省份": (2, lambda row: row[4] == "县级市"), "类别": (4, lambda _row: True)}
    for title, (place, matches) in facets.items():
        choose(page, "units", title)
        labels = tools(page, "units").get_by_role("group", name=title, exact=True).locator("label:visible")
        found = {
            text: int(count)
            for text, count in labels.evaluate_all(
                "all => all.map((one) => [one.childNodes[1].textContent, one.lastChild.textContent])"
            )
        }
        assert found == dict(Counter(row[place] for row in certified if matches(row))), title
    assert {(row[5], row[4]) for row in unfolded(page, "units")} == {("已认定", "县级市")}


def test_text_is_found_in_any_cell_and_in_pinyin(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/")).go(ALL_UNITS)
    box = tools(page, "units").get_by_role("searchbox")
    for text in ("余姚", "yuyao", "YUYAO", "330281", "３３０２８１"):
        box.fill("海盐")
        assert [row[0] for row in shown(page, "units")] == ["海盐县"], text
        box.fill(text)
        assert [row[0] for row in shown(page, "units")] == ["余姚市"], text
    box.fill("浙江 县级市 2024")
    assert {(row[2], row[4]) for row in shown(page, "units")} == {("浙江", "县级市")}


@pytest.mark.parametrize("most", [2, pytest.param(None, marks=pytest.mark.judge)])
def test_questions_lead_to_their_answers(
    most: int | None, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/")).go(ALL_UNITS)
    questions = page.locator(".question-list li").evaluate_all(
        "all => all.map((one) => [one.querySelector('a').href, parseInt(one.lastElementChild.textContent)])"
    )
    assert len(questions) >= 5
    for address, count in questions[:most]:
        page.goto(address)
        expect(status(page, "units")).to_contain_text(f"显示{count}行", timeout=PATIENCE)
        page.wait_for_function(SETTLED, arg="units")
        assert len(shown(page, "units")) == min(count, STEP)


def test_downloads_hold_exactly_what_is_shown(visitor: Any) -> None:
    page = visitor.go(BATCH, unfolded=True)
    choose(page, "names", "省份", "四川", "浙江")
    page.locator("#names thead").get_by_role("button", name="类别").click()
    rows = shown(page, "names")

    name, content = take(page, "names", "CSV")
    assert name.endswith(".csv")
    assert "四川" in name
    assert "浙江" in name
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    plain = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    keys = ["published_name", "published_province", "published_prefecture", "code", "kind", "evidence"]
    assert list(plain[0]) == [keys[0], "published_name_note", *keys[1:]]
    assert [[row[key] for key in keys] for row in plain] == rows
    assert {row["published_name_note"] for row in plain} > {""}

    name, content = take(page, "names", "Excel用CSV")
    assert name.endswith(".excel.csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == len(rows) + 1
    excel = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert excel[0][:2] == ["名单所印名称", "名单所印名称（附注）"]
    assert [[row[0], *row[2:]] for row in excel[1:]] == rows


def test_archive_names_the_filters(visitor: Any, built_site: Path) -> None:
    page = visitor.go(BATCH, unfolded=True)
    choose(page, "names", "省份", "浙江")
    tools(page, "names").get_by_role("searchbox").fill("杭州市")
    page.locator("#names thead").get_by_role("button", name="代码").click()
    expect(page).to_have_url(re.compile(r"names\.q="))
    rows = shown(page, "names")
    _name, csv_alone = take(page, "names", "CSV")
    _name, excel_alone = take(page, "names", "Excel用CSV")
    name, content = take(page, "names", "附说明（ZIP）")
    assert name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["README.txt", "data.csv", "data.excel.csv"]
        assert archive.read("data.csv") == csv_alone
        assert archive.read("data.excel.csv") == excel_alone
        readme = archive.read("README.txt").decode("utf-8-sig")
    note = " ".join(page.locator(".data-note").first.inner_text().split())
    for line in (
        page.locator("#names caption").inner_text(),
        f"网页：{page.title()}",
        f"网址：{page.url}",
        f"行数：{len(rows)}（全表{len(written(built_site, BATCH, 'names'))}行）",
        "- 文字：杭州市",
        "- 省份：浙江",
        "排序：已按代码升序排列",
        "- code：代码",
    ):
        assert line in readme.splitlines(), line
    assert note.replace(" ", "") in readme.replace(" ", "")
    assert "CC BY 4.0" in readme
    for link in page.locator(".page-sources a").all():
        assert link.inner_text() in readme


def test_what_excel_would_run_stays_inert(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    page = visit(serve("/")).go(BATCH, unfolded=True)
    page.locator("#names tbody").evaluate(
        "(body, texts) => texts.forEach((text, index) => { body.rows[index].cells[5].textContent = text; })",
        list(HOSTILE),
    )
    _name, content = take(page, "names", "Excel用CSV")
    cells = [row[-1] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    assert cells[1 : len(HOSTILE) + 1] == [inert(text.strip()) for text in HOSTILE]
    _name, content = take(page, "names", "CSV")
    cells = [row[-1] for row in csv.reader(io.StringIO(content.decode(), newline=""))]
    assert cells[1 : len(HOSTILE) + 1] == [text.strip() for text in HOSTILE]


@pytest.mark.parametrize("path", ["index.html", "progress/index.html", PROVINCE, "departments/index.html"])
def test_every_table_can_be_taken(path: str, built_site: Path, visit: Callable[..., Any]) -> None:
    page = visit(f"{built_site.as_uri()}/").go(path)
    ids = page.locator(".table-wrap > table").evaluate_all("all => all.map((one) => one.id)")
    assert ids
    for number, id_ in enumerate(ids):
        if number % 5 == 0:  # browsers hold back more than a few downloads of one page
            page.reload()
            page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        _name, content = take(page, id_, "CSV")
        rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
        assert len(rows) == 1 + page.locator(f"#{id_} tbody tr").count(), id_


def test_short_tables_only_sort(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    page = visit(serve("/")).go("index.html", unfolded=True)
    expect(page.locator(".table-tools")).to_have_count(1)
    assert tools(page, "provinces").count() == 1
    page.locator("#regions thead").get_by_role("button", name="省份数").click()
    numbers = [int(row[1]) for row in shown(page, "regions")]
    assert numbers == sorted(numbers, reverse=True)
    assert parameters(page) == [("t.regions.sort", "-provinces")]


def test_another_year_of_the_map_is_filtered_as_shown(visitor: Any) -> None:
    page = visitor.go(PROVINCE, unfolded=True)
    choose(page, "counties", "认定状态", "2024年认定")
    assert shown(page, "counties")
    page.locator(".map-years").get_by_role("button", name="2019").click()
    expect(status(page, "counties")).to_contain_text("没有符合的")
    page.locator(".map-years").get_by_role("button", name="2024").click()
    expect(status(page, "counties")).not_to_contain_text("没有符合的")
    assert {row[3] for row in shown(page, "counties")} == {"2024年认定"}


def test_keyboard_alone(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    page = visit(serve("/")).go(BATCH, unfolded=True)
    tools(page, "names").get_by_role("searchbox").focus()
    focused = page.locator("*:focus")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("省份")
    page.keyboard.press("Enter")
    expect(focused).to_have_attribute("aria-expanded", "true")
    while focused.get_attribute("type") != "checkbox":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(focused).to_be_checked()
    province = {row[1] for row in shown(page, "names")}
    assert len(province) == 1
    page.keyboard.press("Escape")
    expect(focused).to_have_text(f"省份：{province.pop()}")
    expect(focused).to_have_attribute("aria-expanded", "false")
    while focused.inner_text() != "代码":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    codes = [row[3] for row in shown(page, "names")]
    assert codes == sorted(codes, reverse=True)


def test_whole_tables_stand_without_scripts(
    built_site: Path, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    visitor = visit(serve("/"), java_script_enabled=False)
    page = visitor.go(f"{BATCH}?t.names.f.kind=%E5%8E%BF")
    assert page.locator("#names tbody tr").count() == len(written(built_site, BATCH, "names"))
    assert page.locator(".table-tools, .table-take, main table button").count() == 0


def test_without_scripts_the_long_table_leads_to_those_of_the_provinces(
    built_site: Path, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/"), java_script_enabled=False).go(ALL_UNITS)
    assert shown(page, "units") == all_units(built_site)[:STEP]
    assert page.locator(".table-tools, .table-take, .table-more, main table button").count() == 0
    links = page.locator("#units-rest a")
    assert links.count() == 31
    links.filter(has_text="浙江").click()
    assert page.locator("#counties tbody tr").count() > STEP
    current = [row[0] for row in all_units(built_site) if row[2] == "浙江" and row[-1] == "现行"]
    assert page.locator("#counties tbody th a").all_inner_texts() == current


@pytest.mark.parametrize("width", [320, pytest.param(360, marks=pytest.mark.judge)])
@pytest.mark.parametrize("path", [ALL_UNITS, "progress/index.html", PROVINCE])
def test_narrow_screens(
    path: str, width: int, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/"), viewport={"width": width, "height": 640}).go(path, unfolded=True)
    group = page.locator(".table-tools:has(.facet-button)").last
    button = group.locator(".facet-button").first
    button.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    order = page.locator(".table-sort:visible")
    if order.count():
        order.last.select_option(index=2)
        expect(page.locator(".table-status").filter(has_text="降序")).to_have_count(1)
        focusable = page.locator("table.cards .sort").evaluate_all("all => all.some((b) => b.tabIndex >= 0)")
        assert not focusable
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_headings_of_tables_repeat_on_every_sheet(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/")).go(BATCH, unfolded=True)
    expect(page.locator(".table-tools").first).to_be_visible()
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [sheet.extract_text() for sheet in reader.pages]
    headed = [number for number, text in enumerate(texts) if "名单所印名称" in text]
    assert len(headed) > 3
    assert headed == list(range(headed[0], headed[-1] + 1))
    for text in texts:
        assert "恢复原样" not in text
        assert "显示" not in text


def test_the_table_of_all_units_stays_light(built_site: Path) -> None:
    assert len(gzip.compress((built_site / ALL_UNITS).read_bytes(), 9)) < 10_000
    assert len(gzip.compress((built_site / "assets/tables/units.js").read_bytes(), 9)) < 45_000


COUNT = """() => {
  const body = document.querySelector("#units > tbody");
  window.made = [];
  let rows = 0;
  new MutationObserver((records) => {
    for (const record of records) rows += record.addedNodes.length;
  }).observe(body, { childList: true });
  const frame = () => {
    window.made.push(rows);
    rows = 0;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""
"""Notes how many rows each frame makes."""


def test_no_step_makes_more_rows_than_a_slow_telephone_bears(visitor: Any) -> None:
    page = visitor.go(ALL_UNITS)
    page.wait_for_function(SETTLED, arg="units")
    page.evaluate(COUNT)
    by_name = page.locator("#units thead").get_by_role("button", name="名称")
    for act in (
        by_name.click,
        by_name.click,
        lambda: choose(page, "units", "地级", "杭州市"),
        lambda: tools(page, "units").get_by_role("button", name="恢复原样").click(),
        lambda: tools(page, "units").get_by_role("searchbox").fill("a"),
        lambda: page.locator(".table-more button").click(),
    ):
        act()
        page.wait_for_function(SETTLED, arg="units")
        assert page.locator("#units tbody tr").count() <= 2 * STEP
    made = page.evaluate("window.made")
    assert max(made) <= 20
    assert sum(made) < 10 * STEP
    assert page.locator("*").count() < 3_000


def test_rows_made_by_the_script_are_those_that_the_page_holds(visitor: Any) -> None:
    page = visitor.go(ALL_UNITS)
    page.wait_for_function(SETTLED, arg="units")
    body = page.locator("#units tbody")
    squeezed = (
        "body => Array.from(body.rows, (row) => row.outerHTML.replace(/>\\s+|\\s+</g, (gap) => gap.trim()))"
    )
    before = body.evaluate(squeezed)
    for _direction in range(2):
        page.locator("#units thead").get_by_role("button", name="名称").click()
    tools(page, "units").get_by_role("button", name="恢复原样").click()
    page.wait_for_function(SETTLED, arg="units")
    assert body.evaluate(squeezed) == before


def test_sorting_a_long_table_is_that_of_the_names(visitor: Any, built_site: Path) -> None:
    page = visitor.go(f"{ALL_UNITS}?t.units.sort=-code&t.units.f.province=%E6%B5%B7%E5%8D%97")
    wanted = sorted((row for row in all_units(built_site) if row[2] == "海南"), key=lambda row: row[1])
    expect(status(page, "units")).to_contain_text(f"显示{len(wanted)}行", timeout=PATIENCE)
    assert unfolded(page, "units") == wanted[::-1]
    _name, content = take(page, "units", "CSV")
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert rows[1:] == wanted[::-1]


def test_more_rows_come_back_with_the_reader(visitor: Any) -> None:
    page = visitor.go(f"{ALL_UNITS}?t.units.f.province=%E6%B5%99%E6%B1%9F")
    expect(status(page, "units")).not_to_contain_text("显示2", timeout=PATIENCE)
    page.wait_for_function(SETTLED, arg="units")
    page.locator(".table-more button").click()
    page.wait_for_function("() => document.querySelector('#units > tbody').rows.length > 50")
    page.wait_for_function(SETTLED, arg="units")
    seen = shown(page, "units")
    page.locator("#units tbody a").last.click()
    page.wait_for_load_state("load")
    page.go_back()
    page.wait_for_function("() => document.querySelector('#units > tbody').rows.length > 50")
    page.wait_for_function(SETTLED, arg="units")
    assert shown(page, "units") == seen


def test_all_rows_are_printed(
    built_site: Path, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/")).go(f"{ALL_UNITS}?t.units.f.province=%E6%B5%99%E6%B1%9F")
    expect(status(page, "units")).not_to_contain_text("显示2905行", timeout=PATIENCE)
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages).replace(
        "\n", ""
    )
    codes = [row[1] for row in all_units(built_site) if row[2] == "浙江"]
    assert len(codes) > STEP
    assert [code for code in codes if code not in text] == []
    assert "再显示" not in text
