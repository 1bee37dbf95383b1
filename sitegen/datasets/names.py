"""When a published name means a county: in full, or by one of the short forms that documents use."""

import re

_PEOPLES = (
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西"
    "|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安"
    "|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族?)+"
)


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


def _short_forms(name: str) -> set[str]:
    """石林县 for 石林彝族自治县: every way of leaving out the peoples."""
    if not name.endswith(("自治县", "自治旗")):
        return set()
    return {
        name[:length] + name[-1]
        for length in range(2, len(name) - 3)
        if re.fullmatch(_PEOPLES, name[length:-3])
    }


def _is_drawn_from(short: str, full: str) -> bool:
    if len(short) < 2 or short[-1:] != full[-1:]:
        return False
    rest = iter(full)
    return all(character in rest for character in short)
