"""A number in a text that is not the project's is an error, wherever it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.findings import Severity
from sitegen.importers import notice as notices
from sitegen.importers.batch_rows import BatchOptions
from sitegen.importers.imported import Imported
from sitegen.importers.project import Project

Notice = Callable[[str], Imported]
HEAD = "教育部关于公布2025年（第一批）义务教育优质均衡发展县（市、区）名单的通知\n"
LIST = "江苏省\n徐州市：丰县、沛县\n"


@pytest.fixture
def notice(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Notice:
    """Import a text as a part of 2025-1, of which 326 names are declared: 江苏 33, 浙江 27."""
    monkeypatch.setattr(notices, "load_project", lambda _: project)

    def imported(text: str) -> Imported:
        file = tmp_path / "list.txt"
        file.write_text(text, encoding="utf-8")
        source = {"source": "forum-1", "evidence": "repost", "source_title": "转载", "issuer": "某站"}
        options = BatchOptions(batch="2025-1", partial=True, **source)  # type: ignore[arg-type]
        return notices.import_notice(project.config, file, options, None, {})

    return imported


def errors(result: Imported) -> list[tuple[str, str | None]]:
    return [(item.code, item.value) for item in result.findings if item.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        (
            f"{HEAD}认定北京市石景山区等325个县（市、区）为义务教育优质均衡发展县。\n{LIST}",
            "total-mismatch",
            "325",
        ),
        (f"2025年（第一批）义务教育优质均衡发展县名单（325个）\n{LIST}", "total-mismatch", "325"),
        (f"全国共325个。\n{LIST}", "total-mismatch", "325"),
        (f"全省共34个。\n{LIST}", "total-mismatch", "34"),
        (f"其中江苏省34个县。\n{LIST}", "total-mismatch", "34"),
        (f"江苏省共有34个县（市、区）入选。\n{LIST}", "total-mismatch", "34"),
        ("江苏省徐州市丰县、沛县等34个县（市、区）通过认定。", "total-mismatch", "34"),
        (
            "江苏省徐州市丰县、沛县等33个县，浙江省杭州市西湖区、拱墅区等26个县通过认定。",
            "total-mismatch",
            "26",
        ),
        (
            "江苏省徐州市丰县、沛县等2个县通过2025年国家评估认定。睢宁县、邳州市也通过认定。",
            "total-mismatch",
            "2",
        ),
        ("江苏省（共计34个）\n徐州市：丰县、沛县", "would-change", "34"),
        ("江苏省共计34个\n徐州市：丰县、沛县", "would-change", "34"),
        ("江苏省（合计34个）\n徐州市：丰县、沛县", "would-change", "34"),
        ("江苏省\n徐州市：丰县、沛县等34个县", "count-mismatch", "等34个县"),
        ("安徽省\n合肥市：庐阳区（2025）、蜀山区", "count-mismatch", "(2025)"),
        ("云南省\n官渡区\t12\n西山区\t13", "count-mismatch", "13"),
    ],
)
def test_a_number_that_is_not_the_projects_is_an_error(
    text: str, code: str, value: str, notice: Notice
) -> None:
    assert errors(notice(text)) == [(code, value)]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}认定北京市石景山区等326个县（市、区）为义务教育优质均衡发展县。\n{LIST}",
        f"其中江苏省33个县。\n{LIST}",
        f"江苏、浙江共60个县入选。\n{LIST}",
        f"到2025年，江苏省已有70个县通过认定。\n{LIST}",
        f"江苏以11个地级市下辖的33个县（市、区）位列第一。\n{LIST}",
        "江苏省徐州市丰县、沛县等33个县，浙江省杭州市西湖区、拱墅区等27个县通过认定。",
        "江苏省徐州市丰县、沛县等2个县通过认定。",
        "江苏省徐州市丰县、沛县等3个县通过认定。",
        "江苏省（共计33个）\n徐州市：丰县、沛县",
        "江苏省\n徐州市（全市共2个）：丰县、沛县",
        "江苏省\n徐州市：丰县、沛县（全市共2个）",
    ],
)
def test_numbers_that_agree_or_count_the_city_are_none(text: str, notice: Notice) -> None:
    assert errors(notice(text)) == []


def test_the_count_of_a_province_is_not_the_total_of_the_batch(notice: Notice) -> None:
    result = notice("江苏省（共计2个）\n徐州市：丰县、沛县\n浙江省（共计2个）\n杭州市：西湖区、拱墅区")
    assert errors(result) == [("would-change", "2"), ("would-change", "2")]
    assert result.listed is not None
    assert result.listed.listing.reading.totals == ()
