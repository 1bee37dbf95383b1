"""The one rule for characters: which ones text of any input may hold, and what to do about the others.

Allowed are line feed, tab, space and every character that can be seen. The rule stands on tables that
never change, so each version of Python gives the same answer: the database of Unicode 3.2 that Python
carries beside its own, what later versions added to scripts and symbols in use here (`_LATER`), and the
whole of planes 2 and 3, which Unicode keeps for Han characters. Text is in normal form C: a character
that this form replaces by another one, such as a compatibility ideograph, is named with its replacement.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from sitegen.findings import Finding

_LATER = (
    "221 234-24f 2ae-2af 2ef-2ff 350-35f 750-77f f6b-f6c f8c-f8f fce fd0-fda 1878 18aa 1950-196d 1970-1974"
    " 1980-19ab 19b0-19c9 19d0-19da 19de-19df 2090-209c 20b2-20c0 213b-213c 214c-2152 2184-218b 23cf-23ff"
    " 24ff 2614-2615 2618 267e-267f 268a-2700 2705 270a-270b 2728 274c 274e 2753-2755 2757 275f-2760"
    " 2795-2797 27b0 27bf 2b00-2b73 2b76-2b95 2b97-2bff 2c60-2c7f 2e00-2e5d 312d-312f 31b8-31e3 321d-321e"
    " 3244-3250 327c-327e 32cc-32cf 32ff 3377-337a 33de-33df 33ff 4db6-4dff 9fa6-9fff a4d0-a4ff a700-a7ca"
    " a7d0-a7d1 a7d3 a7d5-a7d9 a7f2-a7ff a840-a877 fe10-fe19 fe24-fe2f fe47-fe48"
    " 1f300-1f64f 1f680-1f6d7 1f6dd-1f6ec 1f6f0-1f6fc 1f900-1f9ff"
)
"""Characters of Unicode 4.0 to 14.0: Han, Tibetan, Mongolian, Uyghur, Lisu, Tai, Latin, symbols."""
_HAN = "20000-2f7ff 2fa1e-2fffd 30000-3fffd"
"""Planes 2 and 3 without the compatibility ideographs, each of which stands for another one."""
_PLANE = 0x10000
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
_CONTROLS = "NULSOHSTXETXEOTENQACKBELBS HT LF VT FF CR SO SI DLEDC1DC2DC3DC4NAKSYNETBCANEM SUBESCFS GS RS US "
"""Abbreviations of the control characters, three letters each."""
_CHINESE = {
    "\t": "制表符 ",
    "\n": "换行 ",
    "\r": "回车 ",
    "\u00a0": "不换行空格 ",
    "\u00ad": "软连字符 ",
    "\u200b": "零宽空格 ",
    "\u200c": "零宽不连字 ",
    "\u200d": "零宽连字 ",
    "\u2028": "分行符 ",
    "\u2029": "分段符 ",
    "\u3164": "谚文占位符 ",
    "\ufeff": "字节序标记 BYTE ORDER MARK, ",
    "\ufffd": "替换字符 ",
}
_NAMELESS = {
    "Cc": "控制字符 CONTROL",
    "Cs": "代理项 SURROGATE",
    "Co": "私用区 PRIVATE USE",
    "Cn": "未分配 UNASSIGNED",
}


_ENDLESS = re.compile(r"[\d〇零一二三四五六七八九]{100,}")


class Kind(Enum):
    """Why a character is refused: the finding's code, its words, and the code points of the kind."""

    SURROGATE = ("forbidden-character", "孤立的代理项，不是字符", "d800-dfff")
    LOST = ("lost-character", "有乱码：换编码或复制时丢了字", "fffc-fffd")
    PRIVATE = (
        "forbidden-character",
        "私用区字符，换一台电脑就不是这个字",
        "e000-f8ff f0000-ffffd 100000-10fffd",
    )
    NONCHARACTER = (
        "forbidden-character",
        "Unicode 规定不作字符用的码位",
        "fdd0-fdef " + " ".join(f"{plane:x}fffe-{plane:x}ffff" for plane in range(17)),
    )
    SPACE = ("invisible-character", "特殊的空格", "a0 1680 2000-200a 202f 205f")
    CONTROL = ("invisible-character", "看不见的控制字符", "0-8 b-1f 7f-9f")
    SEPARATOR = ("invisible-character", "看不见的分行、分段符", "2028-2029")
    ZERO_WIDTH = ("invisible-character", "没有宽度、看不见的字符", "ad 34f 180e 200b-200d 2060-2065 feff")
    DIRECTION = (
        "invisible-character",
        "看不见的排版方向符，能让文字看上去和实际不一样",
        "61c 200e-200f 202a-202e 2066-206f",
    )
    VARIATION = ("invisible-character", "看不见的字形变体选择符", "180b-180d 180f fe00-fe0f e0100-e01ef")
    TAG = ("invisible-character", "看不见的标签字符", "e0001 e0020-e007f")
    FILLER = ("invisible-character", "看不见的占位字符", "115f-1160 17b4-17b5 2800 3164 ffa0")
    FORM = ("character-form", "字形相同的另一个码位，查找时会找不到", "2f00-2fd5")
    UNKNOWN = ("forbidden-character", "没有分配、看不见或本站用不到的码位", "")

    def __init__(self, code: str, words: str, ranges: str) -> None:
        """Words are Chinese; ranges are hexadecimal."""
        self.code = code
        self.words = words
        self.ranges = ranges

    @property
    def is_of_form(self) -> bool:
        """True when the character can go, or be replaced, without a change of meaning."""
        return self.code in ("invisible-character", "character-form")


LAYOUT = frozenset({Kind.SPACE, Kind.SEPARATOR, Kind.ZERO_WIDTH, Kind.FORM})
"""Kinds that word processors and web pages put in for layout: importers read over them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """One character that text may not hold."""

    offset: int
    """Position in the text, counted from 0."""
    character: str
    """The character; a base with its marks when they are to be one character."""
    kind: Kind

    @property
    def message(self) -> str:
        """What is wrong, in Chinese, with code point and name."""
        return f"{self.kind.words}：{'、'.join(map(name_of, self.character))}"

    @property
    def remedy(self) -> str:
        """What to do about it, in Chinese."""
        if self.kind is Kind.SPACE:
            return "改为普通的空格，或删去"
        if self.kind is Kind.FORM:
            return f"改为“{mended(self.character)}”"
        return "删去这个字符" if self.kind.is_of_form else "照来源重新写这个字；没有字就删去"


def name_of(character: str) -> str:
    """Code point and name: U+200B（零宽空格 ZERO WIDTH SPACE）."""
    code = ord(character)
    if character < " ":
        name = _CONTROLS[3 * code : 3 * code + 3].rstrip()
    elif _kind(character) is Kind.NONCHARACTER:
        name = "非字符 NONCHARACTER"
    else:
        name = unicodedata.name(character, "") or _NAMELESS.get(unicodedata.category(character), "")
    return f"U+{code:04X}（{_CHINESE.get(character, '')}{name}）"


def refused(text: str) -> Iterator[Refused]:
    """Every character of `text` that the rule refuses, in order."""
    if text.isascii() and text.isprintable():
        return
    for match in _forbidden().finditer(text):
        yield Refused(offset=match.start(), character=match[0], kind=_kind(match[0]))
    if not unicodedata.is_normalized("NFC", text):
        yield from _denormal(_forbidden().sub(" ", text))


def first_refused(text: str) -> Refused | None:
    """The first character of `text` that the rule refuses; None when there is none."""
    return min(refused(text), key=lambda item: item.offset, default=None)


def mended(text: str) -> str:
    """`text` without what cannot be seen, in normal form; what only its author can mend stays."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _forbidden().sub(lambda match: _replacement(match[0]), text))


def visible(text: str) -> str:
    """`text` with refused characters spelt out, <U+200B>: safe to print, line feeds and tabs included."""
    return _forbidden().sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def endless_number(text: str) -> str | None:
    """What is wrong with `text`, in Chinese, when it holds a number of more digits than anything has.

    A checksum has 64 characters; Python refuses to count with more than some 4,300 digits.
    """
    found = _ENDLESS.search(text)
    return f"有一个 {len(found[0])} 位的数，不会有这样长的数" if found else None


def character_findings(path: str, text: str, first_line: int = 1) -> Iterator[Finding]:
    """A finding for each line of a text file that holds a refused character, at the first one."""
    if first_refused(text) is None:
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if first := first_refused(line):
            more = sum(1 for _ in refused(line)) - 1
            yield Finding(
                path,
                first.kind.code,
                first.message + (f"（这一行另有 {more} 处）" if more else ""),
                first.remedy,
                line=number,
                column=first.offset + 1,
            )


def _denormal(text: str) -> Iterator[Refused]:
    """The first place of each line where letters and marks are not written as normal form C has them."""
    start = 0
    for line in text.split("\n"):
        if not unicodedata.is_normalized("NFC", line):
            pairs = zip(line, unicodedata.normalize("NFC", line), strict=False)
            first = next((index for index, (one, other) in enumerate(pairs) if one != other), 0)
            last = first + 1
            while unicodedata.is_normalized("NFC", line[first:last]) and last < len(line):
                last += 1
            yield Refused(offset=start + first, character=line[first:last], kind=Kind.FORM)
        start += len(line) + 1


def _replacement(character: str) -> str:
    kind = _kind(character)
    if kind is Kind.SPACE:
        return " "
    if kind is Kind.FORM:
        return unicodedata.normalize("NFKC", character)
    return "" if kind.is_of_form else character


@cache
def _kind(character: str) -> Kind:
    for kind in Kind:
        if any(first <= ord(character) <= last for first, last in _ranges(kind.ranges)):
            return kind
    return Kind.FORM if unicodedata.normalize("NFC", character) != character else Kind.UNKNOWN


def _ranges(words: str) -> Iterator[tuple[int, int]]:
    for word in words.split():
        first, _, last = word.partition("-")
        yield int(first, 16), int(last or first, 16)


@cache
def _forbidden() -> re.Pattern[str]:
    """Everything but the allowed characters."""
    classes = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _joined(sorted(_allowed())))
    return re.compile(f"[^{classes}]")


def _allowed() -> Iterator[tuple[int, int]]:
    """Ranges of the allowed code points."""
    yield from _ranges(f"9-a 20 3000 {_HAN}")
    yield from (pair for pair in _ranges(_LATER) if pair[0] > _PLANE)
    later = {code for first, last in _ranges(_LATER) if last < _PLANE for code in range(first, last + 1)}
    refused_codes = {
        code
        for kind in Kind
        for first, last in _ranges(kind.ranges)
        if last < _PLANE
        for code in range(first, last + 1)
    }
    old = unicodedata.ucd_3_2_0
    for code in range(_PLANE):
        character = chr(code)
        if (
            (code in later or old.category(character) not in _UNSEEN)
            and code not in refused_codes
            and unicodedata.is_normalized("NFC", character)
        ):
            yield code, code


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ascending ranges, neighbours made one."""
    begin, end = -2, -2
    for first, last in ranges:
        if first == end + 1:
            end = last
        else:
            if begin >= 0:
                yield begin, end
            begin, end = first, last
    yield begin, end
