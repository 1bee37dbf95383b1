"""The formats of downloads: one list, for the links on pages and for the files behind them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """One format of downloads."""

    title: str
    """As links name it, in Chinese."""
    ending: str
    """Of file names, with its dot."""
    mime_type: str
    purpose: str
    """Whom it suits, and what to know before opening it; a phrase without a full stop."""


XLSX = Format(
    title="Excel",
    ending=".xlsx",
    mime_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    purpose="在 Excel 或 WPS 里双击打开；代码是文本，不会变成数字，另有说明、字段和来源三张工作表",
)
EXCEL_CSV = Format(
    title="Excel用CSV",
    ending=".excel.csv",
    mime_type="text/csv",
    purpose="带 BOM 的 CSV，Excel 打开不乱码，首行是中文名称；不带格式，代码可能被 Excel 显示成数或日期",
)
CSV = Format(
    title="CSV",
    ending=".csv",
    mime_type="text/csv",
    purpose="供程序读取：UTF-8，首行是字段名，请把代码当作文字读",
)
JSON = Format(
    title="JSON",
    ending=".json",
    mime_type="application/json",
    purpose="供程序读取：先是版本、完整程度和许可，rows 里一行一个对象；数是数，代码是文字，空的是 null",
)
GEOJSON = Format(
    title="GeoJSON点位",
    ending=".geojson",
    mime_type="application/geo+json",
    purpose="县级单位各一个代表点，只表示大致位置，没有边界；QGIS 等地图软件可以打开",
)
SQLITE = Format(
    title="SQLite",
    ending=".sqlite",
    mime_type="application/vnd.sqlite3",
    purpose="全部表装在一个数据库里，有主键、外键和字段说明；视图 certification_list 是配好地名的认定名单",
)
PACKAGE = Format(
    title="ZIP",
    ending=".zip",
    mime_type="application/zip",
    purpose="数据包：CSV 两种、datapackage.json（Data Package 2.0）、说明和校验值",
)

TABLE_FORMATS = (XLSX, EXCEL_CSV, CSV, JSON)
"""Every table comes in each of these, the one that most readers open first."""
PART_FORMATS = (*TABLE_FORMATS, GEOJSON, SQLITE, PACKAGE)
"""Every batch, province and plan comes in each of these."""
