"""`content/english.yaml`: read, refused, or not there."""

from pathlib import Path

from sitegen.content.english import read_english
from sitegen.findings import Finding

SOUND = """\
title: Counties
tagline: Which counties
provinces: {"150000": Inner Mongolia}
regions: {东部: East}
list_status: {complete: complete}
tables: {counties: "Counties. One row each."}
fields: {code: Code}
"""


def test_without_the_file_there_is_no_english(tmp_path: Path) -> None:
    found: list[Finding] = []
    assert read_english(tmp_path / "english.yaml", "content/english.yaml", found) is None
    assert found == []


def test_names_are_read(tmp_path: Path) -> None:
    file = tmp_path / "english.yaml"
    file.write_text(SOUND, encoding="utf-8")
    found: list[Finding] = []
    words = read_english(file, "content/english.yaml", found)
    assert found == []
    assert words is not None
    assert words.provinces == {"150000": "Inner Mongolia"}


def test_what_is_no_name_is_a_finding_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "english.yaml"
    file.write_text(SOUND.replace("Inner Mongolia", "<b>x</b>"), encoding="utf-8")
    found: list[Finding] = []
    assert read_english(file, "content/english.yaml", found) is None
    assert [(item.line, item.value) for item in found] == [(3, "<b>x</b>")]
