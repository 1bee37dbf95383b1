"""Short forms of official names: which other words a notice may use for the same unit."""

import re
from collections.abc import Iterator

_PEOPLE = re.compile(
    "(?:各族|蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族"
    "|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|高山族|拉祜族"
    "|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族"
    "|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|乌孜别克族|俄罗斯族|鄂温克族"
    "|德昂族|保安族|裕固族|京族|塔塔尔族|独龙族|鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族)$"
)
"""Peoples as they stand in the names of autonomous units, some with and without 族."""

_AUTONOMOUS = {"自治县": "县", "自治旗": "旗", "自治州": "州"}

_ZONE_ENDINGS = (
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("高新技术产业开发区", "高新区"),
    ("高技术产业开发区", "高新区"),
)


def county_short_forms(name: str) -> Iterator[str]:
    """石林彝族自治县 → 石林县, 石林自治县; a name without a people in it has none."""
    for ending, short in _AUTONOMOUS.items():
        if name.endswith(ending):
            stem = _without_peoples(name.removesuffix(ending))
            yield stem + short
            yield stem + ending


def prefecture_short_forms(name: str) -> Iterator[str]:
    """南京市 → 南京; 阿克苏地区 → 阿克苏; 延边朝鲜族自治州 → 延边州."""
    for ending in ("市", "地区"):
        if name.endswith(ending):
            yield name.removesuffix(ending)
    yield from county_short_forms(name)


def zone_forms(full_name: str, places: tuple[str, ...]) -> Iterator[str]:
    """合肥高新技术产业开发区 → 高新技术产业开发区, 合肥高新区, 高新区; 滨海经济技术开发区 → 滨海区.

    `places` are the names, full and short, of the prefecture and province that may stand before it.
    """
    stems = [full_name]
    for stem in stems:
        stems += [stem.removeprefix(place) for place in places if stem.startswith(place) and stem != place]
    for stem in stems:
        yield stem
        for ending, short in _ZONE_ENDINGS:
            if stem.endswith(ending):
                rest = stem.removesuffix(ending)
                yield rest + short
                if len(rest) > 1 and rest not in places:
                    yield f"{rest}区"
                break


def _without_peoples(stem: str) -> str:
    """`stem` without the peoples at its end; 东乡族 and 鄂伦春, which are nothing else, lose only 族."""
    while people := _PEOPLE.search(stem):
        if people[0] == stem:
            return stem.removesuffix("族")
        stem = stem[: people.start()]
    return stem
