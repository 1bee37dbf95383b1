"""One rule for characters: what is refused, kind by kind, and what always passes."""

import json
import subprocess
import sys
import unicodedata
from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from sitegen.characters import (
    Kind,
    character_findings,
    first_refused,
    mended,
    name_of,
    refused,
    visible,
)
from sitegen.datasets.descriptor import Field
from sitegen.exports.listing_value import Listing
from sitegen.exports.xlsx_rows import SAMPLE, with_rows
from sitegen.exports.zip_file import repacked

EXAMPLES = {
    Kind.SURROGATE: "\ud800\udbff\udc00\udfff",
    Kind.LOST: "\ufffc\ufffd",
    Kind.PRIVATE: "\ue000\uf8ff\U000f0000\U0010fffd",
    Kind.NONCHARACTER: "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0002ffff\U0003fffe\U0010ffff",
    Kind.SPACE: "\u00a0\u1680\u2000\u2003\u200a\u202f\u205f",
    Kind.CONTROL: "\x00\x01\x08\x0b\x0c\r\x1b\x1f\x7f\x80\x85\x9f",
    Kind.SEPARATOR: "\u2028\u2029",
    Kind.ZERO_WIDTH: "\u00ad\u034f\u180e\u200b\u200c\u200d\u2060\u2064\ufeff",
    Kind.DIRECTION: "\u061c\u200e\u200f\u202a\u202e\u2066\u2067\u2068\u2069\u206a\u206f",
    Kind.VARIATION: "\ufe00\ufe0f\u180b\U000e0100\U000e01ef",
    Kind.TAG: "\U000e0001\U000e0041\U000e007f",
    Kind.FILLER: "\u115f\u1160\u17b4\u2800\u3164\uffa0",
    Kind.FORM: "\u2f00\uf900\U0002f800\u212b\u2126\u0344",
    Kind.UNKNOWN: "\u0378\u2fe0\U0001fbff\U00040000\U000e0080\ufff9\u0600\u06dd",
}
RULED = [(kind, character) for kind, characters in EXAMPLES.items() for character in characters]
HARMLESS = (
    "a~\t\n ü\u3000·—“”〔〕（）①Ⅲ％县〇㐀䶮䶿鿍鿿\ufa0e𠀀𪛖→≥²😀"
    "\U0002a700\U0002ebf0\U0002ee5d\U00030000\U000323af\U00033479བོདئۇيᠮᠣꆈꓡ조선"
)

FIELD = Field(name="a", title="甲", type="string", description="是什么", constraints={})


def test_every_kind_has_an_example() -> None:
    assert set(EXAMPLES) == set(Kind)


@pytest.mark.parametrize(("kind", "character"), RULED, ids=lambda item: ascii(item))
def test_a_refused_character_is_named_with_its_remedy(kind: Kind, character: str) -> None:
    first = first_refused(f"江北{character}区")
    assert first is not None
    assert (first.offset, first.character, first.kind) == (2, character, kind)
    assert f"U+{ord(character):04X}（" in first.message
    assert first.message.isprintable()
    assert first.remedy.isprintable()
    assert "（）" not in name_of(character)


@pytest.mark.parametrize("character", HARMLESS, ids=ascii)
def test_what_can_be_seen_passes(character: str) -> None:
    assert first_refused(f"江北{character}区") is None


def test_planes_2_and_3_pass_whatever_tables_python_has() -> None:
    odd = [
        code
        for code in (*range(0x20000, 0x2FFFE), *range(0x30000, 0x3FFFE))
        if first_refused(chr(code)) is not None
    ]
    assert odd == list(range(0x2F800, 0x2FA1E))


def test_nothing_that_cannot_be_seen_passes() -> None:
    """Unassigned, private, format and control characters of this Python's own tables."""
    unseen = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
        and not 0x20000 <= code < 0x3FFFE
    ]
    assert len(unseen) > 900_000
    assert set(visible("a".join(unseen))) == set("a<U+0123456789ABCDEF>\t\n")
    some = unseen[::101]
    assert [item.character for item in refused("a".join(some))] == some


def test_letters_in_two_parts_are_refused_where_they_have_one_code_point() -> None:
    (found,) = refused("lu\u0308chun 绿春")
    assert (found.offset, found.character, mended("lu\u0308")) == (1, "u\u0308", "lü")
    (found,) = refused("\u1100\u1161 가")
    assert found.kind is Kind.FORM


@given(st.text())
def test_mending_leaves_nothing_that_it_could_mend(text: str) -> None:
    whole = mended(text)
    assert mended(whole) == whole
    assert all(not item.kind.is_of_form for item in refused(whole))


@given(st.text(st.characters(codec=None)))
def test_text_that_is_spelt_out_can_be_printed(text: str) -> None:
    assert len(visible(text).encode("utf-8")) >= len(text)
    assert first_refused(unicodedata.normalize("NFC", visible(text))) is None


def test_a_finding_for_each_line_counts_characters() -> None:
    found = list(character_findings("x", "好\n甲\u200b\ue000\n\uffff", first_line=3))
    assert [finding.place for finding in found] == ["x:4:2", "x:5:1"]
    assert "另有 1 处" in found[0].message


TEXT = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("_x0041&<>\"'=\t\n县𪛖")), max_size=40
).map(mended)


@given(TEXT.filter(lambda text: first_refused(text) is None))
def test_what_is_accepted_comes_back_from_every_format(text: str) -> None:
    assert json.loads(json.dumps(text, ensure_ascii=False).encode()) == text
    assert ElementTree.fromstring(f"<a>{escape(text)}</a>".encode()).text == (text or None)  # noqa: S314
    assert workbook_text(text) == text


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D__x0041_", "_x004_", "__x0041_"])
def test_text_that_looks_like_an_escape_of_workbooks_comes_back(text: str) -> None:
    assert workbook_text(text) == text


def workbook_text(text: str) -> object:
    """The text as another program finds it in a workbook of ours."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet("a").write_number(SAMPLE - 1, 0, 0, book.add_format({"num_format": "@"}))
    listing = Listing(title="表", description="说", fields=(FIELD,), rows=[(f"{text}|",)])
    written = repacked(
        buffer.getvalue(),
        {"xl/worksheets/sheet1.xml": lambda sheet: with_rows(sheet.decode(), listing).encode()},
    )
    (row,) = CalamineWorkbook.from_filelike(BytesIO(written)).get_sheet_by_name("a").to_python()
    return str(row[0]).removesuffix("|")


def test_the_rule_loads_no_library() -> None:
    program = "import sys, sitegen.characters; print('yaml' in sys.modules, 'click' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]
