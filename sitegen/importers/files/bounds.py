"""How large an upstream file may be: a list of counties is small, and a crafted file must not cost a machine.

Every bound is many times what the largest notice needs.
"""

import zipfile
from pathlib import Path

from sitegen.findings import Finding

MOST_BYTES = 32_000_000
"""Of a file as it lies on disk."""
MOST_UNPACKED = 128_000_000
"""Of everything in a .docx or .xlsx, pictures included."""
MOST_MARKUP = 16_000_000
"""Of the XML in it: a tree takes some twenty times as much memory."""
MOST_COLUMNS = 256
"""Of a table, and so of what one cell may span."""
MOST_ROWS = 50_000
"""Of a sheet, empty ones above the last included."""


class TooLargeError(Exception):
    """A file beyond a bound; its text says, in Chinese, what is too large in it."""


def too_large(path: str, error: TooLargeError) -> Finding:
    """Says that file `path` was not read, and why."""
    remedy = "只留下名单或表格的那几页，去掉多余的行、栏和图片，另存后再导入；或把文字复制到 .txt"
    return Finding(path, "too-large", f"没有读：{error}", remedy)


def check_size(file: Path) -> None:
    """Raises TooLargeError for a file that is none of a list."""
    if file.stat().st_size > MOST_BYTES:
        raise TooLargeError(f"文件超过 {MOST_BYTES // 1_000_000} MB")


def check_archive(file: Path) -> None:
    """Raises TooLargeError for an archive that unpacks beyond the bounds, BadZipFile for a damaged one.

    Sizes are those that the archive states; zipfile reads no more than these.
    """
    with zipfile.ZipFile(file) as archive:
        items = archive.infolist()
        markup = sum(item.file_size for item in items if item.filename.endswith((".xml", ".rels")))
        if sum(item.file_size for item in items) > MOST_UNPACKED or markup > MOST_MARKUP:
            raise TooLargeError("文件展开后太大，不像一份名单")
        if damaged := archive.testzip():
            raise zipfile.BadZipFile(damaged)


def check_columns(columns: int) -> int:
    """`columns`, which a table has or a cell spans; raises TooLargeError beyond the bound."""
    if columns > MOST_COLUMNS:
        raise TooLargeError(f"有一格横跨或远在 {columns} 栏，超过 {MOST_COLUMNS} 栏")
    return columns


def check_rows(rows: int) -> None:
    """Raises TooLargeError for a sheet with more rows than any list has."""
    if rows > MOST_ROWS:
        raise TooLargeError(f"有一张表写到第 {rows} 行，超过 {MOST_ROWS} 行")
