"""What a file holds beside its lines: names of sheets, heads of pages, and what is crossed out or hidden."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sitegen.findings import Finding
from sitegen.importers.files.text_source import SourceLine, SourceText
from sitegen.importers.reading.characters import clean_line, compact
from sitegen.importers.reading.segments import segment_of
from sitegen.importers.reading.verdicts import no_certification, other_verdict
from sitegen.importers.reading.words import Vocabulary

_YEAR = re.compile("20[0-9]{2}")
_TELLS = re.compile("20[0-9]{2}年|优质均衡|名单[一二三四五六七八九十1-9]|第[一二三四五六七八九十0-9]+[批类]")
_LONGEST = 60


def with_headings(source: SourceText, *, by_year: bool) -> SourceText:
    """`source` with the headings that tell what is listed as lines over those that they stand over.

    The sheets and pages of a plan are named by what they like: only what is no plan is told there.
    """
    lines = list(source.lines)
    for heading in reversed(source.headings):
        text = compact(heading.text)
        text = f"{text}年" if _YEAR.fullmatch(text) else text
        if len(text) <= _LONGEST and _is_telling(text, by_year=by_year):
            place = next((i for i, line in enumerate(lines) if line.number >= heading.number), None)
            if place is not None:
                lines.insert(place, SourceLine(number=lines[place].number, text=text))
    return replace(source, lines=tuple(lines))


def _is_telling(text: str, *, by_year: bool) -> bool:
    clean = clean_line(1, text).text
    is_other = bool(no_certification(clean) or other_verdict(clean))
    return is_other or (not by_year and bool(_TELLS.search(clean)))


def marked_findings(source: SourceText, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Names that somebody who looks at the file sees crossed out, or does not see."""
    texts: dict[tuple[int, str], list[str]] = {}
    for item in source.marked:
        texts.setdefault((item.number, item.how), []).append(item.text)
    for (number, how), parts in texts.items():
        text = " ".join(parts)
        names = [word.text for word in segment_of(clean_line(number, text), vocabulary).known]
        if not names and other_verdict(text):
            names = [text[:20]]
        if names:
            yield Finding(
                source.path,
                "marked-text",
                f"“{'、'.join(names[:5])}”{how}，看不出还算不算名单里的",
                "对照原文：不算的从文件里删去；算的，取消删除线或隐藏，另存再导入",
                line=number,
                value=text[:60],
            )
