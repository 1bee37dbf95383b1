"""Reading text strictly: where the first foreign byte stands."""

from pathlib import Path

import pytest

from sitegen.datasets.text_file import read_text


@pytest.mark.parametrize(
    ("content", "place", "guess"),
    [
        ("a\nb县\n".encode("gb18030"), "x:2:2", "GBK"),
        ("a\n县\n".encode("utf-16"), "x:1:1", "UTF-16"),
        (b"ok\n\xff\xff\xff\n", "x:2:1", "别的编码"),
    ],
)
def test_a_file_in_another_encoding_is_one_finding(
    tmp_path: Path, content: bytes, place: str, guess: str
) -> None:
    file = tmp_path / "x"
    file.write_bytes(content)
    text, findings = read_text(file, "x")
    assert text is None
    (finding,) = findings
    assert (finding.place, finding.code) == (place, "encoding-error")
    assert guess in finding.message
    assert "UTF-8" in finding.remedy


def test_form_is_mended_and_reported(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"\xef\xbb\xbfa\r\nb")
    text, findings = read_text(file, "x")
    assert text == "a\nb"
    assert [finding.code for finding in findings] == ["byte-order-mark", "line-ending", "final-newline"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_of_more_lines_than_any_of_ours_is_one_finding(tmp_path: Path, end: str) -> None:
    file = tmp_path / "x"
    file.write_bytes(f"a{end}".encode() * 40_001)
    text, findings = read_text(file, "x")
    assert text is None
    assert [(finding.code, finding.path) for finding in findings] == [("file-size", "x")]
    assert "40001 行" in findings[0].message


def test_a_file_of_ten_times_the_places_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text("330106,西湖区\n" * 30_000, encoding="utf-8")
    assert read_text(file, "x")[1] == ()
