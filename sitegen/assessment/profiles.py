"""Lines and choices of the method out of the data: thresholds, rules, and what a profile has instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from fractions import Fraction
from typing import get_args, get_type_hints

from sitegen.assessment.exact import decimal
from sitegen.assessment.method import Profile, Switches
from sitegen.assessment.quantities import STEPS
from sitegen.assessment.schools import Kind, Stage
from sitegen.findings import Finding
from sitegen.model.assessment import AssessmentProfile
from sitegen.model.indicators import Indicator
from sitegen.model.site_data import SiteData

_LEAST_MET, _LEAST_SHARE = "school-at-least-six", "remaining-at-least-85-percent"
_LIMITS = {
    Stage.PRIMARY: "primary-difference-coefficient",
    Stage.JUNIOR: "junior-difference-coefficient",
}
_MEASURED = re.compile("^(?:每百名学生拥有|生均)(?:区级以上)?|(?:面积|数|值)$")
RESOURCES = "1"
"""Group of the indicators that are asked of every school."""


def profile_of(data: SiteData, profile: AssessmentProfile) -> Profile:
    """What a profile asks of the school indicators, as exact numbers."""
    own = {
        (line.indicator_id, line.seq): line.value
        for line in data.assessment_lines
        if line.profile_id == profile.id
    }
    thresholds: dict[str, dict[Stage, Fraction]] = {
        item.id: {} for item in data.indicators if item.group_id == RESOURCES
    }
    stages = {stage.value: stage for stage in Stage}
    for item in data.thresholds:
        if item.indicator_id in thresholds and item.stage in stages:
            value = own.get((item.indicator_id, item.seq), item.value)
            thresholds[item.indicator_id][stages[item.stage]] = _exact(value)
    rule = {item.id: _exact(item.value or 0) for item in data.rules}
    return Profile(
        id=profile.id,
        name=profile.name,
        thresholds=thresholds,
        least_met=int(rule[_LEAST_MET]),
        least_share=rule[_LEAST_SHARE] / 100,
        limits={stage: rule[name] for stage, name in _LIMITS.items()},
        smallest_teaching_point=profile.smallest_teaching_point,
        excluded=frozenset(map(Kind, profile.excluded_kinds.split("、"))),
        own_lines=tuple(_own_lines(data, profile)),
    )


def _own_lines(data: SiteData, profile: AssessmentProfile) -> Iterator[str]:
    """What a profile asks otherwise than the common thresholds, a sentence for each, with its source."""
    common = {(item.indicator_id, item.seq): item for item in data.thresholds}
    for line in data.assessment_lines:
        if line.profile_id != profile.id:
            continue
        item, indicator = common[line.indicator_id, line.seq], data.indicator[line.indicator_id]
        name = indicator.name if item.stage in indicator.name else f"{indicator.name}（{item.stage}）"
        own, other = (f"{decimal(_exact(value))}{item.unit}" for value in (line.value, item.value))
        source = data.source[line.citation.source_id].title
        elsewhere = "" if indicator.group_id == RESOURCES else "这一项看全县，不在各校的7项里，要另行对照。"
        yield (
            f"{indicator.id} {name}：{own}，本站的“数值标准”是{other}。{elsewhere}"
            f"依据：{source}，{line.citation.locator}（{data.label(line.citation.evidence)}）。"
        )


def check_method(data: SiteData, path: str) -> tuple[Finding, ...]:
    """What the self-check lacks of choices that the program knows, and of lines for indicators and stages.

    A project without a profile has no self-check, and lacks nothing. `path` is the table of profiles.
    """
    if not data.assessment_profiles:
        return ()
    lacking = [*_lacking_choices(data), *_lacking_lines(data)]
    if not lacking:
        return ()
    message = f"自查的方法不全或不合：{'、'.join(lacking)}"
    remedy = "补上；不要自查，就把 assessment 下各表只留表头"
    return (Finding(path, "assessment-method", message, remedy),)


def _lacking_choices(data: SiteData) -> Iterator[str]:
    known = get_type_hints(Switches)
    for name, options in choices(data).items():
        if set(options) != set(get_args(known[name])) or len(options) != len(set(options)):
            yield f"assessment_options 里 {name} 的选择应是 {'、'.join(get_args(known[name]))}"
    if odd := {item.id for item in data.assessment_switches} ^ set(known):
        yield f"assessment_switches 里的 {'、'.join(sorted(odd))}"


def _lacking_lines(data: SiteData) -> Iterator[str]:
    rules = {item.id for item in data.rules}
    yield from (
        f"rules 里的 {name}" for name in (_LEAST_MET, _LEAST_SHARE, *_LIMITS.values()) if name not in rules
    )
    lines = {(item.indicator_id, item.stage) for item in data.thresholds}
    asked = [item.id for item in data.indicators if item.group_id == RESOURCES]
    if set(asked) != set(STEPS):
        yield f"indicators 里第{RESOURCES}组的指标应是 {'、'.join(STEPS)}"
    yield from (
        f"thresholds 里 {indicator} 的{stage.value}标准"
        for indicator in asked
        for stage in Stage
        if (indicator, stage.value) not in lines
    )


def resource_name(indicator: Indicator) -> str:
    """What a school needs for an indicator: 骨干教师 for 每百名学生拥有区级以上骨干教师数."""
    return _MEASURED.sub("", indicator.name)


def choices(data: SiteData) -> Mapping[str, tuple[str, ...]]:
    """Ids of the options of each switch, the usual one first, in the order of `Switches`."""
    return {
        field.name: tuple(item.id for item in data.assessment_options if item.switch_id == field.name)
        for field in fields(Switches)
    }


def _exact(value: float) -> Fraction:
    """The number as it is written in the data."""
    return Fraction(str(value))
