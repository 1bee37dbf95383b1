"""PDF files: what their pages draw is counted before it is read."""

import zlib
from pathlib import Path

import pytest

from sitegen.findings import Severity
from sitegen.importers.files.source_file import read_source

_HELLO = b"BT /F 12 Tf 50 800 Td (hello) Tj ET "


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), entries, packed)


def form(data: bytes, inner: int = 0) -> bytes:
    resources = b"/XObject<</X %d 0 R>>" % inner if inner else b"/Font<</F 4 0 R>>"
    return stream(data, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%s>>" % resources)


def pdf(
    content: bytes, *others: bytes, pages: int = 1, font: bytes = b"/Subtype/Type1", fonts: int = 1
) -> bytes:
    """Pages that draw the same; X is the first of the other objects, F the font, by many names perhaps."""
    names = b"".join(b"/F%d 4 0 R" % number for number in range(1, fonts))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R"
        b"/Resources<</Font<</F 4 0 R %s>>/XObject<</X 6 0 R>>>>>>" % names
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b"5 0 R " * pages),
        stream(content),
        b"<</Type/Font/BaseFont/Helvetica%s>>" % font,
        page,
        *others,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>" % (size, table, size)
    return out + head + b"\nstartxref\n%d\n%%%%EOF" % len(out)


def letters(count: int) -> bytes:
    pairs = b"".join(b"<%04x> <%04x>\n" % (code, code) for code in range(count))
    return stream(b"begincmap 100 beginbfchar\n" + pairs + b"endbfchar endcmap")


BEYOND = {
    "content": pdf(_HELLO * 60_000),
    "one stream": pdf(b" " * 9_000_000),
    "all pages": pdf(_HELLO * 6_000, pages=10),
    "texts of one letter": pdf(b"BT /F 12 Tf " + b"(a)' " * 100_001 + b"ET"),
    "drawings that are not there": pdf(b"/Y Do " * 100_001),
    "fonts of every page": pdf(_HELLO, pages=21, fonts=300),
    "a form drawn many times": pdf(b"/X Do " * 3_000, form(_HELLO * 100)),
    "a large form": pdf(b"/X Do ", form(_HELLO * 60_000)),
    "forms within forms": pdf(
        b"/X Do", *(form(b"/X Do /X Do", 7 + depth) for depth in range(24)), form(_HELLO)
    ),
    "letters of every page": pdf(
        _HELLO, letters(65_536), pages=10, font=b"/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R"
    ),
    "pages": pdf(_HELLO, pages=301),
}


@pytest.mark.parametrize("name", BEYOND)
def test_what_draws_more_than_any_list_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(BEYOND[name])
    source = read_source(file)
    assert [finding.code for finding in source.findings] == ["too-large"]
    assert source.lines == ()


def test_a_form_is_read_where_it_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.write_bytes(pdf(b"/X Do", form(_HELLO)))
    source = read_source(file)
    assert ([line.text for line in source.lines], source.findings) == (["hello"], ())


def test_a_form_within_itself_is_drawn_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What the library says of it is a remark of ours, in the reader's language."""
    file = tmp_path / "list.pdf"
    file.write_bytes(pdf(_HELLO + b"/X Do", form(b"/X Do", 6)))
    (finding,) = read_source(file).findings
    assert (finding.code, finding.severity) == ("odd-pdf", Severity.WARNING)
    assert capfd.readouterr().err == ""
