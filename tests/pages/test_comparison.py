"""Places side by side have the numbers that their own pages print."""

import json
import re
from collections.abc import Iterator, Mapping

import pytest

from sitegen.analysis.status import county_statuses
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.pages.place.compare_tables import comparison_files, comparison_tables
from sitegen.site import urls
from sitegen.site.page import Page
from sitegen.site.tables import DataTable

Places = Mapping[str, Mapping[str, str]]


def places(table: DataTable, file: OutputFile) -> Places:
    """Rows of a file of data by code, as the browser reads them."""
    packed = json.loads(file.content.decode().partition(",")[2].rstrip().removesuffix(");"))
    columns = [
        [texts[place] for place in column.get("places", range(packed["count"]))]
        for column in packed["columns"]
        for texts in (column["texts"],)
    ]
    keys = [column.key for column in table.columns]
    rows = (dict(zip(keys, row, strict=True)) for row in zip(*columns, strict=True))
    return {row["code"]: row for row in rows}


@pytest.fixture(scope="module")
def levels(real_data: SiteData) -> tuple[Places, ...]:
    """Provinces, prefectures and counties of the repository's own data."""
    files = comparison_files(real_data, county_statuses(real_data))
    return tuple(map(places, comparison_tables(real_data), files))


def row_of(table: DataTable, name: str) -> Iterator[tuple[str, str]]:
    """What a page's table prints for a place, small print in brackets."""
    row = next(row for row in table.rows if row[0].text == name)
    for column, cell in zip(table.columns, row, strict=True):
        yield column.key, f"{cell.text}（{cell.note}）" if cell.note else cell.text


def test_provinces_have_the_numbers_of_the_list_of_provinces(
    real_data: SiteData, real_pages: Mapping[str, Page], levels: tuple[Places, ...]
) -> None:
    table = real_pages[urls.PROVINCES].body.table  # type: ignore[attr-defined]
    provinces = levels[0]
    assert set(provinces) == {province.code for province in real_data.provinces if province.covered}
    for place in provinces.values():
        printed = dict(row_of(table, place["name"]))
        assert printed.pop("region")
        assert {key: place[key] for key in printed} == printed


def test_provinces_have_the_batches_and_plans_of_their_pages(
    real_data: SiteData, real_pages: Mapping[str, Page], levels: tuple[Places, ...]
) -> None:
    for code, place in levels[0].items():
        body = real_pages[urls.province(real_data.province[code].slug)].body
        for batch, row in zip(real_data.batches, body.batches.rows, strict=True):  # type: ignore[attr-defined]
            _, declared, named, missing = (cell.text for cell in row)
            assert place[f"batch_{batch.id}"] == f"公布{declared}，收到{named}，还缺{missing}"
        planned = sum(len(group.units) for year in body.planned for group in year.groups)  # type: ignore[attr-defined]
        assert place["planned"] == str(planned)


def test_what_is_missing_is_said_with_the_words_of_the_page(
    real_data: SiteData, real_pages: Mapping[str, Page], levels: tuple[Places, ...]
) -> None:
    for code, place in levels[0].items():
        body = real_pages[urls.province(real_data.province[code].slug)].body
        said = body.stat.sentence  # type: ignore[attr-defined]
        known = re.search(r"还缺(\d+)个", said)
        assert (re.match(r"\d+(?=，|$)", place["missing"]) or ["0"])[0] == (known[1] if known else "0")
        assert ("未查到" in place["missing"]) == ("没有查到" in said), said


def test_prefectures_say_that_what_is_missing_is_known_of_the_province_alone(
    real_data: SiteData, levels: tuple[Places, ...]
) -> None:
    provinces, prefectures, _ = levels
    for code, place in prefectures.items():
        above = provinces[real_data.prefecture[code].province_code]
        assert place["missing"] == f"全省{above['missing']}"
        assert place["declared"] == "只公布到省"


def test_prefectures_have_the_numbers_of_their_list(
    real_pages: Mapping[str, Page], levels: tuple[Places, ...]
) -> None:
    tables = real_pages[urls.PREFECTURES].body.tables  # type: ignore[attr-defined]
    listed = {province.name: table for province, table in tables}
    for place in levels[1].values():
        printed = dict(row_of(listed[place["within"]], place["name"]))
        assert {key: place[key] for key in printed} == printed


def test_counties_answer_as_their_pages_do(
    real_data: SiteData, real_pages: Mapping[str, Page], levels: tuple[Places, ...]
) -> None:
    assert set(levels[2]) == {county.code for county in real_data.counties}
    for code, place in levels[2].items():
        body = real_pages[urls.county(code)].body
        views = body.certifications  # type: ignore[attr-defined]
        targets = body.targets  # type: ignore[attr-defined]
        assert place["answer"] == body.answer  # type: ignore[attr-defined]
        assert place["batch"] == ("；".join(view.batch.text for view in views) or "—")
        assert place["document_number"] == ("；".join(view.facts[-1].text for view in views) or "—")
        assert place["outcome"] == ("；".join(target.outcome.text for target in targets) or "—")
        if place["open"] != "—":
            assert place["open"] in body.status.sentence  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("url", "comparison"),
    [
        ("/provinces/zhejiang/", "/compare/?units=330000"),
        ("/prefectures/330200/", "/compare/?units=330200"),
        ("/counties/330205/", "/compare/?units=330205"),
        ("/counties/441900/", "/compare/?units=441900&level=counties"),
        ("/provinces/xianggang/", ""),
    ],
)
def test_a_place_is_compared_from_its_page(url: str, comparison: str, real_pages: Mapping[str, Page]) -> None:
    assert real_pages[url].comparison == comparison
