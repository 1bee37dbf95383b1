"""Code on the pages is copied as it stands there and run against the served site."""

import csv
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from sitegen.site.snippets import PLACEHOLDER

PAGES = {
    "index.html": "tables/certifications",
    "data/index.html": "tables/counties",
    "batches/2024/index.html": "batches/2024/certifications",
    "plans/yunnan-2022/index.html": "plans/yunnan-2022/targets",
    "provinces/zhejiang/index.html": "provinces/zhejiang/counties",
}
"""The file that each page's code reads."""


def code(page: Page, file: str, program: str) -> str:
    return page.locator(f"#code-{file.replace('/', '-')}-{program}").text_content() or ""


def rows_of(built_site: Path, file: str) -> list[dict[str, str]]:
    with (built_site / f"downloads/{file}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def database() -> duckdb.DuckDBPyConnection:
    """DuckDB with the extension that it would fetch by itself where it has the network."""
    spec = importlib.util.find_spec("duckdb_extension_httpfs")
    assert spec
    assert spec.origin
    (extension,) = Path(spec.origin).parent.glob("extensions/*/httpfs.duckdb_extension")
    connection = duckdb.connect()
    connection.load_extension(str(extension))
    return connection


@pytest.mark.parametrize(("path", "file"), PAGES.items(), ids=list(PAGES))
def test_code_reads_the_file_with_codes_as_text(
    path: str, file: str, built_site: Path, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    address = serve("/a/b/")
    page = visit(address).go(path)
    wanted = rows_of(built_site, file)
    assert wanted

    names: dict[str, Any] = {}
    text = code(page, file, "pandas")
    assert PLACEHOLDER in text
    exec(text.replace(PLACEHOLDER, address), names)  # noqa: S102 - this is the test
    assert isinstance(names["rows"], pd.DataFrame)
    assert names["rows"].to_dict("records") == wanted

    result = database().sql(code(page, file, "duckdb").replace(PLACEHOLDER, address).rstrip(";\n"))
    found = [
        dict(zip(result.columns, ("" if cell is None else cell for cell in row), strict=True))
        for row in result.fetchall()
    ]
    assert found == wanted
    assert {str(type_) for type_ in result.types} == {"VARCHAR"}

    for program in ("r", "excel"):
        assert f"{PLACEHOLDER}downloads/{file}.csv" in code(page, file, program)


def test_every_table_of_the_catalogue_has_code(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/")).go("data/index.html")
    tables = page.locator("[id^=fields-]").count()
    assert tables > 15
    for program in ("pandas", "r", "duckdb", "excel"):
        assert page.locator(f"pre[id^=code-tables-][id$=-{program}]").count() == tables


def test_a_button_copies_what_one_sees(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    address = serve("/")
    visitor = visit(address)
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.go("provinces/zhejiang/index.html")
    page.get_by_text("用代码或 Excel 直接读取").click()
    button = page.locator("[data-copy=code-provinces-zhejiang-counties-pandas]")
    button.click()
    expect(button).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == code(
        page, "provinces/zhejiang/counties", "pandas"
    )


def test_without_scripts_code_can_be_selected(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    page = visit(serve("/"), java_script_enabled=False).go("provinces/zhejiang/index.html")
    page.get_by_text("用代码或 Excel 直接读取").click()
    expect(page.locator("#code-provinces-zhejiang-counties-pandas")).to_be_visible()
    expect(page.locator("[data-copy]").first).to_be_hidden()
