"""Indicators of the supervision and evaluation (督导评估指标), their thresholds, and who answers for them."""

from dataclasses import dataclass

from sitegen.model.codes import Code, Operator
from sitegen.model.sources import Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorGroup:
    """A first-level indicator such as 资源配置."""

    id: str
    name: str
    declared_count: int
    citation: Citation


class SchoolStage(Code):
    """Which schools, or which pupils of them, a threshold is about."""

    PRIMARY = "小学"
    JUNIOR = "初中"
    PRIMARY_AND_JUNIOR = "小学和初中"
    THROUGH_TRAIN = "九年一贯制和十二年一贯制学校"
    SPECIAL = "特殊教育学校"
    VILLAGE = "村小学和教学点"
    EVERY = "全体"


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """A number that an indicator must reach in one school stage."""

    indicator_id: str
    seq: int
    measure: str
    stage: str
    operator: Operator
    value: float
    unit: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Responsibility:
    """One department that answers for one indicator, with its name as published."""

    indicator_id: str
    department_id: str
    published_name: str
    citation: Citation


@dataclass(frozen=True, kw_only=True, slots=True)
class Department:
    """A department of a county's government."""

    id: str
    name: str
    citation: Citation


class IndicatorLevel(Code):
    """What is measured."""

    SCHOOL = "school"
    COUNTY = "county"


class IndicatorKind(Code):
    """Whether there are numbers to reach."""

    NUMERIC = "numeric"
    QUALITATIVE = "qualitative"


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """A second-level indicator."""

    id: str
    group_id: str
    seq: int
    name: str
    level: IndicatorLevel
    kind: IndicatorKind
    explanation: str
    citation: Citation

    @property
    def is_numeric(self) -> bool:
        """True when there are numbers to reach."""
        return self.kind is IndicatorKind.NUMERIC


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """How the parts decide: a rule over several indicators."""

    id: str
    statement: str
    group_id: str | None
    indicator_ids: tuple[str, ...] = ()
    operator: Operator | None
    value: float | None
    unit: str | None
    stage: str | None
    citation: Citation
