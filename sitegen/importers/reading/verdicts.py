"""Words that say what became of a county: certified by this batch, or anything else."""

import re
from collections.abc import Sequence

from sitegen.importers.reading.tokens import number_value

OTHER_VERDICT = re.compile(
    "未(?:能|予|被)?(?:通过|获|认定|入选|达标|达到|列入|合格|命名)|没有(?:通过|入选|达到)|不(?:予认定|通过|合格|达标|认定)"
    "|落选|撤销|撤消|取消|收回|暂缓|暂不|暂停|终止|退出|除名|移出|待定|整改|复查|复核|否决|淘汰"
    "|基本均衡(?!.*优质均衡)|拟(?:认定|通过|推荐|入选|公布|命名)|公示(?!公告)|候选|已(?:在|于)?20[0-9]{2}年|去年|前年|往年|除外|不包括|不含(?!.*兵团)"
    "|普及普惠|先行创建"
)
"""Words near a name that say that this batch did not certify it."""
WITHDRAWN = re.compile(
    "撤销|撤消|取消|收回|摘牌|摘除|不再(?:认定|保留|具有|列为|列入|授予|是|享有)|终止|退出|除名|移出"
)
IS_THREAT = re.compile("如果|如有|如发现|若|凡|一经|情节|视情|将依|将撤|将取消|将按|可以|弄虚作假")
"""Words by which a sentence says what would be done, and not what was."""
_NO_CERTIFICATION = re.compile(
    "公示(?!公告)|拟(?:认定|通过|推荐|上报|申报|公布|命名|入选)|申报|推荐名单|候选|先行创建|基本均衡(?!.*优质均衡)"
    "|未通过|不合格|暂缓|落选|复查|省级(?:督导)?评估"
)
"""Words in the title of a document that certifies nothing."""
_OWN = re.compile(
    "(?:已|均|均已|予以|同意|义务教育|全国|顺利|评估|验收|认定|国家|国家级|督导评估|审核)*"
    "(?:通过|合格|达标|认定|入选|命名|公布|优质均衡(?:发展)?(?:县|区|市)?|达到(?:国家|规定)?标准|符合(?:标准|要求|条件)?)"
    "(?:认定|评估|验收|国家认定|督导评估认定|县|的县)?"
)
_NOTHING = re.compile("-+|/|无|没有")
_YES = re.compile("[√✓✔☑✅●★■◆▲是有VvYy1]|通过")
_YEAR_OF = re.compile(
    r"(20[0-9]{2})年(?![0-9]{1,2}月)度?[^,。;]{0,16}?(?:认定|通过|入选|公布|命名|名单|优质均衡)"
)
_NOT_YET = (
    "(?:计划|规划|将|力争|争创|拟|预计|迎接|接受|正在|被推荐|推荐|申报|通过(?:了)?(?:省|市)级?|省级?(?:督导)?(?:评估|验收|认定)|省评"
    "|市级?(?:督导)?(?:评估|验收|认定))"
)
_BEHIND, _BEFORE = (
    re.compile(rf"(?:等?\d*个[县市区旗()、,]*)?[^,]{{0,3}}{_NOT_YET}"),
    re.compile(f"{_NOT_YET}[^,]{{0,9}}$"),
)
_EARLIER = (
    "(?:此前|之前|先前|早前|早先|以前|先期|往批|历年|上一?[批次轮]|前(?:[一二三四五六七八九十0-9几]{1,3})批)"
)
_SPAN = (
    '十[一二三四五六]五[”"]?(?:期间|时期)|20[0-9]{2}年?[至到~-]+20[0-9]{2}年'
    "|[近多几数一二三四五六七八九十0-9]年来|以来"
)
"""Years in which several batches were certified."""
_EARLIER_BEHIND, _EARLIER_BEFORE = (
    re.compile(
        rf"(?:等?\d*个[县市区旗()、,]*)?[^,]{{0,3}}?(?:{_EARLIER}|早已|早就|早在|之后|的?(?:代表|负责人|经验|做法)|作了|作(?:经验|交流|发言))"
    ),
    re.compile(
        rf"(?:{_EARLIER}[^,]{{0,12}}|(?:截[至止]|至此|迄今|累计|{_SPAN})[^,]{{0,8}},?[^,]{{0,12}}|继|除了?)$"
    ),
)
"""What was certified by an earlier batch, or by all of them together, beside names; or who spoke for them."""
NOT_YET_TITLE = re.compile(
    "规划|计划|培育|争创|迎接|接受|预评估|认定前|(?:省|市|县)级(?:督导)?(?:评估|验收|认定)|省评"
)
"""Words in the title of a list by which its counties are not certified yet, or not by the state."""
_YEAR_BEFORE = re.compile("(20[0-9]{2})年度?(?:的|底|末)?[:,]?$")
_LOT = re.compile(
    "(?:(20[0-9]{2})(?:年度?)?[(]?)?(?:第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})批次?)?[)]?(?:认定|公布|通过)?"
)
_YEARS = re.compile("20[0-9]{2}年?度?[和及与、]20[0-9]{2}年")
"""Two years of which each name may mean either."""


def other_verdict(text: str, year: int | None = None) -> str | None:
    """The words in `text` that say something else than that the batch of `year` certifies."""
    if found := OTHER_VERDICT.search(text):
        return found[0]
    if year is None:
        return None
    if found := _YEARS.search(text):
        return found[0]
    years = list(_YEAR_OF.finditer(text))
    own = any(match[1] == str(year) for match in years)
    return years[0][0] if years and not own else None


def other_year(before: str, year: int) -> str | None:
    """The year right before names, if it is not that of the batch."""
    found = _YEAR_BEFORE.search(before)
    return found[0] if found and found[1] != str(year) else None


def not_yet(clauses: Sequence[str]) -> str | None:
    """What is said right behind names, or right before them, of what is to come or of the province."""
    behind = _BEHIND.match(clauses[0].lstrip(",、"))
    before = _BEFORE.search(clauses[-1].rpartition(",")[2])
    found = behind or before
    return found[0] if found else None


def earlier(clauses: Sequence[str]) -> str | None:
    """What is said right behind names, or right before them, of batches before this one."""
    found = _EARLIER_BEHIND.match(clauses[0].lstrip(",、")) or _EARLIER_BEFORE.search(clauses[-1])
    return found[0].strip(",") if found else None


def no_certification(title: str) -> str | None:
    """The words by which a title says that its document certifies nothing, or takes away."""
    found = WITHDRAWN.search(title) or _NO_CERTIFICATION.search(title)
    return found[0] if found else None


def is_own_verdict(text: str, year: int | None = None) -> bool:
    """True for a text that says only that something was certified, in `year`: 通过, 优质均衡, 2025年12月."""
    said = text.removeprefix(f"{year}年").removeprefix("度") if year else text
    if year and re.fullmatch(rf"{year}(?:[-/.年][0-9]{{1,2}})(?:[-/.月][0-9]{{0,2}}日?)?", text):
        return True
    return bool(_OWN.fullmatch(said)) and not OTHER_VERDICT.search(said)


def is_own_batch(text: str, batch: str) -> bool:
    """True for a cell that names `batch`, 2025-1: 第一批, 2025年（第一批）, 2025年."""
    year, _, number = batch.partition("-")
    match = _LOT.fullmatch(text)
    if not match or not (match[1] or match[2]):
        return text == batch
    # 第一批 without a year may be the first of all years.
    is_of_year = match[1] == year if match[1] else bool(number)
    return is_of_year and (not match[2] or number_value(match[2]) == int(number or 1))


def is_yes(text: str) -> bool:
    """True for what stands for yes under a heading such as 是否通过."""
    return bool(_YES.fullmatch(text))


def is_nothing(text: str) -> bool:
    """True for what stands for an empty cell."""
    return bool(_NOTHING.fullmatch(text))
