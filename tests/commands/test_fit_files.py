"""Commands that write into a project write into it alone, wherever links in it lead."""

from pathlib import Path

import pytest

from sitegen.cli import run

COMMANDS = (("fix",), ("fix", "--write"), ("version", "begin"), ("import", "boundaries"))
LINKS = (
    "datasets",
    "datasets/changelog.yaml",
    "datasets/boundaries",
    "datasets/boundaries/base-maps.json",
    "datasets/versions",
    "datasets/certification/.certifications.csv.new",
    "content/site.yaml",
)


def linked(path: Path, target: Path) -> None:
    """Move what is at `path`, or put something, to `target`, and leave a link to it."""
    if path.exists():
        path.rename(target)
    elif not path.suffix:
        target.mkdir()
    else:
        target.write_text("别处的文件", encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


def contents(folder: Path) -> dict[str, bytes]:
    files = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    return {str(file): file.read_bytes() for file in files if file.is_file()}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("link", LINKS)
def test_nothing_is_written_while_there_is_a_link(
    mini_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], link: str, command: tuple[str, ...]
) -> None:
    table = mini_copy / "datasets/certification/certifications.csv"
    table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))
    elsewhere = tmp_path / "elsewhere"
    linked(mini_copy / link, elsewhere)
    before = contents(elsewhere), contents(mini_copy)
    assert run(["--root", str(mini_copy), *command]) == 1
    assert f"{link}: 错误 [no-plain-file]" in capsys.readouterr().out
    assert (contents(elsewhere), contents(mini_copy)) == before
