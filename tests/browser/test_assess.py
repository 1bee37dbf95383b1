"""The self-check in a browser, from disk: the same results as the command, and a way for a spreadsheet."""

import io
import json
import random
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from sitegen.assessment.form import sample_rows, school_schema
from sitegen.assessment.method import Switches
from sitegen.assessment.profiles import profile_of
from sitegen.assessment.report import report
from sitegen.importers.school_file import found_in
from sitegen.model.site_data import SiteData
from tests.assessment.edges import EDGES
from tests.assessment.expected import CASES, random_row
from tests.assessment.expected import OPTIONS as READINGS
from tests.browser.test_accessibility import OPTIONS
from tests.support.odd_files import CASES as ODD_FILES
from tests.support.odd_files import content_of
from tests.support.schools import FIELDS, SUFFICIENT, made, row, with_a_step_less, with_added

_REPORT = """(cases) => {
  const { report, profileOf } = window.sitegenAssess;
  const data = JSON.parse(document.getElementById("assess-data").textContent);
  return cases.map(({ rows, switches }) => report(rows, profileOf(data.profiles[0]), switches, data.choices));
}"""


@pytest.fixture
def page(browser: Browser, mini_site: Path) -> Iterator[Page]:
    """The page from disk and offline, which fails on any complaint of the browser."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((mini_site / "assess" / "index.html").as_uri())
    yield page
    context.close()
    assert complaints == []


def test_page_and_command_agree_to_the_printed_digit(page: Page, mini_data: SiteData) -> None:
    at_random = json.loads(CASES.read_text(encoding="utf-8"))
    cases: list[dict[str, Any]] = [
        {"rows": [{**row(), **cells} for cells in case["rows"]], "switches": case["switches"]}
        for case in (*at_random, *EDGES)
    ]
    profile = profile_of(mini_data, mini_data.assessment_profiles[0])
    found = page.evaluate(_REPORT, cases)
    for case, printed in zip(cases, found, strict=True):
        expected = report([made(cells) for cells in case["rows"]], profile, Switches(**case["switches"]))
        assert printed == json.loads(json.dumps(asdict(expected)))


_PLANS = """(cases) => {
  const { report, profileOf } = window.sitegenAssess;
  const data = JSON.parse(document.getElementById("assess-data").textContent);
  const profile = profileOf(data.profiles[0]);
  return cases.map(({ rows, switches }) => report(rows, profile, switches, data.choices).additions);
}"""
_VERDICTS = """(cases) => {
  const { reportSteps, profileOf, finished } = window.sitegenAssess;
  const data = JSON.parse(document.getElementById("assess-data").textContent);
  const profile = profileOf(data.profiles[0]);
  return cases.map(({ rows, switches }) => finished(reportSteps(rows, profile, switches)).verdicts.verdict);
}"""


def test_the_page_finds_what_it_proposes_enough_and_no_step_of_it_to_spare(page: Page) -> None:
    chance = random.Random(31)  # noqa: S311 - the same counties each time
    cases: list[dict[str, Any]] = [
        {
            "rows": [random_row(chance, f"学校{number}") for number in range(chance.choice((1, 2, 4, 7)))],
            "switches": {name: chance.choice(options) for name, options in READINGS.items()},
        }
        for _ in range(40)
    ]
    verdicts: dict[bool, set[str]] = {True: set(), False: set()}
    for case, additions in zip(cases, page.evaluate(_PLANS, cases), strict=True):
        plans = [additions, *with_a_step_less(additions)] if additions else []
        tried = [{**case, "rows": with_added(case["rows"], plan)} for plan in plans]
        for plan, verdict in zip(plans, page.evaluate(_VERDICTS, tried), strict=True):
            verdicts[plan is additions].add(verdict)
    assert verdicts == {True: {"met", "unknown"}, False: {"unmet"}}


def test_the_sample_rows_is_judged_at_a_click(page: Page) -> None:
    page.get_by_role("button", name="看一个虚构的示例县").click()
    expect(page.locator("#assess-verdict")).to_contain_text("资源配置：没有达到标准")
    expect(page.locator("#assess-verdict")).to_contain_text("示例县第二小学、示例县第二中学")
    expect(page.locator("#assess-readings")).to_contain_text("48种算法")
    expect(page.locator("#assess-source")).to_have_text("数据：虚构的示例县，11所学校。")
    expect(page.get_by_role("heading", name="结果", exact=True)).to_be_in_viewport()


def test_what_cannot_be_told_is_counted_beside_what_falls_short(page: Page) -> None:
    rows = [{**row(f"学校{number}"), **SUFFICIENT} for number in range(2)]
    box, verdict = page.get_by_label("或者粘贴表格"), page.locator("#assess-verdict")
    box.fill(_pasted(rows))
    expect(verdict).to_contain_text("2所学校都达到标准。差异系数没有一项超过上限。")
    box.fill(_pasted([*rows, {**rows[0], "school": "学校2", "equipment": ""}]))
    expect(verdict).to_contain_text("3所学校中没有一所没有达到，1所判不了：学校2。")
    expect(verdict).to_contain_text("没有一项超过上限，1项判不了。")
    expect(page.locator("#assess-plots figcaption").nth(5)).to_have_text(
        "小学1.6 教学仪器设备：2所，都达到标准2000，1所没有数"
    )


def _pasted(rows: list[dict[str, str]]) -> str:
    return "\n".join(
        "\t".join(cells) for cells in (FIELDS, *([item[name] for name in FIELDS] for item in rows))
    )


def test_a_pasted_table_needs_only_its_titles(page: Page) -> None:
    titles = "学校\t办学类型\t小学在校生数\t小学骨干教师数"
    page.get_by_label("或者粘贴表格").fill(f"{titles}\n甲小学\t小学\t1000\t5")
    expect(page.locator("#assess-verdict")).to_contain_text("没有达到标准")
    expect(page.locator("#assess-schools")).to_contain_text("没有数")


_READ = """async (files) => {
  const { readingsOfFile, schoolsOut, unreadable, finished } = window.sitegenAssess;
  const data = JSON.parse(document.getElementById("assess-data").textContent);
  return Promise.all(files.map(async (content) => {
    const file = new File([Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0))], "a");
    try {
      return finished(schoolsOut(await readingsOfFile(file), data));
    } catch (error) {
      return { schools: [], faults: [unreadable(error, data)] };
    }
  }));
}"""


def test_page_and_command_read_odd_files_alike_and_say_the_same(page: Page) -> None:
    contents = [content_of(case) for case in ODD_FILES]
    found = page.evaluate(_READ, [b64encode(content).decode() for content in contents])
    for case, content, read in zip(ODD_FILES, contents, found, strict=True):
        expected = found_in(content, school_schema())
        assert [case["name"], read["faults"]] == [case["name"], [asdict(fault) for fault in expected.faults]]
        if "fault" not in case:
            assert read["schools"] == [row.cells for row in expected.rows]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "xlsx"])
def test_a_file_from_a_spreadsheet_is_opened(encoding: str, page: Page, tmp_path: Path) -> None:
    lines = [line.split(",") for line in sample_rows().splitlines()]
    lines[0] = [field.title for field in school_schema().fields]
    file = tmp_path / ("schools.xlsx" if encoding == "xlsx" else "schools.csv")
    if encoding == "xlsx":
        book = openpyxl.Workbook()
        for cells in lines:
            book.active.append(
                [float(cell) if cell.replace(".", "").isdigit() else cell or None for cell in cells]
            )
        book.save(file)
    else:
        file.write_text("\n".join(",".join(cells) for cells in lines), encoding=encoding)
    page.locator("#assess-file").set_input_files(file)
    expect(page.locator("#assess-verdict")).to_contain_text("示例县第二小学、示例县第二中学")


def test_faults_name_line_and_column(page: Page) -> None:
    page.get_by_label("或者粘贴表格").fill(
        "学校,办学类型,小学在校生数\n甲小学,小学,1 千\n乙小学,小区,10\n甲小学,小学,\n"
    )
    faults = page.locator("#assess-faults li")
    expect(faults.nth(0)).to_contain_text("第2行“小学在校生数”：“1 千”不是整数")
    expect(faults.nth(1)).to_contain_text("第3行“办学类型”：“小区”不在允许的范围内")
    expect(page.locator("#assess-result")).to_be_hidden()


def test_a_number_changed_changes_the_verdict_and_can_be_taken_back(page: Page) -> None:
    cells = {**row("甲小学"), "primary_pupils": "1000", "primary_key_teachers": "5"}
    page.get_by_label("或者粘贴表格").fill(",".join(FIELDS) + "\n" + ",".join(cells[name] for name in FIELDS))
    schools = page.locator("#assess-schools")
    expect(schools).to_contain_text("✗ 0.50")
    page.get_by_label("学校", exact=True).fill("甲小学")
    page.get_by_label("哪一项").select_option("primary_key_teachers")
    page.get_by_label("改为").fill("12")
    page.get_by_role("button", name="改", exact=True).click()
    expect(schools).to_contain_text("✓ 1.20")
    page.get_by_role("button", name="改回").click()
    expect(schools).to_contain_text("✗ 0.50")


def change(page: Page, school: str, field: str, value: str) -> None:
    """Changes one number in the form."""
    page.get_by_label("学校", exact=True).fill(school)
    page.get_by_label("哪一项").select_option(field)
    page.get_by_label("改为").fill(value)
    page.get_by_role("button", name="改", exact=True).click()


def give(page: Page, *rows: dict[str, str], how: str = "file", name: str = "w.csv") -> None:
    """Opens a file of schools, or types it."""
    text = "\n".join((",".join(FIELDS), *(",".join(cells[name] for name in FIELDS) for cells in rows)))
    if how == "file":
        file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        page.locator("#assess-file").set_input_files(file)  # type: ignore[arg-type]
    else:
        page.get_by_label("或者粘贴表格").fill(text)


def kept(page: Page) -> str:
    """The text of the results as they are downloaded."""
    with page.expect_download() as event:
        page.get_by_role("button", name="下载结果 CSV").click()
    return Path(event.value.path()).read_text(encoding="utf-8-sig")


def on_paper(page: Page) -> str:
    """What the printed report says."""
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return "".join(normalize("NFKC", "".join(sheet.extract_text() for sheet in sheets)).split())


def test_taken_back_in_any_order_a_cell_is_the_files_again(page: Page) -> None:
    give(
        page,
        row("甲小学") | {"primary_pupils": "1000", "primary_key_teachers": "18"},
        row("乙小学") | {"primary_pupils": "900"},
    )
    for number in ("5", "30"):
        change(page, "甲小学", "primary_key_teachers", number)
    change(page, "乙小学", "primary_key_teachers", "7")
    entries = page.locator("#assess-changes li")
    expect(entries).to_have_count(2)
    expect(entries.nth(1)).to_contain_text("甲小学：小学骨干教师数由18改为30")
    entries.nth(1).get_by_role("button").click()
    expect(entries).to_have_count(1)
    expect(page.locator("#assess-changes button")).to_be_focused()
    page.locator("#assess-changes button").click()
    expect(entries).to_have_count(0)
    expect(page.get_by_label("改为")).to_be_focused()
    change(page, "甲小学", "primary_key_teachers", "18")
    expect(page.locator("#assess-source")).to_have_text("数据：w.csv，2所学校。")
    expect(entries).to_have_count(0)


def test_numbers_that_are_not_the_files_are_named_on_paper_and_in_the_table(page: Page) -> None:
    give(page, row("甲小学") | {"primary_pupils": "1000", "primary_key_teachers": "18"})
    change(page, "甲小学", "primary_key_teachers", "30")
    expect(page.locator("#assess-source")).to_contain_text("1个数改过，是试算，不是原来的数")
    expect(page.locator("#assess-readings")).to_contain_text("48种算法")
    assert "教师数由18改为30" in on_paper(page)
    text = kept(page)
    assert '"改过的数","甲小学","","小学骨干教师数","30","","","试算：由18改为30，不是原来的数"' in text
    assert "其中1个数改过" in text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("indoor_sports_area", "999999", "室内体育用房面积大过教学及辅助用房面积"),
        ("junior_pupils", "5", "甲小学是小学，却写了初中在校生数"),
        ("primary_pupils", "", "甲小学是小学，没有写小学在校生数"),
        ("primary_key_teachers", "-3", "“-3”是负数"),
    ],
)
def test_a_changed_number_is_refused_as_in_a_file(field: str, value: str, words: str, page: Page) -> None:
    give(page, row("甲小学") | {"primary_pupils": "1000", "teaching_area": "9"})
    change(page, "甲小学", field, value)
    expect(page.locator("#assess-change-fault")).to_contain_text(words)
    expect(page.locator("#assess-changes li")).to_have_count(0)


def test_to_take_back_is_refused_where_cells_would_contradict(page: Page) -> None:
    give(page, row("甲小学") | {"primary_pupils": "10", "teaching_area": "100"})
    change(page, "甲小学", "teaching_area", "300")
    change(page, "甲小学", "indoor_sports_area", "200")
    page.locator("#assess-changes button").nth(1).click()
    expect(page.locator("#assess-change-fault")).to_contain_text("大过教学及辅助用房面积")
    expect(page.locator("#assess-changes li")).to_have_count(2)


def test_the_form_says_what_a_change_does(page: Page) -> None:
    give(page, row("甲小学") | {"primary_pupils": "1000", "primary_key_teachers": "0"})
    effect = page.locator("#assess-effect")
    expect(effect).to_have_text("现在：没有达到标准（没有达到的学校1所，超过上限的差异系数0项）。")
    change(page, "甲小学", "primary_pupils", "0")
    expect(effect).to_contain_text(
        "改之前：没有达到标准（没有达到的学校1所，超过上限的差异系数0项）；改之后："
    )
    expect(effect).to_contain_text("改之后：判不了，没有一所学校计入")


@pytest.mark.parametrize("how", ["file", "paste"])
def test_the_page_goes_to_what_must_be_mended(how: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 400})
    text = "学校,办学类型,小学在校生数\n甲小学,小学,x\n"
    if how == "file":
        page.locator("#assess-file").set_input_files(
            {"name": "w.csv", "mimeType": "text/csv", "buffer": text.encode()}
        )
    else:
        page.locator("#assess-paste").evaluate(
            """(box, text) => {
              box.value = text;
              box.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
            }""",
            text,
        )
    expect(page.locator("#assess-faults")).to_be_focused()
    expect(page.locator("#assess-faults li")).to_be_in_viewport()


def test_while_one_types_the_cursor_stays_and_the_faults_come_into_view(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 400})
    page.get_by_label("或者粘贴表格").fill("学校,办学类型,小学在校生数\n甲小学,小学,x\n")
    expect(page.locator("#assess-faults p")).to_be_in_viewport()
    expect(page.locator("#assess-paste")).to_be_focused()


def test_what_was_noticed_is_said_with_the_result_on_paper_and_in_the_table(page: Page) -> None:
    text = "学校,办学类型,小学在校生数\n甲小学,小学,100\n合计,,100\n"
    page.locator("#assess-file").set_input_files(
        {"name": "w.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    expect(page.locator("#assess-notes")).to_be_focused()
    expect(page.locator("#assess-notes")).to_contain_text("没有这些列")
    expect(page.locator("#assess-notes")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="结果", exact=True)).to_be_in_viewport()
    expect(page.locator("#assess-readings")).to_contain_text("48种算法")
    assert "“合计”是合计或平均" in on_paper(page)
    assert '"注意","","","","","","","第3行“学校”：“合计”是合计或平均' in kept(page)


def test_cleared_everything_is_gone_and_focus_goes_to_the_box(page: Page) -> None:
    box, clear = page.get_by_label("或者粘贴表格"), page.get_by_role("button", name="清空")
    box.fill("学校,办学类型,小学在校生数\n甲小学,小学,x\n")
    expect(page.locator("#assess-faults")).to_be_visible()
    box.fill("")
    expect(page.locator("#assess-faults")).to_be_hidden()
    expect(clear).to_be_hidden()
    box.fill("学校,办学类型,小学在校生数\n甲小学,小学,x\n")
    expect(page.locator("#assess-faults")).to_be_visible()
    clear.click()
    expect(page.locator("#assess-faults")).to_be_hidden()
    expect(box).to_be_focused()


def test_where_no_school_counts_the_page_says_so(page: Page) -> None:
    give(page, row("甲小学") | {"primary_pupils": "0"})
    expect(page.locator(".assess-word")).to_have_text("资源配置：判不了，没有一所学校计入")
    expect(page.locator("#assess-verdict")).to_contain_text("没有一所学校计入：1所都不计入，没有可判的。")
    expect(page.locator("#assess-additions")).to_have_text("没有一所学校计入，没有要补的。")
    assert '"不计入","甲小学","","","","","","没有学生"' in kept(page)
    expect(page.locator("#assess-readings")).to_have_text("没有一所学校计入，换哪一种算法都没有可判的。")


def test_a_local_profile_says_which_numbers_are_its_own_on_screen_on_paper_and_in_the_table(
    page: Page,
) -> None:
    page.get_by_role("button", name="看一个虚构的示例县").click()
    own = page.locator("#assess-own-lines")
    expect(page.locator("#assess-readings")).to_contain_text("48种算法")
    expect(own).to_have_count(0)
    page.get_by_text("换一套标准，换一种算法").click()
    page.get_by_label("标准", exact=True).select_option("shenyang")
    words = "1.6 生均教学仪器设备值（小学）：2000元，本站的“数值标准”是2000元。依据："
    expect(own).to_contain_text(words)
    assert normalize("NFKC", "填报系统的示例数据：指标1.6") in on_paper(page)
    assert f'"这套标准自己的数","","","","","","","{words}' in kept(page)


def test_the_table_to_keep_is_worked_out_without_the_other_readings(page: Page) -> None:
    page.evaluate("() => { window.sitegenAssess.report = () => { throw new Error('all readings'); }; }")
    page.get_by_role("button", name="看一个虚构的示例县").click()
    text = kept(page)
    assert '"差异系数","","小学","1.1","0.1508","0.50","","达到"' in text
    assert '"全县平均","","小学","1.1","5.14","","",""' in text


def test_the_results_are_a_table_to_keep(page: Page) -> None:
    page.get_by_role("button", name="看一个虚构的示例县").click()
    with page.expect_download() as event:
        page.get_by_role("button", name="下载结果 CSV").click()
    text = Path(event.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith('"类别","学校","学段"')
    assert '"依据","","","","","","","标准取自本站截至2026年1月24日的数据（版本 ' in text
    assert '"学校","示例县第二小学","小学","1.3","0.81","0.90","89.6","没有达到"' in text


def test_the_report_on_paper_is_the_result_alone(page: Page) -> None:
    page.get_by_role("button", name="看一个虚构的示例县").click()
    expect(page.locator("#assess-readings")).to_contain_text("48种算法")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    texts = [normalize("NFKC", sheet.extract_text()) for sheet in sheets]
    assert len(sheets) <= 4
    assert all(len(text.strip()) > 50 for text in texts)
    assert all(round(float(sheet.mediabox.width)) == 595 for sheet in sheets)
    whole = "".join("".join(texts).split())
    assert "资源配置:没有达到标准" in whole
    assert "不是督导评估的结论" in whole
    assert "标准取自本站截至2026年1月24日的数据(版本" in whole
    assert "下载模板" not in whole
    assert "来源" not in whole


def test_a_caption_on_paper_is_not_parted_from_its_table(browser: Browser) -> None:
    template = Path(__file__).parents[2] / "templates" / "reports" / "assessment.html"
    style = template.read_text(encoding="utf-8").partition("<style>")[2].partition("</style>")[0]
    heights = range(600, 1000, 12)
    rows = "".join(f"<tr><td>ROW{number}</td></tr>" for number in range(3))
    tables = (
        f'<div style="break-before: page; block-size: {height}px">x</div><table><caption>CAPTION{height}'
        f"</caption><thead><tr><th>a</th></tr></thead><tbody>{rows}</tbody></table>"
        for height in heights
    )
    page = browser.new_page()
    page.set_content(f"<style>{style}</style>{''.join(tables)}")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    page.close()
    texts = [text for sheet in sheets if "CAPTION" in (text := sheet.extract_text())]
    assert len(texts) == len(heights)
    assert all("ROW0" in text for text in texts)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["empty", "faults", "verdict"])
def test_axe_finds_nothing_in_any_state(
    scheme: Literal["light", "dark"], state: str, browser: Browser, mini_site: Path
) -> None:
    context = browser.new_context(offline=True, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto((mini_site / "assess" / "index.html").as_uri())
    if state == "faults":
        page.get_by_label("或者粘贴表格").fill("学校,办学类型,小学在校生数,备注\n甲小学,小学,-1,\n")
        expect(page.locator("#assess-faults")).to_contain_text("负数")
    if state == "verdict":
        page.get_by_role("button", name="看一个虚构的示例县").click()
        expect(page.locator("#assess-readings")).to_contain_text("48种算法")
    rules = Axe().run(page, options=OPTIONS).response["violations"]
    context.close()
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in rules] == []


def test_two_thousand_schools_do_not_hold_the_page_up(page: Page) -> None:
    """Counted work, not time: what is drawn at once, and that other readings come in slices."""
    page.evaluate(
        """() => {
          const header = "学校,办学类型,小学在校生数,小学骨干教师数";
          const rows = Array.from({ length: 1999 }, (_, n) => `学校${n},小学,${100 + n},${n % 40}`);
          const box = document.getElementById("assess-paste");
          box.value = [header, ...rows].join("\\n");
          box.dispatchEvent(new Event("input"));
        }"""
    )
    expect(page.locator("#assess-schools tbody tr")).to_have_count(60)
    expect(page.locator("#assess-readings")).to_contain_text("正在看")
