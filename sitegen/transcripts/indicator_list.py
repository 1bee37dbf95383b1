"""Reading a list of indicators as printed: groups, wording, limits in it, and who answers for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sitegen.model.codes import Operator
from sitegen.model.indicators import SchoolStage
from sitegen.transcripts.reading import SourceTranscript

_GROUP = re.compile(r"(?P<number>[一二三四五六七八九])、(?P<name>.+?)（(?P<count>[0-9]+)项指标）")
_INDICATOR = re.compile(r"(?P<id>[0-9]\.[0-9]+) (?P<wording>.+)")
_NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|[ⅠⅡⅢⅣ])(?:人|平方米|元|间|%|级|名学生)?(?:以上)?"
_LIMIT = re.compile(
    r"(?P<each>分别|均)?(?P<word>达到|不低于|不小于|不超过|低于|按(?!照)|配备)"
    rf"[^0-9ⅠⅡⅢⅣ]*?(?P<numbers>{_NUMBER}(?:、{_NUMBER})*)"
)
_ONE = re.compile(r"(?P<value>[0-9.]+|[ⅠⅡⅢⅣ])(?P<unit>[^以、0-9]*)")
_FLOORS = ("不低于", "不小于")
_CEILINGS = {"不超过": Operator.AT_MOST, "低于": Operator.LESS}
_ROMAN = {"Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4"}
_STAGES = (
    ("9年一贯制学校、12年一贯制学校", SchoolStage.THROUGH_TRAIN),
    (SchoolStage.VILLAGE, SchoolStage.VILLAGE),
    (SchoolStage.SPECIAL, SchoolStage.SPECIAL),
    ("所有小学、初中", SchoolStage.PRIMARY_AND_JUNIOR),
    ("全区初中", SchoolStage.JUNIOR),
)
"""Whom a limit is about: as printed, and as the tables say it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """One number that an indicator requires."""

    stage: str
    operator: str
    value: str
    unit: str
    clause: str
    """Wording up to the number, without spaces."""


@dataclass(kw_only=True, slots=True)
class PrintedIndicator:
    """One indicator with everything that is printed of it."""

    line: int
    id: str
    wording: str
    """Without spaces."""
    departments: list[tuple[int, str]] = field(default_factory=list)
    """Line and name of each department that answers for it."""

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits in the wording, in their order."""
        return tuple(_limits(self.wording))


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedGroup:
    """Heading of a group of indicators."""

    line: int
    id: str
    name: str
    count: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorList:
    """Everything that a list of indicators says."""

    groups: tuple[PrintedGroup, ...]
    indicators: tuple[PrintedIndicator, ...]


def indicator_list(transcript: SourceTranscript) -> IndicatorList:
    """The list in a transcript; empty when it holds none."""
    groups: list[PrintedGroup] = []
    indicators: list[PrintedIndicator] = []
    for number, line in transcript.lines:
        if group := _GROUP.fullmatch(line):
            index = "一二三四五六七八九".index(group["number"]) + 1
            groups.append(
                PrintedGroup(line=number, id=str(index), name=group["name"], count=group["count"], label=line)
            )
        elif indicator := _INDICATOR.fullmatch(line):
            wording = indicator["wording"].replace(" ", "")
            indicators.append(PrintedIndicator(line=number, id=indicator["id"], wording=wording))
        elif indicators:
            indicators[-1].departments.append((number, line.removeprefix("及")))
    return IndicatorList(groups=tuple(groups), indicators=tuple(indicators))


def _limits(wording: str) -> Iterator[Limit]:
    about = SchoolStage.EVERY
    for clause in re.split("[；，。]", wording):
        about = next((stage for printed, stage in _STAGES if printed in clause), about)
        for match in _LIMIT.finditer(clause):
            numbers = list(_ONE.finditer(match["numbers"]))
            stages = [SchoolStage.PRIMARY, SchoolStage.JUNIOR] if match["each"] else [about] * len(numbers)
            if match["each"] == "均":
                numbers *= 2
            for stage, number in zip(stages, numbers, strict=False):
                yield Limit(
                    stage=stage,
                    operator=_operator(match["word"], is_floor="以上" in match["numbers"]),
                    value=_ROMAN.get(number["value"], number["value"]),
                    unit={"": "无", "名学生": "人"}.get(number["unit"], number["unit"]),
                    clause=clause[: match.end()],
                )


def _operator(word: str, *, is_floor: bool) -> Operator:
    if word in _FLOORS or is_floor:
        return Operator.AT_LEAST
    return _CEILINGS.get(word, Operator.EQUAL)
