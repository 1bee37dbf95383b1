"""Tables of codes: who exists under which name and when, and what became of whom, row for row."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.datasets.reader import Row
from sitegen.findings import Finding
from sitegen.importers.project import Project
from sitegen.model.divisions import NOT_STATUTORY, Extent
from sitegen.transcripts.comparing import Printed, differences
from sitegen.transcripts.reading import SourceTranscript, source_transcripts

_NOW = "code,name"
_PAST = "code,name,first_year,last_year"
_CHANGES = "code,changed,new_codes"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A name that a code bore, from one year's end to another's; an empty year is open."""

    line: int
    code: str
    name: str
    first: str
    last: str


def code_findings(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """Codes, names and years of divisions are those of the tables of codes, and their number is theirs."""
    header = transcript.file.text.partition("\n")[0]
    if header == _NOW:
        yield from _present(project, transcript)
    elif header == _PAST:
        yield from _past(project, transcript)
        yield from _counts(project, transcript)
    elif header == _CHANGES:
        yield from _changes(project, transcript)


def _spans(transcript: SourceTranscript) -> list[Span]:
    records = csv.DictReader(transcript.file.text.splitlines())
    return [
        Span(
            line=number,
            code=record["code"],
            name=record["name"],
            first=record.get("first_year", ""),
            last=record.get("last_year", ""),
        )
        for number, record in enumerate(records, 2)
    ]


def _present(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """A code without digits, 资料暂缺, is told by its name."""
    by_name = {row["name"]: row["code"] for row in project.table("provinces").rows}
    spans = _spans(transcript)
    codes = {span.line: span.code if span.code.isdecimal() else by_name.get(span.name, "") for span in spans}
    undivided = {row["code"] for row in project.table("counties").rows if row["code"].endswith("00")}
    kinds: dict[str, Callable[[str], bool]] = {
        "provinces": lambda code: code.endswith("0000"),
        "prefectures": lambda code: code.endswith("00") and not code.endswith("0000"),
        "counties": lambda code: not code.endswith("00") or code in undivided,
    }
    for table, is_kind in kinds.items():
        printed = [
            Printed(
                line=span.line,
                key=(codes[span.line],),
                cells={"name": span.name, "locator": f"代码 {codes[span.line]}"},
                label=span.name,
            )
            for span in spans
            if is_kind(codes[span.line])
        ]
        yield from differences(transcript, project.table(table), printed)


def _past(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """Ended counties, former names, and since when the others exist; counties from the first year counted."""
    names: dict[str, list[Span]] = {}
    for span in _spans(transcript):
        names.setdefault(span.code, []).append(span)
    start = min(row["year"] for row in project.table("county_totals").rows)
    ended, former, begun = [], [], {}
    for code, spans in names.items():
        spans.sort(key=lambda span: span.first)
        last = spans[-1]
        begun[code] = spans[0].first
        if last.last >= start:
            cells = {"name": last.name, "valid_to": last.last, "valid_from": spans[0].first}
            cells["locator"] = f"{last.last}年末表，代码 {code}"
            ended.append(Printed(line=last.line, key=(code,), cells=cells, label=last.name))
        former += [
            Printed(
                line=span.line,
                key=(code, span.name),
                cells={"valid_to": span.last, "locator": f"{span.last}年末表，代码 {code}"},
                label=span.name,
            )
            for span in spans[:-1]
        ]
    counties = project.table("counties")
    yield from differences(transcript, counties, ended)
    yield from differences(transcript, project.table("former_names"), former, ("code", "name"))
    others = [row for row in counties.rows if _is_counted(row) and not transcript.is_source_of(row)]
    lines = {code: spans[0].line for code, spans in names.items()}
    since = [
        Printed(
            line=lines.get(row["code"], 1),
            key=(row["code"],),
            cells={"valid_from": begun.get(row["code"], ""), "valid_to": ""},
            label=row["name"],
        )
        for row in others
    ]
    codes = {row["code"] for row in others}
    yield from differences(transcript, counties, since, among=lambda row: row["code"] in codes)


def _counts(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """As many counties in a province at a year's end as codes in the table of that year."""
    present = next(
        (item for item in source_transcripts(project.package) if item.file.text.startswith(f"{_NOW}\n")), None
    )
    if present is None:
        return
    now = {span.code for span in _spans(present) if span.code.isdecimal() and not span.code.endswith("00")}
    past = _spans(transcript)
    renamed_or_new = {span.code for span in past}
    table = project.table("county_totals")
    years = sorted({row["year"] for row in table.rows})
    names = {row["code"]: row["name"] for row in project.table("provinces").rows}
    printed = []
    for year in years:
        source = present if year == years[-1] else transcript
        codes = now - renamed_or_new
        codes |= {span.code for span in past if span.first <= year and (not span.last or year <= span.last)}
        for prefix, count in Counter(code[:2] for code in codes).items():
            key = (year, f"{prefix}0000")
            locator = f"{year}年末表，{names.get(key[1], '')}"
            cells = {"county_count": str(count), "source_id": source.source_id, "locator": locator}
            printed.append(Printed(line=1, key=key, cells=cells, label=f"{count} 个"))
    yield from differences(transcript, table, printed, ("year", "province_code"), lambda _: True)


def _changes(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """What a code became, by the year of the change; 120113[2020] is a part that went in that year."""
    known = {row["code"] for row in project.table("counties").rows}
    start = min(row["year"] for row in project.table("county_totals").rows)
    printed = []
    for number, record in enumerate(csv.DictReader(transcript.file.text.splitlines()), 2):
        code, targets = record["code"], record["new_codes"].split(";")
        whole = [target for target in targets if "[" not in target]
        for target in targets:
            heir, _, year = target.rstrip("]").partition("[")
            year = year or record["changed"]
            if code in known and heir != code and year >= start:
                extent = Extent.WHOLE if whole == [target] else Extent.PART
                cells = {"extent": extent, "locator": f"代码 {code}，{year}年变更"}
                printed.append(Printed(line=number, key=(code, heir, year), cells=cells, label=target))
    table = project.table("successions")
    key = ("predecessor_code", "successor_code", "year")
    yield from differences(transcript, table, printed, key)


def _is_counted(row: Row) -> bool:
    return row["kind"] not in NOT_STATUTORY
