"""Import of a year table."""

import shutil
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.importers.imported import Imported
from sitegen.importers.plan import import_plan
from sitegen.importers.proposal import write_changes

REPOSITORY = Path(__file__).resolve().parents[2]
TABLE = REPOSITORY / "tests" / "fixtures" / "upstream" / "plan-yunnan.txt"
PLANS = REPOSITORY / "datasets" / "plans"


@pytest.fixture
def copy(tmp_path: Path) -> Config:
    """The repository's own data, to change."""
    shutil.copytree(
        REPOSITORY / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns("boundaries")
    )
    return Config.for_root(tmp_path)


def run(config: Config, source: Path | str, plan: str = "yunnan-2022") -> Imported:
    file = source if isinstance(source, Path) else config.root / "plan.txt"
    if isinstance(source, str):
        file.write_text(source, encoding="utf-8")
    return import_plan(config, file, plan, "national", {})


def shape(result: Imported) -> list[tuple[str, str, str | None]]:
    """Year, name and code of every row."""
    return [
        (row.entry.year.text if row.entry.year else "", row.name, row.county.code if row.county else None)
        for row in result.rows
    ]


_OF_THE_WHOLE = ("total-mismatch", "not-in-this-source", "would-change")
"""What is always wrong with a short table: it lacks names and counts fewer."""


def codes(result: Imported) -> list[str]:
    return [finding.code for finding in result.findings if finding.code not in _OF_THE_WHOLE]


def test_the_committed_plan_comes_out_whole_and_unchanged(copy: Config) -> None:
    result = run(copy, TABLE)
    assert result.findings == ()
    assert len(result.rows) == 129
    assert result.changed == ()


def test_rows_that_are_missing_come_back(copy: Config) -> None:
    for name in ("plan_totals.csv", "plan_targets.csv"):
        file = copy.datasets / "plans" / name
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        # Corroborating sources are added by hand: rows that have one cannot come from this table alone.
        kept = [line for line in lines if not line.startswith("yunnan-2022,") or "-2022,yn-plan" in line]
        file.write_text("".join(kept), encoding="utf-8")
    result = run(copy, TABLE)
    assert write_changes(result.changes, copy.root) == 2
    for name in ("plan_totals.csv", "plan_targets.csv"):
        assert (copy.datasets / "plans" / name).read_bytes() == (PLANS / name).read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "2022年\t沾益区、红塔区\t2\n2023年\t石林县\t1\n",
        "2022年 沾益区、红塔区 2\n2023年 石林县 1\n",
        "2022年（2个）：沾益区、红塔区\n2023年（1个）：石林县\n",
        "2022年：沾益区、\n红塔区\n2023年：石林县\n",
        "年份\t县（市、区）\t个数\n2022年\t沾益区\t2\n\t红塔区\n2023年\t石 林\n县\t1\n",
        "2022年\n2个\n曲靖市：沾益区；玉溪市：红塔区\n2023年\n1个\n昆明市：石林县\n",
        "沾益区\t2022年\n红塔区\t2022年\n石林县\t2023年\n",
        "1. 2022年：曲靖市沾益区，玉溪市红塔区。\n2. 2023年：昆明市石林县。\n",
        "| 年份 | 名单 | 数 |\n|---|---|---|\n| 2022年 | 沾益区、红塔区 | 2 |\n"
        "| 2023年 | 石林县 | 1 |\n| 2024年 | | |\n",
        "2022年沾益区、红塔区\n2023年石林县\n合计：3\n",
    ],
    ids=range(10),
)
def test_layouts(copy: Config, text: str) -> None:
    result = run(copy, text)
    assert codes(result) == []
    assert shape(result) == [
        ("2022", "沾益区", "530303"),
        ("2022", "红塔区", "530402"),
        ("2023", "石林县", "530126"),
    ]


def test_counts_are_checked_by_year(copy: Config) -> None:
    result = run(copy, "2022年\t沾益区、红塔区\t3\n合计\t2\n")
    assert codes(result) == ["count-mismatch"]


def test_names_without_a_year_and_years_outside_the_plan(copy: Config) -> None:
    assert codes(run(copy, "沾益区、红塔区\n")) == ["year-missing"]
    assert codes(run(copy, "2042年：沾益区、红塔区\n")) == ["other-year"]


def test_counties_of_another_province(copy: Config) -> None:
    result = run(copy, "2022年：沾益区、红塔区\n四川省\n2023年：锦江区\n")
    assert codes(result) == ["other-province"]


def test_an_unknown_plan_is_explained_with_the_row_to_add(copy: Config) -> None:
    result = run(copy, TABLE, "sichuan-2022")
    (finding,) = result.findings
    assert finding.code == "plan-missing"
    assert "sichuan-2022,标题,发文机关" in finding.remedy


def test_a_list_of_another_kind_beside_the_plan_is_told(copy: Config) -> None:
    text = "2022年\n沾益区、红塔区\n2023年：石林县、水富市\n观察名单：马龙区、开远市"
    assert "several-lists" in codes(run(copy, text))
