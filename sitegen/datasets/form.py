"""The form of a single cell: what is wrong with its characters, and the same cell mended.

Only the form is judged, never the meaning, and the mended cell is what later checks see: so a
full-width digit in a code is one finding, and not also a failed reference.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, DecimalException

from sitegen.characters import Kind, Refused, endless_number, refused
from sitegen.characters import mended as mended_text
from sitegen.datasets.descriptor import Field
from sitegen.datasets.placeholders import CODE as PLACEHOLDER
from sitegen.datasets.placeholders import is_placeholder
from sitegen.datasets.spreadsheet_dates import taken_for_dates
from sitegen.datasets.template_syntax import CODE, template_fault

_BREAK = re.compile(r"[\t\n]")
_BREAK_IN_WORDS = re.compile(r"(?<=[!-~])[\t-\r\u2028\u2029]+(?=[!-~])")
"""A line break or tab that stands where a space would: between two words in Latin letters."""
_FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_FULL_WIDTH_CODE = re.compile(r"[\uff01-\uff5e]")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SCIENTIFIC = re.compile(r"([1-9])(?:\.([0-9]+))?[eE]\+?([0-9]{1,2})")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_DATE = re.compile(r"([0-9]{4}) ?(?:年|[-/.]) ?([0-9]{1,2}) ?(?:月|[-/.]) ?([0-9]{1,2}) ?日?")
_COMPACT_DATE = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_IN_BRACKETS = re.compile(r"[\[(（【［{〈《]((?:19|20)[0-9]{2})[\])）】］}〉》]")
_ISO_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_UNSAFE_NUMBER = re.compile(r"[+-]?(?:[0-9][.,]?){16,}|[+-]?(?:nan|inf(?:inity)?)|.*[eE][+-]?[0-9]{3,}", re.I)
"""What programs read as different numbers, or as none: too many digits, infinities, huge exponents."""
_UNSAFE = "不是普通的数：超过 15 位，或是无穷大、非数"
_PLAIN = {
    "integer": re.compile("0|-?[1-9][0-9]*"),
    "number": re.compile(r"(?!-0(\.0*)?$)-?(0|[1-9][0-9]*)(\.[0-9]+)?"),
    "date": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}
"""The one spelling of what can be computed with."""
_INTEGER = re.compile(r"([+-]?)0*([0-9]+)(?:\.0+)?")
_NUMBER = re.compile(r"([+-]?)0*([0-9]+(?:\.[0-9]+)?)")


@dataclass(frozen=True, kw_only=True, slots=True)
class FormFault:
    """What is wrong with a cell's form, and the cell as it should be written."""

    code: str
    message: str
    mended: str
    """The same as the cell when only its author can mend it."""
    offset: int | None = None
    """Position in the cell of the character at fault, counted from 0; None when it is the whole cell."""
    is_no_number: bool = False
    """True for a number so long, or so little of a number, that nothing can be computed with it."""


def form_fault(cell: str, field: Field) -> FormFault | None:
    """The first fault in the form of `cell`, mended wholly; None when the form is right.

    What is meant by lost characters or by the syntax of templates is not known: they stay as they are.
    """
    has_braces = "{" in cell or "}" in cell
    if has_braces and (message := template_fault(cell) or template_fault(without_invisible(cell))):
        return FormFault(code=CODE, message=message, mended=cell)
    if field.type not in _PLAIN and (message := endless_number(cell)):
        return FormFault(code="long-number", message=message, mended=cell)
    if is_placeholder(cell, _listed(field)):
        return _placeholder(cell.strip(), field, cell)
    if cell.isascii() and cell.isprintable() and cell == cell.strip() and field.type == "string":
        return _rewritten(cell, field)
    first = _first_refused(cell, field)
    if first and not first.kind.is_of_form:
        return FormFault(code=first.kind.code, message=first.message, mended=cell, offset=first.offset)
    mended = without_invisible(cell).strip()
    plain = _narrow(mended, field)
    if is_placeholder(plain, _listed(field)):
        return _placeholder(plain, field, cell)
    if field.type in ("integer", "number") and _UNSAFE_NUMBER.fullmatch(plain):
        return FormFault(code="type-error", message=_UNSAFE, mended=cell, is_no_number=True)
    further = _rewritten(plain, field)
    if not further and _is_disguised(plain, field):
        return FormFault(code="type-error", message=_SPELLING[field.type], mended=cell, is_no_number=True)
    final = further.mended if further else plain
    if first:
        return FormFault(code=first.kind.code, message=first.message, mended=final, offset=first.offset)
    if cell != mended:
        return FormFault(code="surrounding-space", message="开头或末尾有空格", mended=final)
    if plain != mended:
        return FormFault(code="character-form", message="有全角的字母或数字", mended=final)
    return further


def _listed(field: Field) -> list[str]:
    """Words that the field's list or its pattern `^(人|无)$` spells out."""
    return [
        *field.constraints.get("enum", ()),
        *field.constraints.get("pattern", "").strip("^$()").split("|"),
    ]


def _placeholder(word: str, field: Field, cell: str) -> FormFault:
    if field.is_required:
        message = f"“{word}”是占位，不是内容，这一栏又必填"
        return FormFault(code=PLACEHOLDER, message=message, mended=cell)
    message = f"“{word}”是占位，不是内容；空就是不写"
    return FormFault(code=PLACEHOLDER, message=message, mended="")


def _first_refused(cell: str, field: Field) -> Refused | None:
    """The character to report: first what only its author can mend, then what can be mended.

    Line breaks and tabs have no place in a cell. A lost character in a code is left to the code's
    pattern, which may tell what was meant.
    """
    inner = cell.strip()
    found = [
        item
        for item in refused(cell)
        if not (item.kind is Kind.LOST and is_coded(field))
        and not (item.kind is Kind.SPACE and item.character not in inner)
    ]
    found += [
        Refused(offset=match.start(), character=match[0], kind=Kind.CONTROL)
        for match in _BREAK.finditer(cell)
    ]
    return min(found, key=lambda item: (item.kind.is_of_form, item.offset), default=None)


def fits(cell: str, field: Field) -> bool:
    """True when `cell`, its form mended, keeps to the pattern, the list and the need of its field."""
    fault = form_fault(cell, field)
    mended, rules = fault.mended if fault else cell, field.constraints
    if not mended:
        return not field.is_required
    return mended in rules.get("enum", (mended,)) and bool(re.fullmatch(rules.get("pattern", ".*"), mended))


def without_invisible(cell: str) -> str:
    """The cell without characters that cannot be seen; a space of another width is a plain one.

    A line break or tab between two Latin words becomes a space, elsewhere nothing.
    """
    return _BREAK.sub("", mended_text(_BREAK_IN_WORDS.sub(" ", cell)))


def is_coded(field: Field) -> bool:
    """True for a cell that holds no prose: a code, a number, a date, or a word from a list."""
    return (
        field.type != "string"
        or "enum" in field.constraints
        or "0-9]" in field.constraints.get("pattern", "")
    )


def _narrow(text: str, field: Field) -> str:
    if text.isascii():
        return text
    coded = is_coded(field)
    wide = _FULL_WIDTH_CODE if coded else _FULL_WIDTH
    narrow = wide.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return narrow.translate(_DASHES) if coded else narrow


def _rewritten(cell: str, field: Field) -> FormFault | None:
    """Another spelling of the same value, as spreadsheets write it."""
    mend = _REWRITE.get(field.type)
    mended = mend(cell) if mend and cell else None
    if mended is None and is_coded(field):
        mended = _unscientific(cell)
    if mended is None and (meant := _before_spreadsheet(cell, field)):
        message = f"表格软件把“{meant}”当作日期，改成了“{cell}”"
        return FormFault(code="spreadsheet-date", message=message, mended=meant)
    if mended is None and (printed := _with_year_brackets(cell, field)):
        message = f"文号照印出来的写，年份用六角括号：“{printed}”"
        return FormFault(code="year-brackets", message=message, mended=printed)
    if mended is None or mended == cell:
        return None
    return FormFault(code="type-error", message=_SPELLING.get(field.type, _CODE_SPELLING), mended=mended)


def _is_disguised(cell: str, field: Field) -> bool:
    """True for what Python takes for a number or a day, and other programs do not: 4_2, ٤, 4.2e0, .5, -0."""
    if not cell or field.type not in _PLAIN or _PLAIN[field.type].fullmatch(cell):
        return False
    try:
        datetime.strptime(cell, "%Y-%m-%d") if field.type == "date" else Decimal(cell)
    except (ValueError, DecimalException):
        return False
    return True


def _before_spreadsheet(cell: str, field: Field) -> str | None:
    """2025-1 for Jan-25; None for what fits the field as it is, and when two spellings would fit it."""
    pattern = _ISO_DATE if field.type == "date" else field.constraints.get("pattern")
    if pattern is None or re.fullmatch(pattern, cell):
        return None
    fitting = {text for text in taken_for_dates(cell) if re.fullmatch(pattern, text)}
    return fitting.pop() if len(fitting) == 1 else None


def _with_year_brackets(cell: str, field: Field) -> str | None:
    """教督函〔2025〕3号 for 教督函[2025]3号, where the field asks for such brackets."""
    pattern = field.constraints.get("pattern", "")
    if "〔" not in pattern or re.fullmatch(pattern, cell):
        return None
    mended = _YEAR_IN_BRACKETS.sub(r"〔\1〕", cell)
    return mended if re.fullmatch(pattern, mended) else None


def _boolean(cell: str) -> str | None:
    word = cell.lower()
    return {"是": "true", "否": "false", "1": "true", "0": "false"}.get(
        word, word if word in ("true", "false") else None
    )


def _unscientific(cell: str) -> str | None:
    """330205 for 3.30205E+05; None when digits are lost, as in 3.3E+05."""
    match = _SCIENTIFIC.fullmatch(cell)
    if match is None or len(match[2] or "") != int(match[3]):
        return None
    return match[1] + (match[2] or "")


def _date(cell: str) -> str | None:
    """The day in ISO 8601; None when the year does not come first, or there is no such day."""
    match = _DATE.fullmatch(cell) or _COMPACT_DATE.fullmatch(cell)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _integer(cell: str) -> str | None:
    match = _INTEGER.fullmatch(_ungrouped(cell))
    return f"{match[1].replace('+', '')}{match[2]}" if match else None


def _number(cell: str) -> str | None:
    match = _NUMBER.fullmatch(_ungrouped(cell))
    return f"{match[1].replace('+', '')}{match[2]}" if match else None


def _ungrouped(cell: str) -> str:
    """1,200 without its comma; a comma elsewhere may be a decimal one and stays."""
    return cell.replace(",", "") if _THOUSANDS.fullmatch(cell) else cell


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
    "number": "数只写数字和小数点，不带加号、逗号和多余的 0，小数点前后都有数字",
}
