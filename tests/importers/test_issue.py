"""Forms filled in on GitHub become rows: a batch, a plan, a correction."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from imported_rows import as_imported

from sitegen.cli import group
from sitegen.config import Config
from sitegen.findings import Severity
from sitegen.importers.imported import Imported
from sitegen.importers.issue import IssueOptions, import_issue
from sitegen.importers.issue_form import QUESTIONS, Kind, read_form
from sitegen.importers.proposal import write_changes

REPOSITORY = Path(__file__).resolve().parents[2]
FIXTURES = REPOSITORY / "tests" / "fixtures" / "upstream"


@pytest.fixture
def copy(tmp_path: Path) -> Config:
    """The repository's own data, to change."""
    shutil.copytree(
        REPOSITORY / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns("boundaries")
    )
    return Config.for_root(tmp_path)


def body(kind: Kind, **answers: str) -> str:
    """The body of an issue as GitHub renders the form."""
    form: dict[str, Any] = yaml.safe_load(
        (REPOSITORY / ".github/ISSUE_TEMPLATE" / f"{kind.value}.yml").read_text(encoding="utf-8")
    )
    parts = []
    for item in form["body"]:
        if item["type"] == "markdown":
            continue
        answer = answers.get(item["id"], "") or "_No response_"
        if item["attributes"].get("render") and answer != "_No response_":
            answer = f"```{item['attributes']['render']}\n{answer}\n```"
        parts.append(f"### {item['attributes']['label']}\n\n{answer}\n")
    return "\n".join(parts)


def run(config: Config, text: str, **options: Any) -> Imported:
    file = config.root / "issue.md"
    file.write_text(text, encoding="utf-8")
    return import_issue(config, file, IssueOptions(**options), {})


def codes(result: Imported) -> list[str]:
    return [finding.code for finding in result.findings]


def drop(config: Config, table: str, prefix: str) -> None:
    file = config.datasets / table
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(prefix)), encoding="utf-8")


def same(config: Config, *tables: str) -> bool:
    return all(
        as_imported(config.datasets / table) == as_imported(REPOSITORY / "datasets" / table)
        for table in tables
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_the_questions_are_those_of_the_forms(kind: Kind) -> None:
    form = yaml.safe_load(
        (REPOSITORY / ".github/ISSUE_TEMPLATE" / f"{kind.value}.yml").read_text(encoding="utf-8")
    )
    asked = {item["attributes"]["label"]: item["id"] for item in form["body"] if "id" in item}
    assert asked == QUESTIONS[kind]


BATCH = {
    "source_title": "教育部关于公布2024年义务教育优质均衡发展县(市、区)名单的通知",
    "issuer": "教育部",
    "document_number": "教督函〔2025〕3号",
    "year": "2024",
    "issued_on": "2025-03-14",
    "evidence": "official 发文机关自己发布的原文",
    "declared_total": "188",
    "list_status": "complete 名单收齐",
}


def test_a_batch_comes_out_as_from_its_notice(copy: Config) -> None:
    text = (FIXTURES / "notice-2024.txt").read_text(encoding="utf-8")
    tables = ("certification/certifications.csv", "certification/batch_totals.csv")
    for table in tables:
        drop(copy, table, "2024,")
    result = run(copy, body(Kind.BATCH, **BATCH, list=text))
    assert codes(result) == []
    write_changes(result.changes, copy.root)
    assert same(copy, *tables)


@pytest.mark.parametrize(
    ("total", "code"),
    [("9" * 5000, "long-number"), ("9" * 99, "would-change"), (f"{'9' * 90}\n" * 60, "would-change")],
)
def test_a_total_of_more_digits_than_any_count_is_a_finding(copy: Config, total: str, code: str) -> None:
    text = (FIXTURES / "notice-2024.txt").read_text(encoding="utf-8")
    assert code in codes(run(copy, body(Kind.BATCH, **(BATCH | {"declared_total": total}), list=text)))


def test_a_list_that_is_said_to_be_whole_and_is_far_from_it_is_an_error(copy: Config) -> None:
    answers = {
        **BATCH,
        "source_title": "教育部关于公布2025年第一批义务教育优质均衡发展县(市、区)认定结果的通知",
        "year": "2025 第一批",
        "document_number": "",
        "declared_total": "326",
        "list": "江苏省\n徐州市：丰县、沛县",
    }
    result = run(copy, body(Kind.BATCH, **answers), source="moe-2026")
    assert {"total-mismatch", "would-remove"} <= {
        item.code for item in result.findings if item.severity is Severity.ERROR
    }
    answers["list_status"] = "partial 只有一部分"
    result = run(copy, body(Kind.BATCH, **answers), source="moe-2026")
    assert [item.code for item in result.findings if item.severity is Severity.ERROR] == []


NEW_BATCH = BATCH | {
    "source_title": "教育部关于公布2026年义务教育优质均衡发展县(市、区)名单的通知",
    "document_number": "教督函〔2027〕1号",
    "year": "2026 第二批",
    "issued_on": "2027-03-14",
    "declared_total": "2",
    "locator": "通知正文",
    "url": "https://www.moe.gov.cn/",
}


def test_a_new_batch_needs_the_id_of_its_source_alone(copy: Config) -> None:
    text = body(Kind.BATCH, **NEW_BATCH, list="云南省\n曲靖市：富源县\n昆明市：东川区")
    assert set(codes(run(copy, text))) & {"source-missing", "batch-missing", "source-unseen"}
    result = run(copy, text, source="moe-2027", checked_on="2027-04-01")
    assert not result.is_open
    after = {change.path: change.after for change in result.changed}
    assert "moe-2027,教育部关于公布2026年" in after["datasets/sources/sources.csv"]
    assert (
        "2026-2,2026年义务教育优质均衡发展县（市、区）,2026,教督函〔2027〕1号,2027-03-14"
        in (after["datasets/certification/batches.csv"])
    )
    assert (
        "2026-2,530325,云南省,曲靖市,富源县,,moe-2027," in after["datasets/certification/certifications.csv"]
    )


def test_findings_point_into_the_issue(copy: Config) -> None:
    text = body(Kind.BATCH, **NEW_BATCH, list="云南省\n曲靖市：富原县\n昆明市：东川区")
    (finding,) = [item for item in run(copy, text, source="moe-2027").findings if item.value == "富原县"]
    assert text.splitlines()[(finding.line or 0) - 1].startswith("曲靖市：富原县")


@pytest.mark.parametrize(
    ("answers", "line"),
    [({"year": "去年"}, "去年"), ({"declared_total": "约二百"}, "约二百"), ({"list": ""}, "complete")],
)
def test_answers_that_do_not_do(copy: Config, answers: dict[str, str], line: str) -> None:
    text = body(Kind.BATCH, **{**NEW_BATCH, "list": "云南省：富源县", **answers})
    (finding,) = run(copy, text).findings
    assert finding.code == "form-answer"
    assert text.splitlines()[(finding.line or 0) - 1].startswith(line)


PLAN = {
    "source_title": "某省义务教育优质均衡发展规划",
    "issuer": "云南省某厅",
    "issued_on": "2026-03-15",
    "evidence": "official 发文机关自己发布的原文",
    "status": "in-force 正式文件",
    "place": "云南省",
    "stage": "national 国家督导评估认定",
    "table": "2027年\t2028年\n富源县\t东川区\n镇雄县",
}


def test_a_known_plan_is_found_by_its_title(copy: Config) -> None:
    table = (FIXTURES / "plan-yunnan.txt").read_text(encoding="utf-8")
    title = "云南省县域义务教育优质均衡发展督导评估工作规划"
    plan = next(
        line
        for line in (copy.datasets / "plans/plans.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith("yunnan-2022,")
    )
    answers = {**PLAN, "source_title": plan.split(",")[1] or title, "table": table}
    result = run(copy, body(Kind.PLAN, **answers))
    assert (codes(result), len(result.rows), result.changed) == ([], 129, ())


def test_a_new_plan_brings_its_source(copy: Config) -> None:
    text = body(Kind.PLAN, **PLAN)
    (finding,) = run(copy, text).findings
    assert "--plan" in finding.remedy
    result = run(copy, text, plan="yunnan-2026", source="yunnan-plan-2026", checked_on="2026-04-01")
    assert codes(result) == []
    assert write_changes(result.changes, copy.root) == 3
    plans = (copy.datasets / "plans/plans.csv").read_text(encoding="utf-8")
    assert (
        "yunnan-2026,某省义务教育优质均衡发展规划,云南省某厅,,2026-03-15,in-force,530000,,,2027,2028,,yunnan-plan-2026,"
        in plans
    )
    targets = (copy.datasets / "plans/plan_targets.csv").read_text(encoding="utf-8")
    assert [line.split(",")[1:5] for line in targets.splitlines() if line.startswith("yunnan-2026,")] == [
        ["530113", "national", "2028", "东川区"],
        ["530325", "national", "2027", "富源县"],
        ["530627", "national", "2027", "镇雄县"],
    ]


def test_two_stages_in_one_table_and_unknown_places_are_refused(copy: Config) -> None:
    options = {"plan": "x-1", "source": "x-2"}
    for answers in (
        {"stage": "两种都有，在进度表里分别写明"},
        {"stage": "## x"},
        {"place": "某地"},
        {"table": "富源县"},
    ):
        (finding,) = run(copy, body(Kind.PLAN, **{**PLAN, **answers}), **options).findings
        assert finding.code == "form-answer"


CORRECTION = {
    "row": "datasets/certification/certifications.csv 2024,330106",
    "field": "published_name",
    "current": "西湖区",
    "correct": "西湖县",
    "source_title": "moe-notice-2025-3",
    "evidence": "official 发文机关自己发布的原文",
}


def test_a_correction_changes_one_cell(copy: Config) -> None:
    rows = (copy.datasets / "certification/certifications.csv").read_text(encoding="utf-8").splitlines()
    row = next(line for line in rows if line.startswith("2024,") and line.split(",")[1].startswith("33"))
    code, name = row.split(",")[1], row.split(",")[4]
    answers = {
        **CORRECTION,
        "row": f"datasets/certification/certifications.csv 2024,{code}",
        "current": name,
        "correct": f"{name}甲",
    }
    result = run(copy, body(Kind.CORRECTION, **answers))
    assert codes(result) == ["to-record"]
    assert f"certifications,2024/{code},published_name,{name},{name}甲" in result.findings[0].remedy
    (change,) = result.changed
    removed = [line for line in change.diff.splitlines() if line.startswith("-2")]
    assert removed == [f"-{row}"]


def test_template_syntax_in_an_answer_is_refused(copy: Config) -> None:
    text = body(Kind.PLAN, **{**PLAN, "source_title": "{{ 7*7 }} 规划"})
    assert run(copy, text, plan="yn-1", source="yn-2").is_open


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"row": "某个县"}, "table-unknown"),
        ({"row": "certifications 2024,999999"}, "row-unknown"),
        ({"field": "整行"}, "whole-row"),
        ({"field": "source_id"}, "current-differs"),
        ({"field": "县名"}, "field-unknown"),
        ({"field": "county_code"}, "key-field"),
        ({"current": "东湖区"}, "current-differs"),
        ({"evidence": "还没有来源，只是怀疑"}, "no-source"),
        ({"correct": ""}, "form-answer"),
        ({"correct": "西湖县\n滨江县"}, "invisible-character"),
        ({"correct": "没有"}, "constraint-error"),
        ({"correct": "N/A"}, "placeholder"),
        ({"source_title": "nosuch-source"}, "source-missing"),
        ({"source_title": "某报的报道"}, "source-missing"),
        ({"field": "evidence", "current": "official", "correct": "mouth"}, "constraint-error"),
        ({"field": "source_id", "current": "moe-notice-2025-3", "correct": "nosuch"}, "foreign-key"),
    ],
)
def test_corrections_that_cannot_be_made(copy: Config, answers: dict[str, str], code: str) -> None:
    row = next(
        line.split(",")
        for line in (copy.datasets / "certification/certifications.csv").read_text("utf-8").splitlines()
        if line.startswith("2024,")
    )
    sound = {**CORRECTION, "row": f"certifications 2024,{row[1]}", "current": row[4]}
    result = run(copy, body(Kind.CORRECTION, **{**sound, **answers}))
    assert codes(result) == [code]
    assert result.changes == ()


@pytest.mark.parametrize(
    ("field", "current", "correct", "code"),
    [
        ("declared_total", "188", "一百八十九", "type-error"),
        ("issued_on", "2025-03-14", "2025/3/14", "type-error"),
        ("year", "2024", "24", "constraint-error"),
    ],
)
def test_a_corrected_cell_keeps_to_its_column(
    copy: Config, field: str, current: str, correct: str, code: str
) -> None:
    answers = {**CORRECTION, "row": "batches 2024", "field": field, "current": current, "correct": correct}
    (finding,) = run(copy, body(Kind.CORRECTION, **answers)).findings
    assert (finding.code, finding.value) == (code, correct)


def test_a_corrected_cell_may_become_empty(copy: Config) -> None:
    answers = {"row": "batches 2024", "field": "published_on", "current": "2025-03-17", "correct": "空"}
    result = run(copy, body(Kind.CORRECTION, **{**CORRECTION, **answers}))
    assert codes(result) == ["to-record"]
    assert "2025-03-14,,,188,complete" in result.changed[0].after


PART = {
    **BATCH,
    "source_title": "教育部关于公布2025年第一批义务教育优质均衡发展县(市、区)认定结果的通知",
    "year": "2025 第一批",
    "document_number": "",
    "declared_total": "326",
    "list_status": "partial 只有一部分",
    "list": "江苏省\n南京市：秦淮区",
}


@pytest.mark.parametrize(
    ("answers", "source", "code", "remedy"),
    [
        ({}, None, "source-missing", "--source"),
        ({"source_title": ""}, None, "source-missing", "--source"),
        ({}, "hqw-2026-01-24", "source-known", "另起"),
        ({"document_number": "教督函〔2025〕3号"}, "new-1", "source-known", "--source moe-notice-2025-3"),
    ],
    ids=["none", "no title", "another one's id", "a second id"],
)
def test_a_batch_rests_on_the_source_that_the_form_describes(
    copy: Config, answers: dict[str, str], source: str | None, code: str, remedy: str
) -> None:
    (finding,) = run(copy, body(Kind.BATCH, **{**PART, **answers}), source=source).findings
    assert finding.code == code
    assert remedy in finding.remedy
    assert "--replace" not in finding.remedy


def test_a_plan_rests_on_the_source_that_the_form_describes(copy: Config) -> None:
    (finding,) = run(copy, body(Kind.PLAN, **PLAN), plan="yunnan-2022").findings
    assert "yn-plan-2022-2" in finding.message
    answers = {**PLAN, "document_number": "云政教督〔2022〕2号"}
    (finding,) = run(copy, body(Kind.PLAN, **answers), plan="yn-1", source="yn-2").findings
    assert finding.code == "source-known"
    result = run(copy, body(Kind.PLAN, **{**PLAN, "issued_on": ""}), plan="yn-1", source="yn-2")
    assert ",yn-2,标题和进度表,official" in result.changed[0].after


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"declared_count": "约3"}, "type-error"),
        ({"issued_on": "2026年3月"}, "type-error"),
        ({"url": "www.moe.gov.cn"}, "constraint-error"),
    ],
)
def test_a_plan_with_an_answer_of_no_right_form_is_a_finding(
    copy: Config, answers: dict[str, str], code: str
) -> None:
    (finding,) = run(copy, body(Kind.PLAN, **{**PLAN, **answers}), plan="yn-1", source="yn-2").findings
    assert (finding.code, finding.value) == (code, *answers.values())
    assert finding.line


def test_an_answer_may_hold_marks_of_headings() -> None:
    form = read_form(body(Kind.BATCH, **NEW_BATCH, list="### 云南省\n### 名单\n曲靖市：富源县"), "issue.md")
    assert form["list"] == "### 云南省\n### 名单\n曲靖市：富源县"


def test_another_text_is_no_form(copy: Config) -> None:
    (finding,) = run(copy, "### 名单\n江苏省").findings
    assert (finding.code, "三种表" in finding.message) == ("unknown-form", True)


def test_a_table_in_an_answer_keeps_the_bounds_of_files(copy: Config) -> None:
    pasted = "<table><tr><td colspan=99999>县</td></tr></table>"
    assert codes(run(copy, body(Kind.BATCH, **{**NEW_BATCH, "list": pasted}))) == ["too-large"]


def test_a_form_in_another_encoding_is_read_and_one_that_is_no_text_is_a_finding(copy: Config) -> None:
    file = copy.root / "issue.md"
    file.write_bytes(body(Kind.CORRECTION, row="counties 330106").encode("gb18030"))
    assert codes(import_issue(copy, file, IssueOptions(), {}))[0] == "encoding"
    file.write_bytes(b"\xff\x00\xff\x81")
    assert codes(import_issue(copy, file, IssueOptions(), {})) == ["encoding-error"]


def test_the_command_shows_and_writes(copy: Config) -> None:
    file = copy.root / "issue.md"
    file.write_text(body(Kind.PLAN, **PLAN), encoding="utf-8")
    arguments = ["--root", str(copy.root), "import", "issue", str(file), "--plan", "yn-1", "--source", "yn-2"]
    shown = CliRunner().invoke(group, arguments)
    assert "还没有写入" in shown.output
    assert "yn-1" not in (copy.datasets / "plans/plans.csv").read_text(encoding="utf-8")
    written = CliRunner().invoke(group, [*arguments, "--write"])
    assert "已写入 5 个文件" in written.output


@pytest.mark.parametrize("year", ["2024", "2025 第二批", "2024 第一批"])
def test_the_year_of_the_form_is_that_of_the_batch(copy: Config, year: str) -> None:
    (finding,) = run(
        copy, body(Kind.BATCH, **{**PART, "year": year}), batch="2025-1", source="new-1"
    ).findings
    assert (finding.code, finding.value) == ("form-answer", year)


@pytest.mark.parametrize("day", ["2026-01-08", "去年底"])
def test_a_day_that_is_entered_nowhere_is_told(copy: Config, day: str) -> None:
    result = run(copy, body(Kind.BATCH, **{**PART, "published_on": day}), source="new-1")
    found = [item for item in result.findings if item.code == "not-entered"]
    assert [(item.value, item.severity) for item in found] == [(day, Severity.WARNING)]
    same_day = run(copy, body(Kind.BATCH, **PART), source="new-1")
    assert "not-entered" not in codes(same_day)
