"""Limits in YAML documents: the number, how it is compared and its unit are those of the words beside it."""

import re
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, item_fault
from sitegen.rules.sound_rows import SoundRows

_WORDS = {">=": "至少有?|不低于|不少于|达到[^0-9]*|满", "<=": "不超过|不高于|不多于|至多"}
"""How a limit is told right before its number."""
_UNITS = "[%％项年个种人米]"
"""What stands right behind a number that has a unit."""
_NONE_ALLOWED = re.compile("有其一就不|一[个种项]都不")
_COUNTED_ITEMS = re.compile(r"下列(?P<count>[0-9]+)种[^：]*：(?P<items>[^。]+)")
_GROUP = re.compile(r"(?P<name>[\u4e00-\u9fff]+)的(?P<count>[0-9]+)项指标")
_SHARES = {"五分之一": 0.2, "四分之一": 0.25, "三分之一": 0.333333, "一半": 0.5, "百分之百": 1, "零的突破": 0}
_OUR_LIMIT = re.compile(r"本站定为(?P<told>[^，。；]*)")
_QUANTITIES = {
    "declared": "数量|零的突破",
    "declared_share": "比例",
    "statutory_share": "百分之|比例",
    "latest": "最近一批",
}
_CODE = "limit-mismatch"
_ALIKE = 0.3
"""Share of the pairs of characters of a place's name that its item repeats: it is called by its words."""


def rules_say_their_limit(sound: SoundRows) -> Iterator[Fault]:
    """A rule for verdicts says its number behind the word of its comparison, with its unit and its stage."""
    for document, index, item in sound.items("rules"):
        said = item["statement"]
        unit = f"(?!{_UNITS})" if item["unit"] == "无" else f"(?={re.escape(item['unit'])})"
        if item["operator"] == "=":
            holds = item["value"] == 0 and bool(_NONE_ALLOWED.search(said)) and item["unit"] in said
        else:
            told = re.findall(rf"(?:{_WORDS[item['operator']]})([0-9]+(?:\.[0-9]+)?)(?![0-9]){unit}", said)
            holds = float(item["value"]) in map(float, told)
        if not holds:
            shown = f"{item['operator']} {item['value']} {item['unit']}"
            message = f"写的是 {shown}，与表述不符：{said}"
            yield item_fault(
                document, (index, "value"), _CODE, message, "对照来源，改正数、比较、单位或表述", shown
            )
        elif item.get("stage") and item["stage"] not in said:
            message = f"学段是{item['stage']}，表述里没有：{said}"
            yield item_fault(document, (index, "stage"), _CODE, message, "对照来源，改正学段或表述")


def rules_count_what_they_list(sound: SoundRows) -> Iterator[Fault]:
    """A rule that counts indicators of a group, or cases that it lists, counts them rightly."""
    declared = {row["name"]: row["declared_count"] for row in sound.rows("indicator_groups")}
    for document, index, item in sound.items("rules"):
        counts = [
            (match["count"], declared[match["name"]])
            for match in _GROUP.finditer(item["statement"])
            if match["name"] in declared
        ]
        counts += [
            (match["count"], str(match["items"].count("；") + 1))
            for match in _COUNTED_ITEMS.finditer(item["statement"])
        ]
        for said, count in counts:
            if said != count:
                message = f"表述说 {said}，数下来是 {count}"
                yield item_fault(
                    document, (index, "statement"), _CODE, message, "对照来源，改正个数或漏掉的", said
                )


def rules_stand_where_said(sound: SoundRows) -> Iterator[Fault]:
    """The place of a rule is that of its indicator, or is called by words of the rule."""
    for document, index, item in sound.items("rules"):
        place = item["locator"].rpartition("：")[2].rpartition("的")[2]
        ids = item.get("indicator_ids", [])
        if ids and place not in ids:
            message = f"位置“{place}”不是指标 {'、'.join(ids)}"
        elif not ids and "：" in item["locator"] and _shared(place, item["statement"]) < _ALIKE:
            message = f"位置“{place}”说的不是这一条：{item['statement']}"
        else:
            continue
        yield item_fault(document, (index, "locator"), _CODE, message, "对照来源，改正位置")


def types_say_their_limits(sound: SoundRows) -> Iterator[Fault]:
    """A condition of a type says in its reason what it counts, its number and who drew the line."""
    for document, index, item in sound.items("province_types"):
        for number, condition in enumerate(item["conditions"]):
            ours = _OUR_LIMIT.search(condition["reason"])
            told = ours["told"] if ours else condition["reason"]
            value = float(condition["value"])
            faults = {
                "value": value not in _told(told),
                "operator": (condition["operator"] == "=") != (value == 0),
                "basis": (condition["basis"] == "ours") != bool(ours),
                "quantity": not re.search(_QUANTITIES.get(condition["quantity"], ""), condition["reason"]),
            }
            name = next((name for name, is_wrong in faults.items() if is_wrong), None)
            if name:
                message = f"“{condition[name]}”与理由不符：{condition['reason']}"
                remedy = "改正其中一个；界线是本站划的，理由写“本站定为”多少"
                yield item_fault(document, (index, "conditions", number, name), _CODE, message, remedy)


def _told(text: str) -> set[float]:
    numbers = {float(number) for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", text)}
    return numbers | {float(value) for word, value in _SHARES.items() if word in text}


def _shared(place: str, said: str) -> float:
    pairs = [place[at : at + 2] for at in range(len(place) - 1)]
    return sum(pair in said for pair in pairs) / max(1, len(pairs))
