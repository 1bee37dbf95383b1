"""Indicators in their groups, with thresholds, responsible departments, and the rules over them."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.api.envelope import Envelope, link
from sitegen.api.evidence import SOURCES_DESCRIPTION, evidence, sources_named
from sitegen.api.from_schema import columns
from sitegen.api.schema import LINK, array, flag, integer, nullable, number, record, ref, text
from sitegen.model.codes import Operator
from sitegen.model.indicators import Indicator
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls

_GROUP = columns("indicator_groups", without=("declared_count",))
_INDICATOR = columns("indicators", without=("kind",))
_THRESHOLD = columns("thresholds", without=("indicator_id",))
_DEPARTMENT = columns("responsibilities", "published_name")
_RULE = columns("rules")

INDICATOR_SCHEMA = record(
    "一项指标",
    **_INDICATOR.schema,
    numeric=flag("有没有数值要求"),
    thresholds=array(
        record(
            "在一个学段要达到的数",
            **_THRESHOLD.schema,
            evidence=ref("Evidence"),
        ),
        "定性指标没有",
    ),
    departments=array(
        record("一个责任部门", **columns("departments", "id").schema, **_DEPARTMENT.schema), "责任部门"
    ),
    evidence=ref("Evidence"),
    links=record("相关的网址", page=text("网页", form=LINK)),
)
RULE_SCHEMA = record(
    "指标合起来怎样算通过",
    id=text("编号"),
    statement=text("规则，用编者的话写"),
    group_id=nullable(text("只及一组的，是哪一组；否则为 null")),
    indicator_ids=array(text("指标"), "只及几项的，是哪几项；否则为空"),
    operator=nullable(text("比较；定性的为 null", words=Operator)),
    value=nullable(number("数值；定性的为 null")),
    unit=nullable(text("单位；定性的为 null")),
    stage=nullable(text("学段；不分学段的为 null")),
    evidence=ref("Evidence"),
)
INDICATORS_SCHEMA = record(
    "督导评估指标的全部内容",
    groups=array(record("一组指标", **_GROUP.schema, declared=integer("来源写明的项数"))),
    indicators=array(ref("Indicator")),
    rules=array(ref("Rule")),
    sources=array(ref("SourceSummary"), SOURCES_DESCRIPTION),
)
COMPONENTS = {"Indicator": INDICATOR_SCHEMA, "Rule": RULE_SCHEMA, "Indicators": INDICATORS_SCHEMA}


def indicator_files(envelope: Envelope) -> Iterator[OutputFile]:
    """One file with everything about indicators."""
    data = envelope.data
    root = envelope.root("indicators.json")
    cited: tuple[Cited, ...] = (*data.indicators, *data.thresholds, *data.rules)
    yield envelope.response(
        "indicators.json",
        {
            "groups": [
                {**_GROUP.of(data, group), "declared": group.declared_count}
                for group in data.indicator_groups
            ],
            "indicators": [_indicator(data, indicator, root) for indicator in data.indicators],
            "rules": [
                {**_RULE.of(data, rule), "evidence": evidence(data, rule.citation)} for rule in data.rules
            ],
            "sources": sources_named(data, [item.citation for item in cited]),
        },
    )


def _indicator(data: SiteData, indicator: Indicator, root: str) -> Mapping[str, Any]:
    return {
        **_INDICATOR.of(data, indicator),
        "numeric": indicator.is_numeric,
        "thresholds": [
            {**_THRESHOLD.of(data, item), "evidence": evidence(data, item.citation)}
            for item in data.thresholds_of[indicator.id]
        ],
        "departments": [
            {"id": item.department_id, **_DEPARTMENT.of(data, item)}
            for item in data.responsibilities_of[indicator.id]
        ],
        "evidence": evidence(data, indicator.citation),
        "links": {"page": link(root, urls.indicator(indicator.id))},
    }
