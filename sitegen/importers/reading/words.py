"""Where one name ends and the next begins: characters between hard separators cut into words.

Spaces and line breaks may part two names or stand inside one. Known names decide: the cheapest
way to read a run of characters as names of provinces, prefectures and counties is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from sitegen.importers.reading.places import Places


class Break(IntEnum):
    """What stands before a character."""

    NONE = 0
    SPACE = 1
    LINE = 2
    PARAGRAPH = 3


class Level(StrEnum):
    """Which level of unit a word may name."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


@dataclass(frozen=True, kw_only=True, slots=True)
class Character:
    """One Chinese character of the text, where it stands and what stands before it."""

    text: str
    line: int
    column: int
    before: Break
    printed: str
    """The traditional character that stands in its place, or itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One name, without the spaces inside it."""

    text: str
    """In simplified characters."""
    printed: str
    """As printed."""
    levels: frozenset[Level]
    """Levels on which the name is known; empty for a word that is no known name."""
    line: int
    column: int
    before: Break
    """What parts it from the word before."""
    run_together: bool = False
    """True when it follows a county's name without anything between."""


SUFFIXES = "县区市旗州盟师"
"""Characters that end the name of a unit."""

_ENDINGS = SUFFIXES + "巿具悬匚囗丕洲"
"""With characters that a scan takes for 市, 县 and 区: 淳安具 ends, and the next line begins another name."""

UNDER_PROVINCE = (
    "省直辖县级行政单位",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县市",
    "省直辖",
    "省直管县市",
    "省直管市",
    "省直管县",
    "省直管",
)
"""What stands in place of a prefecture for counties directly under their province."""

_JOINERS = ("以及", "和", "及", "与")
_LONGEST = 26

_INNER_COST = {Break.NONE: 0.0, Break.SPACE: 0.5, Break.LINE: 0.7, Break.PARAGRAPH: 1.5}
_UNKNOWN_COST, _UNKNOWN_CHARACTER, _RUN_TOGETHER = 20.0, 0.6, 5.0
_LEADING_JOINER = 0.7
"""More than the first character of a misprinted name costs: 和田巿 stays whole."""


class Vocabulary:
    """All known words, with the levels they name. Built once for each import."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._levels = {name: frozenset(_levels(places, name)) for name in places.names}
        self._levels.update(dict.fromkeys(UNDER_PROVINCE, frozenset({Level.PREFECTURE})))

    def levels(self, text: str) -> frozenset[Level]:
        """Levels on which `text` is a name; empty when it is none."""
        found = self._levels.get(text)
        if found is None:
            return frozenset({Level.PREFECTURE}) if is_division(text) else frozenset()
        return found

    def is_full(self, text: str) -> bool:
        """True for a full name of a province or prefecture, which may be written right before a county's."""
        return (
            text[-1] in "省市区州盟" or text.endswith("地区") or is_division(text) or text in UNDER_PROVINCE
        )

    def surcharge(self, text: str) -> float:
        """A short form costs a little more than an exact name."""
        exact = self._places.is_exact_county(text) or self._places.is_full_prefecture(text)
        return 0.0 if exact or text[-1] in "省市" else 0.2


def is_division(text: str) -> bool:
    """第八师: a division of the corps, which stands in the place of a prefecture."""
    return (
        text.endswith("师")
        and 2 <= len(text) <= 5
        and set(text[:-1].removeprefix("第")) <= set("一二三四五六七八九十")
    )


def cut(characters: Sequence[Character], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """Words of one run of characters, in order; every character is in exactly one word or is 和, 及, 与."""
    steps = _cheapest(characters, vocabulary)
    words = []
    after_county = False
    for start, end, known, joiner in steps:
        if not joiner:
            words.append(_word(characters[start:end], vocabulary, known, after_county))
        levels = vocabulary.levels(_text(characters[start:end])) if known else frozenset()
        after_county = levels == {Level.COUNTY}
    return tuple(words)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Way:
    """The cheapest way found to read everything up to a position."""

    cost: float
    start: int
    level: str
    """What the last word was: a full place that may be followed at once, a county, or anything else."""
    known: bool = False
    joiner: bool = False


def _cheapest(characters: Sequence[Character], vocabulary: Vocabulary) -> list[tuple[int, int, bool, bool]]:
    ways: list[_Way | None] = [None] * (len(characters) + 1)
    ways[0] = _Way(cost=0, start=0, level="start")
    for position in range(len(characters)):
        way = ways[position]
        if way is None:
            continue
        for end, next_way in _steps(characters, position, way, vocabulary):
            best = ways[end]
            if best is None or next_way.cost < best.cost:
                ways[end] = next_way
    return list(_back(ways))


def _back(ways: Sequence[_Way | None]) -> Iterator[tuple[int, int, bool, bool]]:
    steps = []
    position = len(ways) - 1
    while position > 0:
        way = ways[position]
        if way is None:
            break
        steps.append((way.start, position, way.known, way.joiner))
        position = way.start
    yield from reversed(steps)


def _steps(
    characters: Sequence[Character], position: int, way: _Way, vocabulary: Vocabulary
) -> Iterator[tuple[int, _Way]]:
    """Words that may begin at `position`, each with the way that it makes."""
    parted = position == 0 or characters[position].before is not Break.NONE
    inner = 0.0
    text = ""
    for end in range(position + 1, min(len(characters), position + _LONGEST) + 1):
        character = characters[end - 1]
        text += character.text
        inner += _INNER_COST[character.before] if end - 1 > position else 0.0
        levels = vocabulary.levels(text)
        if levels:
            cost = way.cost + 1 + inner + vocabulary.surcharge(text) + _gap_cost(parted, way)
            level = _level(text, levels, vocabulary)
            yield end, _Way(cost=cost, start=position, level=level, known=True)
        if text in _JOINERS and ((way.level == "county" and not parted) or way.level == "start"):
            cost = way.cost + (_LEADING_JOINER if way.level == "start" else 0.5)
            yield end, _Way(cost=cost, start=position, level="joiner", joiner=True)
    if parted or way.level in ("place", "joiner"):
        yield from _unknown_steps(characters, position, way)


def _gap_cost(parted: bool, way: _Way) -> float:
    """What it costs to begin a word right behind the last one."""
    if parted or way.level in ("place", "joiner"):
        return 0.0
    return {"short": 0.3, "county": _RUN_TOGETHER}.get(way.level, 50.0)


def _unknown_steps(characters: Sequence[Character], position: int, way: _Way) -> Iterator[tuple[int, _Way]]:
    """Unknown words end at a space or line break, and go over one only while no ending such as 区 is met."""
    cost = way.cost + _UNKNOWN_COST
    for end in range(position + 1, min(len(characters), position + 60) + 1):
        if end - 1 > position:
            before = characters[end - 1].before
            if before is Break.PARAGRAPH or (
                before is not Break.NONE and characters[end - 2].text in _ENDINGS
            ):
                break
            cost += _INNER_COST[before]
        cost += _UNKNOWN_CHARACTER
        if end == len(characters) or characters[end].before is not Break.NONE:
            yield end, _Way(cost=cost, start=position, level="unknown")


def _level(text: str, levels: frozenset[Level], vocabulary: Vocabulary) -> str:
    if levels & {Level.PROVINCE, Level.PREFECTURE}:
        return "place" if vocabulary.is_full(text) else "short"
    return "county"


def _levels(places: Places, name: str) -> Iterator[Level]:
    if places.province(name):
        yield Level.PROVINCE
    if places.prefectures(name):
        yield Level.PREFECTURE
    if places.is_county(name):
        yield Level.COUNTY


def _word(part: Sequence[Character], vocabulary: Vocabulary, known: bool, after_county: bool) -> Word:
    first, text = part[0], _text(part)
    return Word(
        text=text,
        printed="".join(character.printed for character in part),
        levels=vocabulary.levels(text) if known else frozenset(),
        line=first.line,
        column=first.column,
        before=first.before,
        run_together=after_county and first.before is Break.NONE,
    )


def _text(part: Sequence[Character]) -> str:
    return "".join(character.text for character in part)
