"""Every fact as one statement with its receipt: where it stands, or how it follows from other statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sitegen.exceptions import InternalError
from sitegen.findings import Finding
from sitegen.model.sources import Citation, Evidence
from sitegen.site.page import Link


class Subject(StrEnum):
    """What kind of thing a statement speaks of."""

    label: str
    """The kind in words."""

    def __new__(cls, value: str, label: str) -> "Subject":
        """A kind with its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    NATION = "nation", "全国"
    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "地级"
    COUNTY = "county", "县级"
    BATCH = "batch", "认定批次"
    MILESTONE_LIST = "milestone_list", "进展名单"
    PLAN = "plan", "规划"
    GOAL = "goal", "总体目标"
    INDICATOR_GROUP = "indicator_group", "一级指标"
    INDICATOR = "indicator", "二级指标"
    DEPARTMENT = "department", "责任部门"
    RULE = "rule", "判定规则"
    CLAIM = "claim", "待核说法"
    PROVINCE_TYPE = "province_type", "省份类型"
    METHOD = "method", "核对方法"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One fact. Either `citation` says where it stands, or `derived_from` what it follows from."""

    id: str
    subject: Subject
    subject_code: str
    subject_name: str
    predicate: str
    """What is said of the subject, in a few Chinese words: 列入名单, 规划年份, 公布总数."""
    value: str
    unit: str
    """个, 年, % and so on; empty for words and dates."""
    citation: Citation | None = None
    """None for what this site derives itself."""
    derivation: str = ""
    """How the value was derived; empty for what a source says."""
    derived_from: tuple[str, ...] = ()
    """Ids of earlier statements that the value follows from."""

    @property
    def evidence(self) -> Evidence:
        """How the fact is known."""
        return self.citation.evidence if self.citation else Evidence.DERIVED

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Sources that say so, the chief one first."""
        return self.citation.source_ids if self.citation else ()


class Topic(NamedTuple):
    """What a statement speaks of."""

    subject: Subject
    code: str
    name: str
    page: Link
    """Page that shows it."""

    def statement(
        self,
        id_: str,
        predicate: str,
        value: str,
        unit: str,
        *,
        citation: Citation | None = None,
        derivation: str = "",
        derived_from: Iterable[str] = (),
    ) -> Statement:
        """One fact about it; the arguments are those of `Statement`."""
        return Statement(
            id=id_,
            subject=self.subject,
            subject_code=self.code,
            subject_name=self.name,
            predicate=predicate,
            value=value,
            unit=unit,
            citation=citation,
            derivation=derivation,
            derived_from=tuple(derived_from),
        )


Statements = Mapping[str, Statement]
"""Statements by id, what is derived after what it is derived from."""


def by_id(items: Iterable[Statement]) -> Statements:
    """The statements by id; raises InternalError when two have the same."""
    found: dict[str, Statement] = {}
    for item in items:
        if item.id in found:
            raise InternalError(f"two statements are called {item.id!r}")
        found[item.id] = item
    return found


def check_statements(items: Statements, source_ids: Iterable[str], path: str) -> tuple[Finding, ...]:
    """A finding for every statement without a receipt; `path` is the table of sources."""
    known = frozenset(source_ids)
    return tuple(_finding(item, path) for item in _unsupported(items, known))


def _unsupported(items: Statements, sources: frozenset[str]) -> Iterator[Statement]:
    """Statements that no source says, and that do not follow from supported ones before them."""
    supported: set[str] = set()
    for item in items.values():
        if item.citation is not None:
            holds = bool(item.citation.locator) and all(id_ in sources for id_ in item.source_ids)
        else:
            holds = bool(item.derivation and item.derived_from) and supported.issuperset(item.derived_from)
        if holds:
            supported.add(item.id)
        else:
            yield item


def _finding(item: Statement, path: str) -> Finding:
    said = f"{item.subject_name}：{item.predicate} {item.value}{item.unit}"
    return Finding(
        path,
        "fact-without-source",
        f"没有依据的事实：{said}",
        "给这一行写上 sources.csv 里有的 source_id 和位置；推算的写明由哪些记录怎样推算",
        field=item.id,
    )
