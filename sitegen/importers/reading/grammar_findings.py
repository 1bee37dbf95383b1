"""What the grammar cannot make sense of."""

from collections.abc import Iterator, Sequence

from sitegen.findings import Finding, Severity
from sitegen.importers.reading.entries import Entry, Heading, finding_at
from sitegen.importers.reading.tokens import Token
from sitegen.importers.reading.words import Word

_LIKE_DIGITS = dict(zip("OoQDlIiZSB", "0000111258", strict=True))


def run_together(path: str, word: Word) -> Finding:
    """Two names with nothing between them."""
    return finding_at(
        path,
        word,
        "run-together-names",
        f"“{word.text}”和前一个名称之间没有分隔，按两个名称读入",
        "核对原文；确是两个名称就在中间加顿号",
        severity=Severity.WARNING,
    )


def unexpected_character(path: str, token: Token) -> Finding:
    """A character that belongs in no list; a letter may be a misread digit."""
    digit = _LIKE_DIGITS.get(token.text)
    return finding_at(
        path,
        token,
        "unexpected-character",
        f"名单里不该有字符“{token.text}”" + (f"，像是认错的数字“{digit}”" if digit else ""),
        "对照原文改正，或删去这个字符",
    )


def unexpected_bracket(path: str, token: Token) -> Finding:
    """A bracket behind a name that holds neither its prefecture nor a count."""
    return finding_at(
        path,
        token,
        "unexpected-bracket",
        "名称后面的括号里不是所属的市，也不是个数，没有读懂",
        "对照原文；括号里是说明就删去，是另一个县名就用顿号分开",
    )


def unexpected_colon(path: str, token: Token, before: Word) -> Finding:
    """A county with a colon behind it, as if it were a prefecture."""
    return finding_at(
        path,
        token,
        "unexpected-colon",
        f"“{before.text}”是县级单位，后面却有冒号，像是把它当成了地级市",
        "对照原文；冒号前应是省或地级市的名称",
        value=before.text,
    )


def place_in_place(path: str, word: Word, heading: Heading) -> Finding:
    """A name with one prefecture before it, in the enumeration under another."""
    return finding_at(
        path,
        word,
        "prefecture-mismatch",
        f"“{word.text}”写在“{heading.text}”（第 {heading.line} 行）的名单中间，两个地方只能有一个对",
        f"对照原文；这里起是“{word.text}”的，另起一行；多写了的就删去",
    )


def unsettled_years(path: str, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Names under a span of years, which does not tell the year of any; once for each span."""
    spans = {entry.years.line: entry.years for entry in entries if entry.years and not entry.year}
    for span in spans.values():
        names = [entry.word.text for entry in entries if entry.years is span and not entry.year]
        shown = "、".join(names[:3]) + ("……" if names[3:] else "")
        yield finding_at(
            path,
            span,
            "year-range",
            f"“{span.text}”下面有名称（{shown}），看不出各在哪一年",
            "对照原文，写明每个县是哪一年；原文没有分到年的，不能作为分年目标导入，写进 goals 表",
        )
