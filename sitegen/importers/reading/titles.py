"""Titles amid a list that name another kind of list than the one above: 观察名单, 参会名单."""

import re
from collections.abc import Sequence

from sitegen.importers.reading.segments import Segment

_FOOT = re.compile("^(?:来源|编辑|责编|责任编辑|作者|审核|校对|抄送|主送|印发)|https?:|www[.]|[0-9]日印发$")
"""What stands at the foot of a page, and is the title of nothing."""
_PLAIN = re.compile(
    r"20[0-9]{2}年?|第[一二三四五六七八九十0-9]+[批类组部]分?|附件[一二三四五六七八九十]?|[(][一二三四五六七八九十]{1,2}[)]|^[一二三四五六七八九十]{1,2}、"
    "|教育部|国务院|委员会|办公[厅室]|文件|通知|公告|关于|印发|转发|名单[一二三四五六七八九十]|义务教育|优质均衡|均衡|发展|全国|国家级?|县域|自治区|直辖市|兵团|单位|认定|通过|入选|公布|达标|合格|名单|名录|评估|督导|验收"
    r"|续表?|如下|以下|具体|详细|完整|全部|[县市区州盟旗省地度附表的为及和等个共]|[\W\d_]"
)
"""What the title of a list of certified counties may hold besides the names of places."""
_LIST = re.compile("名单:?$")
_OF_PLAN = re.compile("20[0-9]{2}|[省国]评|[省国]|创建|规划|计划|进度|申报|迎检|接受|评估|认定|优质均衡|第")
_BATCH = re.compile("第[一二三四五六七八九十0-9]+批")


def strange_title(titles: Sequence[Segment], before: Sequence[Segment], by_year: bool) -> bool:
    """True when `titles` name a list by words that neither such lists have nor the titles `before` it.

    The table of a plan is parted by titles of many kinds: only those of a list without a year count.
    """
    listing = [item for item in titles if not _FOOT.search(item.compact)]
    if not listing:
        return False
    own = _words(listing[-1:])
    if by_year:
        is_of_plan = not _LIST.search(listing[-1].compact) or bool(_OF_PLAN.search(listing[-1].compact))
        return bool(own) and not is_of_plan
    untitled = not before and bool(_BATCH.search(listing[-1].compact))
    # A place may stand before the words of kind, as in 1.江苏重点县名单.
    return untitled or bool(own and own[-2:] not in _words(before))


def _words(titles: Sequence[Segment]) -> str:
    """What the titles say once places and plain words are taken out."""
    text = "".join(item.compact for item in titles)
    for name in (word.text for item in titles for word in item.known):
        text = text.replace(name, "")
    return _PLAIN.sub("", text)
