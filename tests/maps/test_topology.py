"""Shared borders are written once, in whole numbers as characters."""

from shapes import read_numbers

from sitegen.maps.topology import numbers_of, written

Ring = list[tuple[int, int]]
LEFT: Ring = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]
RIGHT: Ring = [(4, 4), (4, 0), (9, 0), (9, 4), (4, 4)]


def test_numbers_come_back_whatever_their_size() -> None:
    numbers = [0, 1, -1, 15, 16, -16, -17, 999, -1000, 123456, -(2**30)]
    assert list(read_numbers(written(numbers))) == numbers
    assert written([0, 15, -16]) == "0UV"


def test_a_common_border_is_written_once_and_then_referred_to_backwards() -> None:
    both = list(numbers_of([[[LEFT]], [[RIGHT]]]))
    assert len(both) < len(list(numbers_of([[[LEFT]]]))) * 2
    first = [1, 1, 2, 0, 4, 0, 1, 0, 4, 0, 3, -4, 0, 0, -4, 4, 0]
    assert both == [*first, 1, 1, 2, -2, 0, 3, 5, 0, 0, 4, -5, 0]


def test_an_enclave_is_its_hole_backwards() -> None:
    hole: Ring = [(1, 1), (1, 3), (3, 3), (3, 1), (1, 1)]
    numbers = list(numbers_of([[[LEFT, hole]], [[hole[::-1]]]]))
    assert numbers[-4:] == [1, 1, 1, -1]


def test_an_area_without_neighbours_is_one_arc() -> None:
    assert list(numbers_of([[[LEFT]]])) == [1, 1, 1, 0, 0, 0, 4, 4, 0, 0, 4, -4, 0, 0, -4]
