"""Cells as counties write them: full-width digits, thousands separators, units, other words for kinds."""

import re
import unicodedata
from typing import NamedTuple

from sitegen.assessment.form import MOST_COMPARED, Wordings
from sitegen.datasets.descriptor import Field

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_ERROR = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")
_NUMBER = re.compile(r"'?([+-]?)([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.([0-9]+))?(.*)")
_DIGIT = re.compile(r"[0-9]")
_DIGITS = re.compile(r"[0-9０-９]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODE = re.compile(r"^[0-9]{3}[-_.、:]?(?=[^0-9])")
_BRACKETED = re.compile(r"\([^()]*\)")
_MOST_DIGITS = 40
_MOST_LETTERS = 100


class Cell(NamedTuple):
    """A cell as the schema wants it, or what is wrong with it."""

    text: str = ""
    code: str = ""
    message: str = ""
    remedy: str = ""


def cleaned(text: str) -> str:
    """Text without what nobody sees, and spaces only between words."""
    spaced = re.sub(r"\s+", " ", _UNSEEN.sub("", text)).strip()
    return _BETWEEN_HAN.sub("", spaced)


def plain(text: str) -> str:
    """Text as it is compared: of one width, without spaces; of a long one, its begin."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text[:MOST_COMPARED])).lower()


def without_brackets(text: str) -> str:
    """Text without what stands in brackets."""
    return _BRACKETED.sub("", text)


def cell_of(text: str, field: Field, words: Wordings, moved: int = 0) -> Cell:
    """The cell of `field`; its column's heading moves the decimal point by `moved` places."""
    if fault := _spreadsheet_fault(text):
        return fault
    if plain(text) in words.nothing:
        text = ""
    if not text:
        return (
            Cell(code="required", message="不能为空", remedy=field.description)
            if field.is_required
            else Cell()
        )
    if "enum" in field.constraints:
        return _kind(text, field, words)
    if field.type == "string":
        if len(text) > _MOST_LETTERS:
            return Cell(code="too-long", message=f"超过{_MOST_LETTERS}字", remedy="只写学校的名称")
        return Cell(text)
    return _number(text, field, words, moved)


def _spreadsheet_fault(text: str) -> Cell | None:
    if text.startswith("="):
        message = "公式没有算出的值"
        remedy = "用 Excel 或 WPS 打开，保存一次；或复制后“选择性粘贴”为数值"
        return Cell(code="formula", message=message, remedy=remedy)
    if _ERROR.match(text):
        return Cell(code="formula", message=f"“{text}”是公式出的错", remedy="改好公式，或直接写数")
    return None


def _kind(text: str, field: Field, words: Wordings) -> Cell:
    name = _CODE.sub("", plain(text))
    known = words.kinds.get(name) or words.kinds.get(without_brackets(name))
    if known:
        return Cell(known)
    if without_brackets(name) in words.outside:
        message = f"“{text}”不是义务教育学校，不用核对"
        return Cell(
            code="outside", message=message, remedy="删去这一行；有初中部的写“完全中学”或“十二年一贯制学校”"
        )
    every = "、".join(field.constraints["enum"])
    return Cell(code="enum", message=f"“{text}”不在允许的范围内：{every}", remedy=field.description)


def _of_one_width(text: str) -> str:
    """The text with plain digits for wide ones; what is set apart (², ⑤, ㎡) stays as it is."""
    folded = ((letter, unicodedata.normalize("NFKC", letter)) for letter in text)
    return "".join(
        letter if _DIGIT.search(other) and not _DIGITS.match(letter) else other for letter, other in folded
    )


def _number(text: str, field: Field, words: Wordings, moved: int) -> Cell:
    what = "整数" if field.type == "integer" else "数"
    shown = _of_one_width(text[:MOST_COMPARED]).strip()
    found = _NUMBER.fullmatch(shown)
    unit = plain(found[4]) if found else ""
    if _DATE.fullmatch(shown):
        message = f"“{text}”是日期，不是{what}"
        return Cell(code="date", message=message, remedy="把这一格的格式改成“常规”，重写这个数")
    if unit == "%" and found:
        message = (
            f"“{text}”是百分数；这一列要{words.unit_of[field.name]}数"
            if what == "整数"
            else f"“{text}”是百分数"
        )
        return Cell(code="percent", message=message, remedy=field.description)
    by_unit = words.units[field.name].get(unit, None if unit else moved)
    if found is None or by_unit is None or len(shown) > _MOST_DIGITS:
        return Cell(
            code="number", message=f"“{text}”不是{what}；只写数字，不写别的", remedy=field.description
        )
    whole, decimals = _moved(re.sub("[, ]", "", found[2]), found[3] or "", by_unit)
    if found[1] == "-" and (whole != "0" or decimals):
        return Cell(
            code="negative", message=f"“{text}”是负数，超出范围", remedy=f"{field.description}最小是0。"
        )
    if decimals and what == "整数":
        return Cell(code="number", message=f"“{text}”不是整数", remedy=field.description)
    most = field.constraints["maximum"]
    if int(whole) > most or (int(whole) == most and decimals):
        return Cell(
            code="range",
            message=f"“{text}”超出范围：最大是{most}",
            remedy=f"看单位和位数。{field.description}",
        )
    return Cell(f"{whole}.{decimals}" if decimals else whole)


def _moved(whole: str, decimals: str, places: int) -> tuple[str, str]:
    """Digits before and after the point, once it is moved to the right, without zeros that say nothing."""
    if places < 0:
        whole = whole.rjust(-places + 1, "0")
        whole, decimals = whole[:places], whole[places:] + decimals
    elif places:
        decimals = decimals.ljust(places, "0")
        whole, decimals = whole + decimals[:places], decimals[places:]
    return whole.lstrip("0") or "0", decimals.rstrip("0")
