"""Columns and marks of results: what says that a name was not certified is an error beside that name."""

from collections.abc import Callable

import pytest

from sitegen.importers.listing import Listing

Read = Callable[..., Listing]

OTHERS = {
    "results": "市\t县\t结果\n徐州市\t丰县\t通过\n徐州市\t沛县\t未通过",
    "conclusions": "市\t县\t验收结论\n徐州市\t丰县\t合格\n徐州市\t沛县\t不合格",
    "kinds": "市\t县\t类型\n徐州市\t丰县\t优质均衡\n徐州市\t沛县\t基本均衡",
    "put off": "市\t县\t认定结论\n徐州市\t丰县\t认定\n徐州市\t沛县\t暂缓",
    "yes and no": "县\t是否通过\n丰县\t是\n沛县\t否",
    "ticks and crosses": "县\t是否通过\n丰县\t√\n沛县\t×",
    "a tick in one of two columns": "县\t通过\t未通过\n丰县\t√\t\n沛县\t\t√",
    "an empty cell": "县\t通过\n丰县\t√\n沛县\t",
    "a word that tells nothing": "县\t评估结果\n丰县\t通过\n沛县\t良好",
    "a step before": "县\t结果\n丰县\t通过\n沛县\t拟认定",
    "a column of names": "市\t优质均衡\t基本均衡\n徐州市\t丰县、睢宁县\t沛县",
    "two columns of names": "优质均衡\t基本均衡\n丰县\t沛县",
    "a remark": "县（市、区）\t备注\n丰县\t\n沛县\t撤销",
    "another year": "县\t备注\n丰县\t\n沛县\t2023年认定",
    "no titles": "徐州市\t丰县\t通过\n徐州市\t沛县\t不通过",
    "spaces": "徐州市：丰县 通过\n徐州市：沛县 未通过",
    "brackets": "徐州市：丰县（通过）、沛县（未通过）",
    "certified before": "徐州市：丰县、沛县（已认定）",
    "left out": "徐州市：丰县、沛县（除外）",
    "colons": "通过：丰县\n未通过：沛县",
    "a question of another wording": "名称\t是否达到优质均衡\n丰县\t是\n沛县\t否",
    "days of another year": "县\t认定日期\n丰县\t2024-12-30\n沛县\t2023-12-15",
    "another honour": "县\t项目\n丰县\t义务教育优质均衡\n沛县\t学前教育普及普惠",
    "commas": "江苏省,徐州市,丰县,通过\n江苏省,徐州市,沛县,未通过",
    "colons behind": "丰县：通过\n沛县：未通过",
    "Markdown": "| 县 | 结果 |\n|---|---|\n| 丰县 | 通过 |\n| 沛县 | 不通过 |",
    "HTML": "<table><tr><td>丰县</td><td>通过</td></tr><tr><td>沛县</td><td>未通过</td></tr></table>",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_name_with_another_verdict_is_an_error_of_its_line(read: Read, text: str) -> None:
    listing = read(text, province="江苏")
    (finding,) = listing.findings
    assert (finding.code, "“沛县”" in finding.message, "丰县" in finding.message) == (
        "other-verdict",
        True,
        False,
    )
    assert finding.line is not None
    assert "沛县" in text.splitlines()[finding.line - 1]
    assert "去掉" in finding.remedy
    assert [row.name for row in listing.rows if row.county] == (
        ["丰县", "睢宁县", "沛县"] if "睢宁县" in text else ["丰县", "沛县"]
    )


CERTIFIED = {
    "results": "市\t县\t结果\n徐州市\t丰县\t通过\n徐州市\t沛县\t通过",
    "kinds": "县\t类别\n丰县\t优质均衡\n沛县\t优质均衡县",
    "kinds of units": "县\t性质\n丰县\t县\n沛县\t县",
    "this year": "丰县\t2024年认定\n沛县\t2024年通过",
    "days of this year": "县\t认定时间\n丰县\t2024年12月\n沛县\t2024-12-30",
    "yes": "序号\t县（市、区）\t是否通过\t备注\n1\t丰县\t是\t\n2\t沛县\t√\t",
    "a heading": "一、通过\n丰县、沛县",
}


@pytest.mark.parametrize("text", CERTIFIED.values(), ids=CERTIFIED)
def test_what_says_that_names_were_certified_is_left_out(read: Read, text: str) -> None:
    listing = read(text, province="江苏")
    assert (listing.findings, [row.name for row in listing.rows]) == ((), ["丰县", "沛县"])


def test_a_row_before_the_list_is_not_passed_over(read: Read) -> None:
    found = read("丰县\t国家级\n沛县\t省级\n睢宁县", province="江苏").findings
    assert any("丰县" in finding.message for finding in found)


def test_a_list_that_was_not_chosen_is_not_judged(read: Read) -> None:
    text = "附件1：优质均衡县名单\n江苏省\n丰县\n附件2：未通过名单\n江苏省\n县\t结果\n沛县\t未通过"
    assert read(text, lists=("1",)).findings == ()


LOTS = "市\t县\t批次\n徐州市\t丰县\t{}\n徐州市\t沛县\t{}"


@pytest.mark.parametrize("lot", ["第一批", "2025年（第一批）", "2025年第1批", "2025年", "2025-1"])
def test_a_column_of_batches_that_names_this_one_is_left_out(read: Read, lot: str) -> None:
    listing = read(LOTS.format(lot, lot), province="江苏", batch="2025-1")
    assert (listing.findings, [row.name for row in listing.rows]) == ((), ["丰县", "沛县"])


@pytest.mark.parametrize("lot", ["第二批", "2025年（第二批）", "2024年", "2024年第一批", "2019", "", "通过"])
def test_a_column_of_batches_that_names_another_is_an_error(read: Read, lot: str) -> None:
    (finding,) = read(LOTS.format("第一批", lot), province="江苏", batch="2025-1").findings
    assert (finding.code, finding.line, "“沛县”" in finding.message) == ("other-verdict", 3, True)


def test_the_first_batch_without_a_year_is_not_the_one_of_a_year(read: Read) -> None:
    found = read(LOTS.format("第一批", "2024年"), province="江苏", batch="2024").findings
    assert [(finding.code, finding.line) for finding in found] == [("other-verdict", 2)]
