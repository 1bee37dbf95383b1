"""Valid input made invalid, as people, programs and attackers do it: each step drawn from one seed."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

NASTY = (
    "", " ", "\n", "\t", "\r\n", "\0", "\x1b[2J", "\ufeff", "\ufffd", "\uffff", "\u2028", "\u200b",
    "\u202e", "\u2066区\u2069", "\ue000", "\U000e0041", "\U00030000", "\U0010ffff", "𠮷", "e\u0301",
    "\u3164", "ﷺ" * 50, "{{7*7}}", "{% raw %}", "{#", "${7}", "</script>", "<!--", "]]>", "&#0;", "&lt",
    "<td colspan=99999>", '"', '"""', "'", ",", ";", "|", "\\", "`" * 300, "*" * 400, "[" * 400,
    "(" * 400, "> " * 300, "- " * 300, "[a](" * 200, "![", "[x]: " * 50, "# " * 50, "|-" * 500,
    "\n\n    " * 100, "1. " * 200, "***a" * 200, "0", "-1", "-0", "00", "1.5", "1e9", "9" * 15,
    "9" * 17, "9" * 500, "0x10", "1_000", "٣", "１２", "²", "½", ".inf", ".nan", "nan", "Infinity",
    "null", "~", "true", "yes", "no", "010000", "12:30", "None", "N/A", "无", "2024", "2024-02-30",
    "0000-00-00", "9999-12-31", "10000-01-01", "2024-13", "02-30", "二〇二四年", "2024年", "&a [*a]",
    "*a", "<<: *a", "!!python/object:os.system", "? - ", "--- ", "...", "%YAML 9", "@", "|\n", ">\n ",
    "../../etc/passwd", "/dev/zero", "C:\\x", "https://", "javascript:alert(1)", "http://[::1", "//x",
    "a:b@c", "长" * 80, "长" * 300, "a" * 25_000, "a b " * 5000, "，" * 100, "、" * 300, "（" * 300,
    "市：" * 100, "共0个", "共" +"9" * 30 +"个", "一、", "附件1", "附件2\n名单", "（2025年）", "√",
    "2020—2035年", "合计", "北京市", "江苏省",
)  # fmt: skip
"""Texts that have broken programs, and words that mean something to ours."""
_KINDS = (None, True, False, 0, -1, 1.5, 10**14, "", "文字", [], {}, [[]], {"": ""}, [None], {"a": {"b": []}})
Step = Callable[[bytes, Random, tuple[bytes, ...]], bytes]


def mutated(name: str, content: bytes, chance: Random, others: tuple[bytes, ...]) -> bytes:
    """The file `name` after one to four steps, each of its structure, its text or its bytes.

    `others` are valid files of the same kind, to be spliced with.
    """
    structure = _STRUCTURES.get(name.rpartition(".")[2])
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        steps: list[Step] = [_text, _text, _bytes]
        if structure:
            steps += [structure] * 6
        try:
            content = chance.choice(steps)(content, chance, others)
        except Exception:  # noqa: BLE001 - what is no longer of its kind has no structure to change
            content = _bytes(content, chance, others)
    return content


def _slice(length: int, chance: Random, most: int = 200) -> tuple[int, int]:
    start = chance.randrange(length + 1)
    return start, min(length, start + chance.randrange(1, most))


def _bytes(content: bytes, chance: Random, others: tuple[bytes, ...]) -> bytes:
    start, end = _slice(len(content), chance)
    match chance.randrange(7):
        case 0:
            return (
                content[:start]
                + bytes(byte ^ chance.randrange(256) for byte in content[start:end])
                + content[end:]
            )
        case 1:
            return content[:start] + content[end:]
        case 2:
            return content[:end] + content[start:end] * chance.choice((1, 2, 50)) + content[end:]
        case 3:
            return content[:start]
        case 4:
            bad = (b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\x00", b"\x80", b"\r", b"\xef\xbb\xbf")
            return content[:start] + chance.choice(bad) + content[start:]
        case 5:
            other = chance.choice(others)
            return content[:start] + other[slice(*_slice(len(other), chance, 4000))] + content[end:]
        case _:
            return content.decode("utf-8", "replace").encode(
                chance.choice(("gb18030", "utf-16", "utf-8-sig", "utf-32")), "replace"
            )


def _text(content: bytes, chance: Random, _others: tuple[bytes, ...]) -> bytes:
    text = content.decode("utf-8", "surrogateescape")
    start, end = _slice(len(text), chance, 30)
    match chance.randrange(5):
        case 0:
            text = text[:start] + chance.choice(NASTY) + text[start:]
        case 1:
            text = text[:start] + chance.choice(NASTY) + text[end:]
        case 2:
            text = text[:start] + text[end:]
        case _:
            lines = text.split("\n")
            one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            match chance.randrange(5):
                case 0:
                    del lines[one]
                case 1:
                    lines.insert(other, lines[one])
                case 2:
                    lines[one], lines[other] = lines[other], lines[one]
                case 3:
                    lines[one] = chance.choice((" ", "  ", "\t", "- ", "# ")) + lines[one]
                case _:
                    lines[one] = lines[one].strip() + lines[other]
            text = "\n".join(lines)
    return text.encode("utf-8", "surrogateescape")


def _table(content: bytes, chance: Random, _others: tuple[bytes, ...]) -> bytes:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    row = rows[chance.randrange(len(rows))]
    place = chance.randrange(len(row))
    match chance.randrange(8):
        case 0 | 1:
            row[place] = chance.choice(NASTY)
        case 2 | 3:
            other = chance.choice(rows)
            row[place] = other[place % len(other)]
        case 4:
            row[place] = chance.choice(row)
        case 5:
            rows.remove(row)
        case 6:
            rows.insert(chance.randrange(len(rows)), list(row))
        case _:
            row[place] = _disturbed(row[place], chance)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8", "surrogatepass")


def _disturbed(word: str, chance: Random) -> str:
    """Another word of the same look."""
    if not word:
        return chance.choice(("1", "a", "县", "2024", "2024-01-01"))
    place = chance.randrange(len(word))
    return word[:place] + chance.choice("0123456789aZ县区市、，（ -./") + word[place + chance.randrange(2) :]


def _document(content: bytes, chance: Random, _others: tuple[bytes, ...]) -> bytes:
    value = _changed(yaml.safe_load(content), chance)
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode("utf-8", "surrogatepass")


def _json(content: bytes, chance: Random, _others: tuple[bytes, ...]) -> bytes:
    return json.dumps(_changed(json.loads(content), chance), ensure_ascii=chance.random() < 0.2).encode(
        "utf-8", "surrogatepass"
    )


def _changed(value: Any, chance: Random) -> Any:
    """`value` with one change somewhere in it."""
    holders = list(_holders(value))
    if not holders:
        return chance.choice(_KINDS)
    holder = chance.choice(holders)
    place = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    other = chance.choice(holders)
    match chance.randrange(9):
        case 0 | 1:
            holder[place] = chance.choice(NASTY)
        case 2 | 3:
            holder[place] = chance.choice(_KINDS)
        case 4:
            del holder[place]
        case 5:
            holder[place] = _copy(
                other[chance.choice(list(other) if isinstance(other, dict) else range(len(other)))]
            )
        case 6:
            for _ in range(chance.choice((1, 3, 40, 400))):
                holder[place] = [holder[place]] if chance.random() < 0.5 else {"a": holder[place]}
        case 7 if isinstance(holder, dict):
            holder[chance.choice((chance.choice(NASTY), "a", 1, None))] = holder.pop(place)
        case 7:
            holder.insert(place, _copy(holder[place]))
        case _:
            holder[place] = (
                _disturbed(str(holder[place]), chance) if not isinstance(holder[place], list | dict) else None
            )
    return value


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value, default=str))


def _holders(value: Any) -> list[Any]:
    """Every list and mapping in `value` that is not empty."""
    found, waiting = [], [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict | list) and item:
            found.append(item)
            waiting += item.values() if isinstance(item, dict) else item
    return found


def _archive(content: bytes, chance: Random, others: tuple[bytes, ...]) -> bytes:
    """An archive with another file in it, as XML where it is XML, or with one less or more."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {item.filename: archive.read(item) for item in archive.infolist()}
    name = chance.choice(sorted(parts))
    match chance.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[chance.choice(("../x", "/x", "a\0b", name + "x", "x" * 300))] = parts[name]
        case 2:
            parts[name] = _bytes(parts[name], chance, others)
        case _:
            main = [
                part
                for part in parts
                if part.endswith(("document.xml", "sheet1.xml", "workbook.xml", ".csv"))
            ]
            name = chance.choice(main or [name])
            parts[name] = _markup(parts[name], chance, others)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return buffer.getvalue()


def _markup(content: bytes, chance: Random, others: tuple[bytes, ...]) -> bytes:
    """Elements moved, doubled and taken away; values of attributes that mean other sizes."""
    text = content.decode("utf-8", "surrogateescape")
    tags = text.split("<")
    one, other = chance.randrange(len(tags)), chance.randrange(len(tags))
    match chance.randrange(7):
        case 0:
            del tags[one]
        case 1:
            tags.insert(other, tags[one])
        case 2:
            tags[one:one] = tags[
                min(one, other) : min(max(one, other), min(one, other) + 60)
            ] * chance.choice((1, 30))
        case 3:
            tags[one], tags[other] = tags[other], tags[one]
        case 4 | 5 if '"' in text:
            pieces = text.split('"')
            place = chance.randrange(len(pieces) // 2) * 2 + 1
            pieces[place] = chance.choice(
                (chance.choice(NASTY), "99999999999", "-1", "XFD1048576", "A1:ZZ99", "rId9")
            )
            return '"'.join(pieces).encode("utf-8", "surrogateescape")
        case _:
            return _text(content, chance, others)
    return "<".join(tags).encode("utf-8", "surrogateescape")


_STRUCTURES: dict[str, Step] = {
    "csv": _table,
    "yaml": _document,
    "json": _json,
    **dict.fromkeys(("docx", "xlsx", "zip"), _archive),
    **dict.fromkeys(("html", "svg"), _markup),
}
