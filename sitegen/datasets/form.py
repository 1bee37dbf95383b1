"""The form of a single cell: what is wrong with its characters, and the same cell mended.

Only the form is judged, never the meaning, and the mended cell is what later checks see: so a
full-width digit in a code is one finding, and not also a failed reference.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from sitegen.datasets.descriptor import Field

_SPACES = " \t\u00a0\u3000"
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffd]")
_FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uf900-\ufaff\u2f00-\u2fdf]")
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]{1,2}")
_DATE = re.compile(r"([0-9]{4})(?:年|[-/.])([0-9]{1,2})(?:月|[-/.])([0-9]{1,2})日?")
_COMPACT_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_INTEGER = re.compile(r"([+-]?)0*([0-9]+)(?:\.0+)?")
_NUMBER = re.compile(r"([+-]?)0*([0-9]+(?:\.[0-9]+)?)")


@dataclass(frozen=True, kw_only=True, slots=True)
class FormFault:
    """What is wrong with a cell's form, and the cell as it should be written."""

    code: str
    message: str
    mended: str


def form_fault(cell: str, field: Field) -> FormFault | None:
    """The first fault in the form of `cell`, mended wholly; None when the form is right."""
    if cell.isascii() and cell.isprintable() and cell == cell.strip() and field.type == "string":
        return _rewritten(cell, field)
    mended = _INVISIBLE.sub("", cell).strip(_SPACES)
    wide = _is_coded(field) or bool(_FULL_WIDTH.search(mended))
    plain = _narrow(mended, field) if wide else mended
    further = _rewritten(plain, field)
    final = further.mended if further else plain
    if _INVISIBLE.search(cell):
        return FormFault(code="invisible-character", message="有看不见的控制字符或换行", mended=final)
    if cell != mended:
        return FormFault(code="surrounding-space", message="开头或末尾有空格", mended=final)
    if plain != mended:
        return FormFault(code="character-form", message="有全角字母、数字或兼容字形", mended=final)
    return further


def _is_coded(field: Field) -> bool:
    """True for a cell that holds no prose: a code, a number, a date, or a word from a list."""
    return (
        field.type != "string"
        or "enum" in field.constraints
        or "[0-9]" in field.constraints.get("pattern", "")
    )


def _narrow(text: str, field: Field) -> str:
    if _is_coded(field):
        return unicodedata.normalize("NFKC", text)
    return _FULL_WIDTH.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _rewritten(cell: str, field: Field) -> FormFault | None:
    """Another spelling of the same value, as spreadsheets write it."""
    mend = _REWRITE.get(field.type)
    mended = mend(cell) if mend and cell else None
    if mended is None and _is_coded(field) and _SCIENTIFIC.fullmatch(cell):
        mended = str(int(float(cell)))
    if mended is None or mended == cell:
        return None
    return FormFault(code="type-error", message=_SPELLING.get(field.type, _CODE_SPELLING), mended=mended)


def _boolean(cell: str) -> str | None:
    word = cell.lower()
    return {"是": "true", "否": "false", "1": "true", "0": "false"}.get(
        word, word if word in ("true", "false") else None
    )


def _date(cell: str) -> str | None:
    match = _DATE.fullmatch(cell) or _COMPACT_DATE.fullmatch(cell)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def _integer(cell: str) -> str | None:
    match = _INTEGER.fullmatch(cell.replace(",", ""))
    return f"{match[1].replace('+', '')}{match[2]}" if match else None


def _number(cell: str) -> str | None:
    match = _NUMBER.fullmatch(cell.replace(",", ""))
    return f"{match[1].replace('+', '')}{match[2]}" if match else None


_REWRITE: dict[str, Callable[[str], str | None]] = {
    "boolean": _boolean,
    "date": _date,
    "integer": _integer,
    "number": _number,
}
_CODE_SPELLING = "代码被表格软件改成了科学记数法"
_SPELLING = {
    "boolean": "是否只写小写的 true 或 false",
    "date": "日期写法不对，应写成 2025-03-14 的样子",
    "integer": "整数只写数字，不带加号、逗号、小数点和多余的 0",
    "number": "数只写数字和小数点，不带加号、逗号和多余的 0",
}
