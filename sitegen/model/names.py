"""When a published name means a county: in full, or by one of the short forms that documents use."""

import re

_PEOPLES = (
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西"
    "|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安"
    "|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族?)+"
)

_ZONE_NAME = re.compile(
    "(?:开发区|高新区|经开区|高新技术区|保税区|保税港区|度假区|试验区|实验区|示范区|管理区|合作区|功能区|集聚区|工业区"
    "|风景区|名胜区|加工区|科技城|管委会|管理委员会|产业园|工业园|科技园|物流园"
    "|生态区|港务区|自贸区|自由贸易区|空港区|临空区|临港区|(?:^|..)(?:新区|园区|新城))$"
)
"""Endings that no county's name has. 清新区 and 梁园区 are counties: one character before 新区 is no zone."""


def agrees(published: str, name: str, kind: str) -> bool:
    """True when `published` is `name`, or short for it.

    石林县 stands for 石林彝族自治县: the peoples may be left out. For a zone (kind 功能区) the short
    form takes its characters from the full name in their order, the last one included: 高新区 for
    成都高新技术产业开发区.
    """
    if published == name:
        return True
    if kind == "功能区":
        return _is_drawn_from(published, name)
    return bool(name) and any(published == short for short in _short_forms(name))


def prefecture_agrees(published: str, name: str) -> bool:
    """True when `published` is the prefecture `name`, or short for it: 无锡, 阿克苏, 延边州."""
    shorts = {name.removesuffix(ending) for ending in ("市", "地区") if name.endswith(ending)}
    return published in {name, *shorts, *_short_forms(name)}


def is_zone_name(name: str) -> bool:
    """True for what only a zone is called: 无锡经济开发区, 江北新区, 高新区; not for 清新区 or 梁园区."""
    return bool(_ZONE_NAME.search(name))


def short_name(name: str) -> str:
    """The shortest form of a county's name: 石林县 for 石林彝族自治县, any other as it is."""
    return min((name, *_short_forms(name)), key=len)


def stems(name: str) -> frozenset[str]:
    """A county's name without its ending: 平泉 for 平泉县, 石林 and 石林彝族 for 石林彝族自治县."""
    for ending in ("自治县", "自治旗"):
        if name.endswith(ending) and len(name) > len(ending):
            shorts = (short.removesuffix(ending) for short in _short_forms(name) if short.endswith(ending))
            return frozenset((name.removesuffix(ending), *shorts))
    return frozenset({name[:-1]} if len(name) > 1 and name[-1] in "县市区旗" else ())


def _short_forms(name: str) -> set[str]:
    """石林县 and 石林自治县 for 石林彝族自治县: every way of leaving out the peoples."""
    if not name.endswith(("自治县", "自治旗", "自治州")):
        return set()
    return {
        name[:length] + ending
        for length in range(2, len(name) - 3)
        if re.fullmatch(_PEOPLES, name[length:-3])
        for ending in (name[-1], name[-3:])
    }


def _is_drawn_from(short: str, full: str) -> bool:
    if len(short) < 2 or short[-1:] != full[-1:]:
        return False
    rest = iter(full)
    return all(character in rest for character in short)


def is_shortened(name: str, full: str) -> bool:
    """True when `name` is `full` with characters left out."""
    rest = iter(full)
    return all(character in rest for character in name)
