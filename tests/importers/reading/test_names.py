"""Short forms of names."""

import pytest

from sitegen.importers.reading.names import county_short_forms, prefecture_short_forms, zone_forms


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("石林彝族自治县", "石林县"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江县"),
        ("龙胜各族自治县", "龙胜县"),
        ("木垒哈萨克自治县", "木垒县"),
        ("东乡族自治县", "东乡县"),
        ("鄂伦春自治旗", "鄂伦春旗"),
        ("莫力达瓦达斡尔族自治旗", "莫力达瓦旗"),
        ("河南蒙古族自治县", "河南县"),
    ],
)
def test_peoples_are_left_out(name: str, short: str) -> None:
    assert short in county_short_forms(name)


def test_plain_names_have_no_short_form() -> None:
    assert list(county_short_forms("鼓楼区")) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("南京市", "南京"),
        ("阿克苏地区", "阿克苏"),
        ("延边朝鲜族自治州", "延边州"),
        ("黔西南布依族苗族自治州", "黔西南州"),
    ],
)
def test_prefectures(name: str, short: str) -> None:
    assert short in prefecture_short_forms(name)


def test_zones_without_the_place_before_them() -> None:
    forms = set(zone_forms("合肥高新技术产业开发区", ("安徽省", "安徽", "合肥市", "合肥")))
    assert "滨海区" in zone_forms("潍坊滨海经济技术开发区", ("潍坊市", "潍坊"))
    assert forms == {"合肥高新技术产业开发区", "合肥高新区", "高新技术产业开发区", "高新区"}
