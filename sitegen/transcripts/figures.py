"""Figures and names of an article, by the place where they stand, against everything that cites it."""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.findings import Finding
from sitegen.importers.project import Project
from sitegen.transcripts.comparing import CODE, unprinted
from sitegen.transcripts.reading import SourceTranscript

_HEADER = "place,printed,about"
_WORDS = {"两": "2", "首": "1", "第一": "1", "第二": "2", "第三": "3"}
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_COUNTED = re.compile(r"[0-9.]+(?=[个所分%])")
"""Numbers that count something; years count nothing."""
_FIRST_TO_COME = "2025"
"""Years of goals; what is dated earlier has happened."""
_CELLS = {
    "batches": ("declared_total",),
    "batch_totals": ("declared_count",),
    "goals": ("year",),
}
"""Numbers of a row that must be printed at its place."""


def figure_findings(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """Whatever cites the article names a place of it, and its numbers and names are printed there."""
    if transcript.file.text.partition("\n")[0] != _HEADER:
        return
    printed: dict[str, list[Mapping[str, str]]] = {}
    for record in csv.DictReader(transcript.file.text.splitlines()):
        printed.setdefault(record["place"], []).append(record)
    yield from _rows(project, transcript, printed)
    yield from _goals(project, transcript)
    yield from _claims(project, transcript, printed)
    yield from _types(project, transcript, printed)


def _rows(
    project: Project, transcript: SourceTranscript, printed: Mapping[str, list[Mapping[str, str]]]
) -> Iterator[Finding]:
    for name, table in project.package.tables.items():
        for row in table.rows:
            if name == "sources" or row.cells.get("source_id") != transcript.source_id:
                continue
            place = _place(row["locator"], printed)
            if place is None:
                yield unprinted(transcript, table, row, "locator")
                continue
            numbers = _numbers(printed[place])
            for field in _CELLS.get(name, ()) if row["evidence"] != "derived" else ():
                if row[field] not in numbers:
                    yield unprinted(transcript, table, row, field)
            names = [record["printed"] for record in printed[place]]
            if (
                name == "certifications"
                and f"{row['published_prefecture']}{row['published_name']}" not in names
            ):
                yield unprinted(transcript, table, row, "published_name")


def _goals(project: Project, transcript: SourceTranscript) -> Iterator[Finding]:
    """Each year that is told as one to come is some goal's."""
    said = {
        (row["year"], place)
        for row in project.table("goals").rows
        if row["source_id"] == transcript.source_id
        for place in [row["locator"]]
    }
    for number, record in enumerate(csv.DictReader(transcript.file.text.splitlines()), 2):
        year = record["printed"].removesuffix("年")
        is_to_come = len(year) == 4 and year.isdecimal() and year >= _FIRST_TO_COME
        if is_to_come and not any(year == one and place.startswith(record["place"]) for one, place in said):
            message = f"文字版里有“到{record['printed']}”的目标（{record['about']}），goals.csv 里没有"
            remedy = "对照原文，在 goals.csv 补上；文字版多了就删去，连同 transcripts.yaml 里的 digest 一起改"
            yield Finding(transcript.file.path, CODE, message, remedy, line=number, value=record["printed"])


def _claims(
    project: Project, transcript: SourceTranscript, printed: Mapping[str, list[Mapping[str, str]]]
) -> Iterator[Finding]:
    """Each claim says a number that stands at its place, and each count there is some claim's."""
    document = project.package.documents["claims"]
    said: dict[str, set[str]] = {}
    for index, item in enumerate(document.items):
        if item["source_id"] != transcript.source_id:
            continue
        place = _place(item["locator"], printed)
        name = "locator" if place is None else "published"
        wanted = set(_NUMBER.findall(str(item["published"])))
        if place is None or not wanted <= _numbers(printed[place]):
            message = f"“{item[name]}”在来源的文字版 {transcript.file.path} 的这一处没有"
            yield document.finding((index, name), CODE, message, _REMEDY, field=name, value=str(item[name]))
        if place is not None:
            said.setdefault(place, set()).update(wanted)
    for number, record in enumerate(csv.DictReader(transcript.file.text.splitlines()), 2):
        missing = set(_COUNTED.findall(record["printed"])) - said.get(record["place"], set())
        if missing:
            message = f"文字版里有“{record['printed']}”（{record['about']}），claims.yaml 里没有一条说它"
            remedy = "在 claims.yaml 补上；文字版多了就删去，连同 transcripts.yaml 里的 digest 一起改"
            yield Finding(transcript.file.path, CODE, message, remedy, line=number, value=record["printed"])


def _types(
    project: Project, transcript: SourceTranscript, printed: Mapping[str, list[Mapping[str, str]]]
) -> Iterator[Finding]:
    """A type of province stands at a place of the article, which tells of all its examples or of none."""
    document = project.package.documents.get("province_types")
    names = {row["code"]: row["short_name"] for row in project.table("provinces").rows}
    for index, item in enumerate(document.items if document else ()):
        if document is None or item["source_id"] != transcript.source_id:
            continue
        place = _place(item["locator"], printed)
        if place is None:
            message = f"“{item['locator']}”在来源的文字版 {transcript.file.path} 里没有"
            yield document.finding(
                (index, "locator"), CODE, message, _REMEDY, field="locator", value=item["locator"]
            )
            continue
        told = "".join(record["printed"] + record["about"] for record in printed[place])
        for count in _COUNTED.findall(item["statement"]):
            if count not in _numbers(printed[place]):
                message = f"来源的文字版 {transcript.file.path} 在这一处没有 {count}"
                yield document.finding(
                    (index, "statement"), CODE, message, _REMEDY, field="statement", value=item["statement"]
                )
        examples = [names[code] in told for code in item.get("example_codes", ())]
        for number, is_told in enumerate(examples):
            if any(examples) and not is_told:
                code = item["example_codes"][number]
                message = f"来源的文字版 {transcript.file.path} 在这一处没有说到{names[code]}"
                keys = (index, "example_codes", number)
                yield document.finding(keys, CODE, message, _REMEDY, field="example_codes", value=code)


_REMEDY = "对照原文，改正数字或位置；文字版抄错了就改文字版，连同 transcripts.yaml 里的 digest"


def _place(locator: str, printed: Mapping[str, Any]) -> str | None:
    """The longest place that a locator begins with; None when it begins with none."""
    return max((place for place in printed if locator.startswith(place)), key=len, default=None)


def _numbers(records: list[Mapping[str, str]]) -> set[str]:
    """Numbers printed at a place, in figures or words, and how many names are listed there."""
    numbers: set[str] = set()
    names = 0
    for record in records:
        figures = _NUMBER.findall(record["printed"])
        words = {value for word, value in _WORDS.items() if word in record["printed"]}
        numbers |= {*figures, *words}
        if not figures and not words:
            # What is told in words alone, 相对较低, is counted over the places that it is told of.
            names += 1
            listed = record["about"].partition("的")[0]
            numbers |= {"0", str(listed.count("、") + 1)}
    return numbers | {str(names)}
