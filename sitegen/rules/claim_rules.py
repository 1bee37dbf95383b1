"""Claims: what their id, their words, their number and their parameters say is one thing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.datasets.faults import Fault, item_fault
from sitegen.rules.sound_rows import SoundRows

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_YEAR = re.compile("([0-9]{4})年")
_YEAR_END = re.compile("(20[0-9]{2})年[底末]")
_DIGITS = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {
    "两": "2",
    "首": "1",
}
_NONE = re.compile("没有一个|一个都没有|全都不")
_SAID = ("title", "prints", "remark")
_CODE = "claim-mismatch"


def claims_are_numbered(sound: SoundRows) -> Iterator[Fault]:
    """The id of a claim is its source and its number among the claims of that source, none left out."""
    count: dict[str, int] = {}
    ids: set[str] = set()
    for document, index, item in sound.items("claims"):
        source = item["source_id"]
        count[source] = count.get(source, 0) + 1
        wanted = f"{source}-{count[source]:02}"
        is_repeated = item["id"] in ids
        ids.add(item["id"])
        if item["id"] != wanted and not is_repeated:
            message = f"来源 {source} 的第 {count[source]} 条说法，标识写的是 {item['id']}"
            remedy = f"应写 {wanted}：来源写错就改来源，少了一条就补上"
            yield item_fault(document, (index, "id"), _CODE, message, remedy)


def claims_say_their_number(sound: SoundRows) -> Iterator[Fault]:
    """The published number, or word, of a claim stands in its statement."""
    for document, index, item in sound.items("claims"):
        published = str(item["published"])
        numbers = _NUMBER.findall(published)
        lacking = [number for number in numbers if number not in _numbers(item["statement"])]
        if lacking or (not numbers and published not in item["statement"]):
            message = f"公布的数是“{published}”，表述里没有：{item['statement']}"
            yield item_fault(document, (index, "published"), _CODE, message, "对照来源，改正数或表述")


def claims_are_printed(sound: SoundRows) -> Iterator[Fault]:
    """The number of a claim, or numbers that add up to it, are among what its source prints.

    A source with a transcript is held against that instead.
    """
    for document, index, item in sound.items("claims"):
        source = sound.find("sources", item["source_id"])
        if source is None or source["id"] in sound.transcribed or not source.cells.get("prints"):
            continue
        printed = _numbers(" ".join(source[name] for name in _SAID))
        sums = {str(int(a) + int(b)) for a in printed for b in printed if a.isdecimal() and b.isdecimal()}
        lacking = [
            number for number in _NUMBER.findall(str(item["published"])) if number not in printed | sums
        ]
        if lacking:
            message = f"来源 {source['id']} 印着的是“{source['prints']}”，没有 {'、'.join(lacking)}"
            remedy = f"对照来源，改正数或来源；确实印着的，写进 sources.csv 第 {source.line} 行的 prints"
            yield item_fault(document, (index, "published"), _CODE, message, remedy)


def claims_name_what_they_count(sound: SoundRows) -> Iterator[Fault]:
    """Provinces, prefectures and years that a claim counts over are those that its statement names."""
    provinces = {row["code"]: row["short_name"] for row in sound.every("provinces")}
    prefectures = {row["code"]: row["name"] for row in sound.every("prefectures")}
    batches = {row["id"]: row["id"][:4] for row in sound.every("batches")}
    for document, index, item in sound.items("claims"):
        counted, said = item.get("parameters", {}), item["statement"]
        for key, found in (
            ("provinces", _provinces(counted, said, provinces)),
            ("counties", _counties(counted, said, {**provinces, **prefectures}, item["published"])),
            ("batches", _years(counted, said, batches)),
            ("year", _year_end(counted, said + item.get("note", ""))),
        ):
            if found:
                message = f"{found}；表述是“{said}”"
                keys = (index, "parameters", key)
                yield item_fault(document, keys, _CODE, message, "对照来源，改正参数或表述")


def _provinces(counted: Mapping[str, Any], said: str, names: Mapping[str, str]) -> str | None:
    codes = counted.get("provinces")
    if codes is None:
        return None
    wrong = [names[code] for code in codes if code in names and names[code] not in said]
    lacking = [name for code, name in names.items() if code not in codes and name in said]
    return f"算的是{'、'.join(wrong)}" if wrong else f"没有算{'、'.join(lacking)}" if lacking else None


def _counties(counted: Mapping[str, Any], said: str, names: Mapping[str, str], published: Any) -> str | None:
    """Counties lie in places that are named, and are as many as the claim counts."""
    codes = counted.get("counties")
    if codes is None:
        return None
    elsewhere = [code for code in codes if not _is_named(code, said, names)]
    if elsewhere:
        return f"{'、'.join(elsewhere)} 不在表述所说的地方"
    return None if len(codes) == published else f"列了 {len(codes)} 个县，公布的数是 {published}"


def _is_named(code: str, said: str, names: Mapping[str, str]) -> bool:
    return any(names.get(part, "?") in said for part in (f"{code[:2]}0000", f"{code[:4]}00"))


def _years(counted: Mapping[str, Any], said: str, batches: Mapping[str, str]) -> str | None:
    years = {batches.get(batch) for batch in counted.get("batches", ())}
    strange = sorted({*_YEAR.findall(said)} - years) if years and None not in years else []
    return f"算的批次里没有 {'、'.join(strange)} 年" if strange else None


def _year_end(counted: Mapping[str, Any], said: str) -> str | None:
    """Counties are those of the year-end that is told, else of the last batch, else of a year told."""
    if "year" not in counted:
        return None
    batches = counted.get("batches")
    told = set(_YEAR_END.findall(said) or ([max(batches)[:4]] if batches else _YEAR.findall(said)))
    return None if str(counted["year"]) in told else f"县数取 {counted['year']} 年末的"


def _numbers(text: str) -> set[str]:
    """Numbers in figures or in single words: 第三 is 3, 没有一个 0."""
    words: Iterable[str] = (_DIGITS[character] for character in text if character in _DIGITS)
    return {*_NUMBER.findall(text), *words, *(["0"] if _NONE.search(text) else [])}
