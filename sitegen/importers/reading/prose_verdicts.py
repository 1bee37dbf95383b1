"""Whether prose says of the names in it that they were certified, or speaks of them for another reason."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitegen.findings import Finding
from sitegen.importers.reading.characters import compact

_NEUTRAL = (
    r"(?:[\W\d_]|[一二三四五六七八九十两百几多]+(?=[个家地县市区旗])|第[一二三四五六七八九十]+批次?|其中|以及|包括|分别|下辖|所辖|辖区|另外|此外|同时|还有"
    "|首批|此次|本次|今年|日前|近日|当天|年度?|[有是为的和及与在个家地县市区旗共计省州盟等])"
)
"""What stands around names and says nothing of its own."""
_VERB = (
    "入选|入围|上榜|登榜|在列|榜上有名|进入|跻身|晋级|通过|达标|被?认定|获评|获得?|喜获|荣获|荣膺|摘得"
    "|创成|成功创建|命名|位居|位列|成为|为"
)
_ADVERB = (
    "均|都|也|双双|已|顺利|正式|成功|一举|全部|再次|被|获|经|以|教育部|国家|国务院教育督导委员会(?:办公室)?"
)
_BEHIND = re.compile(rf"(?:{_NEUTRAL}|{_ADVERB})*?(?:{_VERB})(?P<object>.*)")
"""What is said right behind names of the list: 等3个县顺利通过…."""
_OBJECT = re.compile(
    r"(?:20[0-9]{2}年?度?|第[一二三四五六七八九十0-9]+批次?|[(),、\d]|全国|国家级?|县域|义务教育|优质均衡|发展|[县市区旗的个为]|名单|榜单|名录|行列|之列"
    "|认定|督导|评估|验收|审核|称号|单位|入选|上榜|地区|总数|榜首|首位|前列|教育部|公布|标准|结果|首批|新增)+"
)
"""What was given them, to the end of the clause: anything more may make it another thing."""
_CERTIFIED = re.compile("均衡|名单|榜|认定|入选|国家")
_PLAIN = re.compile(f"{_NEUTRAL}*")
_LEAD = re.compile("优质均衡|名单|认定|入选|上榜|通过|公布|命名")
_CONNECTION = re.compile(
    f"(?:{_NEUTRAL}|认定|公布|命名|入选|上榜|通过|新增|即|他们|它们|具体|如下|全国|义务教育|优质均衡|发展|名单|中)*"
)
"""What connects a lead, 名单公布, with the names behind it."""
_DENIED = re.compile("没有?|不|未|无|非|否|有望|误|下一?批|[省市县]级|网传|传言|取消|撤")
_CLAUSE = re.compile("[,;:]")
_WITH = re.compile("(?:^|[,;:])(?:与|同|跟|和)$")
"""与甲县、乙县一起: names that others are set beside."""
_UNSAID = (
    "是这一批认定的，只留下“南京市：玄武区、鼓楼区”这样的名称，删去前后的话；"
    "不是的（走访、报道、图片说明等），从文件里删去这一句"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """A sentence with enumerations in it."""

    line: int
    text: str
    """With blanks for the places that stand in no enumeration."""
    printed: str
    lists: tuple[tuple[int, int], ...]
    """Where the enumerations of counties stand in `text`."""


def unsaid_findings(sentences: Iterable[Spoken], path: str) -> Iterator[Finding]:
    """A sentence says of the names in it that they were certified; one that does not is asked about."""
    for sentence in sentences:
        for start, end, before, behind in _around(sentence.text, sentence.lists):
            if _WITH.search(sentence.text[:start].rstrip()) or not _is_said(before, behind):
                message = f"句子里提到“{sentence.text[start:end][:20]}”，看不出说的是这一批认定了它们"
                value = sentence.printed[:60]
                yield Finding(path, "unsaid", message, _UNSAID, line=sentence.line, value=value)


def _around(text: str, lists: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str, str]]:
    """Each enumeration with what stands before it and is no other's, and the clause right behind it."""
    for index, (start, end) in enumerate(lists):
        before = text[lists[index - 1][1] if index else 0 : start]
        after = text[end : lists[index + 1][0] if index + 1 < len(lists) else len(text)]
        if index:
            before = _CLAUSE.split(before, maxsplit=1)[-1]
        yield start, end, compact(before), _CLAUSE.split(compact(after).lstrip(",;:"), maxsplit=1)[0]


def _is_said(before: str, behind: str) -> bool:
    """True for names behind a lead, 名单公布, or before a verb, 入选, that nothing denies."""
    last = _CLAUSE.split(before.rstrip(",;:"))[-1]
    if _DENIED.search(last) or _DENIED.search(behind):
        return False
    said = _BEHIND.fullmatch(behind)
    if said and (_is_certification(said["object"]) or _PLAIN.fullmatch(said["object"])):
        return True
    is_led = last == before.rstrip(",;:") or bool(_LEAD.search(before))
    return is_led and bool(_PLAIN.fullmatch(behind) and _CONNECTION.fullmatch(last))


def _is_certification(text: str) -> bool:
    return bool(_OBJECT.fullmatch(text.rstrip("。!?")) and _CERTIFIED.search(text))
