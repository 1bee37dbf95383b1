"""A clean line as tokens: every character belongs to exactly one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sitegen.importers.reading.characters import CleanLine, compact


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBERING = "numbering"
    """一、 1. （一） ① 第一， before an item."""
    COUNT = "count"
    """6个, (6), 共6个县（市、区）; `value` holds the number."""
    NUMBER = "number"
    """A bare number: a count or the number of a row, which the place decides."""
    YEAR = "year"
    """2022年, as the heading of a group; `value` holds the year."""
    YEARS = "years"
    """2022-2035年: the span of a whole table."""
    AFTER = "after"
    """2035年以后 and 合计: what follows is a total."""
    COLON = "colon"
    SEPARATOR = "separator"
    OPEN = "open"
    CLOSE = "close"
    TAB = "tab"
    SPACE = "space"
    REMARK = "remark"
    """（含兵团）: says what a heading covers."""
    DECORATION = "decoration"
    """Bullets, and marks of emphasis and of quoting."""
    OTHER = "other"
    """Characters that belong in no list: each is reported."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """Characters of one line that mean one thing."""

    kind: Kind
    text: str
    line: int
    columns: tuple[int, ...]
    printed: str
    """`text` with traditional characters as they are printed."""
    value: int | None = None

    @property
    def column(self) -> int:
        """Where it begins."""
        return self.columns[0] if self.columns else 1


_HAN_NUMBER = "[一二三四五六七八九十百〇零](?:[ ]*[一二三四五六七八九十百〇零])*"
_UNIT = (
    r"(?:县\s*\(市\s*[、,]\s*区\s*(?:[、,]\s*旗\s*)?\)|县级行政单位|县级单位|县市区|市县区"
    r"|区县|县区|单位|地区|县|区|市)?"
)
_ALL = "(?:全[国省市区州盟])?"
"""Whose names a count counts: of everything, of the province or of the city above."""
_SUM = r"(?:共\s*计|合\s*计|总\s*计|共有?|计)"
_TOTAL = r"(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*数)(?![\u3400-\u9fff])"

_PATTERN = re.compile(
    rf"""
    (?P<years>20[0-9]{{2}}\s*年?\s*[-~至到]\s*20[0-9]{{2}}(?:\s*年(?:度|期间)?)?)
  | (?P<after>[0-9]{{4}}\s*年\s*(?:以后|之后|后)|{_TOTAL})
  | (?P<year>[0-9]{{4}}\s*年(?:度|计划|规划|底前?)?(?!\s*[0-9]{{1,2}}\s*月))
  | (?P<remark>\(\s*(?:含|不含)\s*(?:新疆)?(?:生产建设)?兵团\s*\))
  | (?P<numbering>
        (?<![\u3400-\u9fff])(?:第\s*{_HAN_NUMBER}\s*[、,:.]|{_HAN_NUMBER}\s*[、.])
      | (?<=[县区市旗])(?:{_HAN_NUMBER}、)
      | (?<![0-9])[0-9]{{1,3}}\s*[.、](?![0-9])
      | ^\s*\(\s*(?:{_HAN_NUMBER}|[0-9]{{1,3}})\s*\)\s*[、.]?
      | ^\s*[0-9]{{1,3}}\s*\)
      | (?<=[\s、,;。])[0-9]{{1,3}}\s*\)(?=\s*[\u3400-\u9fff])
      | (?<=[\s|])\(\s*{_HAN_NUMBER}\s*\)
      | (?<=[县区市旗])\(\s*{_HAN_NUMBER}\s*\)(?=[\u3400-\u9fff])
    )
  | (?P<count>
        \(\s*{_ALL}{_SUM}?\s*(?P<bracketed>[0-9]+)\s*[个家]?\s*{_UNIT}\s*\)
      | \(\s*{_ALL}{_SUM}?\s*(?P<worded>{_HAN_NUMBER})(?:\s*[个家]\s*{_UNIT})?\s*\)
      | (?:{_ALL}(?:等?共有?|共计|等|计)|:)?\s*(?P<plain>[0-9]+)\s*[个家]\s*{_UNIT}(?![\u3400-\u9fff])
    )
  | (?P<number>[0-9]+)
  | (?P<colon>:)
  | (?P<separator>[、,;/。.]|\+)
  | (?P<open>[(\[{{〔〈])
  | (?P<close>[)\]}}〕〉])
  | (?P<tab>\t)
  | (?P<space>[ ]+)
  | (?P<decoration>[*_#>\-=~•●○◆◇■□▪▲△★☆◎※→\ue000-\uf8ff"'“”‘’《》「」『』【】〖〗〘〙〚〛‹›«»<`⟨⟩^|]+)
  | (?P<word>[\u3400-\u9fff〇\U00020000-\U0003ffff]+?(?={_ALL}(?:等?共有?|共计|等|计)\s*[0-9]+\s*[个家])
           | (?:(?!(?<=[县区市旗]){_HAN_NUMBER}、)[\u3400-\u9fff〇\U00020000-\U0003ffff])+)
  | (?P<other>.)
    """,
    re.VERBOSE,
)

_MOST_DIGITS = 9
_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}


def tokens_of(line: CleanLine) -> Iterator[Token]:
    """Tokens of `line`, in order, spaces included."""
    for match in _PATTERN.finditer(line.text):
        kind = Kind(next(name for name, text in match.groupdict().items() if text and name in _KINDS))
        yield Token(
            kind=kind,
            text=match[0],
            line=line.number,
            columns=line.columns[match.start() : match.end()],
            printed=line.printed[match.start() : match.end()],
            value=_value(kind, match),
        )


_KINDS = frozenset(Kind)


def number_value(text: str) -> int:
    """The number that 188 or 一百八十八 stands for; a billion for more digits than any count has."""
    if not text.isdecimal():
        return han_value(text)
    return int(text) if len(text) <= _MOST_DIGITS else 10**_MOST_DIGITS


def han_value(text: str) -> int:
    """The number that 二十一 or 三百零五 stands for, up to 9999; 一八八 digit by digit."""
    if len(text) > 1 and set(text) <= set(_DIGITS):
        return number_value("".join(str(_DIGITS[character]) for character in text))
    value, digit = 0, 0
    for character in text:
        if unit := _UNITS.get(character):
            value += (digit or 1) * unit
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return value + digit


_UNITS = {"十": 10, "百": 100, "千": 1000}


def _value(kind: Kind, match: re.Match[str]) -> int | None:
    if kind is Kind.COUNT:
        text = match["bracketed"] or match["worded"] or match["plain"]
        return number_value(compact(text))
    if kind is Kind.NUMBER:
        return number_value(match[0])
    if kind is Kind.YEAR:
        return int(match[0][:4])
    return None


def numbering_text(token: Token) -> str:
    """An ordinal or a remark as it is compared: without blanks, its brackets wide."""
    return compact(token.text).replace("(", "（").replace(")", "）")


def whole_of(token: Token) -> str:
    """国, 省 or 市 for a count that says of what it counts everything: 全省共33个; empty for any other."""
    match = re.search("全([国省市区州盟])", token.text)
    return {"区": "省", "州": "市", "盟": "市"}.get(match[1], match[1]) if match else ""
