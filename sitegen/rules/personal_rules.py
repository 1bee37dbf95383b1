"""Nothing about persons: no telephone, no e-mail address, no identity number."""

import re
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, item_fault, row_fault
from sitegen.rules.sound_rows import SoundRows

_PERSONAL = (
    ("手机号码", re.compile(r"(?<![0-9/._=-])(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])")),
    ("电话号码", re.compile(r"(?<![0-9/._=])(?:[（(]0[0-9]{2,3}[)）]|0[0-9]{2,3}[- ])[0-9]{7,8}(?![0-9])")),
    ("电话号码", re.compile(r"(?:电话|致电|热线|传真|tel)[^0-9]{0,6}[0-9]{5,8}(?![0-9])", re.IGNORECASE)),
    ("电子邮箱", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "身份证号码",
        re.compile(
            r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])[0-9]{3}[0-9Xx]"
            r"(?![0-9A-Za-z])"
        ),
    ),
)
"""What it is, and how it is written. Numbers inside of addresses do not count; nor do hotlines of five digits
or fewer, which are no person's."""
_LIKELY = re.compile("[0-9]{4}|@")
"""What each of them holds: most texts need not be looked at more closely."""
_CHECKSUM = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{32,}(?![0-9A-Za-z])")
"""Digits of a checksum are nobody's number."""
_REMEDY = "删去：任何人的电话、邮箱和证件号码都不写进来，公开的也不写"


def nothing_personal_in_rows(sound: SoundRows) -> Iterator[Fault]:
    """No cell holds a telephone number, an e-mail address or an identity number."""
    for name, table in sound.tables.items():
        for row in sound.rows(name):
            for field, cell in row.cells.items():
                kind = _kind(cell)
                if kind:
                    message = f"{table.schema.field(field).title}里有{kind}"
                    yield row_fault(row, field, "personal-data", message, _REMEDY)


def nothing_personal_in_documents(sound: SoundRows) -> Iterator[Fault]:
    """No document and no transcript holds a telephone number, an e-mail address or an identity number."""
    for document in sound.documents.values():
        for keys, text in document.texts():
            kind = _kind(text)
            if kind:
                yield item_fault(document, keys, "personal-data", f"这里有{kind}", _REMEDY)


def _kind(text: str) -> str | None:
    """What personal data there are in a text; None when there are none."""
    if len(text) < 7 or not _LIKELY.search(text):
        return None
    words = _CHECKSUM.sub("", text)
    return next((kind for kind, pattern in _PERSONAL if pattern.search(words)), None)
