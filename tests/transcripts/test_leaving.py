"""An import leaves the list of its source as a transcript, whole or in parts, that the check reads again."""

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.datasets.faults import Suspects
from sitegen.datasets.package import load_package
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.imported import Imported
from sitegen.importers.notice import import_notice
from sitegen.importers.plan import import_plan
from sitegen.importers.proposal import write_changes
from sitegen.rules.checking import rule_faults
from sitegen.transcripts.checking import check_transcripts
from sitegen.transcripts.leaving import with_transcript

REPOSITORY = Path(__file__).resolve().parents[2]
NOTICE = (REPOSITORY / "tests/fixtures/upstream/notice-2024.txt").read_text(encoding="utf-8")
PLAN = (REPOSITORY / "tests/fixtures/upstream/plan-yunnan.txt").read_text(encoding="utf-8")
REPOST = {"source": "forum-1", "evidence": "repost", "source_title": "转载", "issuer": "某站"}
OFFICIAL = {"source": "moe-1", "evidence": "official", "source_title": "通知", "issuer": "教育部"}
CERTIFICATIONS, TOTALS = "certification/certifications.csv", "certification/batch_totals.csv"
JIANGSU = "附件\n2025年义务教育优质均衡发展县（市、区）名单\n一、江苏省（2个）\n南京市：栖霞区、秦淮区\n"
HENAN = "河南省（3个）：洛阳市涧西区、省直辖县级行政单位：济源市；郑州市：金水区\n"

Make = Callable[[str], Config]


@pytest.fixture
def project(tmp_path: Path) -> Make:
    """Makes projects without names of 2024 and 2025 and Yunnan's plan by years, nor transcripts of these."""

    def make(name: str) -> Config:
        root = tmp_path / name
        ignored = shutil.ignore_patterns(
            "boundaries", "versions", "moe-notice-2025-3.txt", "yn-plan-2022-2.txt"
        )
        shutil.copytree(REPOSITORY / "datasets", root / "datasets", ignore=ignored)
        for table, start in (
            (CERTIFICATIONS, ("2024,", "2025-1,")),
            (TOTALS, ("2024,", "2025-1,")),
            ("plans/plan_targets.csv", "yunnan-2022,"),
            ("plans/plan_totals.csv", "yunnan-2022,"),
            ("plans/phases.csv", "yunnan-2022,"),
            ("plans/goals.csv", "yunnan-"),
        ):
            file = root / "datasets" / table
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            file.write_text("".join(line for line in lines if not line.startswith(start)), encoding="utf-8")
        register = root / "datasets/sources/transcripts.yaml"
        head, *entries = register.read_text(encoding="utf-8").split("- source_id: ")
        kept = [f"- source_id: {item}" for item in entries if not item.startswith(("moe-", "yn-"))]
        register.write_text(head + "".join(kept), encoding="utf-8")
        return Config.for_root(root)

    return make


def written(config: Config, imported: Imported) -> Imported:
    """The import with its transcript, written."""
    assert not imported.is_open, imported.findings
    result = with_transcript(imported, date(2026, 11, 26))
    write_changes(result.changes, config.root)
    return result


def notice(
    config: Config,
    text: str,
    batch: str = "2025-1",
    province: str | None = None,
    codes: dict[str, str] | None = None,
    **options: object,
) -> Imported:
    file = config.root / "list.txt"
    file.write_text(text, encoding="utf-8")
    said = BatchOptions(batch=batch, partial=True, **options)  # type: ignore[arg-type]
    return written(config, import_notice(config, file, said, province, codes or {}))


def plan(config: Config, text: str) -> Imported:
    file = config.root / "plan.txt"
    file.write_text(text, encoding="utf-8")
    return written(config, import_plan(config, file, "yunnan-2022", "national", {}, partial=True))


def transcript(config: Config, source: str = "forum-1") -> str:
    return (config.datasets / f"sources/transcripts/{source}.txt").read_text(encoding="utf-8")


def faults(config: Config) -> list[str]:
    """What the check says of transcripts, once the import is written."""
    package, findings = load_package(config.datasets, config.root)
    assert package is not None
    assert findings == ()
    told = [fault.finding for fault in rule_faults(package, Suspects())]
    told += check_transcripts(config, package, assemble(package))
    return [item.message for item in told if item.code in ("transcript", "file-unlisted")]


def state(config: Config) -> dict[str, bytes]:
    files = (path for path in config.datasets.rglob("*") if path.is_file())
    return {str(path.relative_to(config.root)): path.read_bytes() for path in files}


def not_left(result: Imported) -> list[str]:
    return [item.message for item in result.findings if item.code == "transcript-not-left"]


def test_a_list_stands_in_the_order_of_codes_under_printed_headings(project: Make) -> None:
    config = project("one")
    notice(config, JIANGSU, **REPOST)
    assert transcript(config) == (
        "附件\n2025年义务教育优质均衡发展县（市、区）名单\n一、江苏省（2个）\n南京市：秦淮区、栖霞区\n"
    )
    register = (config.datasets / "sources/transcripts.yaml").read_text(encoding="utf-8")
    assert "- source_id: forum-1\n  file: forum-1.txt\n  digest: " in register
    assert "\n  read_on: '2026-11-26'\n  batch_id: '2025-1'\n" in register
    assert faults(config) == []


def test_the_check_reads_it_both_ways(project: Make) -> None:
    config = project("one")
    notice(config, HENAN, **REPOST)
    assert transcript(config) == (
        "河南省（3个）\n郑州市：金水区\n洛阳市：涧西区\n省直辖县级行政单位：济源市\n"
    )
    file = config.datasets / CERTIFICATIONS
    before = file.read_text(encoding="utf-8")
    for old, new in (
        ("2025-1,410305,河南省,洛阳市,涧西区", "2025-1,410303,河南省,洛阳市,西工区"),
        ("forum-1,名单 河南省：郑州市", "forum-1,名单 河南省：洛阳市"),
    ):
        file.write_text(before.replace(old, new, 1), encoding="utf-8")
        assert faults(config), new


def test_parts_in_any_order_leave_what_the_whole_leaves(project: Make) -> None:
    whole = project("whole")
    notice(whole, JIANGSU + HENAN, **REPOST)
    parts = project("parts")
    for text in (HENAN, JIANGSU):
        notice(parts, text, **REPOST)
    assert state(parts) == state(whole)
    assert faults(parts) == []
    assert notice(parts, HENAN, **REPOST).changed == ()


def test_the_halves_of_the_notice_leave_what_the_whole_leaves(project: Make) -> None:
    lines = NOTICE.splitlines(keepends=True)
    place = random.Random(3).randrange(60, 240)  # noqa: S311
    start = next(n for n in range(place, len(lines)) if "个)" in lines[n] and "、" in lines[n][:3])
    states = []
    for name, parts in (("whole", [lines]), ("halves", [lines[start:], lines[:start]])):
        config = project(name)
        for part in parts:
            notice(config, "".join(part), "2024")
        assert faults(config) == []
        states.append(state(config))
    assert states[0] == states[1]
    assert transcript(config, "moe-notice-2025-3").count("区") > 90


def test_halves_of_a_year_table_leave_what_the_whole_leaves(project: Make) -> None:
    lines = PLAN.splitlines(keepends=True)
    first, start = (
        next(i for i, line in enumerate(lines) if line.startswith(sign)) for sign in ("2022-", "\t2028年")
    )
    halves = "".join(lines[:first] + lines[start:]), "".join(lines[:start])
    states = []
    for name, parts in (("whole", [PLAN]), ("halves", halves)):
        config = project(name)
        for part in parts:
            plan(config, part)
        assert faults(config) == []
        states.append(state(config))
    assert states[0] == states[1]
    assert "2023年（5个）\n石林县、马龙区、水富市、开远市、香格里拉市\n" in transcript(
        config, "yn-plan-2022-2"
    )


def test_what_was_given_by_hand_is_kept_beside_it(project: Make) -> None:
    config = project("one")
    notice(
        config, "鼓楼区\n六合县\n", province="江苏", codes={"鼓楼区": "320106", "六合县": "320116"}, **REPOST
    )
    register = (config.datasets / "sources/transcripts.yaml").read_text(encoding="utf-8")
    assert "  province: '江苏'\n  codes:\n    '六合县': '320116'\n    '鼓楼区': '320106'\n" in register
    assert faults(config) == []


def test_several_provinces_given_by_hand_are_kept_beside_it(project: Make) -> None:
    config = project("one")
    text = "南京市（栖霞区、秦淮区）及深圳市（宝安区、罗湖区）均入选。\n"
    notice(config, text, province="江苏、广东", **REPOST)
    register = (config.datasets / "sources/transcripts.yaml").read_text(encoding="utf-8")
    assert "  province: '江苏、广东'\n" in register
    assert faults(config) == []


def test_only_what_rests_on_the_source_is_left(project: Make) -> None:
    config = project("one")
    notice(config, JIANGSU, **OFFICIAL)
    result = notice(config, "江苏省（2个）\n南京市：栖霞区、江宁区\n", **REPOST)
    assert not_left(result) == []
    assert transcript(config) == "江苏省\n南京市：江宁区\n"
    assert faults(config) == []


def test_a_better_source_takes_over_and_the_other_corroborates(project: Make) -> None:
    config = project("one")
    notice(config, JIANGSU, **REPOST)
    notice(config, JIANGSU, replace=True, **OFFICIAL)
    assert transcript(config, "moe-1") == transcript(config)
    assert faults(config) == []


def test_rows_that_the_list_lacks_leave_none_and_say_so(project: Make) -> None:
    config = project("one")
    register = config.datasets / "sources/transcripts.yaml"
    before = register.read_text(encoding="utf-8")
    notice(config, JIANGSU, **REPOST)
    (config.datasets / "sources/transcripts/forum-1.txt").unlink()
    register.write_text(before, encoding="utf-8")
    (message,) = not_left(notice(config, HENAN, **REPOST))
    assert message.startswith("没有留下来源 forum-1 的文字版：这一行（2025-1、320104）在来源的文字版")
    assert not (config.datasets / "sources/transcripts/forum-1.txt").exists()


def test_figures_of_an_article_are_no_list_to_add_to(project: Make) -> None:
    config = project("one")
    (message,) = not_left(notice(config, JIANGSU, source="edu-news-2025"))
    assert message == "没有留下来源 edu-news-2025 的文字版：这个来源已有另一种文字版"
