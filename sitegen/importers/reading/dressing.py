"""Headings dressed in list words, 1.内蒙古重点县名单（3个）: the place and its count, without the dress."""

import re
from collections.abc import Iterator, Sequence

from sitegen.importers.reading.characters import compact
from sitegen.importers.reading.list_region import Ignored
from sitegen.importers.reading.segments import Segment, segment_of
from sitegen.importers.reading.words import Level, Vocabulary

_HAN_NUMBER = "[一二三四五六七八九十百]+"
_YEAR = "(?:20[0-9]{2}|[二2][〇○零0O][〇○零一二三四五六七八九0-9]{2})年度?"
_NUMBERING = (
    rf"(?:第?{_HAN_NUMBER}[、.]|\(?(?:{_HAN_NUMBER}|[0-9]{{1,3}})\)[、.]?|第?[0-9]{{1,3}}[.、](?![0-9]))"
)
_LEAD = re.compile(
    rf"[\s\W_]*(?P<numbering>{_NUMBERING})?(?:[\s\W_]|附件[0-9]*|{_YEAR}|公布|入选|通过|认定|名单|的)*"
)
_COUNT = re.compile(
    r"\(?(?:共计|共有|总计|合计|共|计|有|等)?\s*(?P<number>[0-9]+\s*[个家]?)[县市区旗、,()单位级行政地]*\)?"
)
_DRESS = re.compile(
    rf"(?:义务教育|计划|拟|申报|创建|目标|度|接受|完成|开展|基础教育|教育|优质|均衡|发展|重点|国家级|国家|全国|省级|督导|评估|验收|达标|认定|通过|入选|上榜|新增|"
    rf"首批|第{_HAN_NUMBER}批|第[0-9]+批|批次|本次|此次|以下|如下|具体|分别|包括|名单|名录|名称|公布|公示|一览表|一览|情况|结果|"
    rf"县级|行政|单位|地区|{_YEAR}|共有|共|有|为|是|的|及|获评|评为|列入|县|市|区|旗|\W|_)*"
)
_ENDS_LIKE_A_HEADING = re.compile(r"(?:名单|名录|一览表|一览|如下)\W*$")
_ORGANS = re.compile("厅|局|部|政府|委员会|办公室|督导室|督导团|关于|通知|规划|进度|方案|转发|印发|抄送")
_LONGEST = 26


def undressed(
    segments: Sequence[Segment], vocabulary: Vocabulary, by_year: bool
) -> tuple[list[Segment], list[Ignored]]:
    """`segments` with every dressed heading reduced to numbering, place and count; and what was taken off.

    A title with a place in it, over headings of its own, is no heading. With `by_year` a dressed year,
    2025年通过国家督导评估认定名单, is a heading too.
    """
    kept: list[Segment] = []
    ignored: list[Ignored] = []
    for index, segment in enumerate(segments):
        parts = [] if _opens_province(segments[index + 1 : index + 2]) else list(_parts(segment, vocabulary))
        parts = parts or (list(_year_parts(segment)) if by_year else [])
        if parts:
            kept += [segment_of(segment.line.part(start, end), vocabulary) for start, end in parts]
            ignored.append(
                Ignored(
                    line=segment.line.number,
                    text=segment.line.text.strip(),
                    rule="标题里省、市名和个数以外的文字",
                )
            )
        else:
            kept.append(segment)
    return kept, ignored


def _opens_province(following: Sequence[Segment]) -> bool:
    """True when the next line begins with a province."""
    words = following[0].words if following else ()
    return bool(words) and Level.PROVINCE in words[0].levels


def _parts(segment: Segment, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Where numbering with place, and count, stand in a dressed heading; nothing for any other line."""
    text = segment.line.text
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    end = _place_end(text, start, vocabulary)
    if end is None or all(word.levels for word in segment.words) or not _is_dress(text[end:]):
        return
    if lead and lead["numbering"]:
        yield lead.start("numbering"), lead.end("numbering")
    yield start, end
    if count := _COUNT.search(text, end):
        yield count.start("number"), count.end("number")


def _year_parts(segment: Segment) -> Iterator[tuple[int, int]]:
    """Where year and count stand in a dressed year."""
    text = segment.line.text
    match = re.match(
        r"[\s\W_]*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))?\s*(20[0-9]{2}\s*年)", text
    )
    if match and not segment.counties and _is_dress(text[match.end() :]):
        yield match.span(1)
        if count := _COUNT.search(text, match.end()):
            yield count.start("number"), count.end("number")


def _place_end(text: str, start: int, vocabulary: Vocabulary) -> int | None:
    """End of the longest name of a province, or full name of a prefecture, that begins at `start`."""
    for end in range(min(len(text), start + _LONGEST), start + 1, -1):
        name = text[start:end]
        levels = vocabulary.levels(name)
        full = name[-1] in "市州盟" or name.endswith("地区")
        if Level.PROVINCE in levels or (Level.PREFECTURE in levels and full):
            return end
    return None


def _is_dress(rest: str) -> bool:
    text = compact(rest)
    words = _COUNT.sub("", text)
    if not re.search(r"[\u3400-\u9fff]", words) or len(text) > 40 or _ORGANS.search(words):
        return False
    return bool(_DRESS.fullmatch(words) or (_ENDS_LIKE_A_HEADING.search(words) and "。" not in words))
