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


def run(project: Path, *command: str | Path, code: int = 0) -> str:
    """What a program of the project's own prints; it must end with exit code `code`."""
    environment = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        (sys.executable, *command), cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
    return done.stdout


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


# A resource

SCHEMA = """$schema: https://datapackage.org/profiles/2.0/tableschema.json
title: 学校数
description: 每个县级单位在一年有多少所学校，一县一年一行。
fieldsMatch: equal
primaryKey: [county_code, year]
foreignKeys:
  - fields: [county_code]
    reference:
      resource: counties
      fields: [code]
  - fields: [source_id]
    reference:
      resource: sources
      fields: [id]
fields:
  - name: county_code
    title: 县级代码
    type: string
    description: 取自 counties 表。
    constraints:
      required: true
  - name: year
    title: 年份
    type: integer
    description: 哪一年的秋季学期。
    constraints:
      required: true
  - name: school_count
    title: 中小学校数
    type: integer
    description: 小学和初中的学校数。
    constraints:
      required: true
      minimum: 0
"""
RESOURCE = """  - name: school_counts
    type: table
    path: divisions/school_counts.csv
    title: 学校数
    description: 每个县级单位在一年有多少所学校，一县一年一行。
    format: csv
    mediatype: text/csv
    encoding: utf-8
    schema: divisions/school_counts.schema.yaml
"""
RECORD = '''

@dataclass(frozen=True, kw_only=True, slots=True)
class SchoolCount:
    """Number of schools of one unit in one year."""

    county_code: str
    year: int
    school_count: int
    citation: Citation
'''
IMPORT = "from sitegen.model.divisions import SchoolCount\n"
LOOK_UP = '''    school_counts_of = _grouped_by(lambda data: data.school_counts, lambda row: row.county_code)
    """Numbers of schools by county code."""
'''
RULE = '''

def schools_of_living_counties(sound: SoundRows) -> Iterator[Fault]:
    """A unit has schools only in years in which it existed."""
    for row in sound.rows("school_counts"):
        county = sound.find("counties", row["county_code"])
        if county and not in_force(county, int(row["year"])):
            message, remedy = "那一年没有这个县级单位", "改正代码或年份"
            yield row_fault(row, "year", "school-year", message, remedy)
'''
KIND = """SCHOOL_COUNT = StatedKind[SchoolCount, str, int](
    name="school-count",
    title="学校数",
    index=_COUNTIES,
    rows=lambda data: data.school_counts,
    key=lambda row: (row.county_code, row.year),
    topic=lambda data, row: topics.county(data, row.county_code),
    says=lambda _, row: [Said(f"{row.year}年学校数", str(row.school_count))],
)
"""
BLOCK = """def _schools(data: SiteData, county: County) -> Iterator[Block]:
    for item in data.school_counts_of[county.code]:
        yield Block(
            id="schools",
            title=f"{item.year}年的学校",
            facts=(raw_fact(data, "school_counts", item, "school_count"),),
            receipts=receipts(data, item.citation),
        )


"""
HEADER = "county_code,year,school_count,source_id,locator,evidence"
ROW = f"{UNIT},2024,87,mca-codes-2025,代码 {UNIT},repost"


@pytest.fixture(scope="module")
def with_schools(mini_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that has a table of schools, with a rule and a block on the page of a county; built."""
    folder = tmp_path_factory.mktemp("adding")
    before = copied(mini_root, folder / "before")
    project = copied(mini_root, folder / "after")
    package, divisions = project / "sitegen", project / "datasets/divisions"
    put(project / "datasets/datapackage.yaml", "  - name: sources\n", RESOURCE)
    provenance = (divisions / "county_totals.schema.yaml").read_text(encoding="utf-8")
    (divisions / "school_counts.schema.yaml").write_text(
        SCHEMA + "  - name: source_id\n" + provenance.partition("  - name: source_id\n")[2], encoding="utf-8"
    )
    (divisions / "school_counts.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    append(package / "model/divisions.py", RECORD)
    put(package / "model/site_data.py", "from sitegen.model.health", IMPORT)
    put(package / "model/site_data.py", "    doubts: tuple", "    school_counts: tuple[SchoolCount, ...]\n")
    put(package / "model/site_data.py", "    former_names_of = ", LOOK_UP)
    append(package / "rules/county_total_rules.py", RULE)
    put(
        package / "rules/__init__.py",
        "    _rule(order_rules.rows_in_order)",
        '    _rule(county_total_rules.schools_of_living_counties, "counties school_counts"),\n',
    )
    put(package / "facts/division_kinds.py", "from sitegen.site import urls", IMPORT)
    append(package / "facts/division_kinds.py", KIND)
    put(package / "pages/county/county_pages.py", "def _facts(", BLOCK)
    put(package / "pages/county/county_pages.py", ")\n\n\ndef _schools(", " *_schools(data, county)")
    run(project, ".github/scripts/field_tables.py")
    assert changed_files(project, before) == promised_files("Where to add a resource")
    run(project, "-m", "sitegen", "build")
    return project


def append(file: Path, text: str) -> None:
    """Write `text` at the end of `file`."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_resource_takes_ten_files() -> None:
    assert len(promised_files("Where to add a resource")) <= 10


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param(f"counties/{UNIT}/index.html", ("2024年的学校", "中小学校数", "87"), id="block"),
        pytest.param("downloads/tables/school_counts.csv", (ROW,), id="download"),
        pytest.param("downloads/tables/school_counts.json", ("中小学校数",), id="JSON"),
        pytest.param("data/index.html", ("school_counts", "小学和初中的学校数"), id="dictionary"),
        pytest.param("downloads/tables/statements.csv", (f"school-count/{UNIT}/2024",), id="facts"),
    ],
)
def test_a_new_resource_stands(with_schools: Path, path: str, words: tuple[str, ...]) -> None:
    assert holds(with_schools / "_site" / path, words)


def test_a_new_resource_is_explained_to_contributors(with_schools: Path) -> None:
    words = ("### school_counts：学校数", ROW, "| `school_count` | 87 | 是 | 小学和初中的学校数。 |")
    assert holds(with_schools / ".github/CONTRIBUTING.md", words)


def test_the_rule_of_a_new_resource_is_applied(with_schools: Path) -> None:
    file = with_schools / "datasets/divisions/school_counts.csv"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace(UNIT, "330103"), encoding="utf-8")
    done = run(with_schools, "-m", "sitegen", "check", code=1)
    file.write_text(whole, encoding="utf-8")
    assert "[school-year]" in done
