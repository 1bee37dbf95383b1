"""Every kind of input file keeps the one rule for characters: a finding with file, line and column."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest

from sitegen.characters import LAYOUT, Kind
from sitegen.config import Config
from sitegen.content import read_content
from sitegen.datasets.package import load_package
from sitegen.findings import Finding
from sitegen.importers.files.source_file import read_source
from sitegen.maps.boundary_text import text_findings

ABOUT = "---\ntitle: 关于{0}\ndescription: 怎样读。\nurl: /about/\n---\n好\n正文{1}\n"
SETTINGS = """\
title: 县
tagline: 哪些县{0}
description: 名单
boundary_credit: 天地图
menu: []
"""
REFUSED = {
    Kind.LOST: "\ufffd",
    Kind.PRIVATE: "\ue000",
    Kind.NONCHARACTER: "\uffff",
    Kind.SPACE: "\u00a0",
    Kind.CONTROL: "\x01",
    Kind.SEPARATOR: "\u2028",
    Kind.ZERO_WIDTH: "\u200b",
    Kind.DIRECTION: "\u2066",
    Kind.VARIATION: "\U000e0100",
    Kind.TAG: "\U000e0041",
    Kind.FILLER: "\u3164",
    Kind.FORM: "\uf900",
    Kind.UNKNOWN: "\u0378",
}
Folder = Path
Reading = Callable[[Folder, str], tuple[str, list[Finding]]]


def replaced(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def data(root: Path) -> list[Finding]:
    return list(load_package(root / "datasets", root)[1])


def table(root: Path, character: str) -> tuple[str, list[Finding]]:
    replaced(root, "datasets/certification/batches.csv", "县（市、区）", f"县{character}（市、区）")
    return "datasets/certification/batches.csv:2:", data(root)


def document(root: Path, character: str) -> tuple[str, list[Finding]]:
    replaced(root, "datasets/doubts.yaml", "question: ", f"question: 问{character}")
    return "datasets/doubts.yaml:2:14", data(root)


def descriptor(root: Path, character: str) -> tuple[str, list[Finding]]:
    replaced(root, "datasets/datapackage.yaml", "\ntitle: ", f"\ntitle: 题{character}")
    return "datasets/datapackage.yaml:", data(root)


def table_schema(root: Path, character: str) -> tuple[str, list[Finding]]:
    replaced(root, "datasets/plans/plans.schema.yaml", "\ntitle: ", f"\ntitle: 题{character}")
    return "datasets/plans/plans.schema.yaml:2:9", data(root)


def json_schema(root: Path, character: str) -> tuple[str, list[Finding]]:
    replaced(root, "datasets/doubts.schema.yaml", "\ntitle: ", f"\ntitle: 题{character}")
    return "datasets/doubts.schema.yaml:2:9", data(root)


def content(root: Path, settings: str, about: str) -> list[Finding]:
    (root / "content").mkdir(exist_ok=True)
    (root / "content/site.yaml").write_text(settings, "utf-8")
    (root / "content/about.md").write_text(about, "utf-8")
    return list(read_content(Config(root=root)).findings)


def settings(root: Path, character: str) -> tuple[str, list[Finding]]:
    return "content/site.yaml:2:13", content(root, SETTINGS.format(character), ABOUT.format("", ""))


def front_matter(root: Path, character: str) -> tuple[str, list[Finding]]:
    return "content/about.md:2:10", content(root, SETTINGS.format(""), ABOUT.format(character, ""))


def prose(root: Path, character: str) -> tuple[str, list[Finding]]:
    return "content/about.md:7:3", content(root, SETTINGS.format(""), ABOUT.format("", character))


def boundary(root: Path, character: str) -> tuple[str, list[Finding]]:
    (root / "china.json").write_text(f'{{"metadata":{{}},\n"name":"县{character}"}}', "utf-8")
    return "china.json:2:10", list(text_findings(root / "china.json", root))


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "reading",
    [table, document, descriptor, table_schema, json_schema, settings, front_matter, prose, boundary],
    ids=lambda reading: reading.__name__,
)
def test_a_refused_character_has_its_place_in_every_file(
    mini_copy: Path, reading: Reading, kind: Kind
) -> None:
    place, findings = reading(mini_copy, REFUSED[kind])
    first = next(finding for finding in findings if "U+" in finding.message)
    assert first.place.startswith(place)
    assert (first.code, first.column is not None) == (kind.code, True)
    assert f"U+{ord(REFUSED[kind]):04X}" in first.message


ESCAPES = [
    (r"\u0001", "U+0001"), (r"\0", "U+0000"), (r"\x7f", "U+007F"), (r"\e", "U+001B"), (r"\N", "U+0085"),
    (r"\_", "U+00A0"), (r"\L", "U+2028"), (r"\uFFFF", "U+FFFF"), (r"\u2066", "U+2066"), (r"\r", "U+000D"),
    (r"\U000E0041", "U+E0041"), (r"\U0010FFFF", "U+10FFFF"), (r"\ud800", "U+D800"), (r"\U0000DFFF", "U+DFFF"),
]  # fmt: skip


@pytest.mark.parametrize(("escape", "code"), ESCAPES, ids=lambda word: word)
@pytest.mark.parametrize("reading", [document, table_schema, json_schema, settings, front_matter])
def test_what_is_written_as_an_escape_is_refused(
    mini_copy: Path, reading: Reading, escape: str, code: str
) -> None:
    _, before = reading(mini_copy, "标记")
    assert before == []
    for file in (*mini_copy.rglob("*.yaml"), *mini_copy.rglob("*.md")):
        lines = file.read_text("utf-8").split("\n")
        marked = [line.replace(": ", ': "', 1) + '"' if "标记" in line else line for line in lines]
        file.write_text("\n".join(marked).replace("标记", escape), "utf-8")
    found = [*data(mini_copy), *read_content(Config(root=mini_copy)).findings]
    (finding,) = [item for item in found if code in item.message]
    assert finding.line
    assert finding.column


@pytest.mark.parametrize("key", [r'"a\u0001"', r'"\ud800"'])
def test_keys_keep_the_rule_as_well(mini_copy: Path, key: str) -> None:
    (mini_copy / "datasets/doubts.yaml").write_text(f"- id: a\n  {key}: 1\n", "utf-8")
    (finding,) = data(mini_copy)
    assert finding.place.startswith("datasets/doubts.yaml:2:")


@pytest.mark.parametrize(
    "entity", ["&#x202E;", "&#0;", "&#xFFFF;", "&#55296;", "&lrm;", "&#x110000;", "&zwj;"]
)
def test_references_of_html_keep_the_rule_as_well(tmp_path: Path, entity: str) -> None:
    place, findings = prose(tmp_path, f"{entity}。")
    assert [(item.line, item.value) for item in findings] == [(7, entity)], place


def test_spaces_that_do_not_break_may_be_written_as_references(tmp_path: Path) -> None:
    assert prose(tmp_path, "&nbsp;5&#160;%、&amp;、&#x2F800x")[1] != []
    assert prose(tmp_path, "&nbsp;5&#160;%、&amp;、&#x4E00;")[1] == []


@pytest.mark.parametrize("name", ["\ud800", "县\u0000", "\u2066区"])
def test_escapes_in_boundary_files_are_resolved(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"name": name, "rare": "\U00030000"}), "utf-8")
    (finding,) = text_findings(tmp_path / "a.json", tmp_path)
    assert (finding.line, finding.column) == (1, 10)


def text_file(folder: Path, text: str) -> Path:
    (folder / "list.txt").write_text(text, "utf-8")
    return folder / "list.txt"


def html_file(folder: Path, text: str) -> Path:
    (folder / "list.html").write_text(f"<p>{text}</p>", "utf-8")
    return folder / "list.html"


def docx_file(folder: Path, text: str) -> Path:
    made = docx.Document()
    made.add_paragraph(text)
    made.save(str(folder / "list.docx"))
    return folder / "list.docx"


def xlsx_file(folder: Path, text: str) -> Path:
    book = openpyxl.Workbook()
    book.active["A1"] = text  # type: ignore[index]
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.name)
@pytest.mark.parametrize("file", [text_file, html_file, docx_file, xlsx_file])
def test_importers_read_over_layout_and_refuse_the_rest(
    tmp_path: Path, file: Callable[[Path, str], Path], kind: Kind
) -> None:
    if kind in (Kind.CONTROL, Kind.NONCHARACTER) and file in (docx_file, xlsx_file):
        return  # no XML can hold these two
    source = read_source(file(tmp_path, f"玄武{REFUSED[kind]}区"))
    expected = [] if kind in LAYOUT else [(1, 3, kind.code)]
    assert [(item.line, item.column, item.code) for item in source.findings] == expected
