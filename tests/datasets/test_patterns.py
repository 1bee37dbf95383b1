"""Patterns of schemas: what takes more than a moment for a long text is refused, all of ours are not."""

import re
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from sitegen.datasets.patterns import pattern_fault

REPOSITORY = Path(__file__).parents[2]
SLOW = (
    "^(a+)+$", "^(a*)*$", "^(a|a)*$", "^(a|ab|b)*$", "^([a-z]+)*$", "^([a-z]+-?)*$", r"^(\w+\s?)*$",
    "^(a?){40}a{40}$", "^.*.*.*x$", r"^\d+\d+$", "^[a-z]*[^0-9]*x$", "^(.a)*(.b)*$", "^((a|b)c?)*([ab]d?)*$",
    "^[^〕]*(〔2024〕[^〕]*)?$", "^(a{1,2}){1,300}$", "^(ab?)*(b?a)*$",
    "^(a(b?)?)*$", "^(a(|))*$",
)  # fmt: skip
ODD = ("(", "^(", "^[", "(a|b)$", "a$", "^" + "(" * 400, "^(?i)a", "(?i)^a$", r"^(a)\1$", "^(?=a)b$",
       r"^\bx$", "^a{1001}$", "^(((a{0,99}){0,99}){0,99})$", "^a{99999999999}$", "^" + "a" * 500)  # fmt: skip
FINE = (
    "^a*$", "^[a-z]+(-[a-z]+)*$", "^(人|平方米|元)$", "^[0-9]{4}(-[0-9]{2}){0,2}$", "^a{1,900}$", "^(a|ab)c$",
    "^[a-z0-9]+(-[a-z0-9]+)*-[0-9]{2}$", r"^\S+$", "^(0|[1-9][0-9]*)$", "^https?://[^ ]+$", "^$", "^a|^b$",
)  # fmt: skip


@pytest.mark.parametrize("pattern", [*SLOW, *ODD])
def test_a_pattern_that_may_take_long_or_is_none_is_refused(pattern: str) -> None:
    assert pattern_fault(pattern)


@pytest.mark.parametrize("pattern", FINE)
def test_a_pattern_that_reads_a_text_in_one_way_is_fine(pattern: str) -> None:
    assert pattern_fault(pattern) is None


def patterns_of(value: Any) -> list[str]:
    if isinstance(value, list):
        return [pattern for item in value for pattern in patterns_of(item)]
    if not isinstance(value, dict):
        return []
    own = [value["pattern"]] if isinstance(value.get("pattern"), str) else []
    return [*own, *patterns_of(list(value.values()))]


def test_ours_are_fine_and_fast() -> None:
    files = (*REPOSITORY.glob("datasets/**/*.schema.yaml"), *REPOSITORY.glob("sitegen/**/*.yaml"))
    ours = {pattern for file in files for pattern in patterns_of(yaml.safe_load(file.read_text("utf-8")))}
    assert len(ours) > 30
    for pattern in ours:
        assert pattern == "^https?://" or pattern_fault(pattern) is None, pattern
        parts = ("a", "a-", "0", "〔2024〕", "https://a", "1.", "/a", "小学、", "a_", "010101 ", "县")
        begin = process_time()
        for part in parts:
            re.fullmatch(pattern, part * (20_000 // len(part)) + "!\n")
        assert process_time() - begin < 0.5, pattern
