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


def replaced(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def in_descriptor(root: Path, text: str) -> list[str]:
    """Write `text` into the descriptor, without which no other file is read; where it stands."""
    replaced(root, "datasets/datapackage.yaml", "\ntitle: ", f"\ntitle: 题{text}")
    return ["datasets/datapackage.yaml:"]


def in_yaml(root: Path, text: str) -> list[str]:
    """Write `text` into every other kind of YAML; where it stands."""
    replaced(root, "datasets/doubts.yaml", "question: ", f"question: 问{text}")
    replaced(root, "datasets/plans/plans.schema.yaml", "\ntitle: ", f"\ntitle: 题{text}")
    replaced(root, "datasets/doubts.schema.yaml", "\ntitle: ", f"\ntitle: 题{text}")
    content(root, SETTINGS.format(text), ABOUT.format(text, ""))
    return [
        "datasets/doubts.yaml:2:14",
        "datasets/plans/plans.schema.yaml:2:9",
        "datasets/doubts.schema.yaml:2:9",
        "content/site.yaml:2:13",
        "content/about.md:2:10",
    ]


def in_texts(root: Path, text: str) -> list[str]:
    """Write `text` into a table and prose; where it stands."""
    replaced(root, "datasets/certification/batches.csv", "县（市、区）", f"县{text}（市、区）")
    content(root, SETTINGS.format(""), ABOUT.format("", text))
    return ["datasets/certification/batches.csv:2:", "content/about.md:7:3"]


def content(root: Path, settings: str, about: str) -> None:
    (root / "content").mkdir(exist_ok=True)
    (root / "content/site.yaml").write_text(settings, "utf-8")
    (root / "content/about.md").write_text(about, "utf-8")


def findings_of(root: Path) -> list[Finding]:
    return [*load_package(root / "datasets", root)[1], *read_content(Config(root=root)).findings]


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.name)
@pytest.mark.parametrize("written", [in_descriptor, in_yaml, in_texts])
def test_a_refused_character_has_its_place_in_every_file(
    mini_copy: Path, written: Callable[[Path, str], list[str]], kind: Kind
) -> None:
    places = written(mini_copy, REFUSED[kind])
    found = [finding for finding in findings_of(mini_copy) if "U+" in finding.message]
    for place in places:
        first = next(finding for finding in found if finding.place.startswith(place))
        assert (first.code, first.column is not None) == (kind.code, True)
        assert f"U+{ord(REFUSED[kind]):04X}" in first.message


@pytest.mark.parametrize("kind", REFUSED, ids=lambda kind: kind.name)
def test_a_refused_character_has_its_place_in_a_boundary_file(tmp_path: Path, kind: Kind) -> None:
    (tmp_path / "china.json").write_text(f'{{"metadata":{{}},\n"name":"县{REFUSED[kind]}"}}', "utf-8")
    first = next(iter(text_findings(tmp_path / "china.json", tmp_path)))
    assert first.place.startswith("china.json:2:10")
    assert first.code == kind.code


ESCAPES = [
    (r"\u0001", "U+0001"), (r"\0", "U+0000"), (r"\x7f", "U+007F"), (r"\e", "U+001B"), (r"\N", "U+0085"),
    (r"\_", "U+00A0"), (r"\L", "U+2028"), (r"\uFFFF", "U+FFFF"), (r"\u2066", "U+2066"), (r"\r", "U+000D"),
    (r"\U000E0041", "U+E0041"), (r"\U0010FFFF", "U+10FFFF"), (r"\ud800", "U+D800"), (r"\U0000DFFF", "U+DFFF"),
]  # fmt: skip


def test_words_in_their_place_are_no_fault(mini_copy: Path) -> None:
    for written in (in_descriptor, in_yaml, in_texts):
        written(mini_copy, "标记")
    assert findings_of(mini_copy) == []


@pytest.mark.parametrize(("escape", "code"), ESCAPES, ids=lambda word: word)
def test_what_is_written_as_an_escape_is_refused(mini_copy: Path, escape: str, code: str) -> None:
    places = in_yaml(mini_copy, "标记")
    for name in {place.split(":")[0] for place in places}:
        lines = (mini_copy / name).read_text("utf-8").split("\n")
        marked = [line.replace(": ", ': "', 1) + '"' if "标记" in line else line for line in lines]
        (mini_copy / name).write_text("\n".join(marked).replace("标记", escape), "utf-8")
    found = [item for item in findings_of(mini_copy) if code in item.message]
    assert sorted(item.path for item in found) == sorted(place.split(":")[0] for place in places)
    assert all(item.line and item.column for item in found)


@pytest.mark.parametrize("key", [r'"a\u0001"', r'"\ud800"'])
def test_keys_keep_the_rule_as_well(mini_copy: Path, key: str) -> None:
    (mini_copy / "datasets/doubts.yaml").write_text(f"- id: a\n  {key}: 1\n", "utf-8")
    (finding,) = findings_of(mini_copy)
    assert finding.place.startswith("datasets/doubts.yaml:2:")


def prose(root: Path, text: str) -> list[Finding]:
    content(root, SETTINGS.format(""), ABOUT.format("", text))
    return list(read_content(Config(root=root)).findings)


@pytest.mark.parametrize(
    "entity", ["&#x202E;", "&#0;", "&#xFFFF;", "&#55296;", "&lrm;", "&#x110000;", "&zwj;"]
)
def test_references_of_html_keep_the_rule_as_well(tmp_path: Path, entity: str) -> None:
    assert [(item.line, item.value) for item in prose(tmp_path, f"{entity}。")] == [(7, entity)]


def test_spaces_that_do_not_break_may_be_written_as_references(tmp_path: Path) -> None:
    assert prose(tmp_path, "&nbsp;5&#160;%、&amp;、&#x2F800x") != []
    assert prose(tmp_path, "&nbsp;5&#160;%、&amp;、&#x4E00;") == []


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
