"""Goals, targets and steps of a plan, against their headings as printed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.findings import Finding
from sitegen.importers.project import Project
from sitegen.model.names import is_shortened
from sitegen.transcripts.comparing import Printed, differences, other_cell, share_printed, unprinted
from sitegen.transcripts.reading import SourceTranscript

_SECTION = re.compile(r"[一二三四五六七八九]、(?P<title>[^，。：]+)")
_PART = re.compile(r"(?P<mark>（[一二三四五六七八九]）)(?P<title>[^，。：（）]+)")
_STEP = re.compile(
    r"(?P<mark>（[一二三四五六七八九]）|[1-9]\. )(?P<title>[^，。：（）]+)"
    r"(?P<months>（[^（）]*）)?：(?P<rest>.+)"
)
_MONTHS = re.compile(r"（(?P<year>20[0-9]{2})年(?P<first>[0-9]{1,2})月—(?P<last>[0-9]{1,2})月）")
_DEADLINE = re.compile(r"(?P<when>每年|次年)(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2}日|底)前")
_TARGET = re.compile(r"(?P<year>20[0-9]{2})年：(?P<text>.+)")
_GOAL = re.compile(r"到(?P<year>20[0-9]{2})年，(?P<text>.+)")
_ALIKE = 0.45
"""Share of the characters of an actor that stand in its step: the rest says whose it is."""
_LAST_DAY = {"2": "28", "4": "30", "6": "30", "9": "30", "11": "30"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of a procedure as printed."""

    line: int
    title: str
    rest: str
    """Who acts and by when."""
    cells: Mapping[str, str]
    """Its times and its place."""


def step_findings(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """Targets, goals and steps that rest on the source are those that it prints, with their times."""
    if transcript.plan_id is None:
        return
    yield from _steps(project, transcript, transcript.plan_id)
    yield from _goals(project, transcript)
    plan = project.data.plan.get(transcript.plan_id)
    targets = list(_targets(transcript, plan.county_code or "")) if plan else []
    if targets:
        table = project.table("plan_targets")
        evidence = project.data.source[transcript.source_id].evidence.value
        printed = [
            Printed(
                line=number,
                key=(transcript.plan_id, county, stage),
                cells={"year": year, "locator": section, "evidence": evidence},
                label=label,
            )
            for number, county, stage, year, section, label in targets
        ]
        yield from differences(transcript, table, printed)


def _steps(project: Project, transcript: SourceTranscript, plan_id: str) -> Iterator[Finding]:
    table = project.table("phases")
    steps = list(read_steps(transcript))
    if not steps:
        return
    printed = [
        Printed(line=step.line, key=(plan_id, str(number)), cells=step.cells, label=step.title)
        for number, step in enumerate(steps, 1)
    ]
    yield from differences(transcript, table, printed)
    rows = {(row["plan_id"], row["seq"]): row for row in table.rows}
    for number, step in enumerate(steps, 1):
        row = rows.get((plan_id, str(number)))
        if row is None:
            continue
        if not is_shortened(row["title"], step.title):
            yield other_cell(transcript, table, row, "title", step.title, step.line)
        nearest = max(steps, key=lambda item: share_printed(row["actor"], item.rest))
        if nearest.line != step.line or share_printed(row["actor"], step.rest) < _ALIKE:
            yield unprinted(transcript, table, row, "actor")


def read_steps(transcript: SourceTranscript) -> Iterator[Step]:
    """Every step under the headings of a transcript, in their order."""
    section = part = ""
    for number, line in transcript.lines:
        if _SECTION.fullmatch(line):
            section, part = line, ""
        elif match := _PART.fullmatch(line):
            part = match["mark"]
        elif match := _STEP.fullmatch(line):
            mark = match["mark"].removesuffix(". ")
            place = f"{section}{part if mark.isdecimal() else ''}{mark}"
            times = _times(match["months"] or "", match["rest"])
            yield Step(
                line=number,
                title=match["title"],
                rest=match["rest"],
                cells={"locator": place, **times},
            )


def _times(months: str, rest: str) -> dict[str, str]:
    if match := _MONTHS.fullmatch(months):
        first, last = (f"{match['year']}-{int(match[name]):02}" for name in ("first", "last"))
        return {
            "recurrence": "once",
            "starts_on": first,
            "ends_on": last,
            "deadline": "",
            "deadline_year_offset": "0",
        }
    cells = {"recurrence": "yearly", "starts_on": "", "ends_on": ""}
    if match := _DEADLINE.search(rest):
        month, day = match["month"], match["day"].removesuffix("日")
        day = _LAST_DAY.get(month, "31") if day == "底" else day
        offset = "1" if match["when"] == "次年" else "0"
        return {**cells, "deadline": f"{int(month):02}-{int(day):02}", "deadline_year_offset": offset}
    return {**cells, "deadline": "", "deadline_year_offset": "0"}


def _goals(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    table = project.table("goals")
    section = part = ""
    printed = []
    for number, line in transcript.lines:
        if _SECTION.fullmatch(line):
            section, part = line, ""
        elif _PART.fullmatch(line):
            part = line
        elif match := _GOAL.fullmatch(line):
            operator, value = _share_of(match["text"])
            cells = {"operator": operator, "value": value, "locator": f"{section}{part}"}
            printed.append(Printed(line=number, key=(match["year"],), cells=cells, label=line))

    if printed:
        yield from differences(transcript, table, printed, ("year",))


def _share_of(text: str) -> tuple[str, str]:
    """Operator and value of 全省20%的县 or 全省所有县."""
    if match := re.search(r"([0-9.]+)%", text):
        return ">=", f"{float(match[1]) / 100:g}"
    return "=", "1" if "所有" in text or "全部" in text else ""


def _targets(transcript: SourceTranscript, county: str) -> Iterator[tuple[int, str, str, str, str, str]]:
    """Line, county, stage, year, section and text of the targets of a county's own plan."""
    section = ""
    for number, line in transcript.lines:
        if _SECTION.fullmatch(line):
            section = line
        elif county and (match := _TARGET.fullmatch(line)):
            stage = "provincial" if "省级" in match["text"] else "national"
            yield number, county, stage, match["year"], section, line
