"""Characters of pasted text brought to one form, without losing where each of them stood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.datasets.traditional import simplified_characters

_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻊⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻯⻰⻳",
        "母民虎西见角贝足车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龙龟",
        strict=True,
    )
)
"""CJK radicals that PDF text layers put in place of the characters; Unicode's NFKC leaves them."""

_PUNCTUATION = dict(zip("∶︰﹕﹑､丶·‧﹒／", ":::、、、  ./", strict=True))
_ENUMERATORS = {
    chr(first + n): f"{n + 1}."
    for first, last in ((0x2460, 20), (0x2160, 12), (0x2170, 12), (0x2776, 10), (0x24EB, 10))
    for n in range(last)
}
"""① Ⅱ ❸ ⓫ as the numbering of an item."""
_TAG = re.compile(r"</?(?:b|strong|em|i|u|s|span|font|a|mark|sup|sub)(?:\s[^<>]*)?/?>", re.IGNORECASE)
"""Marks of emphasis that a copy from a page leaves behind."""
_DASHES = "‐‑‒–—―−─━﹣－"


@dataclass(frozen=True, kw_only=True, slots=True)
class CleanLine:
    """One line in normal form: half-width digits and brackets, no invisible characters."""

    number: int
    text: str
    columns: tuple[int, ...]
    """Column in the source line, counted from 1, of every character of `text`."""
    printed: str
    """`text` with traditional characters as they are printed; as long as `text`."""

    @property
    def is_blank(self) -> bool:
        """True when nothing but spaces is left."""
        return not self.text.strip()

    @property
    def column(self) -> int:
        """Where its first character stands that is no space."""
        return next((column for column, text in zip(self.columns, self.text, strict=True) if text.strip()), 1)

    def part(self, start: int, end: int) -> "CleanLine":
        """Characters `start` to `end` of the line as a line of its own."""
        return CleanLine(
            number=self.number,
            text=self.text[start:end],
            columns=self.columns[start:end],
            printed=self.printed[start:end],
        )


def compact(text: str) -> str:
    """The text without spaces."""
    return "".join(text.split())


def clean_line(number: int, text: str) -> CleanLine:
    """Line `number` of the source in normal form."""
    tags = {place for match in _TAG.finditer(text) for place in range(match.start(), match.end())}
    characters = [
        (piece, column)
        for column, raw in enumerate(text, 1)
        if column - 1 not in tags
        for piece in _normal(raw)
    ]
    table = simplified_characters()
    return CleanLine(
        number=number,
        text="".join(table.get(piece, piece) for piece, _ in characters),
        columns=tuple(column for _, column in characters),
        printed="".join(piece for piece, _ in characters),
    )


def _normal(raw: str) -> Iterator[str]:
    """What stands for `raw`: nothing for what cannot be seen, several characters for ⑴ and ㈠."""
    if raw == "\t":
        yield raw
    elif raw in _DASHES:
        yield "-"
    elif raw in _PUNCTUATION:
        yield _PUNCTUATION[raw]
    elif raw in _ENUMERATORS:
        yield from _ENUMERATORS[raw]
    elif raw in _RADICALS:
        yield _RADICALS[raw]
    elif unicodedata.category(raw) in ("Cf", "Mn", "Me"):
        return
    elif raw.isspace() or unicodedata.category(raw) in ("Cc", "Zs"):
        yield " "
    else:
        yield from unicodedata.normalize("NFKC", raw)
