"""ARCHITECTURE.md speaks of what is there: every path it names exists, and every room has its paragraph."""

import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent
TEXT = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
TO_BE_ADDED = re.compile("school_counts")
"""What its examples add."""


def test_every_path_exists() -> None:
    names = re.findall(r"`((?:sitegen|datasets|templates|static|content|tests|\.github)/[^`*]*)`", TEXT)
    assert len(names) > 20
    for name in names:
        assert TO_BE_ADDED.search(name) or (PROJECT / name).exists(), name


def test_every_module_named_inside_the_package_exists() -> None:
    for name in re.findall(r"`([a-z_/]+\.py)`", TEXT):
        inside = [PROJECT / "sitegen" / room / name for room in ("", "pages", "site", "exports", "rules")]
        assert (PROJECT / name).exists() or any(path.exists() for path in inside), name


def test_every_room_has_a_paragraph() -> None:
    for room in (PROJECT / "sitegen").iterdir():
        if room.is_dir() and (room / "__init__.py").exists():
            assert re.search(rf"`{room.name}/?`", TEXT), room.name
