"""CSV as other programs read it back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.exports.csv_file import BOM, csv_file, excel_csv_file, inert

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=4).map(tuple), max_size=5)


def read_back(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)]


@given(ROWS)
def test_a_plain_file_gives_back_every_cell(rows: list[tuple[str, ...]]) -> None:
    assert read_back(csv_file(["a", "b"], rows).decode()) == [("a", "b"), *rows]


@given(ROWS)
def test_a_file_for_excel_gives_back_every_cell_made_inert(rows: list[tuple[str, ...]]) -> None:
    content = excel_csv_file(["甲", "乙"], rows)
    expected = [tuple(inert(cell) for cell in row) for row in rows]
    assert read_back(content.decode("utf-8-sig")) == [("甲", "乙"), *expected]


def test_the_bytes_are_those_that_programs_expect() -> None:
    rows = [("鼓楼区", 'a "b", c')]
    assert csv_file(["name", "note"], rows) == 'name,note\n鼓楼区,"a ""b"", c"\n'.encode()
    assert excel_csv_file(["名称", "备注"], rows) == BOM + '名称,备注\r\n鼓楼区,"a ""b"", c"\r\n'.encode()


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\n=1",
        "\u3000=1",
        "\u00a0@A",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "=",
    ],
)
def test_what_excel_would_run_is_made_inert(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["2025-1", "2025-01", "02-28", "1/3", "3-5", "3/4/25", "1-2025", "Jan-25", "28-Feb", " 2025-1"]
)
def test_what_excel_would_take_for_a_date_stays_as_it_is_shown(cell: str) -> None:
    assert inert(cell) == f"'{cell}"
    assert excel_csv_file(["甲", "乙"], [("x", cell)]).decode("utf-8-sig") == f"甲,乙\r\nx,'{cell}\r\n"
    assert f",'{cell},".encode() in excel_csv_file(["甲", "乙", "丙"], [("x", cell, "y")])
    assert csv_file(["a", "b"], [("x", cell)]) == f"a,b\nx,{cell}\n".encode()


@pytest.mark.parametrize(
    "cell", ["2025-03-14", "2024", "2022—2034", "2024-330106", "moe-notice-2025-3", "2025-1 批", "1/3 以上"]
)
def test_dates_and_other_texts_with_numbers_stay(cell: str) -> None:
    assert inert(cell) == cell


@pytest.mark.parametrize(
    "cell", ["", "330205", "3205Z1", "-3.5", "+8", "0.333333", ">=", "a=b", "教督函〔2025〕3号"]
)
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert inert(cell) == cell
