"""Where the reading of a list stands, and what lies around."""

from collections.abc import Sequence

from sitegen.importers.segments import Event
from sitegen.importers.tokens import Kind, Token
from sitegen.importers.words import Break, Level, Word

_COUNTS = (Kind.COUNT, Kind.NUMBER, Kind.COLON)
_BEFORE = (Kind.TAB, Kind.DECORATION, Kind.NUMBERING)
"""What may stand in a line before the bracket of a heading."""


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

    def after_gaps(self) -> Event | None:
        """The next event that is neither a tab nor a separator."""
        offset = 1
        while isinstance(event := self.after(offset), Token) and event.kind in (Kind.TAB, Kind.SEPARATOR):
            offset += 1
        return event

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

    def begins_group(self, word: Word) -> bool:
        """True for a name that does not simply continue an enumeration with 、."""
        before = self.after(-1)
        return isinstance(before, Word) or self.begins_item(word) or before is None or before.text == ","

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
