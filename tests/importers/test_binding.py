"""A printed place is binding: no name joins outside of the place that stands over it or before it."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest

from sitegen.importers.listing import Listing
from sitegen.importers.project import Project
from sitegen.importers.reading.names import prefecture_short_forms
from sitegen.importers.reading.places import Places
from sitegen.model.divisions import County

Read = Callable[..., Listing]

ZONE_WORDS = (
    *("经济开发区", "经济技术开发区", "经开区", "高新区", "高新技术产业开发区", "高新技术开发区", "新区"),
    *("工业园区", "工业园", "开发区", "度假区", "旅游度假区", "保税区", "综合保税区", "滨海新区"),
    *("新站高新区", "山海天旅游度假区", "三江新区", "滨海区", "火炬高新区", "示范区"),
    *("临港经济技术开发区", "经济开发区管委会", "高新技术园区"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """One name with the places that are printed with it."""

    province: str
    prefecture: str
    """Empty for none."""
    name: str
    code: str | None
    """Of the unit that is meant; None when no unit is."""


LAYOUTS: dict[str, Callable[[Printed], str]] = {
    "heading": lambda it: f"{it.province}\n{it.prefecture and it.prefecture + '：'}{it.name}",
    "path": lambda it: f"{it.province}{it.prefecture}{it.name}",
    "path under the province": lambda it: f"{it.province}\n{it.prefecture}{it.name}",
    "columns": lambda it: f"{it.province}\t{it.prefecture}\t{it.name}",
    "brackets": lambda it: f"{it.province}：{it.name}{it.prefecture and f'（{it.prefecture}）'}",
    "slashes": lambda it: "/".join(part for part in (it.province, it.prefecture, it.name) if part),
    "spaces": lambda it: " ".join(part for part in (it.province, it.prefecture, it.name) if part),
}


def text_of(layout: str, printed: Iterable[Printed]) -> str:
    return "\n".join(map(LAYOUTS[layout], printed))


def joined(listing: Listing) -> dict[int, str]:
    """Codes by line: one unit, one line."""
    return {row.entry.word.line: row.county.code for row in listing.rows if row.county}


def place_of(places: Places, county: County) -> tuple[str, str]:
    prefecture = places.data.prefecture.get(county.prefecture_code or "")
    is_own = prefecture is not None and prefecture.code == county.code
    return places.data.province[
        county.province_code
    ].name, "" if is_own or not prefecture else prefecture.name


@pytest.fixture(scope="session")
def right(places: Places) -> list[Printed]:
    """Every unit in force with its own places."""
    units = places.units(None, None)
    return [
        Printed(province=province, prefecture=prefecture, name=unit.name, code=unit.code)
        for unit in units
        for province, prefecture in [place_of(places, unit)]
    ]


@pytest.fixture(scope="session")
def wrong(places: Places) -> list[Printed]:
    """Every unit in force with another prefecture of its province; and whom the two may really name there."""
    chance = random.Random(11)  # noqa: S311
    found = []
    for unit in places.units(None, None):
        others = [
            item
            for item in places.data.prefectures
            if item.province_code == unit.province_code and item.code not in (unit.prefecture_code, unit.code)
        ]
        if others:
            other = chance.choice(others)
            there = places.readings(unit.name, unit.province_code, other.code)
            found.append(
                Printed(
                    province=place_of(places, unit)[0],
                    prefecture=other.name,
                    name=unit.name,
                    code=there[0].county.code if len(there) == 1 else None,
                )
            )
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_unit_joins_in_its_own_place(layout: str, read: Read, right: list[Printed]) -> None:
    chosen = right[list(LAYOUTS).index(layout) % 3 :: 3]
    listing = read(text_of(layout, chosen))
    assert [row.county.code if row.county else row.name for row in listing.rows] == [
        item.code for item in chosen
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_unit_joins_under_another_city(layout: str, read: Read, wrong: list[Printed]) -> None:
    chosen = wrong[list(LAYOUTS).index(layout) % 3 :: 3]
    assert len(chosen) > 800
    listing = read(text_of(layout, chosen))
    there = [item.code for item in chosen if item.code]
    assert [row.county.code for row in listing.rows if row.county] == there


def cities(places: Places) -> Iterator[tuple[str, str, str, str]]:
    """Province, full and short name and code of every prefecture."""
    for prefecture in places.data.prefectures:
        province = places.data.province[prefecture.province_code].name
        short = next(prefecture_short_forms(prefecture.name), prefecture.name)
        yield province, prefecture.name, short, prefecture.code


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("in_short", [False, True], ids=["full", "short"])
def test_a_zone_joins_in_its_own_city_or_not_at_all(
    layout: str, in_short: bool, read: Read, places: Places
) -> None:
    chance = random.Random(f"{layout} {in_short}")  # noqa: S311
    for province, full, short, code in chance.sample(list(cities(places)), 20):
        printed = [
            Printed(province=province, prefecture=short if in_short else full, name=word, code=None)
            for word in ZONE_WORDS
        ]
        listing = read(text_of(layout, printed))
        assert {row.county.prefecture_code for row in listing.rows if row.county} <= {code}


def test_zone_words_under_every_city_mean_zones_of_that_city(places: Places) -> None:
    """The join itself, for all of them."""
    for _, full, short, code in cities(places):
        for word in (
            *ZONE_WORDS,
            *(short + word for word in ZONE_WORDS),
            *(full + word for word in ZONE_WORDS),
        ):
            readings = places.readings(word, None, code)
            assert all(item.county.prefecture_code == code for item in readings), word
            own = (item.county.code for item in places.readings(word, None, None))
            assert word in ("滨海新区", "新区") or word.startswith(short) or not list(own), word


@pytest.mark.parametrize("province", ["江苏省", "安徽省", "四川省", "山东省"])
@pytest.mark.parametrize("word", ["经济开发区", "高新区", "经开区", "工业园区", "滨海区", "新站高新区"])
def test_a_zone_without_its_city_joins_nowhere(province: str, word: str, read: Read) -> None:
    for text in (f"{province}\n{word}", f"{province}{word}", f"{province}：{word}"):
        listing = read(text)
        assert joined(listing) == {}
        assert [item.code for item in listing.findings if item.value == word] == ["unknown-name"]


@pytest.mark.parametrize(
    ("text", "value", "message"),
    [
        ("江苏省\n无锡市：宜兴市、锡山区、无锡经济开发区", "经济开发区", "在江苏省无锡市找不到“经济开发区”"),
        ("江苏省\n无锡市：宜兴市、无锡市工业园区", "工业园区", "在江苏省无锡市找不到“工业园区”"),
        ("四川省\n绵阳市：江油市、绵阳高新区", "高新区", "在四川省绵阳市找不到“高新区”"),
        ("安徽省\n安庆市：迎江区、安庆经济技术开发区", "经济技术开发区", "项目没有登记安徽省安庆市的功能区"),
        ("河南省\n郑州市金水区、二七区，洛阳市涧西区，南阳市郏县", "郏县", "写在“南阳市”之下"),
        ("安徽省宣城市当涂县", "当涂县", "同省有 安徽省马鞍山市当涂县（340521）"),
        ("江苏省\n苏州市海安市", "海安市", "同省有 江苏省南通市海安市（320685）"),
        ("河南省\n南阳市卧龙区、郏县", "郏县", "写在“南阳市”之下"),
        ("江苏省\n南京市玄武区、工业园区", "工业园区", "在江苏省南京市找不到“工业园区”"),
        ("河南省-南阳市-郏县", "郏县", "写在“南阳市”之下"),
        ("湖北省\n襄阳市：襄城区，仙桃市", "仙桃市", "写在“襄阳市”之下"),
        ("湖北省\t襄阳市\t仙桃市", "仙桃市", "写在“襄阳市”之下"),
        ("湖北省\n省直辖县级行政单位：襄城区", "襄城区", "写在“省直辖县级行政单位”之下"),
        ("江苏省\n无锡市：无锡滨湖区、海安市", "海安市", "写在“无锡市”之下"),
        ("江苏省\n南京市：玄武区、无锡市宜兴市", "无锡市", "写在“南京市”（第 2 行）的名单中间"),
        ("江苏省\n苏州市：姑苏区、昆山市工业园区", "昆山市工业园区", "是昆山市的功能区，不是昆山市"),
        ("广东省\n大鹏新区", "大鹏新区", "登记了的有 广东省深圳市深圳大鹏新区（4403Z1），上面没有写市"),
        ("广东省\n高新区", "高新区", "项目没有登记这样一个功能区"),
    ],
)  # fmt: skip
def test_a_name_outside_of_its_printed_place_is_a_finding(
    text: str, value: str, message: str, read: Read
) -> None:
    listing = read(text)
    (finding,) = [item for item in listing.findings if item.value == value]
    assert message in finding.message
    assert not [row for row in listing.rows if row.county and row.name == value]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("江苏省\n无锡市：无锡滨湖区、惠山区", ["320211", "320206"]),
        ("江苏省\n常州市：天宁区、常州经开区", ["320402", "3204Z1"]),
        ("江苏省\n常州市天宁区、经济开发区", ["320402", "3204Z1"]),
        ("海南省\n海口市秀英区，五指山市、文昌市", ["460105", "469001", "469005"]),
        ("湖北省\n襄阳市：襄城区；仙桃市、潜江市", ["420602", "429004", "429005"]),
        ("湖北省\n襄阳市：襄城区、樊城区\n仙桃市", ["420602", "420606", "429004"]),
        ("甘肃省/嘉峪关市/嘉峪关市", ["620200"]),
        ("云南省\n大理州大理市，楚雄州楚雄市，西双版纳州景洪市", ["532901", "532301", "532801"]),
        ("重庆市渝中区、重庆市两江新区", ["500103", "5000Z1"]),
    ],
)
def test_places_that_agree_join(text: str, codes: list[str], read: Read) -> None:
    listing = read(text)
    assert [row.county.code if row.county else row.name for row in listing.rows] == codes
    assert [item.code for item in listing.findings] == []


def test_a_county_that_moved_joins_at_the_date_of_the_batch(project: Project) -> None:
    before = Places(project.data, 2019)
    after = Places(project.data, 2020)
    assert [item.county.code for item in before.readings("公主岭市", "220000", "220300")] == ["220381"]
    assert [item.county.code for item in after.readings("公主岭市", "220000", "220100")] == ["220184"]
    assert after.readings("公主岭市", "220000", "220300") == ()


def test_a_code_given_by_hand_stays_inside_of_the_printed_place(read: Read) -> None:
    listing = read("江苏省\n无锡市：锡山区、经济开发区", answers={"经济开发区": "3204Z1"})
    assert [item.code for item in listing.findings] == ["answer-elsewhere"]
    assert listing.rows[1].county is None


@pytest.mark.parametrize(
    ("text", "name", "candidates"),
    [
        ("河北省\n承德市：平泉县", "平泉县", "，可能是河北省承德市平泉市（130881）"),
        ("江苏省\n南京市：鼓搂区", "鼓搂区", "，可能是江苏省南京市鼓楼区（320106）"),
        ("江苏省\n南通市：滨海新区", "滨海新区", "，项目没有登记江苏省南通市的功能区"),
        ("广东省\n珠海市：横琴新区", "横琴新区", "，项目没有登记广东省珠海市的功能区"),
        (
            "安徽省\n合肥市：合肥经济开发区",
            "合肥经济开发区",
            "登记了的功能区有 安徽省合肥市合肥经济技术开发区",
        ),
        ("河南省\n平顶山市：陕县", "陕县", ""),
        ("云南省\n昆明市：石林市", "石林市", "，可能是云南省昆明市石林彝族自治县（530126）"),
    ],
)
def test_candidates_are_of_the_same_place_and_kind(text: str, name: str, candidates: str, read: Read) -> None:
    (finding,) = [item for item in read(text).findings if item.line == 2]
    assert name.endswith(finding.value or "?")
    assert candidates in finding.message
    if "开发区" in name or "新区" in name:
        assert "就在文件里改正" not in finding.remedy
