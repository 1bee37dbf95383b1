"""Goals: what their id, their words and their number say is one thing."""

import re
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.model.codes import Operator
from sitegen.model.plans import Stage
from sitegen.rules.sound_rows import SoundRows

_ID = re.compile(r"(?P<place>[a-z]+)-(?P<year>[0-9]{4})(?P<stage>-provincial)?")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "十": 10}
_SHARES = re.compile(
    r"(?P<percent>[0-9]+(?:\.[0-9]+)?)[%％]|百分之(?P<hundredths>[一二三四五六七八九十]+|[0-9]+)"
    r"|(?P<tenths>[一二两三四五六七八九])成|(?P<whole>[二三四五六七八九十])分之(?P<part>[一二三四五六七八九])"
    r"|(?P<half>一半|半数)|(?P<all>所有|全部)"
)


def goals_named(sound: SoundRows) -> Iterator[Fault]:
    """The id of a goal is its place, its year and, for the provincial stage, -provincial: yunnan-2025."""
    slugs = {row["code"]: row["slug"] for row in sound.every("provinces")}
    for row in sound.rows("goals"):
        match = _ID.fullmatch(row["id"])
        if match is None:
            continue
        said = {
            "province_code": slugs.get(row["province_code"], "cn") == match["place"],
            "year": row["year"] == match["year"],
            "stage": (row["stage"] == Stage.PROVINCIAL) == bool(match["stage"]),
        }
        for name, holds in said.items():
            if not holds:
                title = sound.tables["goals"].schema.field(name).title
                message = f"标识 {row['id']} 与{title}“{row[name] or '（空）'}”不符"
                remedy = "标识写作 省名拼音-年份，省级评估的再加 -provincial，全国的写 cn：改正其中一个"
                yield row_fault(row, name, "goal-id", message, remedy)
                break


def goals_say_their_share(sound: SoundRows) -> Iterator[Fault]:
    """The value of a goal is the share that its statement tells: 两成 is 0.2, 三分之一 0.333333, 所有 1.

    Where several are told, the last one behind 记为 or 记作 counts. Only a whole is reached exactly.
    """
    for row in sound.rows("goals"):
        shares = [_share(match) for match in _SHARES.finditer(re.split("记为|记作", row["statement"])[-1])]
        value = float(row["value"]) if row["value"] else None
        shown = "、".join(f"{share:g}" for share in shares) or "没有写出比例"
        if (value is None and shares) or (value is not None and value not in shares):
            message = f"数值“{row['value'] or '（空）'}”与表述不符，表述是：{shown}"
            yield row_fault(row, "value", "goal-value", message, "对照来源，改正数值或表述")
        elif (row["operator"] == Operator.EQUAL) != (value == 1):
            message = f"数值是 {row['value'] or '（空）'}，比较写的是 {row['operator']}"
            remedy = "全部达到的写 =，其余的写 >="
            yield row_fault(row, "operator", "goal-value", message, remedy)


def _share(match: re.Match[str]) -> float:
    if match["percent"]:
        return round(float(match["percent"]) / 100, 6)
    if match["hundredths"]:
        return round(_han(match["hundredths"]) / 100, 6)
    if match["tenths"]:
        return _DIGITS[match["tenths"]] / 10
    if match["whole"]:
        return round(_DIGITS[match["part"]] / _DIGITS[match["whole"]], 6)
    return 0.5 if match["half"] else 1


def _han(text: str) -> int:
    """二十五, 九十, 十五, or digits."""
    if text.isdecimal() and text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = _DIGITS.get(ones, 0) if ones else 0
    return value + (10 * (_DIGITS.get(tens, 1) if tens else 1) if ten else 0)
