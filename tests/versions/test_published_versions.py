"""Versions released as the guide says, one of another schema and one with a deletion, and their site."""

import json
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import feedparser
import pytest
import yaml
from mini import make_mini

from sitegen.cli import FINE, USAGE, run
from sitegen.config import Config
from sitegen.pipeline import build
from sitegen.versions.deltas import replay
from sitegen.versions.released import NOTHING, load_versions
from sitegen.versions.states import digest_of, state_of

NUMBERS = ("1.0.0", "1.0.1", "2.0.0", "2.0.1")
FORMER_NAMES = "divisions/former_names.csv"


def edit(root: Path, path: str, change: Callable[[str], str]) -> None:
    file = root / "datasets" / path
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert before != after
    file.write_text(after, encoding="utf-8")


def changelog(root: Path, change: Callable[[list[dict[str, Any]]], object]) -> None:
    file = root / "datasets/changelog.yaml"
    items = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(items)
    file.write_text(yaml.safe_dump(items, allow_unicode=True, sort_keys=False), encoding="utf-8")


def begin(root: Path) -> None:
    """Keep the data as they are whole, as the first version."""
    begin = ["--root", str(root), "version", "begin"]
    assert run(begin) == USAGE, "what is not released yet is no version"
    changelog(root, lambda items: items.pop(0))
    assert run(begin) == FINE
    assert run(begin) == USAGE, "there is one"


def release(root: Path, number: str, day: str) -> None:
    """What the guide asks for: an entry with number and date, both in the descriptor too, and `fix`."""
    entry = {"version": number, "date": day, "changes": [{"kind": "修改", "text": f"{number}。"}]}
    changelog(root, lambda items: items.insert(0, entry))
    stated = {"version": f"version: '{number}'\n", "created": f"created: '{day}T00:00:00Z'\n"}
    edit(
        root,
        "datapackage.yaml",
        lambda text: "".join(
            stated.get(line.partition(":")[0], line) for line in text.splitlines(keepends=True)
        ),
    )
    assert run(["--root", str(root), "fix", "--write"]) == FINE


def correct(root: Path, number: str, cells: str, mended: str) -> None:
    row = f"{number},{cells},读者,2026-12-01,{mended},mca-codes-history,区划代码,repost\n"
    edit(root, "corrections/corrections.csv", lambda text: text + row)


def widened(text: str) -> str:
    first, *others = text.splitlines()
    return "".join(f"{line}\n" for line in (f"{first},population", *(f"{other}," for other in others)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with four versions, and its site.

    A cell is corrected, then a schema has a column more, then a row goes whose cell was corrected before.
    """
    root = make_mini(tmp_path_factory.mktemp("versions") / "project")
    edit(root, FORMER_NAMES, lambda text: text.replace("2019年末表，", ""))
    begin(root)
    edit(root, FORMER_NAMES, lambda text: text.replace("桥东区,2019", "桥东区,2018"))
    correct(root, "2026-002", "former_names,130502/桥东区,valid_to,2019,2018,早一年。", "2027-01-01,1.0.1")
    release(root, "1.0.1", "2027-01-01")
    edit(root, "divisions/counties.csv", widened)
    field = "  - name: population\n    title: 人口\n    type: integer\n    description: 空表示不详。\n"
    edit(root, "divisions/counties.schema.yaml", lambda text: text + field)
    release(root, "2.0.0", "2027-02-01")
    edit(root, FORMER_NAMES, lambda text: text.splitlines(keepends=True)[0])
    correct(root, "2026-003", "former_names,130502/桥东区,,桥东区,,不是曾用名。", "2027-03-01,2.0.1")
    release(root, "2.0.1", "2027-03-01")
    outcome = build(Config.for_root(root, base_url="https://example.org/"), str)
    assert outcome.findings == ()
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return root / "_site"


def test_every_version_is_replayed_from_what_is_published(site: Path) -> None:
    state = NOTHING
    for before, number in pairwise(("", *NUMBERS)):
        folder = site / "v" / number
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        state = replay(state, json.loads((folder / "delta.json").read_text(encoding="utf-8")))
        assert (manifest["previous"] or {}).get("version", "") == before
        assert state.digest == manifest["digest"]
        assert {path: (folder / path).read_bytes() for path in state.files} == state.files
        for file in manifest["files"]:
            assert sha256((folder / file["path"]).read_bytes()).hexdigest() == file["sha256"], file
        with ZipFile(folder / "datapackage.zip") as archive:
            names = set(archive.namelist()) - {"SHA256SUMS"}
            assert digest_of({name: archive.read(name) for name in names}) == state.digest
        assert run(["verify", str(folder)]) == FINE
    assert b"population" in state.files["divisions/counties.csv"]
    assert b"130502" not in state.files[FORMER_NAMES]


def test_the_last_version_is_the_data_but_for_the_digest_of_itself(root: Path) -> None:
    now = state_of(root / "datasets")
    released = load_versions(root / "datasets", root)[0][-1].state
    assert set(released.files) == set(now.files)
    assert [path for path in now.files if now.files[path] != released.files[path]] == ["changelog.yaml"]


def test_a_reader_rebuilds_a_version_from_the_site_alone(site: Path, tmp_path: Path) -> None:
    for count, told in ((1, "桥东区,2019"), (2, "桥东区,2018")):
        deltas = [str(site / "v" / number / "delta.json") for number in NUMBERS[:count]]
        output = tmp_path / str(count)
        assert run(["version", "replay", *deltas, "--output", str(output)]) == FINE
        assert told in (output / FORMER_NAMES).read_text(encoding="utf-8")
        assert told in (site / "v" / NUMBERS[count - 1] / FORMER_NAMES).read_text(encoding="utf-8")


@pytest.mark.judge
def test_a_version_is_rebuilt_from_the_one_before_as_it_is_published(site: Path, tmp_path: Path) -> None:
    for name in ("folder", "package"):
        base = site / "v" / NUMBERS[0]
        if name == "package":
            with zipfile.ZipFile(base / "datapackage.zip") as package:
                package.extractall(tmp_path / "base")
            base = tmp_path / "base"
        output = tmp_path / name
        delta = site / "v" / NUMBERS[1] / "delta.json"
        command = ["version", "replay", "--base", str(base), str(delta), "--output", str(output)]
        assert run(command) == FINE
        assert (output / FORMER_NAMES).read_bytes() == (site / "v" / NUMBERS[1] / FORMER_NAMES).read_bytes()


@pytest.mark.parametrize("number", NUMBERS)
def test_frictionless_finds_every_version_valid(site: Path, number: str) -> None:
    from frictionless import Package

    report = Package(str(site / "v" / number / "datapackage.yaml")).validate()
    assert report.valid, report.flatten(["message"])


def test_changes_have_old_and_new_values_by_key_with_reason_and_source(site: Path) -> None:
    changes = json.loads((site / "api/v1/changes.json").read_text(encoding="utf-8"))["data"]
    rows: Mapping[str, list[dict[str, Any]]] = {
        item["version"]: item["difference"]["rows"] for item in changes["versions"]
    }
    told = [item for item in rows["1.0.1"] if item["resource"] == "former_names"]
    key = {"code": "130502", "name": "桥东区"}
    assert told == [
        {
            "resource": "former_names",
            "operation": "MOD",
            "key": key,
            "before": {"valid_to": "2019"},
            "after": {"valid_to": "2018"},
            "reasons": ["早一年。"],
            "sources": ["mca-codes-history"],
        }
    ]
    (gone,) = (item for item in rows["2.0.1"] if item["resource"] == "former_names")
    assert (gone["operation"], gone["key"], gone["after"], gone["reasons"]) == (
        "DEL",
        key,
        None,
        ["不是曾用名。"],
    )
    assert rows["1.0.0"] == rows["0.9.0"] == []
    assert changes["unreleased"]["rows"] == []


def test_a_province_hears_of_the_versions_that_changed_something_in_it(site: Path) -> None:
    def versions(path: str) -> list[str]:
        feed = feedparser.parse((site / path).read_bytes())
        assert not feed.bozo
        return [item.title for item in feed.entries if "版本" in item.title]

    assert versions("feeds/all.atom") == [
        f"数据版本 {number}" for number in ("2.0.1", "2.0.0", "1.0.1", "1.0.0", "0.9.0")
    ]
    assert versions("feeds/provinces/hebei.atom") == ["数据版本 2.0.1", "数据版本 1.0.1"]
    assert versions("feeds/provinces/zhejiang.atom") == []


def test_a_day_leads_to_its_version_and_a_version_says_what_it_changed(site: Path) -> None:
    days = (site / "v/index.html").read_text(encoding="utf-8")
    for told in ("2026年11月23日至2026年12月31日", "2027年1月1日至2027年1月31日", "2027年3月1日至今"):
        assert told in days
    page = (site / "v/1.0.1/index.html").read_text(encoding="utf-8")
    for told in (
        "早一年。",
        ">2019<",
        ">2018<",
        'v/1.0.1/divisions/former_names.csv"',
        'v/1.0.1/datapackage.zip"',
    ):
        assert told in page, told
