"""Names stand inside their areas."""

from sitegen.maps.geometry import contains
from sitegen.maps.labels import label_place

Ring = list[tuple[float, float]]


def test_a_name_stands_in_the_largest_part() -> None:
    small: Ring = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    large: Ring = [(100, 0), (180, 0), (180, 40), (100, 40), (100, 0)]
    place = label_place([[small], [large]])
    assert (place.x, place.y, place.width) == (140, 20, 80)


def test_a_name_stays_out_of_a_hole() -> None:
    outer: Ring = [(0, 0), (90, 0), (90, 90), (0, 90), (0, 0)]
    hole: Ring = [(30, 30), (60, 30), (60, 60), (30, 60), (30, 30)]
    place = label_place([[outer, hole]])
    assert not contains(hole, (place.x, place.y))


def test_a_name_stays_inside_a_bent_area() -> None:
    bent: Ring = [(0, 0), (20, 0), (20, 80), (100, 80), (100, 100), (0, 100), (0, 0)]
    place = label_place([[bent]])
    assert contains(bent, (place.x, place.y))


def test_too_thin_an_area_has_no_room() -> None:
    thin: Ring = [(0, 0), (50, 0), (50, 3), (0, 3), (0, 0)]
    assert label_place([[thin]]).width == 0
