"""Text is data on its whole way: hostile values in every text field run nothing and stay what they are."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import hostile
import pytest
import yaml
from icalendar import Calendar
from lxml import etree  # type: ignore[import-untyped]
from openpyxl import load_workbook
from playwright.sync_api import Browser
from python_calamine import CalamineWorkbook

from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.content import read_content
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.writer import csv_line
from sitegen.exports.csv_file import inert
from sitegen.exports.typed_values import typed_row
from sitegen.facts.all_statements import all_statements
from sitegen.maps.drawing import base_maps
from sitegen.maps.loaded_boundaries import load_boundaries
from sitegen.output import OutputFile
from sitegen.pipeline.building import described
from sitegen.pipeline.gathering import Sources
from sitegen.pipeline.kept_tasks import KeptTasks
from sitegen.pipeline.producing import produce
from sitegen.publication.manifest import Entry
from sitegen.publication.publishing import publish
from sitegen.result_store import ResultStore
from sitegen.versions.history import NO_HISTORY
from tests.support.shapes import features

DRAWN = {
    *("svg", "title", "desc", "defs", "pattern", "rect", "circle", "path", "g", "text"),
}
"""Elements of pictures; none of them runs or loads anything."""
DATA_TYPES = ("application/json", "application/ld+json")
"""Types of `script` elements that a browser holds as text and never runs."""
TEMPLATES = ["{{7*7}}区", "县{%if", "{# 注", "}}", "%}", "#}", "{{", "{{ ''.__class__ }}"]


@pytest.fixture(scope="module")
def sources(mini_root: Path, mini_package: Package) -> Sources:
    """Everything that the small site is made from, hostile, as if no check had been made."""
    config = Config.for_root(mini_root)
    package = hostile.hostile_package(mini_package, config.datasets)
    content = read_content(config)
    assert content.settings is not None
    data = assemble(package)
    boundaries = hostile.hostile_boundaries(load_boundaries(config.boundaries))
    return Sources(
        package=package,
        data=data,
        statements=all_statements(data),
        settings=hostile.hostile_settings(content.settings),
        documents=tuple(map(hostile.hostile_prose, content.documents)),
        words=content.words,
        english=content.english,
        boundaries=lambda: boundaries,
        base_maps=base_maps(boundaries),
        history=NO_HISTORY,
    )


def made_from(root: Path, sources: Sources) -> list[OutputFile]:
    """The site made from `sources`, whose links all hold."""
    made: list[OutputFile] = []

    def place(file: OutputFile) -> Entry:
        made.append(file)
        return described(file)

    kept = KeptTasks.read(ResultStore(root.parent / "hostile-results", "tests", forgets=True), None)
    produced = produce(Config.for_root(root), sources, kept, place, lambda _stage: None, processes=1)
    assert produced.findings == ()
    return made


@pytest.fixture(scope="module")
def files(mini_root: Path, sources: Sources) -> Mapping[str, bytes]:
    """The site made from them, by path; what is in archives stands beside them."""
    made = made_from(mini_root, sources)
    return {path: content for file in made for path, content in _opened(file.path, file.content)}


def _opened(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield path, content
    if path.endswith((".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from _opened(f"{path}/{name}", archive.read(name))


def ending(files: Mapping[str, bytes], *endings: str) -> Mapping[str, bytes]:
    found = {path: content for path, content in files.items() if path.endswith(endings)}
    assert found, endings
    return found


class Elements(HTMLParser):
    """Start tags with their attributes, and the text of each script."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self._is_script = False
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self._is_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._is_script = False

    def handle_data(self, data: str) -> None:
        if self._is_script and data.strip():
            self.scripts.append(data)
        elif not self._is_script:
            self.words.append(data)


def test_no_template_is_run(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        assert hostile.RESULT.encode() not in content, path


def test_every_text_field_was_tried(mini_package: Package, sources: Sources) -> None:
    """A field that takes a payload by its schema and has a cell holds one: a new field is tried by itself."""
    tried = 0
    for name, table in sources.package.tables.items():
        tied = hostile.tied(mini_package.tables[name])
        for field in mini_package.tables[name].schema.fields:
            filled = any(row[field.name] for row in mini_package.tables[name].rows)
            if filled and field.name not in tied and next(hostile.payloads(field), None):
                changed = [row[field.name] for row in table.rows if row[field.name]]
                assert set(changed) <= hostile.ALL, (name, field.name)
                tried += 1
    assert tried > 50


def test_pages_hold_nothing_that_runs(files: Mapping[str, bytes]) -> None:
    for path, content in ending(files, ".html").items():
        page = Elements(content)
        for tag, attributes in page.found:
            assert tag not in ("iframe", "object", "embed", "base", "img", "q"), path
            assert not any(name.startswith("on") or name in ("style", "autofocus") for name in attributes), (
                path
            )
            for name in ("href", "src", "action"):
                assert not attributes.get(name, "").lower().startswith(("javascript:", "data:", "//")), path
            if tag == "script":
                assert "src" in attributes or attributes.get("type") in DATA_TYPES, path
        for script in page.scripts:
            json.loads(script)
        words = "".join(page.words)
        assert hostile.POLYGLOT in words or hostile.POLYGLOT in content.decode(), path


def test_scripts_hold_data_as_json(files: Mapping[str, bytes]) -> None:
    (index,) = (content.decode() for path, content in files.items() if path.endswith("search-index.js"))
    head, _, text = index.partition("=")
    assert head == "window.sitegenSearchIndex"
    assert any(hostile.POLYGLOT in each for each in json.loads(text.rstrip(";\n"))["documents"])
    maps = {
        path: content for path, content in ending(files, ".js").items() if path.startswith("assets/maps/")
    }
    assert len(maps) > 2
    for path, content in maps.items():
        assert b"</script" not in content, path
        said = [feature["properties"].get("text", "") for feature in features(content.decode())]
        assert any(payload in text for text in said for payload in hostile.ALL), path


def test_every_json_opens_again(files: Mapping[str, bytes]) -> None:
    for content in ending(files, ".json", ".jsonld", ".geojson").values():
        json.loads(content)


def test_every_xml_opens_again_and_pictures_are_only_drawn(files: Mapping[str, bytes]) -> None:
    for path, content in ending(files, ".xml", ".svg", ".rels", ".atom").items():
        root = etree.fromstring(content)
        if path.endswith(".svg"):
            names = {etree.QName(each).localname for each in root.iter("*")}
            assert names <= DRAWN, path
            assert not any(name.startswith("on") for each in root.iter("*") for name in each.attrib), path


def test_feeds_escape_their_html(files: Mapping[str, bytes]) -> None:
    feeds = [content for path, content in ending(files, ".xml", ".atom").items() if "feeds/" in path]
    assert feeds
    for content in feeds:
        for element in etree.fromstring(content).iter("{*}content"):
            tags = {tag for tag, _ in Elements((element.text or "").encode()).found}
            assert tags <= {"p", "a", "ul", "li"}


def test_every_calendar_opens_again(files: Mapping[str, bytes]) -> None:
    for path, content in ending(files, ".ics").items():
        calendar: Any = Calendar.from_ical(content)
        assert calendar.errors == [], path
        assert content.count(b"BEGIN:VCALENDAR") == 1
        summaries = [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]
        assert any(payload in text for text in summaries for payload in hostile.ALL), path


def test_no_cell_of_a_workbook_is_a_formula(files: Mapping[str, bytes]) -> None:
    for path, content in ending(files, ".xlsx").items():
        for sheet in load_workbook(io.BytesIO(content)):
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row), path
                assert all(cell.hyperlink is None for cell in row), path


def test_no_cell_of_a_file_for_excel_is_a_formula(files: Mapping[str, bytes]) -> None:
    seen = 0
    for path, content in ending(files, ".csv").items():
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, path
        if content.startswith(b"\xef\xbb\xbf"):
            seen += 1
            cells = {cell for row in rows for cell in row}
            assert not any(cell.lstrip().startswith(("=", "+", "@", "＝")) for cell in cells), path
    assert seen > 5


def test_every_table_gives_back_every_cell_in_every_format(
    files: Mapping[str, bytes], sources: Sources
) -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(files["downloads/datasets.sqlite"])
    for name, table in sources.package.tables.items():
        names, path = table.schema.field_names, f"downloads/tables/{name}"
        expected = [tuple(row[each] for each in names) for row in table.rows]
        values = [typed_row(table.schema.fields, row) for row in expected]
        texts = list(csv.reader(io.StringIO(files[f"{path}.csv"].decode(), newline=""), strict=True))
        assert [tuple(row) for row in texts] == [names, *expected]
        guarded = csv.reader(io.StringIO(files[f"{path}.excel.csv"].decode("utf-8-sig"), newline=""))
        assert [tuple(row) for row in guarded][1:] == [tuple(map(inert, row)) for row in expected]
        assert [tuple(row.values()) for row in json.loads(files[f"{path}.json"])["rows"]] == values
        assert database.execute(f'SELECT {", ".join(map(json.dumps, names))} FROM "{name}"').fetchall() == [  # noqa: S608
            tuple(row) for row in values
        ]
        book = CalamineWorkbook.from_filelike(io.BytesIO(files[f"{path}.xlsx"]))
        cells = book.get_sheet_by_name("数据").to_python()[1:]
        found = [tuple(map(_plain, *pair)) for pair in zip(cells, values, strict=True)]
        assert found == values, name
    database.close()


def _plain(cell: object, value: object) -> object:
    """A cell of a workbook as the other formats give it: empty as None, dates as text."""
    if cell == "" and value is None:
        return None
    return cell.isoformat() if isinstance(cell, date) else cell


def test_databases_are_whole(files: Mapping[str, bytes], sources: Sources) -> None:
    for content in ending(files, ".sqlite").values():
        connection = sqlite3.connect(":memory:")
        connection.deserialize(content)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        titles = {title for (title,) in connection.execute("SELECT title FROM sources")}
        assert titles <= {row["title"] for row in sources.package.tables["sources"].rows}
        connection.close()


def test_the_files_that_cite_open_again(files: Mapping[str, bytes], sources: Sources) -> None:
    for content in ending(files, ".cff").values():
        assert yaml.safe_load(content)["title"].startswith(sources.package.descriptor.title)


def test_code_to_copy_keeps_words_in_their_attribute(files: Mapping[str, bytes]) -> None:
    pages = [content for content in ending(files, ".html").values() if b"&lt;iframe" in content]
    assert pages
    for content in pages:
        code = next(text for text in Elements(content).words if text.startswith("<iframe"))
        ((tag, attributes),) = Elements(code.encode()).found
        assert (tag, set(attributes)) == ("iframe", {"src", "title", "width", "height", "style", "loading"})


@pytest.mark.parametrize("words", TEMPLATES)
def test_the_check_refuses_template_syntax_in_every_text_field(mini_copy: Path, words: str) -> None:
    datasets = mini_copy / "datasets"
    package, _ = load_package(datasets, mini_copy)
    assert package is not None
    expected = set()
    for resource in package.descriptor.resources:
        table = package.tables.get(resource.name)
        if table is None or not table.rows:
            continue
        first = {
            field.name: words if field.type == "string" else table.rows[0][field.name]
            for field in table.schema.fields
        }
        rows = [first, *(row.cells for row in table.rows[1:])]
        lines = (csv_line([row[name] for name in table.schema.field_names]) for row in rows)
        (datasets / resource.path).write_text(
            csv_line(table.schema.field_names) + "".join(lines), encoding="utf-8"
        )
        expected |= {(table.path, 2, field.name) for field in table.schema.fields if field.type == "string"}
    _, findings = load_package(datasets, mini_copy)
    found = {(each.path, each.line, each.field) for each in findings if each.code == "template-syntax"}
    assert found == expected
    assert all(
        each.value == words and "{{ }}" in each.remedy for each in findings if each.code == "template-syntax"
    )


def test_nothing_runs_in_a_browser(
    mini_root: Path, sources: Sources, tmp_path: Path, browser: Browser
) -> None:
    """Pages of every template and every map: no dialog, no error, nothing that the policy refused."""
    made = made_from(mini_root, sources)
    publish(made, tmp_path / "_site")
    shown = {file.path.split("/")[0]: file.path for file in made if file.path.endswith("index.html")}
    shown |= {file.path: file.path for file in made if file.path.startswith("maps/")}
    page = browser.new_page()
    trouble: list[str] = []
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', event => console.error(event.violatedDirective))"
    )
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    for path in shown.values():
        page.goto((tmp_path / "_site" / path).as_uri())
    page.close()
    assert trouble == []
