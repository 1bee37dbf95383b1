"""Where the reading of a list stands, and what lies around."""

from collections.abc import Sequence

from sitegen.importers.reading.segments import Event
from sitegen.importers.reading.tokens import Kind, Token
from sitegen.importers.reading.words import Break, Level, Word

_COUNTS = (Kind.COUNT, Kind.NUMBER, Kind.COLON)
_BEFORE = (Kind.TAB, Kind.DECORATION, Kind.NUMBERING)
"""What may stand in a line before the bracket of a heading."""
_PATH_SIGNS = ("/", ",", "-", ">", "→", "|")


class Cursor:
    """A position among the events of one list; `skip` moves it."""

    def __init__(self, events: Sequence[Event], at: int = -1) -> None:
        self._events = events
        self._at = at

    def advance(self) -> Event | None:
        """The next event; None at the end."""
        self._at += 1
        return self.after(0)

    def skip(self, count: int) -> None:
        """Pass over events that have been used already."""
        self._at += count

    def after(self, offset: int = 1) -> Event | None:
        """The event that many places further on."""
        position = self._at + offset
        return self._events[position] if 0 <= position < len(self._events) else None

    def kind_after(self) -> Kind | None:
        """Kind of the next token; None before a word and at the end."""
        following = self.after()
        return following.kind if isinstance(following, Token) else None

    def kind_before(self) -> Kind | None:
        """Kind of the token before; None after a word and at the start."""
        before = self.after(-1)
        return before.kind if isinstance(before, Token) else None

    def after_gaps(self) -> Event | None:
        """The next event that is neither a tab nor a separator."""
        offset = 1
        while isinstance(event := self.after(offset), Token) and event.kind in (Kind.TAB, Kind.SEPARATOR):
            offset += 1
        return event

    def is_before_prefecture(self, word: Word) -> bool:
        """True for the 吉林 of a row 吉林, 长春市, 南关区."""
        following = self.after_gaps()
        return (
            isinstance(following, Word)
            and following.line == word.line
            and Level.PREFECTURE in following.levels
        )

    def starts_line(self, token: Token) -> bool:
        """True when only tabs, marks and numbering stand before `token` in its line."""
        offset = -1
        while (before := self.after(offset)) and before.line == token.line:
            if isinstance(before, Word) or before.kind not in _BEFORE:
                return False
            offset -= 1
        return True

    def begins_item(self, word: Word) -> bool:
        """True for a name on a new line that no separator ties to the name before."""
        before = self.after(-1)
        if isinstance(before, Word):
            return word.before > Break.SPACE
        if before is None or before.kind in (Kind.TAB, Kind.NUMBERING, Kind.YEAR):
            return True
        return before.text in ("。", ";") or (before.kind is Kind.CLOSE and word.before > Break.SPACE)

    def begins_group(self, word: Word, *, after_comma: bool) -> bool:
        """True for a name that goes on with neither the prefecture above nor the enumeration before.

        An enumeration with 、 may end at a space as well; one that is parted by spaces may not.
        """
        if after_comma and self._is_comma(self.after(-1)):
            return True
        before, earlier = self.after(-1), self.after(-2)
        if isinstance(before, Word):
            return word.before > Break.SPACE or isinstance(earlier, Token)
        return self.begins_item(word) and self.kind_before() is not Kind.TAB

    def is_before_name(self, word: Word) -> bool:
        """True when another name follows in the line, with a space at most between them."""
        following = self.after()
        return isinstance(following, Word) and following.line == word.line

    @staticmethod
    def _is_comma(event: Event | None) -> bool:
        return isinstance(event, Token) and event.text == ","

    def is_path(self, word: Word) -> bool:
        """True when another name follows a known one at once: 江苏省南京市建邺区."""
        following = self.after()
        return isinstance(following, Word) and following.before is Break.NONE and bool(word.levels)

    def opens_heading(self, token: Token) -> bool:
        """True for a bracket that begins a line and holds one place, perhaps with its count: (江苏省)."""
        word = self.after()
        offset = 2
        while (event := self.after(offset)) and isinstance(event, Token) and event.kind in _COUNTS:
            offset += 1
        closed = isinstance(event, Token) and event.kind is Kind.CLOSE and event.line == token.line
        is_place = isinstance(word, Word) and bool(word.levels - {Level.COUNTY}) and word.line == token.line
        return is_place and closed and self.starts_line(token)

    def is_bracketed_heading(self) -> bool:
        """True for the place inside such a bracket."""
        before = self.after(-1)
        if not isinstance(before, Token) or before.kind is not Kind.OPEN:
            return False
        return Cursor(self._events, self._at - 1).opens_heading(before)

    def is_second_of_three(self, word: Word) -> bool:
        """True for the city in 甘肃省/嘉峪关市/嘉峪关市: between province and county, parted alike."""
        gap = 1 if isinstance(self.after(), Word) else 2
        province, county = self.after(-gap), self.after(gap)
        if not (isinstance(province, Word) and isinstance(county, Word)):
            return False
        signs = [event.text for event in (self.after(-1), self.after()) if isinstance(event, Token)]
        is_sign = not signs or (signs[0] == signs[-1] and len(signs) == gap and signs[0] in _PATH_SIGNS)
        in_line = province.line == word.line == county.line
        ends = Level.PROVINCE in province.levels and Level.COUNTY in county.levels
        return in_line and is_sign and ends and (county.text == word.text or len(county.levels) == 1)

    def holds_year(self) -> bool:
        """True for a bracket with nothing but a year in it."""
        year, close = self.after(1), self.after(2)
        is_year = isinstance(year, Token) and year.kind is Kind.YEAR
        return is_year and isinstance(close, Token) and close.kind is Kind.CLOSE

    def bracketed_year(self) -> Token | None:
        """The year in brackets right behind a name: 安宁市（2025年）."""
        name, bracket, year = self.after(0), self.after(1), self.after(2)
        if name is None or self.kind_after() is not Kind.OPEN or not isinstance(year, Token):
            return None
        same_line = bracket is not None and bracket.line == name.line
        return year if same_line and Cursor(self._events, self._at + 1).holds_year() else None

    def year_of_one_name(self, token: Token) -> bool:
        """True for a year right behind a name in an enumeration: 沾益区2022年、红塔区2023年."""
        before, following = self.after(-1), self.after()
        if not isinstance(before, Word) or before.line != token.line or Level.COUNTY not in before.levels:
            return False
        goes_on = isinstance(following, Token) and following.kind is Kind.SEPARATOR
        return goes_on or self._follows_year_of_name(token)

    def _follows_year_of_name(self, token: Token) -> bool:
        """True when an earlier year in the line belongs to one name."""
        offset = -2
        while (event := self.after(offset)) and event.line == token.line:
            if isinstance(event, Token) and event.kind is Kind.YEAR:
                return Cursor(self._events, self._at + offset).year_of_one_name(event)
            offset -= 1
        return False

    def bracketed_words(self) -> tuple[Word, ...]:
        """Words in brackets right behind; empty when there are none, or anything else beside them."""
        word, bracket = self.after(0), self.after()
        if self.kind_after() is not Kind.OPEN or not word or not bracket or word.line != bracket.line:
            return ()
        words = []
        offset = 2
        while isinstance(event := self.after(offset), Word):
            words.append(event)
            offset += 1
        closed = isinstance(event, Token) and event.kind is Kind.CLOSE
        return tuple(words) if closed else ()
