"""Lists inside sentences: the enumerations of names in prose, with the prose around them left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitegen.importers.reading.left_over import RULE
from sitegen.importers.reading.list_region import Ignored
from sitegen.importers.reading.prose_verdicts import Spoken
from sitegen.importers.reading.segments import Segment, segment_of
from sitegen.importers.reading.words import Level, Vocabulary

_HAN = re.compile(r"[\u3400-\u9fff]+")
_UNIT = re.compile(r"[\u3400-\u9fff]{2,12}[区县市旗]")
_PROSE = re.compile(
    "[的为以有等个列被获在是均共将对]|通过|认定|公布|入选|上榜|名单|其中|教育|发展|县域|国家|省份|地区|方面|来看|位居|"
    "记者|近日|日前|同时|另外|此外|包括|分别|成功|达到|今年|经过|评估"
)
_NEXT = re.compile(r"\s*[、(]\s*([\u3400-\u9fff]+?)(?=[、)。;,]|等|$)")
_OF = re.compile(r"\s*(?:市?下辖的?|所辖的?|辖区?内?的?|的)\s*")
"""What stands between a city and its counties in prose."""
_LONGEST_SLIP = 8
"""What stands between names without a word of prose, up to this length, is a misprinted name."""
_LONGEST = 26


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    """A known name, or what looks like one inside an enumeration, and where it stands."""

    start: int
    end: int
    levels: frozenset[Level]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentences:
    """Prose with its enumerations taken out."""

    kept: tuple[Segment, ...]
    ignored: tuple[Ignored, ...]
    spoken: tuple[Spoken, ...]
    """Every sentence that names counties."""


def sentences_read(segments: Sequence[Segment], vocabulary: Vocabulary) -> Sentences | None:
    """The enumerations of prose that holds no other list, and what stands around them; None without any.

    A province named before an enumeration, 江苏省有南京市玄武区、鼓楼区, stands over it.
    """
    if any(segment.counties and not _is_sentence(segment) for segment in segments):
        return None
    kept: list[Segment] = []
    ignored: list[Ignored] = []
    spoken: list[Spoken] = []
    for segment in segments:
        spans = list(_spans(segment.line.text, vocabulary))
        if not spans:
            kept.append(segment)
            continue
        if (
            kept
            and kept[-1].line.number == segment.line.number
            and (lead := _leading_province(kept[-1], vocabulary))
        ):
            kept.append(lead)
        parts = [segment_of(segment.line.part(start, end), vocabulary) for start, end in spans]
        kept += parts
        ignored += _around(segment, spans)
        spoken.append(_spoken(segment, spans, parts, vocabulary))
    return Sentences(kept=tuple(kept), ignored=tuple(ignored), spoken=tuple(spoken)) if ignored else None


def _spoken(
    segment: Segment, spans: Sequence[tuple[int, int]], parts: Sequence[Segment], vocabulary: Vocabulary
) -> Spoken:
    """The sentence without the places that stand over its enumerations."""
    lists = [span for span, part in zip(spans, parts, strict=True) if _lists(part)]
    text = segment.line.text
    for name in _names(text, vocabulary):
        if not any(start <= name.start < end for start, end in lists):
            text = text[: name.start] + "□" * (name.end - name.start) + text[name.end :]
    return Spoken(line=segment.line.number, text=text, printed=segment.line.text.strip(), lists=tuple(lists))


def _lists(part: Segment) -> bool:
    return sum(word.levels != {Level.PROVINCE} for word in part.words) > 1


def _leading_province(segment: Segment, vocabulary: Vocabulary) -> Segment | None:
    """The last province of a clause that ends in a colon: 其中江苏（33个）包括：."""
    if not segment.compact.endswith(":"):
        return None
    names = [name for name in _names(segment.line.text, vocabulary) if Level.PROVINCE in name.levels]
    return segment_of(segment.line.part(names[-1].start, names[-1].end), vocabulary) if names else None


def _is_sentence(segment: Segment) -> bool:
    return segment.has_prose or any(_is_prose(word.text) for word in segment.words if not word.levels)


def _is_prose(text: str) -> bool:
    if _UNIT.fullmatch(text) and len(text) <= _LONGEST_SLIP:
        return False
    return bool(_PROSE.search(text)) or len(text) > _LONGEST_SLIP


def _around(segment: Segment, spans: Sequence[tuple[int, int]]) -> Iterator[Ignored]:
    text, last = segment.line.text, 0
    for start, end in (*spans, (len(text), len(text))):
        if rest := text[last:start].strip():
            yield Ignored(line=segment.line.number, text=rest, rule=RULE)
        last = end


def _spans(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Where enumerations stand in one sentence, each after its province."""
    province: _Name | None = None
    place: _Name | None = None
    for chain in _chains(text, list(_names(text, vocabulary))):
        if len([name for name in chain if Level.PROVINCE not in name.levels]) > 1 and _has_counties(chain):
            if place and _OF.fullmatch(text[place.end : chain[0].start]):
                yield place.start, place.end
            elif province and not any(Level.PROVINCE in name.levels for name in chain[:1]):
                yield province.start, province.end
            yield chain[0].start, _closed(text, chain)
            province = place = None
        elif Level.PROVINCE in chain[-1].levels:
            province = chain[-1]
        elif Level.PREFECTURE in chain[-1].levels and vocabulary.is_full(
            text[chain[-1].start : chain[-1].end]
        ):
            place = _Name(start=chain[0].start, end=chain[-1].end, levels=chain[-1].levels)


def _has_counties(chain: Sequence[_Name]) -> bool:
    return sum(name.levels == {Level.COUNTY} or not name.levels for name in chain) > 1 or (
        len(chain) > 1 and chain[-1].levels == {Level.COUNTY}
    )


def _closed(text: str, chain: Sequence[_Name]) -> int:
    """End of an enumeration with the bracket that closes it."""
    end = chain[-1].end
    opened = text.count("(", chain[0].start, end) > text.count(")", chain[0].start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end


def _chains(text: str, names: Sequence[_Name]) -> Iterator[list[_Name]]:
    """Names that nothing but separators, and what looks like names, stands between."""
    chain: list[_Name] = []
    for name in names:
        gap = list(_unknown(text, chain[-1].end, name.start)) if chain else []
        joined = bool(chain) and all(item is not None for item in gap)
        if chain and not joined:
            yield _extended(text, chain)
            chain = []
        chain += [item for item in gap if item] if joined else []
        chain.append(name)
    if chain:
        yield _extended(text, chain)


def _unknown(text: str, start: int, end: int) -> Iterator[_Name | None]:
    """What looks like names, whole or misprinted, between two known ones; None for prose."""
    for match in re.finditer(r"[^\s、,;:()]+", text[start:end]):
        word = re.sub("^(?:以及|和|及|与)", "", match[0])
        if word:
            at = start + match.end() - len(word)
            yield None if _is_prose(word) else _Name(start=at, end=at + len(word), levels=frozenset())


def _extended(text: str, chain: list[_Name]) -> list[_Name]:
    """An enumeration with the unknown names at its end, up to where prose begins."""
    while match := _NEXT.match(text, chain[-1].end):
        if _is_prose(match[1]):
            break
        chain = [*chain, _Name(start=match.start(1), end=match.end(1), levels=frozenset())]
    return chain


def _names(text: str, vocabulary: Vocabulary) -> Iterator[_Name]:
    """The longest known names, from left to right."""
    at = 0
    while match := _HAN.search(text, at):
        at = match.start()
        found = next(
            (
                _Name(start=at, end=end, levels=levels)
                for end in range(min(match.end(), at + _LONGEST), at + 1, -1)
                if (levels := vocabulary.levels(text[at:end]))
            ),
            None,
        )
        if found:
            yield found
        at = found.end if found else at + 1
