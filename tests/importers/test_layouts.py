"""Any layout, any damage that copying does: the same units come out, to the last name."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.importers.listing import Listing
from sitegen.importers.reading.places import Places

Read = Callable[..., Listing]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One unit as a list may print it."""

    code: str
    province: str
    short: str
    prefecture: str
    """Empty for a unit directly under its province."""
    name: str


class Units(list[Unit]):
    """Units in the order of codes."""

    def __repr__(self) -> str:
        return f"Units of {len(self)}"

    def some(self, chance: random.Random, size: int) -> "Units":
        return Units(sorted(chance.sample(self, size), key=lambda unit: unit.code))


@pytest.fixture(scope="session")
def units(places: Places) -> Units:
    """Every unit in force at the end of 2024, in the order of codes."""
    data = places.data
    found = Units()
    for county in places.units(None, None):
        prefecture = data.prefecture.get(county.prefecture_code or "")
        province = data.province[county.province_code]
        direct = prefecture is None or prefecture.code == county.code
        found.append(
            Unit(
                code=county.code,
                province=province.name,
                short=province.short_name,
                prefecture="" if direct or prefecture is None else prefecture.name,
                name=county.name,
            )
        )
    return found


def by_province(units: Units) -> list[tuple[Unit, Units]]:
    groups = [Units(group) for _, group in groupby(units, lambda unit: unit.province)]
    return [(group[0], group) for group in groups]


def by_prefecture(units: Units) -> list[tuple[str, str]]:
    """Prefecture and its names joined with 、."""
    groups = groupby(units, lambda unit: unit.prefecture)
    return [(prefecture, "、".join(unit.name for unit in group)) for prefecture, group in groups]


HAN = "〇一二三四五六七八九"


def han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{(HAN[tens] if tens > 1 else '') + '十' if tens else ''}{HAN[ones] if ones else ''}"


def ministry(units: Units) -> str:
    lines = ["附件", "2024年义务教育优质均衡发展县(市、区)名单"]
    for number, (first, group) in enumerate(by_province(units), 1):
        lines.append(f"{han(number)}、{first.short}({len(group)}个)")
        lines += [
            f"{prefecture}: {names}" if prefecture else names for prefecture, names in by_prefecture(group)
        ]
    return "\n\n".join(lines)


def bracket_numbers(units: Units) -> str:
    lines = []
    for number, (first, group) in enumerate(by_province(units), 1):
        lines.append(f"（{han(number)}）{first.province}（{len(group)} 个）")
        lines.append(
            "；".join(
                f"{prefecture}：{names}" if prefecture else names
                for prefecture, names in by_prefecture(group)
            )
        )
    return "\n".join(lines)


def repost(units: Units) -> str:
    lines = ["教育部关于公布2023年义务教育优质均衡发展县(市、区)认定结果的通知"]
    for first, group in by_province(units):
        parts = [prefecture + names for prefecture, names in by_prefecture(group)]
        lines.append(f"{first.province}：{'，'.join(parts)}")
    return "\n".join(lines)


def in_brackets(units: Units) -> str:
    lines = []
    for first, group in by_province(units):
        parts = [
            f"{prefecture}（{names}）" if prefecture else names for prefecture, names in by_prefecture(group)
        ]
        lines.append(f"{first.province}（{len(group)}个）：{'，'.join(parts)}")
    return "\n".join(lines)


def prefecture_behind(units: Units) -> str:
    lines = []
    for first, group in by_province(units):
        names = [f"{unit.name}（{unit.prefecture}）" if unit.prefecture else unit.name for unit in group]
        lines.append(f"{first.short}：{'、'.join(names)}")
    return "\n".join(lines)


def paths(units: Units) -> str:
    return "\n".join(unit.province + unit.prefecture + unit.name for unit in units)


def numbered_paths(units: Units) -> str:
    return "\n".join(
        f"{number}. {unit.province}{unit.prefecture}{unit.name}" for number, unit in enumerate(units, 1)
    )


def spaces(units: Units) -> str:
    lines = []
    for first, group in by_province(units):
        lines.append(f"{first.province} {len(group)}个")
        lines += [f"{prefecture} {names.replace('、', ' ')}" for prefecture, names in by_prefecture(group)]
    return "\n".join(lines)


def columns(units: Units) -> str:
    rows = ["序号\t省份\t地市\t县（市、区）"]
    rows += [f"{n}\t{unit.province}\t{unit.prefecture}\t{unit.name}" for n, unit in enumerate(units, 1)]
    return "\n".join(rows)


def turned_columns(units: Units) -> str:
    rows = ["县（市、区）\t地市\t省份"]
    return "\n".join(rows + [f"{unit.name}\t{unit.prefecture}\t{unit.province}" for unit in units])


def merged_columns(units: Units) -> str:
    rows = ["省份\t地市\t县区"]
    for first, group in by_province(units):
        for index, (prefecture, names) in enumerate(by_prefecture(group)):
            for place, name in enumerate(names.split("、")):
                shown = first.short if index == place == 0 else ""
                rows.append(f"{shown}\t{prefecture if place == 0 else ''}\t{name}")
    return "\n".join(rows)


def two_columns(units: Units) -> str:
    rows = ["省份\t数量\t名单"]
    for first, group in by_province(units):
        parts = [prefecture + names for prefecture, names in by_prefecture(group)]
        rows.append(f"{first.province}\t{len(group)}\t{'；'.join(parts)}")
    return "\n".join(rows)


def markdown(units: Units) -> str:
    rows = ["| 省份 | 地市 | 县区 |", "|:--|---|---|"]
    for first, group in by_province(units):
        rows += [
            f"| **{first.province}** | {prefecture} | {names} |" for prefecture, names in by_prefecture(group)
        ]
    return "\n".join(rows)


def html(units: Units) -> str:
    rows = ["<table><tr><th>省份</th><th>地市</th><th>县区</th></tr>"]
    for first, group in by_province(units):
        lines = by_prefecture(group)
        for index, (prefecture, names) in enumerate(lines):
            cell = f"<td rowspan='{len(lines)}'>{first.province}</td>" if index == 0 else ""
            rows.append(f"<tr>{cell}<td>{prefecture}</td>\n<td><p>{names}</p></td></tr>")
    return "\n".join([*rows, "</table>"])


def aligned(units: Units) -> str:
    return "\n".join(f"{unit.province}    {unit.prefecture:　<8}    {unit.name}" for unit in units)


def one_cell_a_line(units: Units) -> str:
    return "\n".join(f"{unit.province}\n{unit.prefecture}\n{unit.name}" for unit in units)


def commas(units: Units) -> str:
    return "\n".join(f"{unit.province},{unit.prefecture},{unit.name}" for unit in units)


def one_line(units: Units) -> str:
    return ministry(units).replace("\n\n", " ")


def sentences(units: Units) -> str:
    parts = []
    for first, group in by_province(units):
        names = "，".join(prefecture + names for prefecture, names in by_prefecture(group))
        parts.append(f"{first.short}{len(group)}个：{names}。")
    return "名单如下：" + "".join(parts)


LAYOUTS = (
    ministry,
    bracket_numbers,
    repost,
    in_brackets,
    prefecture_behind,
    paths,
    numbered_paths,
    spaces,
    columns,
    turned_columns,
    merged_columns,
    two_columns,
    markdown,
    html,
    aligned,
    one_cell_a_line,
    commas,
    one_line,
    sentences,
)


def codes(listing: Listing) -> list[str | None]:
    return sorted(row.county.code if row.county else f"?{row.name}" for row in listing.rows)


def brief(listing: Listing) -> list[str]:
    return [
        f"{finding.place} {finding.code} {finding.value} {finding.message}" for finding in listing.findings
    ]


def check(listing: Listing, chosen: Units) -> None:
    assert brief(listing) == []
    assert codes(listing) == sorted(unit.code for unit in chosen)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_third_of_the_country_comes_out_of_every_layout(
    layout: Callable[[Units], str], read: Read, units: Units
) -> None:
    chosen = Units(units[LAYOUTS.index(layout) % 3 :: 3])
    check(read(layout(chosen)), chosen)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(chance=st.randoms(use_true_random=True), size=st.integers(1, 60))
def test_a_random_selection_comes_out_whole(
    layout: Callable[[Units], str], chance: random.Random, size: int, read: Read, units: Units
) -> None:
    chosen = units.some(chance, size)
    check(read(layout(chosen)), chosen)


def full_width(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("0123456789():,.", "０１２３４５６７８９（）：，．"))


def invisible(text: str, chance: random.Random) -> str:
    return "".join(f"{c}{chance.choice('​­﻿‌')}" if chance.random() < 0.2 else c for c in text)


def compatible(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("金龙西长青见车马一力方木", "⾦⻰⻄⻓⻘⻅⻋⻢⼀⼒⽅⽊"))


def wide_spaces(text: str, chance: random.Random) -> str:
    return re.sub(r"[、：；]", lambda match: f"{match[0]}{chance.choice(['', '　', ' ', '  '])}", text)


def spaced_names(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", lambda _: " " if chance.random() < 0.15 else "", text
    )


def broken_names(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十])(?=[\u4e00-\u9fff])",
        lambda _: "\n" if chance.random() < 0.05 else "",
        text,
    )


def pages(text: str, chance: random.Random) -> str:
    lines, page = [], 0
    for line in text.split("\n"):
        lines.append(line)
        if chance.random() < 0.15:
            page += 1
            lines += [
                f"— {page} —" if page % 2 else f"- {page} -",
                "\f教育部文件 义务教育优质均衡发展县名单",
            ]
    return "\n".join(lines)


def framed(text: str, _: random.Random) -> str:
    head = (
        "教督函〔2025〕9号\n各省、自治区、直辖市教育厅（教委），新疆生产建设兵团教育局：\n"
        "　　经审核，教育部决定认定天津市和平区等县（市、区）。\n\n"
    )
    return f"{head}{text}\n\n（此件主动公开）\n抄送：有关部门。\n教育部办公厅 2025年3月17日印发\n"


DAMAGE = (full_width, invisible, compatible, wide_spaces, pages, framed)
BREAKING = (spaced_names, broken_names)
FIRM = (ministry, bracket_numbers, in_brackets, repost)
"""Layouts with separators, in which a break inside a name can be told from one between names."""


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize(
    "layout", [layout for layout in LAYOUTS if layout is not html], ids=lambda layout: layout.__name__
)
@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(chance=st.randoms(use_true_random=True), size=st.integers(2, 60))
def test_damage_loses_nothing(
    layout: Callable[[Units], str],
    damage: Callable[[str, random.Random], str],
    chance: random.Random,
    size: int,
    read: Read,
    units: Units,
) -> None:
    chosen = units.some(chance, size)
    check(read(damage(layout(chosen), chance)), chosen)


@pytest.mark.parametrize("damage", BREAKING, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("layout", FIRM, ids=lambda layout: layout.__name__)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(chance=st.randoms(use_true_random=True), size=st.integers(2, 60))
def test_breaks_inside_names_lose_nothing(
    layout: Callable[[Units], str],
    damage: Callable[[str, random.Random], str],
    chance: random.Random,
    size: int,
    read: Read,
    units: Units,
) -> None:
    chosen = units.some(chance, size)
    check(read(damage(layout(chosen), chance)), chosen)


def test_a_province_called_like_its_prefecture_is_the_province_before_a_prefecture(read: Read) -> None:
    listing = read("省份\t地市\t县区\n吉林\t长春市\t南关区\n吉林\t吉林市\t船营区\n吉林\t长春市\t宽城区\n")
    assert [row.prefecture for row in listing.rows] == ["长春市", "吉林市", "长春市"]
    assert listing.findings == ()
