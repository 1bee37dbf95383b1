"""Events → entries: a state machine that knows under which province, prefecture and year it is.

Every event is used, ignored by a named rule, or reported.
"""

from collections.abc import Sequence
from dataclasses import replace

from sitegen.findings import Finding
from sitegen.importers.reading.cursor import Cursor
from sitegen.importers.reading.entries import Count, Entry, Heading, Reading, move_row
from sitegen.importers.reading.grammar_findings import (
    place_in_place,
    run_together,
    unexpected_bracket,
    unexpected_character,
    unexpected_colon,
    unsettled_years,
)
from sitegen.importers.reading.headings import Register
from sitegen.importers.reading.list_region import Ignored
from sitegen.importers.reading.places import Places
from sitegen.importers.reading.segments import Event
from sitegen.importers.reading.tokens import Kind, Token, numbering_text, whole_of
from sitegen.importers.reading.words import Break, Level, Word

_IGNORED = {Kind.DECORATION: "项目符号或标记", Kind.REMARK: "标题的说明"}
_ABOVE = frozenset({Level.PROVINCE, Level.PREFECTURE})


class Grammar:
    """Reads the events of one list. Use `read` once; `province` stands over names before any province."""

    def __init__(self, events: Sequence[Event], places: Places, path: str, province: str | None) -> None:
        self._cursor = Cursor(events)
        self._places = places
        self._path = path
        self._register = Register(places, path)
        self._province = self._register.given_province(province) if province else None
        self._prefecture: Heading | None = None
        self._year: Heading | None = None
        self._years: Token | None = None
        """The span of years that stands over the names while no single year does."""
        self._years_inside = False
        """True for a list in which the years stand under the prefectures."""
        self._last_heading: Heading | None = None
        """The heading that was opened last, while no name has come since."""
        self._numbering: Token | None = None
        self._total: Token | None = None
        self._brackets: list[bool] = []
        """For every open bracket: True when it holds the names of a heading."""
        self._entries: list[Entry] = []
        self._totals: list[Count] = []
        self._ignored: list[Ignored] = []
        self._findings: list[Finding] = []

    def read(self) -> Reading:
        """The whole list."""
        while event := self._cursor.advance():
            if isinstance(event, Word):
                self._word(event)
            else:
                self._token(event)
        self._drop_numbering()
        self._findings += unsettled_years(self._path, self._entries)
        return Reading(
            entries=tuple(self._entries),
            provinces=tuple(self._register.provinces),
            prefectures=tuple(self._register.prefectures),
            years=tuple(self._register.years),
            totals=tuple(self._totals),
            ignored=tuple(self._ignored),
            findings=(*self._findings, *self._register.findings),
        )

    # Words

    def _word(self, word: Word) -> None:
        if word.run_together:
            self._findings.append(run_together(self._path, word))
        level = self._level(word)
        if level is Level.PROVINCE:
            self._open_province(word)
        elif level is Level.PREFECTURE:
            self._open_prefecture(word)
        else:
            self._add(word)
        self._drop_numbering()

    def _level(self, word: Word) -> Level:
        """What a word is here; one that names several levels is decided by what stands around it."""
        levels = word.levels
        if not levels:
            return self._unknown_level()
        if Level.COUNTY in levels and levels & _ABOVE:
            if self._cursor.is_bracketed_heading():
                return next(iter(levels & _ABOVE))
            return next(iter(levels & _ABOVE)) if self._heads_names(word) else Level.COUNTY
        if levels == _ABOVE:
            return Level.PREFECTURE if self._is_in_its_province(word) else Level.PROVINCE
        return next(iter(levels))

    def _is_in_its_province(self, word: Word) -> bool:
        """吉林 under the heading 吉林 is the prefecture, unless what stands around makes it a heading."""
        same = self._province and self._province.code == self._places.province(word.text)
        is_counted = self._numbering is not None or self._cursor.kind_after() is Kind.COUNT
        return bool(same) and not is_counted and not self._cursor.is_before_prefecture(word)

    def _heads_names(self, word: Word) -> bool:
        if self._cursor.is_second_of_three(word):
            return True
        following = self._cursor.after()
        if isinstance(following, Token) and following.kind is Kind.TAB:
            following = self._cursor.after(2)
            same_line = isinstance(following, Word) and following.line == word.line
            return isinstance(following, Word) and same_line and Level.COUNTY in following.levels
        if isinstance(following, Word):
            again = following.line == word.line and following.text == word.text
            return following.before is Break.NONE or again
        return following is not None and following.kind in (Kind.COLON, Kind.OPEN)

    def _unknown_level(self) -> Level:
        """An unknown word is a heading when a colon or count follows it."""
        kind = self._cursor.kind_after()
        if kind is Kind.COUNT or (kind is Kind.COLON and self._numbering is not None):
            is_province = self._prefecture is None or self._numbering is not None
            return Level.PROVINCE if is_province else Level.PREFECTURE
        if kind is Kind.COLON:
            return Level.PREFECTURE if self._province else Level.PROVINCE
        return Level.COUNTY

    def _open_province(self, word: Word) -> None:
        heading, is_new = self._register.province(word)
        if is_new and self._numbering and not self._cursor.is_path(word):
            heading.numbering = numbering_text(self._numbering)
            self._numbering = None
        self._province = self._last_heading = heading
        self._prefecture = None

    def _open_prefecture(self, word: Word) -> None:
        current = self._prefecture
        if current and current.text == word.text and current is self._last_heading:
            return
        is_path = self._cursor.is_path(word)
        if current and is_path and self._repeats(current, word):
            return
        if current and is_path and self._contradicts(current):
            self._findings.append(place_in_place(self._path, word, current))
        if self._years_inside and not (current and current.text == word.text):
            self._year = None
        heading, self._province = self._register.prefecture(word, self._province)
        heading.covers_line = is_path
        heading.is_in_line = self._cursor.is_before_name(word)
        self._prefecture = self._last_heading = heading

    def _repeats(self, current: Heading, word: Word) -> bool:
        """无锡市：无锡滨湖区: the city before the name is the one it stands under already."""
        meant = self._places.prefectures(word.text, self._province.code if self._province else None)
        return not current.covers_line and current.code in {item.code for item in meant}

    def _contradicts(self, current: Heading) -> bool:
        """南京市：玄武区、无锡市宜兴市: another city before a name that 、 ties to those under the first."""
        before = self._cursor.after(-1)
        tied = isinstance(before, Token) and before.text == "、"
        return tied and not current.covers_line and current.code is not None

    def _add(self, word: Word) -> None:
        if self._leaves_prefecture(word):
            self._prefecture = None
        province, prefecture = self._bracketed_place() or (self._province, self._prefecture)
        own = self._cursor.bracketed_year()
        year = self._register.year(own) if own else self._year
        years = None if year else self._years
        self._entries.append(
            Entry(word=word, province=province, prefecture=prefecture, year=year, years=years)
        )
        if own:
            self._cursor.skip(3)
        self._last_heading = None

    def _leaves_prefecture(self, word: Word) -> bool:
        """True where the prefecture above reaches no further."""
        if self._prefecture is None:
            return False
        if self._prefecture.covers_line:
            return self._cursor.begins_item(word)
        if self._prefecture is self._last_heading:
            return False
        on_new_line = word.line > self._prefecture.line and self._cursor.begins_item(word)
        province = self._province.code if self._province else None
        begins = on_new_line or self._cursor.begins_group(word, after_comma=self._prefecture.is_in_line)
        return begins and self._places.is_direct(word.text, province)

    def _bracketed_place(self) -> tuple[Heading | None, Heading | None] | None:
        """Province and prefecture in brackets behind a name, 鼓楼区（南京市）, hold for that name only."""
        words = self._cursor.bracketed_words()
        if not words or not all(word.levels & _ABOVE for word in words):
            return None
        province, prefecture = self._province, None
        for word in words:
            if Level.PROVINCE in word.levels and not (Level.PREFECTURE in word.levels and province):
                province, _ = self._register.province(word)
            else:
                prefecture, province = self._register.prefecture(word, province)
        self._cursor.skip(len(words) + 2)
        return province, prefecture

    # Tokens

    def _token(self, token: Token) -> None:
        if token.kind in (Kind.COUNT, Kind.NUMBER):
            self._count(token)
        elif token.kind is Kind.NUMBERING:
            self._drop_numbering()
            self._numbering = token
        elif token.kind is Kind.YEAR:
            self._open_year(token)
        elif token.kind is Kind.YEARS:
            self._years, self._year = token, None
            self._ignore(token, "起止年份")
        elif token.kind is Kind.AFTER:
            self._total = token
        elif token.kind in (Kind.OPEN, Kind.CLOSE):
            self._bracket(token)
        elif token.kind is Kind.COLON:
            self._colon(token)
        elif token.kind is Kind.OTHER:
            self._findings.append(unexpected_character(self._path, token))
        elif token.kind in _IGNORED:
            self._ignore(token, _IGNORED[token.kind])

    def _count(self, token: Token) -> None:
        count = Count(value=token.value or 0, token=token)
        total, self._total = self._total, None
        if total and self._last_heading and self._last_heading.code and self._last_heading.line == total.line:
            total = None
        is_row_number = token.kind is Kind.NUMBER and self._cursor.starts_line(token)
        if is_row_number and isinstance(self._cursor.after_gaps(), Word):
            self._ignore(token, "行首的序号")
        elif (scope := whole_of(token)) or (total and not total.text.startswith("小")):
            above = {"省": self._province, "市": self._prefecture or self._province}.get(scope)
            (above.counts if above else self._totals).append(count)
        elif heading := self._last_heading or self._counted_heading(token):
            heading.counts.append(count)
        else:
            self._totals.append(count)

    def _counted_heading(self, token: Token) -> Heading | None:
        """What a number behind names counts: the smallest heading that was opened in its row."""
        headings = [item for item in (self._prefecture, self._year, self._province) if item]
        in_row = [item for item in headings if item.line == token.line and not item.covers_line]
        return in_row[0] if in_row else self._year or self._province

    def _open_year(self, token: Token) -> None:
        heading = self._register.year(token)
        if self._cursor.year_of_one_name(token):
            self._entries[-1] = replace(self._entries[-1], year=heading)
            return
        following = self._cursor.after_gaps()
        closes_row = self._cursor.kind_after() is not Kind.COLON and not (
            isinstance(following, Word) and following.line == token.line
        )
        others = any(item.line == token.line for item in self._register.years if item is not heading)
        if closes_row and not others and move_row(self._entries, token.line, heading):
            return
        if self._prefecture and self._prefecture is self._last_heading and len(self._register.years) == 1:
            self._years_inside = True
        self._year = self._last_heading = heading
        self._years = None
        if not self._years_inside:
            self._prefecture = None

    def _bracket(self, token: Token) -> None:
        if token.kind is Kind.OPEN and (self._cursor.opens_heading(token) or self._cursor.holds_year()):
            self._brackets.append(False)
        elif token.kind is Kind.OPEN:
            self._brackets.append(self._last_heading is not None)
            if not self._brackets[-1]:
                self._findings.append(unexpected_bracket(self._path, token))
        elif self._brackets and self._brackets.pop():
            self._prefecture = None
            if self._years_inside:
                self._year = None

    def _colon(self, token: Token) -> None:
        before = self._cursor.after(-1)
        if isinstance(before, Word) and self._last_heading is None:
            self._findings.append(unexpected_colon(self._path, token, before))

    def _drop_numbering(self) -> None:
        if self._numbering:
            self._ignore(self._numbering, "项目编号")
            self._numbering = None

    def _ignore(self, token: Token, rule: str) -> None:
        self._ignored.append(Ignored(line=token.line, text=token.text, rule=rule))
