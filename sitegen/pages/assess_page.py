"""The page of the self-check: a county's schools in, the verdict out, all in the browser."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from sitegen.assessment.exact import decimal
from sitegen.assessment.form import SAMPLE, sample_rows, school_schema, wordings
from sitegen.assessment.method import Profile
from sitegen.assessment.profiles import RESOURCES, choices, profile_of, resource_name
from sitegen.assessment.remedy import RULE
from sitegen.assessment.words import REASONS, VERDICTS, basis_of
from sitegen.datasets.descriptor import Field
from sitegen.importers.schools.reasons import reasons
from sitegen.model.assessment import AssessmentOption, AssessmentProfile, AssessmentSwitch
from sitegen.model.indicators import IndicatorGroup, SchoolStage
from sitegen.model.site_data import SiteData
from sitegen.pages.indicator.indicator_views import indicator_link, threshold_words
from sitegen.pages.parts.breadcrumbs import HOME, INDICATORS
from sitegen.pages.parts.receipts import sources_of
from sitegen.site import urls
from sitegen.site.page import Link, Page

_SCRIPTS = (
    *("exact", "values", "judge", "prune", "remedy", "report", "cells", "workbook", "open"),
    *("checks", "table", "parts", "drawn", "changes", "csv"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class SwitchView:
    """Something open in the method, and how it may be read."""

    switch: AssessmentSwitch
    options: tuple[AssessmentOption, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckItem:
    """An indicator that is looked at for the county as a whole."""

    link: Link
    words: str
    """Its thresholds, as one reads them; empty where there is no number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckGroup:
    """A first-level indicator with what belongs to it."""

    group: IndicatorGroup
    items: tuple[CheckItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessBody:
    """The form, the method, and what the script needs of both."""

    profiles: tuple[AssessmentProfile, ...]
    switches: tuple[SwitchView, ...]
    fields: tuple[Field, ...]
    remedy_rule: str
    basis: str
    """Whose data the lines come from, and of which day."""
    groups: tuple[CheckGroup, ...]
    others: int
    """Number of the indicators outside the school indicators."""
    data: Mapping[str, Any]
    """Fields, sample, profiles and choices for the script."""


def assess_pages(data: SiteData) -> Iterator[Page]:
    """The page, where the project has a method; what it computes is `sitegen.assessment` once more."""
    if data.assessment_profiles:
        yield _page(data)


def _page(data: SiteData) -> Page:
    groups = tuple(_group(data, group) for group in data.indicator_groups if group.id != RESOURCES)
    return Page(
        url=urls.ASSESS,
        template="pages/assess.html",
        asks_nothing=True,
        title="自查：本县达到标准了吗",
        description="填一张学校数据表，就地算出哪些学校、哪些指标没有达到优质均衡的资源配置要求，补多少才够。",
        breadcrumb=(HOME, INDICATORS),
        scripts=(*tuple(urls.asset(f"js/assess-{name}.js") for name in _SCRIPTS), urls.asset("js/assess.js")),
        body=AssessBody(
            profiles=data.assessment_profiles,
            switches=tuple(_switch(data, switch) for switch in data.assessment_switches),
            fields=school_schema().fields,
            remedy_rule=RULE,
            basis=f"{basis_of(data)}。",
            groups=groups,
            others=sum(len(group.items) for group in groups),
            data=_for_script(data),
        ),
        downloads=(
            Link("学校数据模板（XLSX）", urls.ASSESS_TEMPLATE_XLSX),
            Link("学校数据模板（CSV）", urls.ASSESS_TEMPLATE_CSV),
            Link(f"{SAMPLE}（CSV）", urls.ASSESS_SAMPLE),
            Link("学校数据的格式（Table Schema）", urls.ASSESS_SCHEMA),
        ),
        sources=sources_of(data, data.assessment_profiles, data.assessment_lines, data.assessment_options),
    )


def _switch(data: SiteData, switch: AssessmentSwitch) -> SwitchView:
    return SwitchView(
        switch=switch,
        options=tuple(item for item in data.assessment_options if item.switch_id == switch.id),
    )


def _group(data: SiteData, group: IndicatorGroup) -> CheckGroup:
    items = (item for item in data.indicators if item.group_id == group.id)
    return CheckGroup(
        group=group,
        items=tuple(
            CheckItem(link=indicator_link(item), words="；".join(_lines(data, item.id))) for item in items
        ),
    )


def _lines(data: SiteData, indicator: str) -> Iterator[str]:
    """The thresholds of an indicator as one reads them, of which schools, and what a profile has instead."""
    names = {item.id: item.name for item in data.assessment_profiles}
    for item in data.thresholds_of[indicator]:
        whose = "" if item.stage == SchoolStage.EVERY else f"{item.stage}："
        yield f"{whose}{item.measure}{threshold_words(data, item)}"
        for line in data.assessment_lines:
            if (line.indicator_id, line.seq) == (indicator, item.seq):
                yield f"{names[line.profile_id]}：{threshold_words(data, replace(item, value=line.value))}"


def _for_script(data: SiteData) -> Mapping[str, Any]:
    schema = school_schema()
    return {
        "fields": [
            {
                "name": field.name,
                "title": field.title,
                "type": field.type,
                "description": field.description,
                "required": field.is_required,
                "options": field.constraints.get("enum"),
                "most": field.constraints.get("maximum"),
            }
            for field in schema.fields
        ],
        "words": _wordings(),
        "unreadable": reasons(),
        "sample": sample_rows(),
        "profiles": [_profile(profile_of(data, item)) for item in data.assessment_profiles],
        "verdicts": VERDICTS,
        "basis": f"{basis_of(data)}。",
        "reasons": REASONS,
        "choices": choices(data),
        "names": {item.id: item.name for item in data.assessment_switches},
        "options": {
            switch.id: {item.id: item.name for item in data.assessment_options if item.switch_id == switch.id}
            for switch in data.assessment_switches
        },
        "indicators": {
            item.id: {"short": f"{item.id} {resource_name(item)}"}
            for item in data.indicators
            if item.group_id == RESOURCES
        },
    }


def _wordings() -> Mapping[str, Any]:
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(wordings()).items()
    }


def _profile(profile: Profile) -> Mapping[str, Any]:
    """A profile with its numbers as they are written."""
    return {
        "id": profile.id,
        "name": profile.name,
        "thresholds": {
            indicator: {stage.value: decimal(value) for stage, value in lines.items()}
            for indicator, lines in profile.thresholds.items()
        },
        "least_met": profile.least_met,
        "least_share": decimal(profile.least_share),
        "limits": {stage.value: decimal(value) for stage, value in profile.limits.items()},
        "smallest_teaching_point": profile.smallest_teaching_point,
        "excluded": sorted(kind.value for kind in profile.excluded),
        "own_lines": profile.own_lines,
    }
