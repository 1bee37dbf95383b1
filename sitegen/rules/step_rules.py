"""Lists of steps against what their sources say that they print."""

import re
from collections.abc import Iterator, Sequence

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.model.groups import grouped
from sitegen.rules.sound_rows import ROLES, SoundRows

_CODE = "source-tells"
_SAID = ("title", "prints", "remark")
_OF_MANY = re.compile("等([0-9]+)个")


def milestone_totals_are_told(sound: SoundRows) -> Iterator[Fault]:
    """The total of a list of a step is what its source tells, and what a source tells is entered.

    What has a transcript is held against that instead.
    """
    for row in sound.rows("milestone_lists"):
        source, total = sound.find("sources", row["source_id"]), row["declared_total"]
        if source is None or source["id"] in sound.transcribed:
            continue
        if total and total not in re.findall("[0-9]+", _text(source)):
            message = f"来源 {source['id']} 写明印着的，没有这个总数 {total}"
        elif not total and (told := _OF_MANY.search(source["prints"])):
            message = f"来源 {source['id']} 印着总数 {told[1]}，这里空着"
        else:
            continue
        remedy = f"核对数字和来源；确是的，在 sources.csv 第 {source.line} 行的“印着什么”里写明"
        yield row_fault(row, "declared_total", _CODE, message, remedy)


def milestone_lists_rest_on_their_names(sound: SoundRows) -> Iterator[Fault]:
    """The source of a list of a step is one that its names were read in."""
    for row in sound.rows("milestone_lists"):
        read = {item["source_id"] for item in sound.every("milestones") if item["list_id"] == row["id"]}
        if read and row["source_id"] not in read:
            message = f"名称读自{'、'.join(sorted(read))}，没有一个读自 {row['source_id']}"
            yield row_fault(row, "source_id", _CODE, message, "写名单所在的来源")


def milestones_are_printed(sound: SoundRows) -> Iterator[Fault]:
    """A source of names of a step prints each of them, or as many as the rows that rest on it.

    What has a transcript is held against that instead.
    """
    for source, rows in _read(sound):
        counted = set(re.findall("([0-9]+)个", _text(source)))
        for row in rows:
            if row["published_name"] not in _text(source) and str(len(rows)) not in counted:
                message = (
                    f"来源 {source['id']} 写明印着的，没有“{row['published_name']}”，也不是 {len(rows)} 个"
                )
                remedy = f"核对是不是这个来源；确是的，在 sources.csv 第 {source.line} 行的“印着什么”里写明"
                yield row_fault(row, "source_id", _CODE, message, remedy)
                break


def printed_names_are_entered(sound: SoundRows) -> Iterator[Fault]:
    """Units of its province that a source of names of a step names are entered from it."""
    cited: dict[str, set[str]] = {}
    for name in ("milestones", "certifications", "plan_targets"):
        for row in sound.every(name):
            for role in ROLES:
                cited.setdefault(row.cells.get(role, ""), set()).add(row["county_code"])
    for source, rows in _read(sound):
        provinces = {row["county_code"][:2] for row in rows if row["county_code"]}
        near = [
            county
            for county in sound.rows("counties")
            if county["code"][:2] in provinces and not county["valid_to"]
        ]
        entered = {county["name"] for county in near if county["code"] in cited[source["id"]]}
        lacking = [name for name in _named(source["prints"], near) if name not in entered]
        if lacking:
            message = f"来源 {source['id']} 印着“{lacking[0]}”，没有一行根据它写这个县"
            remedy = "补上这一行，或改正来源的“印着什么”"
            yield row_fault(rows[0], "source_id", _CODE, message, remedy)


def _named(text: str, counties: list[Row]) -> list[str]:
    """Names of counties in a text, the longer one where one is part of another: 祥云县, not 云县."""
    names = sorted({re.escape(county["name"]) for county in counties}, key=len, reverse=True)
    return re.findall("|".join(names) or "(?!)", text)


def _read(sound: SoundRows) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Sources of names of steps that have no transcript, with the rows that rest on each."""
    groups = grouped(sound.every("milestones"), lambda row: row["source_id"])
    for source_id, rows in groups.items():
        source = sound.find("sources", source_id)
        if source is not None and source_id not in sound.transcribed:
            yield source, rows


def _text(source: Row) -> str:
    return " ".join(source.cells.get(name, "") for name in _SAID)
