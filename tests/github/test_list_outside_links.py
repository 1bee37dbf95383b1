"""The list of outside links: what is in it, what is left out, and why."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def script(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("list_outside_links")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("datasets/sources", "content/guide", ".github"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "datasets/sources/sources.csv").write_text(
        "id,url\na,https://example.org/a?b=1\nb,\nc,http://example.com/c.html\n", encoding="utf-8"
    )
    (tmp_path / "content/guide/x.md").write_text(
        "见[原文](https://example.org/d)。又见 <https://example.org/e>，https://example.org/f。\n",
        encoding="utf-8",
    )
    (tmp_path / ".github/ignored-links.csv").write_text("url,reason\n", encoding="utf-8")
    return tmp_path


def ignore(project: Path, row: str) -> None:
    (project / ".github/ignored-links.csv").write_text(f"url,reason\n{row}\n", encoding="utf-8")


def test_links_of_sources_and_of_prose(script: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]):
    assert script.main(project) == 0
    assert capsys.readouterr().out.splitlines() == [
        "http://example.com/c.html",
        "https://example.org/a?b=1",
        "https://example.org/d",
        "https://example.org/e",
        "https://example.org/f",
    ]


def test_ignored_links_are_left_out(script: ModuleType, project: Path, capsys: pytest.CaptureFixture[str]):
    ignore(project, "https://example.org/d,只许境内访问")
    assert script.main(project) == 0
    assert "https://example.org/d" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("row", "complaint"),
    [("https://example.org/gone,不用了", "已经没有用到"), ("https://example.org/d,", "没有写理由")],
)
def test_ignored_links_must_be_used_and_have_a_reason(
    script: ModuleType, project: Path, capsys: pytest.CaptureFixture[str], row: str, complaint: str
):
    ignore(project, row)
    assert script.main(project) == 1
    assert complaint in capsys.readouterr().err


def test_the_list_of_this_project(script: ModuleType, root: Path, capsys: pytest.CaptureFixture[str]):
    assert script.main(root) == 0
    assert "https://github.com/yescallop/areacodes" in capsys.readouterr().out.splitlines()
