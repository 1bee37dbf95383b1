"""Words that break their pattern, spelt as they were meant."""

import pytest

from sitegen.datasets.respelling import respelt

CODE = "^[0-9]{6}$"


@pytest.mark.parametrize(
    ("word", "pattern", "meant"),
    [
        ("33O106", CODE, "330106"),
        ("33 01 06", CODE, "330106"),
        ("0330106", CODE, "330106"),
        ("9-30", "^[0-9]{2}-[0-9]{2}$", "09-30"),
        ("2024-1", "^[0-9]{4}-[0-9]{2}$", "2024-01"),
        ("MOE-Notice", "^[a-z]+(-[a-z]+)*$", "moe-notice"),
        ("西 湖 区", r"^\S+$", "西湖区"),
        ("浙江", CODE, None),
        ("3301", CODE, None),
        ("330106", CODE, None),
    ],
)
def test_one_spelling_that_fits_is_found(word: str, pattern: str, meant: str | None) -> None:
    assert respelt(word, pattern) == meant


def test_no_template_is_proposed() -> None:
    assert respelt("{ {7*7}区", "^[^ ]+$") is None
