"""Mistakes of contributors, as `fixtures/invalid/cases.yaml` has them, made in the small project."""

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from sitegen.datasets.package import Package, load_package
from sitegen.datasets.reader import read_table
from sitegen.findings import Finding

CASES: dict[str, dict[str, Any]] = {
    case["id"]: case
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "fixtures" / "invalid" / "cases.yaml").read_text(encoding="utf-8")
    )
}
FORMS: Mapping[str, Callable[[str], bytes]] = {
    "gbk": lambda text: text.encode("gb18030"),
    "bom": lambda text: text.encode("utf-8-sig"),
    "crlf": lambda text: text.replace("\n", "\r\n").encode("utf-8"),
    "no-newline": lambda text: text.rstrip("\n").encode("utf-8"),
}


def apply(datasets: Path, edit: Mapping[str, Any]) -> None:
    file = datasets / edit["file"]
    if "create" in edit:
        file.write_text(edit["create"], encoding="utf-8")
    elif "remove" in edit:
        file.unlink()
    elif "rename" in edit:
        file.rename(datasets / edit["rename"])
    else:
        file.write_bytes(changed(file.read_text(encoding="utf-8"), edit))


def changed(text: str, edit: Mapping[str, Any]) -> bytes:
    if "form" in edit:
        return FORMS[edit["form"]](text)
    if "drop" in edit:
        lines = text.splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(edit["drop"] + ",")]
        assert len(kept) == len(lines) - 1
        return "".join(kept).encode("utf-8")
    assert edit["find"] in text
    return text.replace(edit["find"], edit["replace"], 1).encode("utf-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistakes:
    """Makes mistakes in the small project."""

    sound: Package
    """The small project without a mistake."""
    sound_root: Path
    root: Path
    """An empty folder, where the files stand that are at fault."""

    def make(self, *names: str) -> tuple[Package | None, tuple[Finding, ...]]:
        """The project with these mistakes, and what reading it finds.

        Where rows alone are at fault, only their tables are written and read again.
        """
        edits = [edit for name in names for edit in CASES[name]["edits"]]
        tables = {item.path: item for item in self.sound.descriptor.resources if item.schema is not None}
        paths = {edit["file"] for edit in edits}
        if not paths <= set(tables) or any({"create", "remove", "rename"} & set(edit) for edit in edits):
            ignored = shutil.ignore_patterns("boundaries", "content", "_site")
            shutil.copytree(self.sound_root, self.root, ignore=ignored)
            self._apply(edits)
            return load_package(self.root / "datasets", self.root)
        for path in paths:
            (self.root / "datasets" / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.sound_root / "datasets" / path, self.root / "datasets" / path)
        self._apply(edits)
        readings = {
            tables[path].name: read_table(self.root / "datasets" / path, f"datasets/{path}", tables[path])
            for path in paths
        }
        read = {
            **{name: table for name, table in self.sound.tables.items() if name not in readings},
            **{name: table for name, (table, _) in readings.items() if table is not None},
        }
        in_their_order = {item.name: read[item.name] for item in tables.values() if item.name in read}
        findings = tuple(finding for _, found in readings.values() for finding in found)
        return replace(self.sound, tables=in_their_order), findings

    def _apply(self, edits: Iterable[Mapping[str, Any]]) -> None:
        for edit in edits:
            apply(self.root / "datasets", edit)


def untouched(package: Package, sound: Package) -> set[str]:
    """Tables that are as in `sound`, in which Frictionless finds nothing: it need not look at them again."""
    return {name for name, table in package.tables.items() if table == sound.tables[name]}
