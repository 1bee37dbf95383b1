"""Words that stand where nothing is known, N/A or 无: an empty cell says the same and is shown as no fact."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sitegen.datasets.yaml_file import YamlDocument
from sitegen.findings import Finding

CODE = "placeholder"
"""Code of the findings."""
_WORDS = (
    *("n/a", "na", "n.a.", "n.a", "#n/a", "nan", "null", "none", "nil", "undefined", "unknown", "tbd", "tbc"),
    *("-", "--", "---", "—", "——", "–", "―", "/", "//", "\\", "?", "??", "???"),
    *("*", "**", "#", "×", "○", "〇"),
    *(".", "..", "...", "…", "……", "无", "暂无", "没有", "空", "空白", "空缺", "缺", "缺失", "略", "同上"),
    *("不详", "未详", "未知", "不明", "未见", "待定", "待补", "待补充", "待查", "待核", "待核实", "不适用"),
    *("(空)", "(无)", "(略)"),
)


def is_placeholder(text: str, allowed: Collection[object] = ()) -> bool:
    """True for a whole text that only says that there is nothing; `allowed` are words with a meaning here."""
    if not text or len(text) > _LONGEST or text in allowed:
        return False
    return unicodedata.normalize("NFKC", text).strip().lower() in _FORMS


def placeholder_findings(document: YamlDocument, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """Every text of `document` that is a placeholder, words that its JSON Schema lists apart."""
    allowed = frozenset(_listed(schema))
    for keys, text in document.texts():
        if is_placeholder(text, allowed):
            line, column = document.place(keys)
            yield Finding(
                document.path,
                CODE,
                f"“{text}”是占位，不是内容；空就是不写",
                "删去这个键；必须有的，照来源写",
                line=line,
                column=column,
                field=next((key for key in reversed(keys) if isinstance(key, str)), None),
                value=text,
            )


_FORMS = frozenset(unicodedata.normalize("NFKC", word).lower() for word in _WORDS)
_LONGEST = max(map(len, _WORDS)) + 4
"""With spaces around it."""


def _listed(schema: object) -> Iterator[str]:
    """Every word of an `enum` or `const` anywhere in a JSON Schema."""
    if isinstance(schema, dict):
        words = [*schema.get("enum", ()), schema.get("const")]
        yield from (word for word in words if isinstance(word, str))
        for part in schema.values():
            yield from _listed(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _listed(part)
