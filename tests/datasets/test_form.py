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
        (field("boolean"), "TRUE", "true", "type-error"),
        (field("boolean"), "否", "false", "type-error"),
    ],
)
def test_a_fault_of_form_is_named_and_mended(item: Field, cell: str, mended: str, code: str) -> None:
    fault = form_fault(cell, item)
    assert fault is not None
    assert (fault.mended, fault.code) == (mended, code)


@pytest.mark.parametrize(
    ("item", "cell"),
    [
        (CODE, "330106"),
        (CODE, ""),
        (TEXT, "教督函〔2025〕3号（附件），“名单”：一、二；三"),
        (field("date"), "2025-13-14"),
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
    if fault is not None:
        assert form_fault(fault.mended, field(kind)) is None
