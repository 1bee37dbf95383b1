"""The table of all county-level units and the questions beside it."""

from urllib.parse import parse_qs, urlsplit

from sitegen.analysis.status import county_statuses
from sitegen.model.codes import Status
from sitegen.model.site_data import SiteData
from sitegen.pages.county.county_table import CountyTableBody, county_table_page


def body_of(data: SiteData) -> CountyTableBody:
    body = county_table_page(data, county_statuses(data)).body
    assert isinstance(body, CountyTableBody)
    return body


def test_every_unit_has_one_row_with_its_code(data: SiteData) -> None:
    rows = body_of(data).table.rows
    assert [row[1].text for row in rows] == [county.code for county in data.counties]
    certified = {item.county_code for item in data.certifications}
    assert {row[1].text for row in rows if row[5].text == data.label(Status.CERTIFIED)} == certified
    assert {row[5].text for row in rows} <= {data.label(code) for code in Status}


def test_questions_use_columns_that_can_be_filtered(data: SiteData) -> None:
    body = body_of(data)
    facets = {f"t.{body.table.id}.f.{column.key}" for column in body.table.columns if column.is_facet}
    assert body.questions
    for question in body.questions:
        assert question.count > 0
        assert parse_qs(urlsplit(question.url).query).keys() <= facets
