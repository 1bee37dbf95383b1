"""Pages of indicators and departments: both directions of the same matrix."""

from collections.abc import Mapping
from typing import Any

import pytest

from sitegen.model.site_data import SiteData
from sitegen.pages.indicator.indicator_views import threshold_words
from sitegen.site import urls
from sitegen.site.page import Page


def body(pages: Mapping[str, Page], url: str) -> Any:
    return pages[url].body


def test_an_indicator_says_what_it_asks_and_how_it_decides(pages: Mapping[str, Page]) -> None:
    page = body(pages, "/indicators/1-1/")
    assert [(item.stage, item.words) for item in page.thresholds] == [
        ("小学", "不低于4.2人"),
        ("初中", "不低于5.3人"),
    ]
    assert [view.rule.id for view in page.rules] == [
        "school-at-least-six",
        "remaining-at-least-85-percent",
        "primary-difference-coefficient",
        "junior-difference-coefficient",
    ]
    assert page.before is None
    assert page.after.text.startswith("1.2 ")
    assert [item.url for item in page.siblings] == [f"/indicators/1-{number}/" for number in range(2, 8)]


def test_an_indicator_without_numbers_says_so(pages: Mapping[str, Page]) -> None:
    page = body(pages, "/indicators/2-1/")
    assert page.thresholds == ()
    assert page.rules == ()
    assert "定性判断" in pages["/indicators/2-1/"].description


def test_both_directions_agree(pages: Mapping[str, Page], data: SiteData) -> None:
    forth = {
        (indicator.id, link.url)
        for indicator in data.indicators
        for link in body(pages, urls.indicator(indicator.id)).departments
    }
    back = {
        (row[0].text.split(" ")[0], urls.department(department.id))
        for department in data.departments
        for row in body(pages, urls.department(department.id)).indicators.rows
    }
    matrix = body(pages, urls.DEPARTMENTS).matrix
    marks = {
        (row[0].text.split(" ")[0], urls.department(column.key))
        for row in matrix.rows
        for column, cell in zip(matrix.columns[1:], row[1:], strict=True)
        if cell.text
    }
    assert forth == back == marks
    assert len(forth) == len(data.responsibilities)


def test_a_department_tells_its_other_names_and_partners(pages: Mapping[str, Page]) -> None:
    page = body(pages, "/departments/human-resources/")
    assert page.other_names == ("区人资局",)
    assert [item.text for item in page.partners] == ["区教育局", "区委编办"]


def test_yearly_procedures_come_first(pages: Mapping[str, Page]) -> None:
    found = body(pages, urls.PROCEDURE).procedures
    assert [(item.title, item.is_yearly, item.is_draft) for item in found] == [
        ("云南省每年的程序", True, False),
        ("拱墅区的实施步骤", False, True),
    ]
    assert [step.when for step in found[0].steps] == ["每年评估，当年9月底前", "每年评估，次年2月底前"]


@pytest.mark.parametrize(
    ("id_", "words"), [("3.9", ["不低于3级", "低于0.15"]), ("2.5", ["不超过45人", "不超过50人"])]
)
def test_real_thresholds_in_words(real_data: SiteData, id_: str, words: list[str]) -> None:
    assert [threshold_words(real_data, item) for item in real_data.thresholds_of[id_]] == words
