"""Names rest only on a source that prints the list of this batch."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.findings import Severity
from sitegen.importers import notice as notices
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.imported import Imported
from sitegen.importers.project import Project

Notice = Callable[..., Imported]
REPOST = {"source": "forum-1", "evidence": "repost", "source_title": "转载", "issuer": "某站"}
LIST = "江苏省\n徐州市：丰县、沛县\n"


@pytest.fixture
def notice(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notice:
    """Import a text as a part of 2025-1; nothing is written."""
    monkeypatch.setattr(notices, "load_project", lambda _: project)

    def imported(text: str, lists: tuple[str, ...] = (), **options: str) -> Imported:
        file = tmp_path / "list.txt"
        file.write_text(text, encoding="utf-8")
        chosen = BatchOptions(batch="2025-1", partial=True, **options)  # type: ignore[arg-type]
        return notices.import_notice(project.config, file, chosen, None, {}, lists)

    return imported


def errors(result: Imported) -> list[str]:
    return [item.code for item in result.findings if item.severity is Severity.ERROR]


def test_a_list_without_source_does_not_join_to_the_one_of_the_batch(notice: Notice) -> None:
    (finding,) = [item for item in notice(LIST).findings if item.severity is Severity.ERROR]
    assert (finding.code, finding.value) == ("source-unseen", "hqw-2026-01-24")
    assert "--source" in finding.remedy
    assert errors(notice("浙江省\n杭州市：西湖区、拱墅区\n")) == ["source-unseen"]
    assert errors(notice(LIST, **REPOST)) == []
    assert errors(notice("江苏省\n南京市：秦淮区、栖霞区\n")) == []


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("hqw-2026-01-24", "source-unseen"),
        ("cctv-2026-01-15", "source-unseen"),
        ("cqfin-2026-01-12", "source-unseen"),
        ("jsjyt-2025-03-13", "source-of-another-kind"),
        ("dlrb-2025-12-08", "source-of-another-kind"),
        ("mca-codes-2025", "source-of-another-kind"),
        ("yn-plan-2022-2", "source-of-another-kind"),
        ("excel-analysis-code", "source-of-another-kind"),
        ("lnlh-2020", "other-list"),
        ("moe-notice-2025-3", "other-batch"),
    ],
)
def test_a_source_that_prints_something_else_is_refused(source: str, code: str, notice: Notice) -> None:
    result = notice(LIST, source=source)
    assert errors(result) == [code]
    assert result.changes == ()


def test_names_of_the_place_that_a_source_prints_are_a_warning(notice: Notice) -> None:
    result = notice("江苏省\n南京市：江宁区、雨花台区\n", source="hqw-2026-01-24")
    assert errors(result) == []
    assert "source-unseen" in [item.code for item in result.findings]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("关于撤销部分县称号的通知", "other-list"),
        ("2025年优质均衡县名单公示", "other-list"),
        ("2025年拟认定优质均衡县", "other-list"),
        ("2025年基本均衡县名单", "other-list"),
        ("某省优质均衡发展规划", "other-list"),
        ("2024年优质均衡县名单", "other-batch"),
        ("2025年第二批优质均衡县名单", "other-batch"),
    ],
)
@pytest.mark.parametrize("option", ["title", "source_title"])
def test_a_title_given_by_option_may_not_say_something_else(
    title: str, code: str, option: str, notice: Notice
) -> None:
    found = notice(LIST, **{**REPOST, option: title}).findings
    (finding,) = [item for item in found if item.code == code]
    assert (finding.severity, finding.value) == (Severity.ERROR, title)


@pytest.mark.parametrize(
    "text",
    [
        "教育部关于撤销2025年优质均衡县的通知\n各省：\n现予公布。\n",
        "关于2025年义务教育优质均衡发展县的公示\n各有关单位：\n公示期为5天。\n",
        "2025年优质均衡县\n经审核，现将以下县予以公示。\n",
        "教育部关于公布2025年义务教育发展基本均衡县名单的通知\n各省：\n现将名单予以公布。\n",
    ],
)
def test_the_title_of_the_notice_counts_over_what_stands_between(text: str, notice: Notice) -> None:
    assert "other-list" in errors(notice(text + LIST, **REPOST))
    assert errors(notice(text + LIST, ("1",), **REPOST)) == []


def test_a_document_gets_no_second_id_and_its_repost_does(notice: Notice) -> None:
    told = {**REPOST, "document_number": "教督函〔2025〕3号"}
    assert errors(notice(LIST, **{**told, "evidence": "official"})) == ["source-known"]
    assert errors(notice(LIST, **told)) == []


def test_an_option_of_no_right_form_is_not_written(notice: Notice) -> None:
    assert errors(notice(LIST, **{**REPOST, "url": "某网"})) == ["constraint-error"]


def test_what_was_on_display_before_is_no_matter(notice: Notice) -> None:
    text = "教育部关于公布2025年义务教育优质均衡发展县名单的通知\n经公示无异议，现予公布。\n"
    assert errors(notice(text + LIST, **REPOST)) == []
