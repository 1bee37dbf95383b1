"""Geometry of charts."""

import pytest

from sitegen.site.charts import Aim, Series, StepChart, dot_row, stacked_bar, step_chart


def chart(*points: tuple[float, float], aims: tuple[Aim, ...] = (), top: float | None = None) -> StepChart:
    return step_chart(
        id="c",
        title="图",
        description="说明。",
        series=(Series(klass="line-named", text="收到名字", points=points),),
        x_labels=[(2019, "2019"), (2025, "2025")],
        x_range=(2019, 2025),
        aims=aims,
        top=top,
    )


def test_steps_go_level_then_up() -> None:
    (stairs,) = chart((2019, 0), (2022, 10), (2025, 10)).stairs
    level, up, last = stairs.lines
    assert level.y1 == level.y2
    assert level.x2 == up.x1 == up.x2
    assert up.y2 < up.y1
    assert last.y1 == last.y2 == up.y2
    assert len(stairs.dots) == 3


def test_an_aim_above_everything_still_fits() -> None:
    drawn = chart((2019, 2), (2025, 5), aims=(Aim(x=2025, value=949, text="目标"),))
    (marker,) = drawn.markers
    assert marker.y >= 12
    assert marker.anchor == "end"
    assert max(tick.at for tick in drawn.y_ticks) == drawn.bottom


@pytest.mark.parametrize("greatest", [1, 3, 5, 26, 129, 572, 949, 2845])
def test_ticks_are_round_and_few(greatest: float) -> None:
    ticks = [tick.text for tick in chart((2019, 0), (2025, greatest)).y_ticks]
    assert 2 <= len(ticks) <= 6
    assert ticks[0] == "0"
    assert float(ticks[-1]) <= greatest


def test_labels_at_the_ends_stay_inside() -> None:
    assert [tick.anchor for tick in chart((2019, 1)).x_ticks] == ["start", "end"]


def test_a_single_year_stands_in_the_middle_and_nothing_but_zeros_on_the_ground() -> None:
    drawn = step_chart(
        id="c",
        title="图",
        description="说明。",
        series=(Series(klass="line-named", text="收到名字", points=((2024, 0),)),),
        x_labels=[(2024, "2024")],
        x_range=(2024, 2024),
    )
    (stairs,) = drawn.stairs
    (dot,) = stairs.dots
    assert dot[0] == pytest.approx(50, abs=10)
    assert dot[1] == drawn.bottom
    assert [tick.anchor for tick in drawn.x_ticks] == ["middle"]


def test_segments_fill_the_bar_and_drop_what_is_empty() -> None:
    bar = stacked_bar("2024年", "10个", [("a", 6, "60%"), ("b", 0, "0%"), ("c", 3, "30%"), ("d", 1, "10%")])
    assert [part.klass for part in bar.segments] == ["a", "c", "d"]
    assert sum(part.width for part in bar.segments) == pytest.approx(100)
    assert [part.label for part in bar.segments] == ["60%", "30%", ""]
    assert stacked_bar("2019年", "0个", [("a", 0, "0%")]).segments == ()


def test_dots_span_from_least_to_most() -> None:
    row = dot_row("江苏", "/provinces/jiangsu/", "", ((0.5, "dot-statutory"), (1.0, "dot-declared")))
    assert row.start < row.end
    assert [klass for _x, klass in row.dots] == ["dot-declared", "dot-statutory"]
