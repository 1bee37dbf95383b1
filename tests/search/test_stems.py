"""Names without the word for their kind."""

import pytest

from sitegen.search.stems import stem_length


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("海淀区", "海淀"),
        ("蔚县", "蔚县"),
        ("石林彝族自治县", "石林"),
        ("东乡族自治县", "东乡"),
        ("鄂温克族自治旗", "鄂温克"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("河南蒙古族自治县", "河南"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("恩施土家族苗族自治州", "恩施"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("阿里地区", "阿里"),
        ("浦东新区", "浦东"),
        ("神农架林区", "神农架"),
        ("六枝特区", "六枝"),
        ("城区", "城区"),
    ],
)
def test_stem_is_the_name_without_its_kind(name: str, stem: str) -> None:
    assert name[: stem_length(name)] == stem
