"""The method out of the data, and what is said where it is not whole."""

import re
from dataclasses import replace
from fractions import Fraction

from sitegen.assessment.method import Profile, Switches, every_reading
from sitegen.assessment.profiles import check_method, choices, profile_of, resource_name
from sitegen.assessment.schools import Kind
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData


def test_the_national_profile_is_that_of_the_tables(real_data: SiteData, national: Profile) -> None:
    assert profile_of(real_data, real_data.assessment_profiles[0]) == national


def test_a_profile_has_its_own_lines(mini_data: SiteData) -> None:
    line = replace(mini_data.assessment_lines[0], value=2200.5)
    data = replace(mini_data, assessment_lines=(line,))
    local = profile_of(data, next(item for item in data.assessment_profiles if item.id == line.profile_id))
    assert sorted(local.thresholds[line.indicator_id].values())[0] == Fraction("2200.5")


def test_what_a_profile_has_of_its_own_is_said_with_the_common_number_and_its_source(
    real_data: SiteData,
) -> None:
    own = {item.id: profile_of(real_data, item).own_lines for item in real_data.assessment_profiles}
    assert own["national"] == ()
    assert own["shenyang"] == (
        "2.7 特殊教育学校生均公用经费：8000元，本站的“数值标准”是6000元。"
        "这一项看全县，不在各校的7项里，要另行对照。"
        "依据：优质均衡督导评估填报系统（示例数据：2024年沈阳市），填报系统的示例数据：指标2.7（非官方转录）。",
    )


def test_excluded_kinds_are_those_of_schools(real_package: Package) -> None:
    """What a table may exclude and what the program knows are the same words."""
    rules = real_package.tables["assessment_profiles"].schema.field("excluded_kinds").constraints
    for cell in (*Kind, "、".join(Kind), "小学、职业初中"):
        assert re.fullmatch(rules["pattern"], cell), cell
    assert len("、".join(Kind)) <= rules["maxLength"]
    for cell in ("", "高中", "小学、", "、小学", "小学，教学点", "小学教学点", "小学、高中"):
        assert not re.fullmatch(rules["pattern"], cell), cell
    assert set(re.findall(r"\w+", rules["pattern"])) == set(Kind)


def test_the_first_options_are_those_of_the_program(real_data: SiteData) -> None:
    assert Switches(**{name: options[0] for name, options in choices(real_data).items()}) == Switches()  # type: ignore[arg-type]
    assert next(iter(every_reading())) == Switches()


def test_a_method_that_lacks_something_is_a_finding(real_data: SiteData) -> None:
    assert check_method(real_data, "profiles.csv") == ()
    lacking = replace(
        real_data,
        assessment_options=real_data.assessment_options[1:],
        rules=real_data.rules[1:],
        thresholds=tuple(item for item in real_data.thresholds if item.indicator_id != "1.7"),
    )
    (finding,) = check_method(lacking, "profiles.csv")
    for words in ("degree 的选择", "rules 里的 school-at-least-six", "1.7 的小学标准", "1.7 的初中标准"):
        assert words in finding.message
    assert check_method(replace(lacking, assessment_profiles=()), "profiles.csv") == ()


def test_means_are_called_without_their_measure(real_data: SiteData) -> None:
    names = [resource_name(real_data.indicator[f"1.{number}"]) for number in range(1, 8)]
    assert names == [
        "高于规定学历教师",
        "骨干教师",
        "体育、艺术专任教师",
        "教学及辅助用房",
        "体育运动场馆",
        "教学仪器设备",
        "网络多媒体教室",
    ]
