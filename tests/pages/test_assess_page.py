"""The page of the self-check: what it asks of the county as a whole."""

import pytest

from sitegen.model.site_data import SiteData
from sitegen.pages.assess_page import AssessBody, assess_pages


@pytest.mark.parametrize(
    ("indicator", "words"),
    [
        ("2.13", "小学：就近划片入学比例不低于100%；初中：就近划片入学比例不低于95%"),
        ("2.5", "小学：每班学生数不超过45人；初中：每班学生数不超过50人"),
        ("4.1", "社会认可度不低于85%"),
        (
            "2.7",
            "特殊教育学校：生均公用经费不低于6000元；沈阳口径（据公开代码转录）：不低于8000元",
        ),
    ],
)
def test_thresholds_say_which_schools_they_are_asked_of(
    indicator: str, words: str, real_data: SiteData
) -> None:
    (page,) = assess_pages(real_data)
    assert isinstance(page.body, AssessBody)
    items = {item.link.text.split()[0]: item.words for group in page.body.groups for item in group.items}
    assert items[indicator] == words
