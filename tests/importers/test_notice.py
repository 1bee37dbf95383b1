"""Import of a notice: the committed rows come back byte for byte, and nothing doubtful is written."""

import shutil
from pathlib import Path

import pytest
from imported_rows import as_imported

from sitegen.config import Config
from sitegen.exceptions import UsageError
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.imported import Imported
from sitegen.importers.notice import import_notice
from sitegen.importers.proposal import write_changes

REPOSITORY = Path(__file__).resolve().parents[2]
NOTICE = REPOSITORY / "tests" / "fixtures" / "upstream" / "notice-2024.txt"
TABLES = ("certification/certifications.csv", "certification/batch_totals.csv", "certification/batches.csv")
SOURCES = "sources/sources.csv"


@pytest.fixture
def copy(tmp_path: Path) -> Config:
    """The repository's own data, to change."""
    shutil.copytree(
        REPOSITORY / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns("boundaries")
    )
    return Config.for_root(tmp_path)


def drop(config: Config, table: str, prefix: str) -> None:
    file = config.datasets / table
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(prefix)), encoding="utf-8")


def same_as_committed(config: Config) -> bool:
    ours = {path.relative_to(config.datasets) for path in config.datasets.rglob("*") if path.is_file()}
    return all(
        as_imported(config.datasets / path) == as_imported(REPOSITORY / "datasets" / path)
        if path.suffix == ".csv"
        else (config.datasets / path).read_bytes() == (REPOSITORY / "datasets" / path).read_bytes()
        for path in ours
    )


def run(config: Config, file: Path, province: str | None = None, **options: object) -> Imported:
    settings = BatchOptions(**{"batch": "2024", **options})  # type: ignore[arg-type]
    return import_notice(config, file, settings, province, {})


def text_file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "list.txt"
    file.write_text(text, encoding="utf-8")
    return file


def codes(result: Imported) -> list[str]:
    return [finding.code for finding in result.findings]


def test_template_syntax_in_a_notice_is_refused(copy: Config) -> None:
    known: dict[str, object] = {
        "year": 2024,
        "declared_total": 188,
        "source": "moe-notice-2025-3",
        "evidence": "official",
    }
    assert run(copy, NOTICE, batch="2026", title="名单", **known).changes
    result = run(copy, NOTICE, batch="2026", title="{{7*7}}名单", **known)
    refused = [each for each in result.findings if each.code == "template-syntax"]
    assert (refused[0].field, refused[0].value) == ("title", "{{7*7}}名单")
    assert result.changes == ()


def test_the_committed_batch_comes_out_whole_and_unchanged(copy: Config) -> None:
    result = run(copy, NOTICE)
    assert result.findings == ()
    assert len(result.rows) == 188
    assert result.changed == ()


def test_without_the_batch_the_import_gives_the_same_bytes(copy: Config) -> None:
    for table in TABLES:
        drop(copy, table, "2024,")
    drop(copy, SOURCES, "moe-notice-2025-3,")
    assert not same_as_committed(copy)
    result = run(copy, NOTICE, source="moe-notice-2025-3", evidence="official", checked_on="2026-11-23")
    assert result.findings == ()
    assert write_changes(result.changes, copy.root) == 4
    assert same_as_committed(copy)


def test_with_the_batch_known_and_its_names_missing_no_option_is_needed(copy: Config) -> None:
    for table in TABLES[:2]:
        drop(copy, table, "2024,")
    result = run(copy, NOTICE)
    assert result.findings == ()
    assert write_changes(result.changes, copy.root) == 2
    assert same_as_committed(copy)
    assert run(copy, NOTICE).changed == ()


def test_a_missing_batch_is_explained_with_the_row_to_add(copy: Config) -> None:
    drop(copy, TABLES[2], "2024,")
    (finding,) = run(copy, NOTICE).findings
    assert finding.code == "batch-missing"
    assert "--source" in finding.remedy
    assert (
        "2024,2024年义务教育优质均衡发展县（市、区）,2024,教督函〔2025〕3号,2025-03-14,2025-03-17,,188,complete,,"
        in finding.remedy
    )


def test_a_known_source_is_enough_for_a_new_batch(copy: Config) -> None:
    for table in TABLES:
        drop(copy, table, "2024,")
    result = run(copy, NOTICE, source="moe-notice-2025-3")
    assert result.findings == ()
    write_changes(result.changes, copy.root)
    assert same_as_committed(copy)


def test_a_batch_keeps_its_own_source_when_names_come_from_another(copy: Config, tmp_path: Path) -> None:
    file = text_file(
        tmp_path, "2025年（第一批）义务教育优质均衡发展县（市、区）名单（326个）\n江苏省：南京市玄武区"
    )
    result = run(
        copy, file, batch="2025-1", partial=True, source="moe-notice-2026-1", evidence="official",
        source_title="通知", issuer="教育部",
    )  # fmt: skip
    assert codes(result) == ["not-in-this-source", "total-mismatch", "certified-before"]
    (row,) = [
        line
        for change in result.changes
        for line in change.after.splitlines()
        if line.startswith("2025-1,2025年")
    ]
    assert row.split(",")[7:11] == ["326", "partial", "cctv-2026-01-15", "hqw-2026-01-24"]


def test_a_partial_batch_of_several_sources_stays_as_it_is(copy: Config) -> None:
    result = run(copy, NOTICE.with_name("notice-2023.txt"), batch="2023")
    assert sorted(codes(result)) == ["not-in-this-source", "total-mismatch"]
    assert not result.is_open
    assert (len(result.rows), result.changed) == (48, ())


def test_a_second_import_of_the_same_list_changes_nothing(copy: Config) -> None:
    first = run(copy, NOTICE)
    write_changes(first.changes, copy.root)
    assert run(copy, NOTICE).changed == ()


def test_nothing_is_proposed_while_an_error_is_open(copy: Config, tmp_path: Path) -> None:
    text = NOTICE.read_text(encoding="utf-8").replace("徐州市: 鼓楼区、", "徐州市: 鼓搂区、")
    result = run(copy, text_file(tmp_path, text))
    (finding,) = result.findings
    assert (finding.code, finding.value) == ("unknown-name", "鼓搂区")
    assert text.splitlines()[(finding.line or 0) - 1][(finding.column or 0) - 1 :].startswith("鼓搂区")
    assert "江苏省徐州市鼓楼区（320302）" in finding.message
    assert result.is_open
    assert result.changes == ()


def test_a_lost_name_is_missed_in_its_province_and_in_total(copy: Config, tmp_path: Path) -> None:
    text = NOTICE.read_text(encoding="utf-8").replace("玄武区、", "")
    found = codes(run(copy, text_file(tmp_path, text)))
    assert found == ["would-remove", "total-mismatch", "count-mismatch"]


def test_a_list_of_several_years_is_refused(copy: Config, tmp_path: Path) -> None:
    text = "浙江省\n2023年：杭州市上城区\n2024年：杭州市西湖区"
    found = run(copy, text_file(tmp_path, text))
    assert [finding.value for finding in found.findings if finding.code == "other-year"] == ["2023年"]


def test_better_evidence_takes_the_place_when_asked_and_keeps_the_old_source(
    copy: Config, tmp_path: Path
) -> None:
    file = text_file(tmp_path, "浙江省：杭州市上城区")
    named = {"source_title": "通知", "issuer": "教育部"}
    options = {"batch": "2023", "source": "moe-2023", "evidence": "official", **named}
    shown = run(copy, file, **options)
    assert "better-source" in codes(shown)
    assert not shown.is_open
    assert [change.path for change in shown.changed] == ["datasets/sources/sources.csv"]
    result = run(copy, file, replace=True, partial=True, **options)
    after = next(change.after for change in result.changes if change.path.endswith("certifications.csv"))
    assert "2023,330102,浙江省,杭州市,上城区,zjrb-2025-04-08,moe-2023,名单 浙江省：杭州市,official\n" in after
    assert "2023,330108,浙江省,杭州市,滨江区,zjrb-2025-04-08,tz-repost-2023," in after


def test_one_province_may_be_named_outside_the_text(copy: Config, tmp_path: Path) -> None:
    file = text_file(tmp_path, "南京市：玄武区、鼓楼区")
    assert "province-missing" in codes(run(copy, file))
    assert "province-missing" not in codes(run(copy, file, "江苏"))
    with pytest.raises(UsageError, match="没有叫"):
        run(copy, file, "江酥")


def test_files_are_changed_all_or_none(copy: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    for table in TABLES[:2]:
        drop(copy, table, "2024,")
    before = {table: (copy.datasets / table).read_bytes() for table in TABLES}
    result = run(copy, NOTICE)
    replace, calls = Path.replace, []

    def fail_second(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError("disk full")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_second)
    with pytest.raises(OSError, match="disk full"):
        write_changes(result.changes, copy.root)
    assert {table: (copy.datasets / table).read_bytes() for table in TABLES} == before
    assert not list(copy.datasets.rglob(".*.new"))


def test_faulty_data_stop_the_import(copy: Config) -> None:
    file = copy.datasets / TABLES[0]
    file.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(UsageError, match="sitegen check"):
        run(copy, NOTICE)


def test_another_form_of_a_place_changes_nothing(copy: Config, tmp_path: Path) -> None:
    text = (
        "2024年义务教育优质均衡发展\n县(市、区)名单\n(江苏省)\n南京市:玄武区、鼓楼区、浦口区\n无锡市:江阴市"
    )
    result = run(copy, text_file(tmp_path, text), partial=True)
    assert not result.is_open
    assert "reworded" in codes(result)
    assert result.changed == ()


def test_a_list_in_traditional_characters_confirms_what_is_there(copy: Config, tmp_path: Path) -> None:
    text = "2024年義務教育優質均衡發展\n縣(市、區)名單\n江蘇省\n南京市:玄武區、鼓樓區\n無錫市:江陰市"
    result = run(copy, text_file(tmp_path, text), partial=True)
    assert not result.is_open
    assert {"reworded", "traditional-characters"} <= set(codes(result))
    assert result.changed == ()
