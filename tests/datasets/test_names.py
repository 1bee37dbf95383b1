"""When a published name means a county."""

import pytest

from sitegen.datasets.names import agrees


@pytest.mark.parametrize(
    ("published", "name", "kind"),
    [
        ("鼓楼区", "鼓楼区", "市辖区"),
        ("石林县", "石林彝族自治县", "自治县"),
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
