"""When a published name means a county."""

import pytest

from sitegen.model.names import agrees, is_zone_name, prefecture_agrees, short_name, stems


@pytest.mark.parametrize(
    ("published", "name", "kind"),
    [
        ("鼓楼区", "鼓楼区", "市辖区"),
        ("石林县", "石林彝族自治县", "自治县"),
        ("石林自治县", "石林彝族自治县", "自治县"),
        ("双江县", "双江拉祜族佤族布朗族傣族自治县", "自治县"),
        ("木垒县", "木垒哈萨克自治县", "自治县"),
        ("工业园区", "苏州工业园区", "功能区"),
        ("高新区", "成都高新技术产业开发区", "功能区"),
    ],
)
def test_short_forms_agree(published: str, name: str, kind: str) -> None:
    assert agrees(published, name, kind)


@pytest.mark.parametrize(
    ("published", "name", "kind"),
    [
        ("鼓楼区", "普陀区", "市辖区"),
        ("石县", "石林彝族自治县", "自治县"),
        ("石林区", "石林彝族自治县", "自治县"),
        ("禄劝县", "禄劝甲族苗族自治县", "自治县"),
        ("高新区", "苏州工业园区", "功能区"),
        ("区", "苏州工业园区", "功能区"),
        ("", "", "县"),
    ],
)
def test_other_names_do_not(published: str, name: str, kind: str) -> None:
    assert agrees(published, name, kind) is (published == name)


@pytest.mark.parametrize(
    ("published", "name"),
    [
        ("无锡市", "无锡市"),
        ("无锡", "无锡市"),
        ("阿克苏", "阿克苏地区"),
        ("延边州", "延边朝鲜族自治州"),
        ("黔东南州", "黔东南苗族侗族自治州"),
    ],
)
def test_a_prefecture_in_short_agrees(published: str, name: str) -> None:
    assert prefecture_agrees(published, name)
    assert not prefecture_agrees(published, "徐州市")


def test_names_of_zones_are_told_from_names_of_counties() -> None:
    zones = ("江北新区", "高新区", "新区", "无锡经济开发区", "苏州工业园区", "山海天旅游度假区", "综合保税区")
    counties = ("清新区", "梁园区", "新区县", "矿区", "海南区", "南岸区", "神农架林区")
    assert all(is_zone_name(name) for name in zones)
    assert not any(is_zone_name(name) for name in counties)


def test_short_names() -> None:
    assert short_name("石林彝族自治县") == "石林县"
    assert short_name("双江拉祜族佤族布朗族傣族自治县") == "双江县"
    assert short_name("东乡族自治县") == "东乡族自治县"
    assert short_name("思茅区") == "思茅区"


def test_stems() -> None:
    assert stems("平泉县") & stems("平泉市") == {"平泉"}
    assert "石林" in stems("石林彝族自治县")
    assert stems("市") == frozenset()
