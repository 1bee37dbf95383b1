"""Strict interpretation: what is used, what is ignored by which rule, and what is reported."""

from collections.abc import Callable

import pytest

from sitegen.importers.joining import JoinedRow
from sitegen.importers.listing import Listing
from sitegen.importers.reading.places import Form

Read = Callable[..., Listing]


def joined(listing: Listing) -> list[str]:
    return [row.county.code if row.county else f"?{row.name}" for row in listing.rows]


def faults(listing: Listing) -> list[tuple[str, str | None, int | None, int | None]]:
    return [(item.code, item.value, item.line, item.column) for item in listing.findings]


def message(listing: Listing, code: str) -> str:
    return next(finding.message for finding in listing.findings if finding.code == code)


def test_homonyms_in_one_province_are_ambiguous_without_their_prefecture(read: Read) -> None:
    listing = read("江苏省\n鼓楼区、玄武区")
    assert joined(listing) == ["?鼓楼区", "320102"]
    assert faults(listing) == [("ambiguous-name", "鼓楼区", 2, 1)]
    assert "江苏省南京市鼓楼区（320106）、江苏省徐州市鼓楼区（320302）" in message(listing, "ambiguous-name")


def test_a_prefecture_written_before_a_name_reaches_to_the_end_of_its_line(read: Read) -> None:
    assert joined(read("江苏省：徐州市云龙区、鼓楼区")) == ["320303", "320302"]
    assert faults(read("江苏省\n徐州市云龙区\n鼓楼区")) == [("ambiguous-name", "鼓楼区", 3, 1)]
    assert joined(read("江苏省：徐州市云龙区、\n鼓楼区")) == ["320303", "320302"]


def test_an_answer_given_by_hand_decides(read: Read) -> None:
    listing = read("江苏省\n鼓楼区", answers={"鼓楼区": "320302"})
    assert (joined(listing), faults(listing)) == (["320302"], [])
    listing = read("江苏省\n玄武区", answers={"鼓楼区": "320302", "玄武区": "999999"})
    assert [item.code for item in listing.findings] == ["unused-answer", "unused-answer"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("云南：石林县", "530126"),
        ("云南：昆明市：石林自治县", "530126"),
        ("云南：昆明：石林彝族自治县", "530126"),
        ("新疆：巴音郭楞州：博湖县", "652829"),
        ("江西：鹰潭：余江区", "360603"),
        ("吉林\n吉林：永吉县", "220221"),
        ("江苏：苏州市：工业园区", "3205Z1"),
        ("江苏：苏州工业园区", "3205Z1"),
        ("安徽：合肥市：高新区", "3401Z2"),
        ("安徽：合肥经开区", "3401Z1"),
        ("山东：威海市：火炬高新区", "3710Z3"),
        ("重庆：两江新区", "5000Z1"),
        ("甘肃：嘉峪关市", "620200"),
        ("甘肃：嘉峪关市：嘉峪关市", "620200"),
        ("广东省：东莞市", "441900"),
        ("湖北：省直辖县级行政单位：仙桃市", "429004"),
        ("新疆生产建设兵团：第八师石河子市", "659001"),
        ("内蒙古：乌海市：海南区", "150303"),
        ("天津：河北区", "120105"),
        ("河南蒙古族自治县（青海省黄南藏族自治州）", "632324"),
    ],
)
def test_short_names_zones_and_cities_without_counties(read: Read, text: str, code: str) -> None:
    assert joined(read(text))[:1] == [code]


def test_an_exact_name_goes_before_a_short_form(read: Read) -> None:
    (row,) = read("四川：宜宾市：三江新区").rows
    assert (row.county.code if row.county else None, row.form) == ("5115Z1", Form.SHORT)
    (row,) = read("广西：三江县").rows
    assert row.form is Form.SHORT


def test_names_of_other_dates(read: Read) -> None:
    listing = read("河北：邢台市：桥东区、任县")
    assert joined(listing) == ["130502", "?任县"]
    assert [item.code for item in listing.findings] == ["former-name", "name-not-in-force"]
    assert "河北省邢台市任泽区（130505）" in message(listing, "name-not-in-force")


def test_what_does_not_join_has_the_nearest_candidate(read: Read) -> None:
    listing = read("江苏省\n南京市：玄武区、鼓搂区")
    assert faults(listing) == [("unknown-name", "鼓搂区", 2, 9)]
    assert "江苏省南京市鼓楼区（320106）" in message(listing, "unknown-name")
    assert "浙江省湖州市安吉县" in message(read("江苏省：安吉县"), "unknown-name")


def test_a_name_under_the_wrong_prefecture(read: Read) -> None:
    listing = read("江苏省\n南京市：云龙区")
    assert faults(listing) == [("prefecture-mismatch", "云龙区", 2, 5)]
    assert "江苏省徐州市云龙区（320303）" in message(listing, "prefecture-mismatch")


def test_one_misspelt_heading_is_one_finding(read: Read) -> None:
    listing = read("一、江酥（3个）\n南亰市：玄武区、鼓楼区\n徐州市：鼓楼区")
    assert joined(listing) == ["320102", "320106", "320302"]
    assert [(item.code, item.value) for item in listing.findings] == [
        ("unknown-heading", "江酥"),
        ("unknown-heading", "南亰市"),
    ]
    assert "可能是“江苏”" in listing.findings[0].message
    assert "可能是“南京市”" in listing.findings[1].message


def test_one_missing_province_heading_is_one_finding(read: Read) -> None:
    listing = read("一、江苏\n南京市：玄武区\n合肥市：瑶海区\n芜湖市：南陵县")
    assert joined(listing) == ["320102", "340102", "340223"]
    assert faults(listing) == [("province-missing", "合肥市", 3, 1)]


def test_brackets_marks_and_closing_counts(read: Read) -> None:
    listing = read(
        "【江苏】（3）\n●南京：玄武区、鼓楼区和浦口区\n【浙江】（2）\n★杭州：西湖区/萧山区\n"
        "新疆（含兵团）：石河子市\n山东省：济南市历下区，青岛市市南区等2个县（市、区）。"
    )
    assert faults(listing) == []
    assert joined(listing) == ["320102", "320106", "320111", "330106", "330109", "659001", "370102", "370202"]


def test_counts_and_duplicates(read: Read) -> None:
    listing = read("江苏省（3个）\n南京市：玄武区、玄武区")
    assert [item.code for item in listing.findings] == ["duplicate-name", "count-mismatch"]
    assert "读到 2 个：玄武区、玄武区" in message(listing, "count-mismatch")
    assert faults(read("江苏省（2个）\n南京市（1个）：玄武区、鼓楼区"))[0][0] == "count-mismatch"
    assert faults(read("江苏省\n南京市\n徐州市：鼓楼区")) == [("heading-without-names", "南京市", 2, 1)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("江苏省\n南京市：玄武区？、鼓楼区", "unexpected-character"),
        ("江苏省\n苏州市：虎丘区（高新区）", "unexpected-bracket"),
        ("江苏省\n昆山市：玄武区", "unexpected-colon"),
        ("江苏省\n南京市：玄武区鼓楼区", "run-together-names"),
        ("江苏省\n玄武区\n请各地按督导要求整改。\n徐州市鼓楼区", "unexplained-text"),
        ("各地：玄武区、云龙区、鼓楼区的经验由教育厅推广。\n江苏省：南京市玄武区", "names-outside-list"),
        ("江苏省\n南京市：玄武区\n鼓搂\n抄送：各有关部门", "unexplained-text"),
        ("陕西省\n西安市：碑林区\n西咸新区：沣东新城", "unexplained-text"),
        ("江苏省\n徐州市：沛县\n二十三、新彊：天山", "unexplained-text"),
        ("江苏省\n徐州市：沛县\n\n新彊维吾尔：天山", "unexplained-text"),
        ("山西(2)：小店、迎泽\n河北(1)：石家庄市长安区", "unexplained-text"),
        ("一、晋省：小店、迎泽\n二、河北省\n石家庄市：长安区", "unexplained-text"),
        ("名单\n西咸新区：沣东新城\n\n陕西省\n西安市：碑林区", "unexplained-text"),
        ("山西：小店、迎泽\n\n河北省\n石家庄市：长安区", "unexplained-text"),
        ("没有名单", "empty-list"),
        ("2023年  2024年\n江苏省南京市建邺区\n江苏省  南京市玄武区  南京市鼓楼区", "year-columns"),
    ],
)
def test_nothing_is_passed_over(read: Read, text: str, code: str) -> None:
    assert code in [finding.code for finding in read(text).findings]


def test_a_zone_over_names_is_said_to_be_no_city(read: Read) -> None:
    (finding,) = read("河北省\n雄安新区：容城县").findings
    assert finding.code == "unknown-heading"
    assert finding.message == "“雄安新区”是功能区，不是地级市；下面的名称属于保定市"
    assert "登记功能区" in finding.remedy


@pytest.mark.parametrize(
    "head", ["发布机构：教育部", "索引号：无", "信息分类：教育督导", "各省教育厅：", "标题：认定"]
)
def test_what_pages_hold_before_a_list_is_no_row(read: Read, head: str) -> None:
    assert faults(read(f"{head}\n江苏省\n徐州市：丰县、沛县")) == []


@pytest.mark.parametrize("foot", ["教育部办公厅", "2026年1月5日", "二〇二六年一月五日", "联系人：教育处"])
def test_what_pages_hold_behind_a_list_is_no_name(read: Read, foot: str) -> None:
    assert faults(read(f"江苏省\n徐州市：丰县、沛县\n{foot}")) == []


def test_what_is_ignored_is_listed_with_its_rule(read: Read) -> None:
    text = (
        "教育部关于公布名单的通知\n\n附件\n序号\t省份\t县区\n1\t北京市\t东城区\n- 1 -\n"
        "续表\n2\t北京市\t西城区\n"
        "|---|---|\n3\t上海市\t黄浦区\n注：按区划代码排列\n抄送：各省教育厅"
    )
    listing = read(text)
    assert (joined(listing), faults(listing)) == (["110101", "110102", "310101"], [])
    assert [(item.line, item.rule) for item in listing.ignored] == [
        (1, "名单之前的文字"),
        (3, "名单之前的文字"),
        (4, "表头"),
        (5, "行首的序号"),
        (6, "页码"),
        (7, "注释"),
        (8, "行首的序号"),
        (9, "分隔线"),
        (10, "行首的序号"),
        (11, "注释"),
        (12, "名单之后的文字"),
    ]


def test_what_stands_at_the_edge_of_pages_is_passed_over_by_rule(read: Read) -> None:
    text = (
        "江苏省\n南京市：玄武区\n— 3 —\n鼓楼区\n第 3 页，共 5 页\n秦淮区\nhttps://www.moe.gov.cn/a.html\n"
        "2025-03-17 10:20\n建邺区\n打印\n来源：教育部\n栖霞区\n3/5\n抄送：各有关部门\n"
        "（接下页）\n11/28/26, 12:31 AM\nfile:///home/list.html 1/3\n雨花台区\n"
        "教育部办公厅 2025年3月17日印发"
    )
    listing = read(text)
    assert (joined(listing), faults(listing)) == (
        ["320102", "320106", "320104", "320105", "320113", "320114"],
        [],
    )
    assert {item.rule for item in listing.ignored} == {
        *("页码", "网址、日期或时间", "网页上的按钮", "抄送、印发、来源一类", "名单之后的文字", "注释"),
    }


@pytest.mark.parametrize(
    ("text", "value", "hint"),
    [
        ("江苏省（l个）\n南京市：玄武区", "l", "数字“1”"),
        ("江苏省\n南京巿：玄武区", "南京巿", "“南京市”"),
        ("陕西省\n西安市：末央区", "末央区", "未央区"),
    ],
)
def test_slips_of_recognition_are_errors_with_a_candidate(
    read: Read, text: str, value: str, hint: str
) -> None:
    assert hint in next(item.message for item in read(text).findings if item.value == value)


def test_published_names_are_kept_as_printed(read: Read) -> None:
    def printed(row: JoinedRow) -> tuple[str, str, str]:
        return row.province, row.prefecture, row.name

    text = "八、江苏（3个）\n苏 州市：工业园区\n无锡：江阴市、\n甘肃省：嘉峪关市"
    assert [printed(row) for row in read(text).rows] == [
        ("江苏", "苏州市", "工业园区"),
        ("江苏", "无锡", "江阴市"),
        ("甘肃省", "", "嘉峪关市"),
    ]
    assert [printed(row) for row in read("江苏省：南京市玄武区、江阴市").rows] == [
        ("江苏省", "南京市", "玄武区"),
        ("江苏省", "", "江阴市"),
    ]


TRADITIONAL = (
    "2025年義務教育優質均衡發展縣（市、區）名單\n廣東省（4個）\n廣州市：越秀區、南沙區\n深圳市：龍崗區、龍華區\n"
    "陝西省\n咸陽市：乾縣"
)


def test_traditional_characters_are_read_and_kept_with_one_note(read: Read) -> None:
    listing = read(TRADITIONAL)
    assert joined(listing) == ["440104", "440115", "440307", "440309", "610424"]
    assert [(row.province, row.prefecture, row.name) for row in listing.rows][::4] == [
        ("廣東省", "廣州市", "越秀區"),
        ("陝西省", "咸陽市", "乾縣"),
    ]
    assert [item.code for item in listing.findings] == ["traditional-characters"]


def test_a_single_traditional_name(read: Read) -> None:
    listing = read("江苏省\n南京市：玄武区、鼓樓區")
    assert (joined(listing), faults(listing)) == (
        ["320102", "320106"],
        [("traditional-characters", "樓區", 2, 10)],
    )
    assert "traditional-characters" not in [item.code for item in read("陕西省：乾县").findings]
