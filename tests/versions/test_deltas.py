"""Deltas: each version is rebuilt byte for byte from the one before, whatever changed."""

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.cli import FINE, USAGE, run
from sitegen.exceptions import UsageError
from sitegen.versions.deltas import delta_between, delta_text, replay
from sitegen.versions.released import NOTHING
from sitegen.versions.states import State, state_of

CERTIFICATIONS = "certification/certifications.csv"


def edit(datasets: Path, path: str, change: Callable[[str], str]) -> None:
    file = datasets / path
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert before != after
    file.write_text(after, encoding="utf-8")


def corrected(datasets: Path) -> None:
    """A corrected cell with its reason, a row more, and a version more in the changelog."""
    edit(
        datasets,
        "corrections/corrections.csv",
        lambda text: (
            f"{text}2027-001,certifications,2024/320505,published_name,虎丘区,虎丘区（高新区）,印的是全称。,读者,"
            "2026-12-01,2027-01-01,1.0.1,tz-repost-2023,名单,repost\n"
        ),
    )
    edit(datasets, CERTIFICATIONS, lambda text: text.replace("虎丘区", "虎丘区（高新区）"))
    edit(
        datasets,
        "divisions/former_names.csv",
        lambda text: f"{text}330205,旧江北区,2018,areacodes,x,repost\n",
    )
    edit(
        datasets,
        "changelog.yaml",
        lambda text: f"- version: '1.0.1'\n  date: '2027-01-01'\n  changes: []\n{text}",
    )


def widened(datasets: Path) -> None:
    """A change of schema: a column more, filled in one row only."""

    def column(text: str) -> str:
        first, second, *others = text.splitlines()
        return "".join(
            f"{line}\n" for line in (f"{first},population", f"{second},708829", *(f"{x}," for x in others))
        )

    edit(datasets, "divisions/counties.csv", column)
    edit(
        datasets,
        "divisions/counties.schema.yaml",
        lambda text: (
            f"{text}  - {{name: population, title: 人口, type: integer, description: 空表示不知道。}}\n"
        ),
    )


def shortened(datasets: Path) -> None:
    """Deletions: a row, and a whole file."""
    edit(
        datasets, CERTIFICATIONS, lambda text: "".join(x for x in text.splitlines(True) if "海盐县" not in x)
    )
    (datasets / "doubts.yaml").unlink()


@pytest.fixture
def versions(mini_copy: Path, tmp_path: Path) -> list[Path]:
    """Datasets folders of four versions, oldest first."""
    folders = [mini_copy / "datasets"]
    for number, change in enumerate((corrected, widened, shortened)):
        folder = tmp_path / f"version-{number}"
        shutil.copytree(folders[-1], folder)
        change(folder)
        folders.append(folder)
    return folders


def test_every_version_is_replayed_from_the_first_with_equal_hashes(versions: list[Path]) -> None:
    states = [state_of(folder) for folder in versions]
    state = NOTHING
    for old, new in pairwise((NOTHING, *states)):
        state = replay(state, json.loads(delta_text(old, new)))
        assert state == new
        assert state.digest == new.digest
    assert len({state.digest for state in states}) == 4


def test_rows_are_told_by_key_with_old_and_new_values(versions: list[Path]) -> None:
    first, second, third, fourth = map(state_of, versions)
    tables = delta_between(first, second)["tables"]
    assert tables[CERTIFICATIONS]["rows"] == [
        {
            "op": "MOD",
            "key": ["2024", "320505"],
            "cells": {"published_name": ["虎丘区", "虎丘区（高新区）"]},
            "reasons": ["印的是全称。"],
            "sources": ["tz-repost-2023"],
        }
    ]
    (added,) = tables["divisions/former_names.csv"]["rows"]
    assert (added["op"], added["key"][0], added["after"][0]) == ("ADD", "330205", "130502")
    assert (added["reasons"], added["sources"]) == ([], ["areacodes"])
    widened_table = delta_between(second, third)["tables"]["divisions/counties.csv"]
    assert widened_table["columns"][-1] == "population"
    assert [row["cells"] for row in widened_table["rows"]] == [{"population": ["", "708829"]}]
    gone = delta_between(third, fourth)
    assert [(row["op"], row["key"]) for row in gone["tables"][CERTIFICATIONS]["rows"]] == [
        ("DEL", ["2019", "330424"])
    ]
    assert gone["files"] == {"doubts.yaml": {"op": "DEL"}}


def test_a_delta_that_begins_elsewhere_or_was_tampered_with_is_refused(versions: list[Path]) -> None:
    first, second, third, _ = map(state_of, versions)
    with pytest.raises(UsageError, match="不是从这一版开始的"):
        replay(first, delta_between(second, third))
    delta = json.loads(json.dumps(delta_between(first, second)))
    delta["tables"][CERTIFICATIONS]["rows"][0]["cells"]["published_name"][1] = "别的区"
    with pytest.raises(UsageError, match="不是它所说的那一版"):
        replay(first, delta)


def test_the_rows_of_a_table_that_is_new_are_told_one_by_one() -> None:
    old = State(files={"a.csv": b"id\n1\n"}, keys={"a.csv": ("id",)})
    new = State(files={**old.files, "b.csv": b"id,x\n1,2\n"}, keys={**old.keys, "b.csv": ("id",)})
    delta = delta_between(old, new)
    assert [change["row"] for change in delta["tables"]["b.csv"]["rows"]] == [{"id": "1", "x": "2"}]
    assert delta["files"] == {}
    assert replay(old, delta) == new


CELL = st.text(alphabet='ab,"\n县', max_size=3)
TABLE = st.lists(st.tuples(st.sampled_from("abcdefg"), CELL, CELL), unique_by=lambda row: row[0], max_size=6)


def test_a_delta_cannot_write_outside_of_its_folder(versions: list[Path], tmp_path: Path) -> None:
    base = state_of(versions[0])
    for name in ("../x.csv", "/tmp/x.csv", "a/../../x.csv", "C:\\x.csv"):  # noqa: S108 - refused
        made = State(files={**base.files, name: b"x"}, keys=base.keys)
        (tmp_path / "delta.json").write_text(json.dumps(delta_between(base, made)), encoding="utf-8")
        arguments = [
            str(tmp_path / "delta.json"),
            "--base",
            str(versions[0]),
            "--output",
            str(tmp_path / "out"),
        ]
        assert run(["version", "replay", *arguments]) == USAGE, name
        assert not (tmp_path / "out").exists()


def test_what_is_no_text_is_no_part_of_a_delta(versions: list[Path]) -> None:
    base = state_of(versions[0])
    with pytest.raises(UsageError, match="不是 UTF-8"):
        delta_between(base, State(files={**base.files, "x.csv": b"\xff"}, keys=base.keys))


def table(rows: list[tuple[str, str, str]], columns: str) -> bytes:
    from sitegen.datasets.writer import csv_line

    names = ["id", *columns]
    return "".join([csv_line(names), *(csv_line(row[: len(names)]) for row in rows)]).encode()


@given(old=TABLE, new=TABLE, before=st.sampled_from(["x", "xy"]), after=st.sampled_from(["x", "xy", "yx"]))
def test_any_two_tables_are_joined_by_their_delta(
    old: list[tuple[str, str, str]], new: list[tuple[str, str, str]], before: str, after: str
) -> None:
    """Rows that moved, were renamed or have line breaks in them included."""
    states = [
        State(files={"t.csv": table(rows, columns)}, keys={"t.csv": ("id",)})
        for rows, columns in ((old, before), (new, after))
    ]
    assert replay(states[0], delta_between(*states)) == states[1]


def test_the_commands_write_a_delta_and_rebuild_the_later_version(
    versions: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for number, (old, new) in enumerate(pairwise(versions)):
        assert run(["version", "delta", str(old), str(new)]) == FINE
        files.append(tmp_path / f"{number}.json")
        files[-1].write_text(capsys.readouterr().out, encoding="utf-8")
    arguments = [
        "version",
        "replay",
        *map(str, files),
        "--base",
        str(versions[0]),
        "--output",
        str(tmp_path / "again"),
    ]
    assert run(arguments) == FINE
    assert state_of(versions[-1]).digest in capsys.readouterr().out
    again = {
        path.relative_to(tmp_path / "again").as_posix()
        for path in (tmp_path / "again").rglob("*")
        if path.is_file()
    }
    assert again == set(state_of(versions[-1]).files)
    assert run(arguments) == USAGE
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    assert (
        run(
            [
                "version",
                "replay",
                str(tmp_path / "bad.json"),
                "--output",
                str(tmp_path / "x"),
            ]
        )
        == USAGE
    )
    assert not (tmp_path / "x").exists()


def whole(files: dict[str, str]) -> dict[str, Any]:
    """A first version of these files."""
    state = State(files={name: text.encode() for name, text in files.items()}, keys={})
    added = {name: {"op": "ADD", "text": text} for name, text in files.items()}
    return {"from": NOTHING.digest, "to": state.digest, "keys": {}, "tables": {}, "files": added}


def test_rows_that_follow_each_other_come_to_an_end() -> None:
    """A crafted file must not keep the check busy for ever: the row behind A is A."""
    rows = [{"op": "ADD", "key": ["A"], "after": after, "row": {"id": "A"}} for after in (None, ["A"])]
    table = {"a.csv": {"key": ["id"], "columns": ["id"], "rows": rows}}
    with pytest.raises(UsageError, match="不是它所说的那一版"):
        replay(NOTHING, {**whole({}), "to": "", "tables": table})


@pytest.mark.parametrize("name", ["a\0b", "a\x1b[2J", "a\u202eb", "a\nb", "\ue000"])
def test_names_of_files_keep_the_rule_for_characters(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "delta.json"
    file.write_text(json.dumps(whole({name: "x"})), encoding="utf-8")
    assert run(["version", "replay", str(file), "--output", str(tmp_path / "out")]) == USAGE
    told = capsys.readouterr().err
    assert "不能用的字符" in told
    assert name not in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("files", [{"a": "x", "a/b": "y"}, {"b": "x", "c" * 300: "y"}])
def test_a_version_that_cannot_be_written_leaves_nothing(files: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "delta.json"
    file.write_text(json.dumps(whole(files)), encoding="utf-8")
    assert run(["version", "replay", str(file), "--output", str(tmp_path / "out")]) == USAGE
    assert [each.name for each in tmp_path.iterdir()] == ["delta.json"]
