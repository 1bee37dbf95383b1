"""No file is published that is not what its name says."""

import io
import zipfile
from pathlib import Path

import pytest
from publications import site_of

from sitegen.exceptions import InternalError
from sitegen.output import OutputFile
from sitegen.publication.publishing import publish
from sitegen.publication.reading_back import refuse_broken
from sitegen.render.canvas import Canvas

CALENDAR = site_of("1")["plans.ics"]
EVENT = b'BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20250101T000000Z\r\nSUMMARY;X="a:b":c\r\n d\r\nEND:VEVENT\r\n'
WITH_EVENT = CALENDAR.replace(b"END:VCALENDAR", EVENT + b"END:VCALENDAR")


def refuse(path: str, content: bytes, folder: Path) -> None:
    file = folder / "file"
    file.write_bytes(content)
    refuse_broken(path, content, file)


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["a/index.html", "feed.atom", "api/x.json", "t.csv", "downloads/SHA256SUMS"])
@pytest.mark.parametrize(
    "broken", [b"\x00", b"\x0b", b"\x1f", "\ufffe".encode(), "\uffff".encode(), b"\xed\xa0\x80", b"\xff"]
)
def test_a_text_file_that_xml_forbids_is_a_fault_of_ours(tmp_path: Path, name: str, broken: bytes) -> None:
    with pytest.raises(InternalError, match=name):
        refuse(name, "县".encode() + broken, tmp_path)


def test_other_files_may_hold_any_byte(tmp_path: Path) -> None:
    refuse("a.bin", b"PK\x00\xff", tmp_path)
    refuse("a.csv", "\ufeffa\r\n\t𪛖\ufffd".encode(), tmp_path)


@pytest.mark.parametrize("name", [*site_of("1"), "event.ics"])
def test_sound_files_pass_and_cut_ones_do_not(tmp_path: Path, name: str) -> None:
    content = {**site_of("1"), "event.ics": WITH_EVENT}[name]
    refuse(name, content, tmp_path)
    if not name.endswith(".html"):
        with pytest.raises(InternalError, match=name):
            refuse(name, content[: len(content) // 2], tmp_path)


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.svg", b"<svg><g></svg>"),
        ("a.xml", b""),
        ("a.atom", b"<feed>&nbsp;</feed>"),
        ("a.json", b'{"a": NaN}'),
        ("a.geojson", b"{} {}"),
        ("a.jsonld", b"{'a': 1}"),
        ("a.xlsx", zipped({"xl/styles.xml": b"<styles/>"})),
        ("a.xlsx", zipped({"xl/workbook.xml": b"<workbook/>"})),
        ("a.xlsx", zipped({"xl/workbook.xml": b'<w><sheet n="1"/></w>', "xl/a.xml": b"<a>\xef\xbf\xbf</a>"})),
        ("a.png", b"GIF89a"),
        ("a.png", Canvas(1, 1, ["#000000"]).png().replace(b"PLTE", b"pLTE")),
        ("a.png", Canvas(1, 1, ["#000000"]).png()[:-4]),
        ("a.png", Canvas(1, 1, ["#000000"]).png() + b"x"),
        ("a.zip", zipped({"a": b"certified"}).replace(b"certified", b"Certified", 1)),
        ("a.xlsx", zipped({"xl/workbook.xml": b"<sheet />"}).replace(b"<sheet />", b"<sheeT />", 1)),
        ("a.ics", CALENDAR.replace(b"\r\n", b"\n")),
        ("a.ics", CALENDAR.replace(b"VERSION:2.0\r\n", b"")),
        ("a.ics", CALENDAR.replace(b"VERSION:2.0", b"VERSION")),
        ("a.ics", CALENDAR.replace(b"PRODID:1", b"PRODID:" + b"1" * 70)),
        ("a.ics", CALENDAR + CALENDAR),
        ("a.ics", CALENDAR.replace(b"END:VCALENDAR", b"END:VEVENT")),
        ("a.ics", WITH_EVENT.replace(b"UID:1\r\n", b"")),
        ("a.ics", WITH_EVENT.replace(b"END:VEVENT\r\n", b"")),
        ("a.ics", b"VERSION:2.0\r\n" + CALENDAR),
        ("a.ics", EVENT),
    ],
)
def test_broken_files_are_named(tmp_path: Path, path: str, content: bytes) -> None:
    with pytest.raises(InternalError, match=path):
        refuse(path, content, tmp_path)


def test_a_database_with_a_torn_page_is_refused(tmp_path: Path) -> None:
    content = bytearray(site_of("1")["data.sqlite"])
    content[4096:4112] = bytes([13, *[255] * 15])
    with pytest.raises(InternalError, match=r"a\.sqlite"):
        refuse("a.sqlite", bytes(content), tmp_path)


def test_a_broken_file_leaves_the_old_site(tmp_path: Path) -> None:
    publish([OutputFile(path="index.html", content=b"old")], tmp_path / "s")
    for path in ("x.json", "x.svg", "x.xlsx", "x.sqlite", "x.ics", "x.zip"):
        with pytest.raises(InternalError, match=path):
            publish([OutputFile(path=path, content=b"odd" * 100)], tmp_path / "s")
        assert [file.name for file in (tmp_path / "s").iterdir()] == ["index.html"]
