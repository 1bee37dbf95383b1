"""Indicators in their groups, with thresholds, responsible departments, and the rules over them."""

from collections.abc import Iterator

from sitegen.api.envelope import Envelope
from sitegen.api.evidence import EVIDENCED, sources_of
from sitegen.api.from_schema import columns
from sitegen.api.schema import array, flag, integer, nullable, number, text
from sitegen.api.shape import Member, Shape, address, components, links, list_of, shape
from sitegen.model.codes import Operator
from sitegen.model.indicators import Indicator, IndicatorGroup, Responsibility, Rule, Threshold
from sitegen.output import OutputFile
from sitegen.site import urls

_THRESHOLD: Shape[Threshold] = shape(
    "在一个学段要达到的数",
    **columns("thresholds", without=("indicator_id",)).members(),
    evidence=EVIDENCED,
)
_DEPARTMENT: Shape[Responsibility] = shape(
    "一个责任部门",
    id=Member(columns("departments", "id").schema["id"], lambda _, item: item.department_id),
    **columns("responsibilities", "published_name").members(),
)
INDICATOR: Shape[Indicator] = shape(
    "一项指标",
    "Indicator",
    **columns("indicators", without=("kind",)).members(),
    numeric=Member(flag("有没有数值要求"), lambda _, indicator: indicator.is_numeric),
    thresholds=list_of(_THRESHOLD, lambda at, indicator: at.data.thresholds_of[indicator.id], "定性指标没有"),
    departments=list_of(
        _DEPARTMENT, lambda at, indicator: at.data.responsibilities_of[indicator.id], "责任部门"
    ),
    evidence=EVIDENCED,
    links=links(page=address("网页", lambda _, indicator: urls.indicator(indicator.id))),
)
_RULE_COLUMNS = {
    "id": text("编号"),
    "statement": text("规则，用编者的话写"),
    "group_id": nullable(text("只及一组的，是哪一组；否则为 null")),
    "indicator_ids": array(text("指标"), "只及几项的，是哪几项；否则为空"),
    "operator": nullable(text("比较；定性的为 null", words=Operator)),
    "value": nullable(number("数值；定性的为 null")),
    "unit": nullable(text("单位；定性的为 null")),
    "stage": nullable(text("学段；不分学段的为 null")),
}
"""Of a document, which no Table Schema describes."""
RULE: Shape[Rule] = shape(
    "指标合起来怎样算通过",
    "Rule",
    **{
        name: Member(_RULE_COLUMNS[name], member.value) for name, member in columns("rules").members().items()
    },
    evidence=EVIDENCED,
)
_GROUP: Shape[IndicatorGroup] = shape(
    "一组指标",
    **columns("indicator_groups", without=("declared_count",)).members(),
    declared=Member(integer("来源写明的项数"), lambda _, group: group.declared_count),
)
INDICATORS: Shape[None] = shape(
    "督导评估指标的全部内容",
    "Indicators",
    groups=list_of(_GROUP, lambda at, _: at.data.indicator_groups),
    indicators=list_of(INDICATOR, lambda at, _: at.data.indicators),
    rules=list_of(RULE, lambda at, _: at.data.rules),
    sources=sources_of(lambda at, _: (*at.data.indicators, *at.data.thresholds, *at.data.rules)),
)
COMPONENTS = components(INDICATOR, RULE, INDICATORS)


def indicator_files(envelope: Envelope) -> Iterator[OutputFile]:
    """One file with everything about indicators."""
    yield envelope.single("indicators.json", INDICATORS, None)
