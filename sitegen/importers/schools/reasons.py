"""The words for a file that has no table of schools, and how large one may be."""

MOST_ROWS = 2_000
"""More schools than any county has."""
MOST_CHARACTERS = 10_000
"""Of one cell."""
MOST_TEXT = 8_000_000
"""Of a file of text: a line has some 100."""

_AS_XLSX = "用 Excel 或 WPS 打开，另存为 .xlsx（Excel 工作簿）或“CSV UTF-8”"
_REASONS = {
    "empty": ("文件是空的", "选填好的那个文件"),
    "too-large": ("没有读：文件太大，不像一个县的学校", "只留下学校的那一张表，复制到新的工作簿，另存后再试"),
    "password": ("文件有打开密码，读不了", "在 Excel 或 WPS 里输入密码打开，去掉密码，另存后再试"),
    "old-format": ("这是旧格式（.xls 或 .et），读不了", _AS_XLSX),
    "open-document": ("这是 OpenDocument 表格（.ods），读不了", _AS_XLSX),
    "binary-workbook": ("这是二进制工作簿（.xlsb），读不了", _AS_XLSX),
    "markup": ("这其实是网页或 XML，不是表格文件，只是换了后缀", _AS_XLSX),
    "not-a-table": ("这不是表格文件", "学校数据存成 .xlsx 或 CSV 再试"),
    "damaged": ("文件读不出来：已损坏", f"{_AS_XLSX}；打不开的，用另一份"),
    "encoding-error": ("文字编码不明，读不出来", "用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”"),
    "quotes": (f"有一格超过{MOST_CHARACTERS}字，多半是引号没有配对", "去掉多余的引号，或存成 .xlsx"),
}


def reasons() -> dict[str, tuple[str, str]]:
    """What is wrong and what to do, by code: the page says the same."""
    return dict(_REASONS)
