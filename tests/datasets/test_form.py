"""The form of a cell: what is wrong, and the cell mended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.datasets.descriptor import Field
from sitegen.datasets.form import form_fault


def field(kind: str, **constraints: object) -> Field:
    return Field(name="x", title="x", type=kind, description="x", constraints=constraints)


CODE = field("string", pattern="^[0-9]{6}$")
TEXT = field("string")
BATCH = field("string", pattern="^[0-9]{4}(-[0-9])?$")
MONTH = field("string", pattern="^[0-9]{4}-(0[1-9]|1[0-2])$")
DAY = field("string", pattern="^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
NUMBER_OF_DOCUMENT = field(
    "string", pattern="^[^\\[\\](){}（）【】［］]*(〔(19|20)\\d\\d〕[^\\[\\](){}（）【】［］]*)?$"
)
ID = field("string", pattern="^[a-z0-9]+(-[a-z0-9]+)*$")


@pytest.mark.parametrize(
    ("item", "cell", "mended", "code"),
    [
        (CODE, "３３０１０６", "330106", "character-form"),
        (CODE, " 330106", "330106", "surrounding-space"),
        (CODE, "3.30106E+05", "330106", "type-error"),
        (TEXT, "鼓楼区\u3000", "鼓楼区", "surrounding-space"),
        (TEXT, "鼓\u200b楼区", "鼓楼区", "invisible-character"),
        (TEXT, "２０２４年", "2024年", "character-form"),
        (field("date"), "2025年3月4日", "2025-03-04", "type-error"),
        (field("date"), "2025/3/4", "2025-03-04", "type-error"),
        (field("date"), "20250304", "2025-03-04", "type-error"),
        (field("integer"), "007", "7", "type-error"),
        (field("integer"), "1,000", "1000", "type-error"),
        (field("integer"), "12.0", "12", "type-error"),
        (field("number"), "+4.50", "4.50", "type-error"),
        *((TEXT, cell, "", "placeholder") for cell in ("N/A", "nan", "无", "—", " 不详 ", "／")),
        (field("string", required=True), "无", "无", "placeholder"),
        (field("date"), "—", "", "placeholder"),
        (TEXT, "\u200b-", "", "placeholder"),
        (BATCH, "\u2010", "", "placeholder"),
        (field("integer"), "#N/A", "", "placeholder"),
        (BATCH, "Jan-25", "2025-1", "spreadsheet-date"),
        (BATCH, "2025/2/1", "2025-2", "spreadsheet-date"),
        (BATCH, "2025年1月", "2025-1", "spreadsheet-date"),
        (BATCH, "45658", "2025-1", "spreadsheet-date"),
        (MONTH, "Dec-25", "2025-12", "spreadsheet-date"),
        (MONTH, "2025/1/1", "2025-01", "spreadsheet-date"),
        (DAY, "28-Feb", "02-28", "spreadsheet-date"),
        (DAY, "29-Feb", "02-29", "spreadsheet-date"),
        (DAY, "2月28日", "02-28", "spreadsheet-date"),
        (DAY, "2026/9/30", "09-30", "spreadsheet-date"),
        (field("date"), "45730", "2025-03-14", "spreadsheet-date"),
        (field("date"), "14-Mar-25", "2025-03-14", "spreadsheet-date"),
        (NUMBER_OF_DOCUMENT, "教督函[2025]3号", "教督函〔2025〕3号", "year-brackets"),
        (NUMBER_OF_DOCUMENT, "教督函（２０２５）3号", "教督函〔2025〕3号", "character-form"),
        (NUMBER_OF_DOCUMENT, "云政教督【2022】2号", "云政教督〔2022〕2号", "year-brackets"),
        (field("boolean"), "TRUE", "true", "type-error"),
        (field("boolean"), "否", "false", "type-error"),
    ],
)
def test_a_fault_of_form_is_named_and_mended(item: Field, cell: str, mended: str, code: str) -> None:
    fault = form_fault(cell, item)
    assert fault is not None
    assert (fault.mended, fault.code) == (mended, code)


@pytest.mark.parametrize(
    ("item", "cells"),
    [
        (field("integer"), ("4_2", "-0", "٤", "१२", "４٢", "1e3")),
        (
            field("number"),
            ("4_2", "4.2e0", "1E+2", "4.", ".5", "-.5", "-0", "-0.0", "٤.٢", "sNaN", "nan12", "1e-3"),
        ),
        (field("date"), ("२०२२-03-15", "٢٠٢٢-03-15")),
    ],
)
def test_a_number_or_day_that_only_python_reads_is_for_its_author(
    item: Field, cells: tuple[str, ...]
) -> None:
    for cell in cells:
        fault = form_fault(cell, item)
        assert fault is not None, cell
        assert (fault.code, fault.mended, fault.is_no_number) == ("type-error", cell, True), cell


@pytest.mark.parametrize(
    ("item", "cells"),
    [
        (field("integer"), ("0", "7", "-12", "2025")),
        (field("number"), ("0", "0.0", "0.85", "-0.5", "4.50", "120", "113.27")),
        (field("date"), ("2025-03-14",)),
    ],
)
def test_a_plain_number_or_day_is_as_it_should_be(item: Field, cells: tuple[str, ...]) -> None:
    assert [form_fault(cell, item) for cell in cells] == [None] * len(cells)


@pytest.mark.parametrize("digits", ["9" * 100, "٤" * 5000])
def test_a_number_without_end_is_refused_in_any_cell(digits: str) -> None:
    for item, code in ((TEXT, "long-number"), (CODE, "long-number"), (field("number"), "type-error")):
        fault = form_fault(digits, item)
        assert fault is not None
        assert (fault.code, fault.mended) == (code, digits)
    assert form_fault("0" * 64, TEXT) is None


@pytest.mark.parametrize(
    ("item", "cell"),
    [
        (CODE, "330106"),
        (CODE, ""),
        (TEXT, "教督函〔2025〕3号（附件），“名单”：一、二；三"),
        (field("date"), "2025-13-14"),
        (field("date"), "Jan-25"),
        (BATCH, "Oct-25"),
        (BATCH, "2025/1/2"),
        (BATCH, "2025-1"),
        (DAY, "31-Feb"),
        (ID, "Jan-25"),
        (CODE, "45658"),
        (TEXT, "Jan-25"),
        (field("string", enum=["人", "无"]), "无"),
        (field("string", required=True, pattern="^(人|无)$"), "无"),
        (TEXT, "无为市"),
        (TEXT, "没有见到原文"),
        (field("integer"), "一"),
        (field("integer"), "0"),
        (field("boolean"), "maybe"),
    ],
)
def test_what_is_right_or_beyond_mending_is_left_alone(item: Field, cell: str) -> None:
    assert form_fault(cell, item) is None


@given(
    st.text(alphabet="0123456789０１.eE+-/年月日 \u3000\u200b县（），true", max_size=12),
    st.sampled_from(["string", "date", "integer", "number", "boolean"]),
)
def test_mending_is_done_at_once(cell: str, kind: str) -> None:
    fault = form_fault(cell, field(kind))
    if fault is not None and not fault.is_no_number:
        assert form_fault(fault.mended, field(kind)) is None


@pytest.mark.parametrize("cell", ["{\u200b{7*7}\u200b}区", "{\n{7*7}}区", "{\t% x %\u2060}"])
def test_what_would_become_a_template_once_mended_is_left_alone(cell: str) -> None:
    fault = form_fault(cell, TEXT)
    assert fault is not None
    assert (fault.code, fault.mended) == ("template-syntax", cell)
