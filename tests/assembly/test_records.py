"""Records out of rows and items, by their type hints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from sitegen.assembly.records import records


class Colour(StrEnum):
    """A choice of words."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """Where a row comes from."""

    source_id: str
    second_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One of several parts of an item."""

    text: str
    since: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Bird:
    """A row of a table."""

    name: str
    weight: Decimal
    eggs: int | None
    colour: Colour
    migrates: bool
    seen: date | None
    receipt: Receipt


@dataclass(frozen=True, kw_only=True, slots=True)
class Journey:
    """An item of a document."""

    id: str
    share: float | None
    goal: float | str
    bird_ids: tuple[str, ...] = ()
    colours: tuple[Colour, ...] = ()
    steps: tuple[Step, ...] = ()
    places: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    note: str = ""


ROW = {
    "name": "鹤",
    "weight": "4.20",
    "eggs": "",
    "colour": "red",
    "migrates": "true",
    "seen": "2025-03-14",
    "source_id": "atlas",
}


def test_cells_become_what_the_hints_say() -> None:
    (crane,) = records(Bird, [ROW])
    assert crane == Bird(
        name="鹤",
        weight=Decimal("4.20"),
        eggs=None,
        colour=Colour.RED,
        migrates=True,
        seen=date(2025, 3, 14),
        receipt=Receipt(source_id="atlas"),
    )


def test_what_is_not_optional_keeps_its_empty_text() -> None:
    assert records(Bird, [{**ROW, "name": ""}])[0].name == ""


def test_rows_keep_their_order() -> None:
    names = [bird.name for bird in records(Bird, [{**ROW, "name": name} for name in "乙甲丙"])]
    assert names == ["乙", "甲", "丙"]


def test_no_rows_give_no_records() -> None:
    assert records(Bird, []) == ()


def test_a_nested_record_reads_the_same_row() -> None:
    (bird,) = records(Bird, [{**ROW, "second_id": "diary"}])
    assert bird.receipt == Receipt(source_id="atlas", second_id="diary")


def test_an_item_of_yaml_keeps_its_numbers_and_gets_tuples() -> None:
    item = {
        "id": "1",
        "share": 6,
        "goal": 0.5,
        "bird_ids": ["a", "b"],
        "colours": ["blue"],
        "steps": [{"text": "起飞", "since": "2025-01-02"}],
        "places": {"from": "南", "via": ["中", "北"]},
    }
    (journey,) = records(Journey, [item])
    assert journey == Journey(
        id="1",
        share=6,
        goal=0.5,
        bird_ids=("a", "b"),
        colours=(Colour.BLUE,),
        steps=(Step(text="起飞", since=date(2025, 1, 2)),),
        places={"from": "南", "via": ("中", "北")},
    )
    assert isinstance(journey.share, int)


def test_what_is_absent_is_none_or_the_default() -> None:
    (journey,) = records(Journey, [{"id": "1", "goal": "大部分"}])
    assert journey == Journey(id="1", share=None, goal="大部分")


@pytest.mark.parametrize(
    ("field_name", "cell"),
    [("weight", "重"), ("eggs", "4.5"), ("colour", "green"), ("migrates", "yes"), ("seen", "2025-02-30")],
)
def test_what_check_refuses_raises(field_name: str, cell: str) -> None:
    with pytest.raises((KeyError, ValueError, ArithmeticError)):
        records(Bird, [{**ROW, field_name: cell}])


def test_a_missing_column_raises() -> None:
    with pytest.raises(KeyError, match="name"):
        records(Bird, [{key: cell for key, cell in ROW.items() if key != "name"}])
