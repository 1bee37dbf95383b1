"""Rows of a long table as a script of data."""

import json

import pytest

from sitegen.exceptions import InternalError
from sitegen.site.row_file import row_file
from sitegen.site.tables import Cell, Column, DataTable

URL = "/counties/table/"


def table(*rows: tuple[Cell, ...]) -> DataTable:
    columns = (Column("name", "名称"), Column("code", "代码"), Column("status", "状态"))
    return DataTable(id="units", caption="全表", columns=columns, rows=rows)


def row(name: str, code: str, status: str = "已认定", klass: str = "certified-2024") -> tuple[Cell, ...]:
    return (Cell(name, url=f"/counties/{code}/", sort="yin zhou qu"), Cell(code), Cell(status, klass=klass))


def values(*rows: tuple[Cell, ...]) -> dict[str, object]:
    file = row_file(table(*rows), URL)
    assert file.path == "assets/tables/units.js"
    text = file.content.decode()
    assert text.startswith('window.sitegenTables.fill("units",')
    found: dict[str, object] = json.loads(
        text.removeprefix('window.sitegenTables.fill("units",').removesuffix(");\n")
    )
    return found


def test_links_are_made_of_the_column_that_they_name() -> None:
    columns = values(row("鄞州区", "330212"), row("海曙区", "330203"))["columns"]
    assert columns[0]["links"] == ["../../counties/", 1, "/index.html"]  # type: ignore[index]


def test_what_repeats_is_written_once_with_its_class() -> None:
    rows = [row("城区", str(number), klass="none" if number else "planned-2025") for number in range(9)]
    columns = values(*rows)["columns"]
    assert columns[2] == {  # type: ignore[index]
        "places": [0, *[1] * 8],
        "texts": ["已认定", "已认定"],
        "classes": ["planned-2025", "none"],
    }


def test_nothing_in_it_ends_the_script() -> None:
    content = row_file(table(row("</script><!--\u2028", "330212")), URL).content.decode()
    assert "<" not in content
    assert "\u2028" not in content


def test_links_of_another_make_are_refused() -> None:
    odd = (Cell("鄞州区", url="/about/"), Cell("330212"), Cell("已认定"))
    with pytest.raises(InternalError, match="links"):
        values(odd)


def test_small_print_is_refused() -> None:
    with pytest.raises(InternalError, match="small print"):
        values((Cell("鄞州区", note="旧名鄞县"), Cell("330212"), Cell("已认定")))
