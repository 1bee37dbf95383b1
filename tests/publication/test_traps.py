"""Links in the place of what belongs to a site beside it: what they lead to is not ours."""

from pathlib import Path

import pytest

from sitegen.exceptions import UsageError
from sitegen.output import OutputFile
from sitegen.publication.publishing import publish

FILES = (OutputFile(path="index.html", content=b"new"),)


def test_a_lock_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    prey = tmp_path / "about.md"
    prey.write_text("text", encoding="utf-8")
    workshop = tmp_path / "._site.sitegen"
    workshop.mkdir()
    (workshop / "lock").symlink_to(prey)
    with pytest.raises(UsageError):
        publish(FILES, tmp_path / "_site")
    assert prey.read_text(encoding="utf-8") == "text"


def test_a_workshop_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "._site.sitegen").symlink_to(elsewhere)
    with pytest.raises(UsageError, match="是一个链接"):
        publish(FILES, tmp_path / "_site")
    assert list(elsewhere.iterdir()) == []
