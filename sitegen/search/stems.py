"""Stems: the part of a place's name that people type, without the word for its kind."""

import re

_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|"
    "傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|"
    "塔吉克|怒族|普米族|鄂温克族|保安族|裕固族|独龙族|各族"
)
_AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:{_PEOPLES})+自治[州县旗]")
_PLAIN = re.compile(r"(.{2,}?)(?:族?自治[州县旗]|地区|林区|特区|新区|[市区县旗盟])")


def stem_length(name: str) -> int:
    """Number of leading characters of `name` that are its stem: 2 for 海淀区, 石林彝族自治县 and 浦东新区.

    A stem has at least two characters; 蔚县 and other names too short for one are stems as a whole.
    """
    match = _AUTONOMOUS.fullmatch(name) or _PLAIN.fullmatch(name)
    return match.end(1) if match else len(name)
