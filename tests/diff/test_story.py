"""What changed between two versions of the data."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sitegen.diff.story import ProvinceChange, changes
from sitegen.model.codes import Verdict
from sitegen.model.site_data import SiteData


def certifications(data: SiteData, **changed: object) -> SiteData:
    """The data with the certification of 西湖区 changed."""
    return replace(
        data,
        certifications=tuple(
            replace(item, **changed) if item.county_code == "330106" else item  # type: ignore[arg-type]
            for item in data.certifications
        ),
    )


def without(data: SiteData) -> SiteData:
    return replace(
        data, certifications=tuple(item for item in data.certifications if item.county_code != "330106")
    )


def test_nothing_changed(data: SiteData) -> None:
    story = changes(data, data)
    assert (story.provinces, story.verdicts, story.completeness) == ((), (), ())
    assert story.sources_added == ()
    assert all(item.before == item.after for item in story.totals)


def test_a_removal(data: SiteData) -> None:
    story = changes(data, without(data))
    assert story.provinces == (
        ProvinceChange(
            name="浙江省",
            uncertified=("2024年 杭州市西湖区（330106）",),
            unplanned=(),
            certified=(),
            planned=(),
            corrected=(),
        ),
    )
    assert [(item.label, item.before, item.after) for item in story.totals if item.before != item.after] == [
        ("收到名字的认定单位", 7, 6)
    ]
    (state,) = story.completeness
    assert (state.batch, state.before) == ("2024年", "公布3个，名字全部收到")
    assert state.after == "公布3个，收到名字2个，名单未收齐：还缺1个"


def test_an_addition(data: SiteData) -> None:
    (province,) = changes(without(data), data).provinces
    assert (province.certified, province.uncertified) == (("2024年 杭州市西湖区（330106）",), ())


def test_another_code_for_what_is_printed_is_a_correction(data: SiteData) -> None:
    (province,) = changes(data, certifications(data, county_code="330105")).provinces
    assert (province.certified, province.uncertified) == ((), ())
    assert province.corrected == ("2024年 杭州市西湖区（330106） → 2024年 杭州市拱墅区（330105）",)


def test_another_spelling_is_a_correction(data: SiteData) -> None:
    (province,) = changes(data, certifications(data, published_name="西湖")).provinces
    assert province.corrected == ("2024年 杭州市西湖区（330106），名称写法或出处",)


def test_another_year_of_a_plan_is_a_correction(data: SiteData) -> None:
    moved = tuple(
        replace(item, year=2023) if item.county_code == "530402" else item for item in data.plan_targets
    )
    (province,) = changes(data, replace(data, plan_targets=moved)).provinces
    assert province.corrected == ("玉溪市红塔区（530402）国家认定：2022年 → 2023年",)


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda claim: replace(claim, published=3.0), Verdict.AGREES, Verdict.DISAGREES),
        (lambda claim: replace(claim, id="other"), Verdict.AGREES, None),
    ],
)
def test_claims_that_change_verdict(
    data: SiteData, change: Callable[..., object], before: Verdict, after: Verdict | None
) -> None:
    first, *rest = data.claims
    story = changes(data, replace(data, claims=(change(first), *rest)))  # type: ignore[arg-type]
    found = next(item for item in story.verdicts if item.id == first.id)
    assert (found.before, found.after) == (data.label(before), after and data.label(after))


def test_sources(data: SiteData) -> None:
    story = changes(replace(data, sources=data.sources[1:]), replace(data, sources=data.sources[:-1]))
    assert story.sources_added == (data.sources[0].title,)
