"""The repository's own transcripts against its rows: whatever either says alone is a finding."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.datasets.package import Package
from sitegen.findings import Finding
from sitegen.transcripts.checking import check_transcripts
from sitegen.transcripts.indicator_list import indicator_list
from sitegen.transcripts.reading import source_transcripts
from sitegen.transcripts.steps import read_steps

CONFIG = Config.for_root(Path(__file__).resolve().parents[2])


def findings(package: Package) -> tuple[Finding, ...]:
    return check_transcripts(CONFIG, package, assemble(package))


def with_cell(package: Package, table: str, key: tuple[str, ...], cells: Mapping[str, str]) -> Package:
    old = package.tables[table]
    assert any(old.key(row) == key for row in old.rows)
    rows = tuple(
        replace(row, cells={**row.cells, **cells}) if old.key(row) == key else row for row in old.rows
    )
    return replace(package, tables={**package.tables, table: replace(old, rows=rows)})


def with_text(package: Package, name: str, change: Callable[[str], str]) -> Package:
    file = package.transcripts[name]
    changed = change(file.text)
    assert changed != file.text
    return replace(package, transcripts={**package.transcripts, name: replace(file, text=changed)})


def test_rows_and_transcripts_agree(real_package: Package) -> None:
    assert findings(real_package) == ()
    assert {item.source_id for item in source_transcripts(real_package)} >= {
        "areacodes",
        "mca-codes-2025",
        "mca-codes-history",
        "moe-notice-2025-3",
        "qiaokou-draft-2024",
        "yn-plan-2022-2",
    }


@pytest.mark.parametrize(
    ("table", "key", "cells"),
    [
        ("certifications", ("2024", "320302"), {"locator": "附件 九、浙江：徐州市"}),
        ("batch_totals", ("2024", "330000"), {"locator": "附件 九、浙江（23个）"}),
        ("plan_targets", ("yunnan-2022", "530126", "national"), {"year": "2032"}),
        ("plan_totals", ("yunnan-2022", "2023"), {"declared_count": "6"}),
        ("plan_targets", ("qiaokou-2024", "420104", "provincial"), {"year": "2025"}),
        ("goals", ("yunnan-2025",), {"value": "0.3"}),
        ("goals", ("yunnan-2035",), {"operator": ">="}),
        ("phases", ("yunnan-2022", "1"), {"deadline": "09-20"}),
        ("phases", ("yunnan-2022", "3"), {"deadline_year_offset": "0"}),
        ("phases", ("qiaokou-2024", "2"), {"ends_on": "2024-11"}),
        ("phases", ("qiaokou-2024", "2"), {"title": "启动准备阶段"}),
        ("phases", ("qiaokou-2024", "1"), {"actor": "县级人民政府"}),
        ("indicators", ("2.7",), {"name": "学校规模"}),
        ("indicator_groups", ("3",), {"name": "政府保障程度"}),
        ("thresholds", ("1.1", "2"), {"value": "0.9"}),
        ("thresholds", ("2.4", "1"), {"operator": "<"}),
        ("thresholds", ("2.5", "2"), {"stage": "小学"}),
        ("thresholds", ("1.6", "1"), {"unit": "人"}),
        ("thresholds", ("1.6", "1"), {"measure": "社会认可度"}),
        ("responsibilities", ("3.2", "disabled-federation"), {"published_name": "区财政局"}),
        ("departments", ("police",), {"name": "区公安局"}),
        ("counties", ("330106",), {"name": "东湖区"}),
        ("counties", ("130602",), {"valid_from": "2015"}),
        ("counties", ("330103",), {"locator": "2021年末表，代码 330103"}),
        ("prefectures", ("330100",), {"name": "宁波市"}),
        ("provinces", ("710000",), {"name": "福建省"}),
        ("former_names", ("130502", "桥东区"), {"valid_to": "2018"}),
        ("county_totals", ("2023", "330000"), {"county_count": "91"}),
        ("successions", ("330103", "330105", "2021"), {"extent": "部分"}),
    ],
)
def test_another_value_is_found_in_its_row(
    real_package: Package, table: str, key: tuple[str, ...], cells: Mapping[str, str]
) -> None:
    found = findings(with_cell(real_package, table, key, cells))
    path = real_package.tables[table].path
    row = next(row for row in real_package.tables[table].rows if real_package.tables[table].key(row) == key)
    assert ("transcript", path, row.line) in {(item.code, item.path, item.line) for item in found}
    assert all(item.remedy for item in found)


@pytest.mark.parametrize(
    ("name", "printed", "changed"),
    [
        ("moe-notice-2025-3.txt", "厦门市: 思明区、集美区", "厦门市: 思明区、集美区、同安区"),
        ("moe-notice-2025-3.txt", "宜昌市: 远安县", "宜昌市: 兴山县"),
        ("moe-notice-2025-3.txt", "十五、湖南(2个)", "十五、湖南(3个)"),
        ("yn-plan-2022-2.txt", "金平县、元阳县、古城区、福贡县", "金平县、元阳县、福贡县"),
        ("yn-plan-2022-2.txt", "全省20%的", "全省30%的"),
        ("qiaokou-draft-2024.txt", "3.9 在国家义务教育质量监测中", "3.8 在国家义务教育质量监测中"),
        ("qiaokou-draft-2024.txt", "区残联\n", ""),
        ("qiaokou-draft-2024.txt", "2025年：教育部核实认定", "2026年：教育部核实认定"),
    ],
)
def test_another_text_is_found(real_package: Package, name: str, printed: str, changed: str) -> None:
    assert findings(with_text(real_package, name, lambda text: text.replace(printed, changed)))


def test_a_row_that_is_not_printed_and_a_name_without_a_row_are_both_told(real_package: Package) -> None:
    table = real_package.tables["certifications"]
    dropped = replace(
        real_package,
        tables={
            **real_package.tables,
            "certifications": replace(
                table, rows=tuple(row for row in table.rows if row["county_code"] != "420525")
            ),
        },
    )
    (finding,) = findings(dropped)
    assert (finding.path, finding.value) == (real_package.transcripts["moe-notice-2025-3.txt"].path, "远安县")
    others = findings(
        with_text(real_package, "moe-notice-2025-3.txt", lambda text: text.replace("宜昌市: 远安县\n", ""))
    )
    assert (table.path, "source_id") in {(other.path, other.field) for other in others}


def test_what_the_lists_hold(real_package: Package) -> None:
    lists = {item.source_id: item for item in source_transcripts(real_package)}
    draft = indicator_list(lists["qiaokou-draft-2024"])
    assert [(group.name, group.count) for group in draft.groups] == [
        ("资源配置", "7"),
        ("政府保障程度", "15"),
        ("教育质量", "9"),
        ("社会认可度", "2"),
    ]
    assert len(draft.indicators) == 33
    assert sum(len(item.departments) for item in draft.indicators) == 83
    limits = {item.id: item.limits for item in draft.indicators}
    assert [(limit.stage, limit.operator, limit.value, limit.unit) for limit in limits["2.4"]] == [
        ("小学和初中", "<=", "2000", "人"),
        ("九年一贯制和十二年一贯制学校", "<=", "2500", "人"),
    ]
    steps = {step.title: step.cells for step in read_steps(lists["yn-plan-2022-2"])}
    assert steps["省级评估、申报"] == {
        "locator": "二、督导评估工作程序（二）3",
        "recurrence": "yearly",
        "starts_on": "",
        "ends_on": "",
        "deadline": "02-28",
        "deadline_year_offset": "1",
    }
