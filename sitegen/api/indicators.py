"""Indicators in their groups, with thresholds, responsible departments, and the rules over them."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.api.envelope import Envelope, link
from sitegen.api.evidence import SOURCES_DESCRIPTION, evidence, sources_named
from sitegen.api.schema import LINK, array, flag, integer, nullable, number, record, ref, text
from sitegen.api.vocabulary import LEVEL
from sitegen.model.indicators import Indicator, Rule
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Cited
from sitegen.output import OutputFile
from sitegen.site import urls

_OPERATORS = (">=", ">", "<=", "<", "=")

INDICATOR_SCHEMA = record(
    "一项指标",
    id=text("编号，如 1.1、2.10", pattern=r"^[0-9]+\.[0-9]+$"),
    group_id=text("所属的组"),
    seq=integer("组内次序", minimum=1),
    name=text("名称"),
    level=ref(LEVEL.name),
    numeric=flag("有没有数值要求"),
    explanation=text("说明，用编者的话写"),
    thresholds=array(
        record(
            "在一个学段要达到的数",
            seq=integer("次序", minimum=1),
            measure=text("量的是什么"),
            stage=text("学段或学校类型，中文"),
            operator=text("比较", words=_OPERATORS),
            value=number("数值"),
            unit=text("单位"),
            evidence=ref("Evidence"),
        ),
        "定性指标没有",
    ),
    departments=array(
        record("一个责任部门", id=text("编号"), published_name=text("来源中的写法")), "责任部门"
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
    operator=nullable(text("比较；定性的为 null", words=_OPERATORS)),
    value=nullable(number("数值；定性的为 null")),
    unit=nullable(text("单位；定性的为 null")),
    stage=nullable(text("学段；不分学段的为 null")),
    evidence=ref("Evidence"),
)
INDICATORS_SCHEMA = record(
    "督导评估指标的全部内容",
    groups=array(record("一组指标", id=text("编号"), name=text("名称"), declared=integer("来源写明的项数"))),
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
                {"id": group.id, "name": group.name, "declared": group.declared_count}
                for group in data.indicator_groups
            ],
            "indicators": [_indicator(data, indicator, root) for indicator in _in_order(data)],
            "rules": [_rule(rule) for rule in data.rules],
            "sources": sources_named(data, [item.citation for item in cited]),
        },
    )


def _in_order(data: SiteData) -> list[Indicator]:
    return sorted(data.indicators, key=lambda indicator: (indicator.group_id, indicator.seq))


def _indicator(data: SiteData, indicator: Indicator, root: str) -> Mapping[str, Any]:
    return {
        "id": indicator.id,
        "group_id": indicator.group_id,
        "seq": indicator.seq,
        "name": indicator.name,
        "level": LEVEL.coded["school" if indicator.is_school_level else "county"],
        "numeric": indicator.is_numeric,
        "explanation": indicator.explanation,
        "thresholds": [
            {
                "seq": item.seq,
                "measure": item.measure,
                "stage": item.stage,
                "operator": item.operator,
                "value": item.value,
                "unit": item.unit,
                "evidence": evidence(item.citation),
            }
            for item in data.thresholds_of[indicator.id]
        ],
        "departments": [
            {"id": item.department_id, "published_name": item.published_name}
            for item in data.responsibilities_of[indicator.id]
        ],
        "evidence": evidence(indicator.citation),
        "links": {"page": link(root, urls.indicator(indicator.id))},
    }


def _rule(rule: Rule) -> Mapping[str, Any]:
    return {
        "id": rule.id,
        "statement": rule.statement,
        "group_id": rule.group_id,
        "indicator_ids": list(rule.indicator_ids),
        "operator": rule.operator,
        "value": rule.value,
        "unit": rule.unit,
        "stage": rule.stage,
        "evidence": evidence(rule.citation),
    }
