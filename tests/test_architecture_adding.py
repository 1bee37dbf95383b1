"""What ARCHITECTURE.md promises of adding: done in a copy, in the files that it names and in no other."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
UNIT = "330205"
FIELD = """  - name: population
    title: 常住人口
    type: integer
    description: 年末常住人口，单位人；空表示没有查到。
    constraints:
      minimum: 0
"""


def promised_files(title: str) -> set[str]:
    """Files in the table of the section called `title`."""
    text = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


def put(file: Path, before: str, new: str) -> None:
    """Write `new` before the first `before` in `file`."""
    text = file.read_text(encoding="utf-8")
    assert before in text, f"{file}: {before}"
    file.write_text(text.replace(before, f"{new}{before}", 1), encoding="utf-8")


def add_column(file: Path, name: str, after: str, cells: dict[str, str]) -> None:
    """Add the column called `name` after another, with `cells` by the first cell of the row."""
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    place = header.index(after) + 1
    header.insert(place, name)
    for row in rows:
        row.insert(place, cells.get(row[0], ""))
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def changed_files(one: Path, other: Path) -> set[str]:
    """Files of `one` that are new or differ from those in `other`."""
    files = (file.relative_to(one) for file in one.rglob("*") if file.is_file())
    return {
        file.as_posix()
        for file in files
        if not (other / file).is_file() or (one / file).read_bytes() != (other / file).read_bytes()
    }


def run(project: Path, *command: str | Path) -> None:
    """Run a program of the project's own."""
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        (sys.executable, *command), cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def copied(mini_root: Path, target: Path) -> Path:
    """The whole program around the small project."""
    ignored = shutil.ignore_patterns("_site", "__pycache__")
    shutil.copytree(mini_root, target, ignore=ignored)
    for name in ("sitegen", "templates", "static", ".github"):
        shutil.copytree(REPOSITORY / name, target / name, ignore=ignored)
    return target


@pytest.fixture(scope="module")
def with_population(mini_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which counties have a population, built."""
    folder = tmp_path_factory.mktemp("adding")
    before = copied(mini_root, folder / "before")
    project = copied(mini_root, folder / "after")
    put(project / "datasets/divisions/counties.schema.yaml", "  - name: source_id\n", FIELD)
    add_column(project / "datasets/divisions/counties.csv", "population", "pinyin", {UNIT: "1234567"})
    put(
        project / "sitegen/model/divisions.py",
        "    citation: Citation\n\n    @property\n    def is_statutory(self)",
        "    population: int | None = None\n",
    )
    columns = project / "sitegen/pages/county/county_columns.py"
    put(columns, ")\n_IN_TABLE", ' "population"')
    put(columns, ")\n\n\ndef page_facts", ' "population"')
    put(project / ".github/CONTRIBUTING.md", ",mca-codes-2025,代码 330113,repost", ",1300000")
    run(project, ".github/scripts/field_tables.py")
    assert changed_files(project, before) == promised_files("Where to add a field")
    run(project, "-m", "sitegen", "build")
    return project


def test_a_field_takes_five_files() -> None:
    assert len(promised_files("Where to add a field")) <= 5


def holds(file: Path, words: Iterable[str]) -> bool:
    text = file.read_text(encoding="utf-8")
    return all(word in text for word in words)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param(f"counties/{UNIT}/index.html", ("常住人口", "1234567"), id="page"),
        pytest.param("counties/table/index.html", ("常住人口", "1234567"), id="table"),
        pytest.param("data/index.html", ("population", "常住人口", "年末常住人口，单位人"), id="dictionary"),
        pytest.param("health/index.html", ("常住人口",), id="state of the data"),
        pytest.param("downloads/tables/counties.csv", ("population", "1234567"), id="download"),
        pytest.param("downloads/tables/counties.json", ("年末常住人口，单位人", "1234567"), id="JSON"),
        pytest.param("api/v1/openapi.json", ("常住人口。年末常住人口，单位人",), id="OpenAPI"),
    ],
)
def test_a_new_field_stands(with_population: Path, path: str, words: tuple[str, ...]) -> None:
    assert holds(with_population / "_site" / path, words)


def test_a_new_field_is_in_the_api(with_population: Path) -> None:
    def unit(code: str) -> dict[str, object]:
        file = with_population / f"_site/api/v1/counties/{code}.json"
        found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))["data"]
        return found

    assert unit(UNIT)["population"] == 1234567
    assert unit("110101")["population"] is None


def test_a_new_field_is_explained_to_contributors(with_population: Path) -> None:
    row = "| `population` | 1300000 | 否 | 年末常住人口，单位人；空表示没有查到。 |"
    assert holds(with_population / ".github/CONTRIBUTING.md", [row])
