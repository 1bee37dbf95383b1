"""An import only adds: in parts, in any order, and never at the cost of what is there."""

import itertools
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.findings import Severity
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.imported import Imported
from sitegen.importers.notice import import_notice
from sitegen.importers.plan import import_plan
from sitegen.importers.proposal import write_changes

REPOSITORY = Path(__file__).resolve().parents[2]
NOTICE = (REPOSITORY / "tests/fixtures/upstream/notice-2024.txt").read_text(encoding="utf-8")
PLAN = (REPOSITORY / "tests/fixtures/upstream/plan-yunnan.txt").read_text(encoding="utf-8")
OFFICIAL = {"source": "moe-2024", "evidence": "official", "source_title": "通知", "issuer": "教育部"}
REPOST = {"source": "forum-1", "evidence": "repost", "source_title": "转载", "issuer": "某站"}
CERTIFICATIONS, TOTALS, BATCHES, SOURCES = (
    "certification/certifications.csv",
    "certification/batch_totals.csv",
    "certification/batches.csv",
    "sources/sources.csv",
)
JIANGSU, ZHEJIANG = "江苏省\n南京市：秦淮区、栖霞区\n", "浙江省\n杭州市：西湖区、拱墅区\n"


def project_without(tmp_path: Path, *lacking: tuple[str, str]) -> Config:
    """A copy of the repository's data without the rows of each table that begin so."""
    shutil.copytree(
        REPOSITORY / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns("boundaries")
    )
    for table, start in lacking:
        file = tmp_path / "datasets" / table
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith(start)), encoding="utf-8")
    return Config.for_root(tmp_path)


@pytest.fixture
def unseen(tmp_path: Path) -> Config:
    """Batch 2025-1 as a press report gave it: a total and three provinces, no names."""
    config = project_without(tmp_path, *((table, "2025-1,") for table in (CERTIFICATIONS, TOTALS, BATCHES)))
    for table, rows in {
        BATCHES: "2025-1,2025年（第一批）名单,2025,,,,,326,unseen,,hqw-2026-01-24,报道正文：总数,press\n",
        TOTALS: "".join(
            f"2025-1,{code},{count},,hqw-2026-01-24,报道正文,press\n"
            for code, count in (("320000", 33), ("330000", 27), ("340000", 28))
        ),
    }.items():
        with (config.datasets / table).open("a", encoding="utf-8") as file:
            file.write(rows)
    return config


def notice(config: Config, text: str, batch: str = "2025-1", **options: object) -> Imported:
    file = config.root / "list.txt"
    file.write_text(text, encoding="utf-8")
    return import_notice(config, file, BatchOptions(batch=batch, **options), None, {})  # type: ignore[arg-type]


def added(config: Config, text: str, batch: str = "2025-1", **options: object) -> Imported:
    """The import, written; it may have warnings."""
    result = notice(config, text, batch, **options)
    assert [item.message for item in result.findings if item.severity is Severity.ERROR] == []
    write_changes(result.changes, config.root)
    return result


def table(config: Config, name: str, start: str = "2025-1,") -> list[str]:
    text = (config.datasets / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith(start)]


def state(config: Config) -> dict[str, bytes]:
    return {
        str(path.relative_to(config.datasets)): path.read_bytes()
        for path in config.datasets.rglob("*")
        if path.is_file()
    }


def errors(result: Imported, code: str) -> list[str]:
    return [item.message for item in result.findings if (item.code, item.severity) == (code, Severity.ERROR)]


def warnings(result: Imported, code: str) -> list[str]:
    return [
        item.message for item in result.findings if (item.code, item.severity) == (code, Severity.WARNING)
    ]


# Parts


def test_a_second_part_leaves_the_first(unseen: Config) -> None:
    added(unseen, JIANGSU, partial=True, **REPOST)
    added(unseen, ZHEJIANG, partial=True, source="forum-1")
    codes = [line.split(",")[1] for line in table(unseen, CERTIFICATIONS)]
    assert codes == ["320104", "320113", "330105", "330106"]
    before = state(unseen)
    for text in (JIANGSU, ZHEJIANG, JIANGSU + ZHEJIANG):
        assert added(unseen, text, partial=True, source="forum-1").changed == ()
    assert state(unseen) == before


@pytest.mark.parametrize("sources", [(REPOST, REPOST), (REPOST, OFFICIAL)], ids=["one source", "two"])
def test_parts_come_in_any_order(tmp_path: Path, sources: Sequence[dict[str, str]]) -> None:
    parts = ((JIANGSU.replace("江苏省", "江苏省（33个）"), sources[0]), (ZHEJIANG, sources[1]))
    states = []
    for order in itertools.permutations(parts):
        config = project_without(tmp_path / str(len(states)), (CERTIFICATIONS, "2025-1,"))
        for text, source in order:
            added(config, text, partial=True, **source)
        states.append(state(config))
    assert states[0] == states[1]


def provinces(text: str) -> list[str]:
    """Head and the list of each province."""
    parts: list[str] = []
    for line in text.splitlines(keepends=True):
        if not parts or line.partition("、")[0] in {"一", *"二三四五六七八九十"} or line[:2] in (
            *("十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"),
        ):  # fmt: skip
            parts.append("")
        parts[-1] += line
    return parts


def split_at(place: int) -> tuple[str, str]:
    """The notice of 2024 cut before one of its provinces."""
    parts = provinces(NOTICE)
    return "".join(parts[:place]), "".join(parts[place:])


@pytest.mark.parametrize("place", random.Random(7).sample(range(2, 24), 3))  # noqa: S311
@pytest.mark.parametrize("is_turned", [False, True], ids=["in order", "turned"])
def test_the_halves_of_a_notice_give_the_bytes_of_the_whole(
    place: int, is_turned: bool, tmp_path: Path
) -> None:
    assert len(provinces(NOTICE)) >= 25
    lacking = [(name, "2024,") for name in (CERTIFICATIONS, TOTALS, BATCHES)]
    lacking.append((SOURCES, "moe-notice-2025-3,"))
    options = {**OFFICIAL, "title": "2024年名单", "declared_total": 188, "locator": "通知正文"}
    whole = project_without(tmp_path / "whole", *lacking)
    added(whole, NOTICE, "2024", **options)
    halves = project_without(tmp_path / "halves", *lacking)
    parts = split_at(place)
    for text in reversed(parts) if is_turned else parts:
        added(halves, text, "2024", partial=True, **options)
    assert state(halves) == state(whole)
    assert table(halves, BATCHES, "2024,")[0].split(",")[7:9] == ["188", "complete"]


def test_a_province_may_be_cut_in_two(unseen: Config, tmp_path: Path) -> None:
    first, second = "江苏省（33个）\n南京市：秦淮区\n", "江苏省（33个）\n徐州市：云龙区\n无锡市：宜兴市\n"
    both = first + second.partition("\n")[2]
    other = project_without(tmp_path / "other")
    for name in (CERTIFICATIONS, BATCHES, TOTALS):
        shutil.copy(unseen.datasets / name, other.datasets / name)
    result = added(unseen, first, partial=True, **REPOST)
    assert warnings(result, "count-mismatch") == ["江苏省写明 33 个，读到 1 个：秦淮区"]
    added(unseen, second, partial=True, **REPOST)
    added(other, both, partial=True, **REPOST)
    assert state(unseen) == state(other)


def test_a_part_is_not_told_to_be_given_as_a_part(unseen: Config) -> None:
    text = "江苏省（33个）\n南京市：秦淮区\n"
    for is_partial in (True, False):
        result = notice(unseen, text, partial=is_partial, **REPOST)
        told = {item.code: "--partial" in item.remedy for item in result.findings}
        assert told["count-mismatch"] is told["total-mismatch"] is not is_partial


# What is there


def test_a_changed_total_is_an_error_and_other_provinces_stay(unseen: Config) -> None:
    text = "江苏省（3个）\n南京市：秦淮区\n无锡市：宜兴市、锡山区\n"
    result = notice(unseen, text, partial=True, **REPOST)
    (message,) = errors(result, "would-change")
    assert message.startswith(
        "江苏省：项目里宣布数是“33”，文中是“3”（datasets/certification/batch_totals.csv 第 "
    )
    assert result.changes == ()
    result = added(unseen, text, partial=True, replace=True, **REPOST)
    assert len(warnings(result, "would-change")) == 1
    counts = {line.split(",")[1]: line.split(",")[2] for line in table(unseen, TOTALS)}
    assert counts == {"320000": "3", "330000": "27", "340000": "28"}


def test_a_whole_list_that_lacks_a_name_would_remove_it(tmp_path: Path) -> None:
    config = project_without(tmp_path)
    text = NOTICE.replace("徐州市: 鼓楼区、", "徐州市: 贾汪区、", 1)
    assert text != NOTICE
    result = notice(config, text, "2024")
    (message,) = errors(result, "would-remove")
    assert "江苏省徐州市鼓楼区 320302（第 " in message
    result = added(config, text, "2024", replace=True)
    assert warnings(result, "removed-rows")[0].startswith("按 --replace 删去 1 行")
    codes = [line.split(",")[1] for line in table(config, CERTIFICATIONS, "2024,")]
    assert ("320302" in codes, "320305" in codes, len(codes)) == (False, True, 188)


def test_a_part_removes_nothing_even_when_it_replaces(tmp_path: Path) -> None:
    config = project_without(tmp_path)
    before = state(config)
    assert added(config, "江苏\n徐州市：鼓楼区\n", "2024", partial=True, replace=True).changed == ()
    assert state(config) == before


def test_names_printed_otherwise_by_the_same_source_are_an_error(unseen: Config) -> None:
    added(unseen, "云南省\n昆明市：石林县\n", partial=True, **REPOST)
    (message,) = errors(
        notice(unseen, "云南省\n昆明市：石林彝族自治县\n", partial=True, source="forum-1"), "would-change"
    )
    assert "公布的名称是“石林县”，文中是“石林彝族自治县”" in message
    # Another source may print another form of the name.
    assert errors(notice(unseen, "云南省\n石林彝族自治县\n", partial=True, **OFFICIAL), "would-change") == []


def test_more_names_than_declared_are_an_error(tmp_path: Path) -> None:
    result = notice(project_without(tmp_path), "江苏\n南京市：秦淮区\n", "2024", partial=True)
    assert errors(result, "total-mismatch") == [
        "这一批或这份规划的总数是 188，名单里读到 1 个，连同项目已有的共 189 个，超过了总数"
    ]


@pytest.mark.parametrize(
    "options",
    [{"title": "另一批"}, {"declared_total": 187}, {"document_number": "教督函〔2025〕9号"}, {"year": 2025}],
    ids=lambda options: next(iter(options)),
)
def test_a_standing_batch_is_not_changed(options: dict[str, object], tmp_path: Path) -> None:
    result = notice(project_without(tmp_path), NOTICE, "2024", **options)
    message = errors(result, "would-change")[0]
    assert message.startswith("2024 的")
    assert "datasets/certification/batches.csv 第 4 行" in message


def test_a_standing_source_is_not_changed(tmp_path: Path) -> None:
    config = project_without(tmp_path)
    result = notice(config, NOTICE, "2024", source="moe-notice-2025-3", evidence="press", url="https://x.cn/")
    address, grade = sorted(errors(result, "would-change"), key=lambda message: "证据等级" in message)
    assert address.startswith("moe-notice-2025-3 的网址：")
    assert grade.startswith(
        "moe-notice-2025-3 的证据等级：项目里是“official”，这次是“press”（datasets/sources/sources.csv 第 "
    )
    text = NOTICE.replace("〔2025〕3号", "〔2025〕8号")
    assert any("文号" in message for message in errors(notice(config, text, "2024"), "would-change"))


# Provenance


def test_a_source_without_a_list_is_no_source_of_names(unseen: Config) -> None:
    result = notice(unseen, JIANGSU, partial=True)
    (finding,) = [item for item in result.findings if item.severity is Severity.ERROR]
    assert (finding.code, finding.value) == ("source-unseen", "hqw-2026-01-24")
    assert "--source" in finding.remedy
    assert warnings(notice(unseen, JIANGSU, partial=True, source="hqw-2026-01-24"), "source-unseen")
    added(unseen, JIANGSU, partial=True, **REPOST)
    assert errors(notice(unseen, ZHEJIANG, partial=True), "source-unseen")


def test_the_row_of_the_batch_keeps_its_own_provenance(unseen: Config) -> None:
    (before,) = table(unseen, BATCHES)
    added(unseen, JIANGSU, partial=True, document_number="教督函〔2025〕5号", **REPOST)
    (after,) = table(unseen, BATCHES)
    assert after == before.replace(",unseen,", ",partial,")


def test_a_new_batch_has_no_total_and_no_locator_of_its_own(unseen: Config) -> None:
    result = notice(unseen, JIANGSU, "2026-1", title="名单", **REPOST)
    (finding,) = [item for item in result.findings if item.code == "batch-missing"]
    assert finding.message == "项目里还没有这一批，文中又看不出宣布总数、来源中的位置"
    assert "--declared-total" in finding.remedy
    assert "--locator" in finding.remedy
    text = f"2026年义务教育优质均衡发展县名单（2个）\n{JIANGSU}"
    added(unseen, text, "2026-1", **REPOST)
    (row,) = table(unseen, BATCHES, "2026-1,")
    assert row.split(",")[7:] == ["2", "complete", "", "forum-1", "名单标题", "repost"]


def test_a_province_given_by_option_is_in_no_locator(unseen: Config) -> None:
    file = unseen.root / "list.txt"
    file.write_text("南京市：秦淮区\n", encoding="utf-8")
    options = BatchOptions(batch="2025-1", partial=True, **REPOST)
    write_changes(import_notice(unseen, file, options, "江苏", {}).changes, unseen.root)
    assert table(unseen, CERTIFICATIONS) == ["2025-1,320104,江苏,南京市,秦淮区,,forum-1,名单：南京市,repost"]


# Plans


def plan(config: Config, text: str, **options: bool) -> Imported:
    file = config.root / "plan.txt"
    file.write_text(text, encoding="utf-8")
    return import_plan(config, file, "yunnan-2022", "national", {}, **options)


def targets(config: Config) -> list[str]:
    return table(config, "plans/plan_targets.csv", "yunnan-2022,")


def test_a_part_of_a_plan_leaves_the_rest(tmp_path: Path) -> None:
    config = project_without(tmp_path)
    before = targets(config)
    result = plan(config, "2022年：沾益区\n", partial=True)
    assert not result.is_open
    assert result.changed == ()
    assert errors(plan(config, "2022年：沾益区\n"), "total-mismatch")
    assert targets(config) == before


def test_a_changed_year_of_a_plan_is_an_error(tmp_path: Path) -> None:
    config = project_without(tmp_path)
    result = plan(config, "2023年：沾益区\n", partial=True)
    (message,) = errors(result, "would-change")
    assert message.startswith("云南省曲靖市沾益区 530303：项目里年份是“2022”，文中是“2023”")
    result = plan(config, "2023年：沾益区\n", partial=True, replace=True)
    assert not result.is_open
    write_changes(result.changes, config.root)
    assert [row.split(",")[3] for row in targets(config) if ",530303," in row] == ["2023"]
    assert len(targets(config)) == 129


def test_the_halves_of_a_plan_give_the_bytes_of_the_whole(tmp_path: Path) -> None:
    lines = PLAN.splitlines(keepends=True)
    first, start = (
        next(i for i, line in enumerate(lines) if line.startswith(sign)) for sign in ("2022-", "\t2028年")
    )
    head = "".join(lines[:first])
    lacking = ("plans/plan_targets.csv", "yunnan-2022,"), ("plans/plan_totals.csv", "yunnan-2022,")
    whole = project_without(tmp_path / "whole", *lacking)
    write_changes(plan(whole, PLAN).changes, whole.root)
    halves = project_without(tmp_path / "halves", *lacking)
    for text in (head + "".join(lines[start:]), "".join(lines[:start])):
        result = plan(halves, text, partial=True)
        assert not result.is_open, result.findings
        write_changes(result.changes, halves.root)
    assert len(targets(halves)) == 129
    assert state(halves) == state(whole)
