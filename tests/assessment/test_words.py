"""A report in words: what falls short, and what nobody can tell."""

from collections.abc import Mapping

import pytest

from sitegen.assessment.method import Switches
from sitegen.assessment.profiles import profile_of
from sitegen.assessment.report import report
from sitegen.assessment.words import Words, as_text, words_of
from sitegen.model.site_data import SiteData
from tests.support.schools import SUFFICIENT, made, row

_UNKNOWN = {"primary_key_teachers": "", "equipment": ""}
_SHORT = {"primary_key_teachers": "0", "equipment": "1"}


def told(data: SiteData, *schools: Mapping[str, str]) -> Words:
    profile = profile_of(data, data.assessment_profiles[0])
    rows = ({**row(f"学校{number}"), **SUFFICIENT, **cells} for number, cells in enumerate(schools))
    return words_of(report([made(cells) for cells in rows], profile, Switches()), data)


@pytest.mark.parametrize(
    ("schools", "begin", "end"),
    [
        (({}, {}), "2所学校都达到标准。", "没有一项超过上限。"),
        (({}, _UNKNOWN), "2所学校中没有一所没有达到，1所判不了：学校1。", "没有一项超过上限，2项判不了。"),
        (
            (_SHORT, {}, _UNKNOWN),
            "3所学校中1所没有达到：学校0，1所判不了：学校2。",
            "没有一项超过上限，2项判不了。",
        ),
        ((_UNKNOWN,) * 9, "9所学校中没有一所没有达到，9所判不了：学校0、", "2项判不了。"),
        ((_SHORT, {}), "2所学校中1所没有达到：学校0。差异系数超过上限的有", "。"),
    ],
)
def test_what_cannot_be_told_is_counted_beside_what_falls_short(
    schools: tuple[Mapping[str, str], ...], begin: str, end: str, mini_data: SiteData
) -> None:
    summary = told(mini_data, *schools).summary
    assert summary.startswith(begin)
    assert summary.endswith(end)


def test_each_school_has_its_verdict_however_many_fall_short(mini_data: SiteData) -> None:
    words = told(mini_data, *(_SHORT,) * 10, {}, _UNKNOWN)
    schools = next(sheet for sheet in words.sheets if sheet.title == "各校结论")
    assert [cells[0] for cells in schools.rows] == [f"学校{number}" for number in range(12)]
    assert [cells[-2:] for cells in schools.rows] == [("5", "没有达到")] * 10 + [
        ("7", "达到"),
        ("5", "判不了"),
    ]
    text = as_text(words)
    assert "没有达到、判不了的学校（共11所）：" in text
    assert "学校9\t小学\t1000\t5\t没有达到\n学校11\t小学\t1000\t5\t判不了" in text
