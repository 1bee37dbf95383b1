"""Titles of columns: the words by which the head of a table is known, 序号, 县（市、区）, 数量."""

import re

from sitegen.importers.reading.segments import Segment

_HEADER_WORDS = frozenset(
    (
        *("序号", "编号", "省", "省份", "省级", "省市", "省区市", "省自治区直辖市", "所属省", "所在省"),
        *("市", "地市", "地级市", "设区市", "市级", "市州", "州市", "地州市", "市地州盟", "地区"),
        *("所属市", "所在市", "所在地市"),
        *("县", "县名", "县区", "区县", "县市区", "县级单位", "单位", "单位名称"),
        *("县市区名称", "县市区名单", "县区名称", "县级行政单位", "县级行政单位名称", "名称", "名单"),
        *("数量", "个数", "县数", "数目", "总数", "小计", "合计", "通过县数", "备注"),
        *("年份", "年度", "认定年份", "规划年份", "通过年份", "评估年份"),
    )
)
_REST_OF_NAME = frozenset("省市县区地州盟旗")


def is_table_header(segment: Segment) -> bool:
    """True for the titles of columns."""
    cells = [re.sub(r"[\s()、,“”\"'*/_#]", "", cell) for cell in re.split(r"\t|\s{2,}", segment.line.text)]
    words = [re.sub(r"[()、,“”\"'*/_#]", "", cell) for cell in segment.line.text.split()]
    return _all_header(cells) or _all_header(words)


def is_column_title(text: str) -> bool:
    """True for the title of one column or row: 县（市、区）, 数量."""
    return re.sub(r"[\s()、,“”\"'*/_#]", "", text) in _HEADER_WORDS


def _all_header(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    # A lone 县 or 市 is the rest of a name broken over two lines.
    known = bool(filled) and all(cell in _HEADER_WORDS for cell in filled)
    return known and (len(filled) > 1 or not set(filled[0]) <= _REST_OF_NAME)
