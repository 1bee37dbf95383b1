"""Faults in what designers write are findings with file and line, before a site is made of them."""

import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from sitegen.render import look_findings as look_findings_module
from sitegen.render.look_findings import look_findings

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def static(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "static", tmp_path / "static")
    return tmp_path / "static"


def found(static: Path) -> list[tuple[str, str]]:
    return [(item.place, item.code) for item in look_findings(static)]


def test_our_own_files_have_no_fault(static: Path) -> None:
    assert found(static) == []


@pytest.mark.parametrize("name", ["css/maps.css", "js/table.js", "images/favicon.svg", "css/palette.toml"])
def test_a_text_that_is_none_is_a_finding(static: Path, name: str) -> None:
    (static / name).write_bytes(b"/* */\n\xff")
    assert (f"static/{name}:2:1", "encoding-error") in found(static)


@pytest.mark.parametrize("character", ["\x01", "\uffff", "\u202e", "\ue000"])
def test_the_rule_for_characters_holds_here_too(static: Path, character: str) -> None:
    with (static / "js/table.js").open("a", encoding="utf-8") as file:
        file.write(f"// {character}\n")
    ((place, code),) = found(static)
    assert place.startswith("static/js/table.js:")
    assert code in ("invisible-character", "forbidden-character")


def torn(text: str) -> str:
    return text[: len(text) // 2]


@pytest.mark.parametrize(("edit", "code"), [(torn, "svg-syntax"), (lambda _text: "", "svg-syntax")])
def test_a_picture_that_is_no_xml_is_a_finding(static: Path, edit: Callable[[str], str], code: str) -> None:
    file = static / "images/favicon.svg"
    file.write_text(edit(file.read_text("utf-8")), "utf-8")
    ((place, found_code),) = found(static)
    assert place.startswith("static/images/favicon.svg:")
    assert found_code == code


def test_a_sheet_that_is_imported_must_be_there(static: Path) -> None:
    (static / "css/maps.css").unlink()
    assert found(static) == [("static/css/site.css:8", "file-missing")]
    (static / "css/site.css").unlink()
    assert found(static) == [("static/css/site.css", "missing-file")]


@pytest.mark.parametrize("name", ["x.json", "x.sqlite", "x.ics", "x.zip", "x.xlsx", "x.png", "x.md", "x.csv"])
def test_a_file_that_is_not_what_its_name_says_is_a_finding(static: Path, name: str) -> None:
    (static / name).write_bytes(b"\x01" * 2000)
    assert [place.partition(":")[0] for place, _ in found(static)] == [f"static/{name}"]


@pytest.mark.parametrize("name", ["x.zip", "x.xlsx"])
def test_an_archive_is_not_unpacked_without_a_bound(
    static: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ZipFile(static / name, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(2_000_000))
    monkeypatch.setattr(look_findings_module, "LARGEST", 1_000_000)
    assert found(static) == [(f"static/{name}", "broken-file")]


@pytest.mark.parametrize("packing", [ZIP_LZMA, ZIP_BZIP2])
def test_an_archive_that_python_would_unpack_whole_is_a_finding(static: Path, packing: int) -> None:
    with ZipFile(static / "x.zip", "w", packing) as archive:
        archive.writestr("a.txt", "a")
    assert found(static) == [("static/x.zip", "broken-file")]
