"""The lines of a source cut where prose ends and a list begins, each with its tokens and words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from sitegen.importers.files.markup import unpiped
from sitegen.importers.files.text_source import SourceText
from sitegen.importers.reading.characters import CleanLine, clean_line, compact
from sitegen.importers.reading.column_order import in_reading_order
from sitegen.importers.reading.tokens import Kind, Token, tokens_of
from sitegen.importers.reading.words import SUFFIXES, Break, Character, Level, Vocabulary, Word, cut

Event = Word | Token
"""A word, or a token that is neither a word nor a space."""

_CUTS = re.compile(
    r"(?<=[。！?!])"
    r"|(?<=如下:)|(?<=名单:)|(?<=包括:)|(?<=分别是:)|(?<=分别为:)|(?<=分别有:)|(?<=名单为:)"
    r"|(?<=名单[一二三四五六七八九十]:)|(?<=名单\([一二三四五六七八九十]\):)"
    r"|(?<=名单)(?=\s)|(?<=附件)(?=\s)|(?<=进度表)(?=\s)"
)
"""Places within a line where prose may give way to a list."""

_PROSE = (
    *("义务教育", "优质均衡", "督导", "教育局", "教育厅", "教育部", "教育体育"),
    *("人民政府", "办公厅", "办公室"),
    *("通知", "印发", "各省", "各州", "文件", "名单", "附件", "进度表", "http", "来源", "责任编辑"),
)
"""Words that stand in the prose around a list and in no name."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A line, or the part of one between two cuts."""

    line: CleanLine
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    """Words of this segment read by itself."""

    @cached_property
    def compact(self) -> str:
        """The text without spaces."""
        return compact(self.line.text)

    @cached_property
    def has_prose(self) -> bool:
        """True when it holds words that stand in no list."""
        return any(word in self.compact for word in _PROSE)

    @cached_property
    def known(self) -> tuple[Word, ...]:
        """Words that are known names."""
        return tuple(word for word in self.words if word.levels)

    @cached_property
    def counties(self) -> tuple[Word, ...]:
        """Words that are names of counties and of nothing above them."""
        return tuple(word for word in self.words if word.levels == {Level.COUNTY})

    @cached_property
    def is_list(self) -> bool:
        """True when at least half of its characters are known names, and nothing in it is prose."""
        length = sum(len(token.text) for token in self.tokens if token.kind is Kind.WORD)
        named = sum(len(word.text) for word in self.known)
        return bool(self.known) and not self.has_prose and 2 * named >= length

    @cached_property
    def is_neutral(self) -> bool:
        """True when it holds only numbers, counts, years and punctuation."""
        kinds = {token.kind for token in self.tokens}
        return not self.words and Kind.OTHER not in kinds and bool(kinds - {Kind.SPACE})

    @cached_property
    def may_name(self) -> bool:
        """True when, inside a list, it can only be names: known, misspelt or broken."""
        return not self.has_prose and all(len(word.text) <= 20 for word in self.words)

    @cached_property
    def has_names(self) -> bool:
        """True when names of counties or prefectures stand in it and nothing is prose."""
        return self.may_name and any(word.levels - {Level.PROVINCE} for word in self.words)

    @cached_property
    def is_fragment(self) -> bool:
        """True for what looks like names, or is too short to be prose: parts of broken names."""
        if self.has_prose or not self.words:
            return False
        unitlike = all(word.text[-1] in SUFFIXES and len(word.text) <= 16 for word in self.words)
        return unitlike or len(self.compact) <= 8


def clean_lines(source: SourceText) -> tuple[CleanLine, ...]:
    """Lines of the source in normal form, without the blank ones."""
    lines = (clean_line(line.number, unpiped(line.text)) for line in source.lines)
    return tuple(line for line in lines if not line.is_blank)


def segments_of(lines: Sequence[CleanLine], vocabulary: Vocabulary) -> tuple[Segment, ...]:
    """All of the lines in segments."""
    ordered = in_reading_order(lines, vocabulary)
    return tuple(segment_of(part, vocabulary) for line in ordered for part in _parts(line))


def events_of(segments: Sequence[Segment], vocabulary: Vocabulary) -> Iterator[Event]:
    """Words and tokens of the segments read as one text, so that names broken over lines come together."""
    run: list[Character] = []
    before = Break.NONE
    last_line = 0
    for segment in segments:
        if last_line:
            before = Break.PARAGRAPH if segment.line.number > last_line + 1 else Break.LINE
        last_line = segment.line.number
        for token in segment.tokens:
            if token.kind is Kind.SPACE:
                before = max(before, Break.SPACE)
            elif token.kind is Kind.WORD:
                run += _characters(token, before)
                before = Break.NONE
            else:
                yield from cut(run, vocabulary)
                run = []
                yield token
                before = Break.NONE
    yield from cut(run, vocabulary)


def is_broken(segments: Sequence[Segment], index: int, vocabulary: Vocabulary) -> bool:
    """True when the segment at `index` is whole names once up to four lines around it are read with it."""
    for start in range(max(0, index - 4), index + 1):
        for end in range(index + 1, min(len(segments), start + 5) + 1):
            window = segments[start:end]
            words = [event for event in events_of(window, vocabulary) if isinstance(event, Word)]
            if len(window) > 1 and words and all(word.levels for word in words):
                return True
    return False


def _characters(token: Token, before: Break) -> Iterator[Character]:
    for index, (text, column, printed) in enumerate(
        zip(token.text, token.columns, token.printed, strict=True)
    ):
        yield Character(
            text=text,
            line=token.line,
            column=column,
            before=Break.NONE if index else before,
            printed=printed,
        )


def segment_of(line: CleanLine, vocabulary: Vocabulary) -> Segment:
    """One line, or a part of one, with its tokens and words."""
    tokens = tuple(tokens_of(line))
    shell = Segment(line=line, tokens=tokens, words=())
    words = tuple(event for event in events_of([shell], vocabulary) if isinstance(event, Word))
    return Segment(line=line, tokens=tokens, words=words)


def _parts(line: CleanLine) -> Iterable[CleanLine]:
    places = [0, *(match.start() for match in _CUTS.finditer(line.text)), len(line.text)]
    parts = [line.part(start, end) for start, end in pairwise(places)]
    return [part for part in parts if not part.is_blank]
