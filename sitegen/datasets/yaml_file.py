"""Strict YAML: no duplicate keys, no surprises in plain words, and a line number for every value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from sitegen.characters import endless_number
from sitegen.datasets.template_syntax import CODE, REMEDY, template_fault
from sitegen.datasets.text_file import read_text, readable
from sitegen.datasets.yaml_nodes import compose
from sitegen.exceptions import InternalError
from sitegen.findings import Finding

KeyPath = tuple[str | int, ...]
"""Keys and list positions that lead from the top of a document to a value."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_AMBIGUOUS = re.compile(
    r"(?P<octal>[-+]?0[0-9_]+)|(?P<boolean>yes|no|on|off|true|false)"
    r"|(?P<clock>[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+)|(?P<infinite>[-+]?\.inf|\.nan)"
    r"|(?P<long>[-+]?(?:[0-9]\.?){16,})",
    re.IGNORECASE,
)
"""Plain words that YAML readers disagree about: 010000 is 4096 to some, no is false, 12:30 is 750."""
_TEACHING = {
    "octal": ("以 0 开头，有的程序读成八进制数", "是代码就加引号，是数就去掉前面的 0：“{plain}”"),
    "boolean": ("有的程序读成真假", "是文字就加引号，是真假就写 true 或 false"),
    "clock": ("有的程序读成六十进制数", "加引号"),
    "infinite": ("有的程序读成无穷大或非数", "写一个真正的数；是文字就加引号"),
    "long": ("是数就太长，超过 15 位有的程序读不准", "是代码就加引号，是数就写短"),
}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50
_MOST_KEPT = 128
"""Documents; a package has some 50."""
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class YamlDocument:
    """A YAML file: its value made of dict, list, str, int, float, bool and None.

    The same text read again is the same object, so that what follows from it need be worked out only once.
    """

    path: str
    """Name of the file in findings."""
    value: Any
    places: Mapping[KeyPath, tuple[int, int]] = field(repr=False)
    """Line and column of each key and list item, counted from 1."""

    def place(self, keys: KeyPath) -> tuple[int, int]:
        """Line and column of the value at `keys`, or of the nearest thing around it."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, (1, 1))

    def line(self, *keys: str | int) -> int:
        """Line of the value at `keys`."""
        return self.place(keys)[0]

    def finding(
        self,
        keys: KeyPath,
        code: str,
        message: str,
        remedy: str,
        *,
        field: str | None = None,
        value: str | None = None,
    ) -> Finding:
        """A fault of the value at `keys`."""
        line, column = self.place(keys)
        return Finding(self.path, code, message, remedy, line=line, column=column, field=field, value=value)

    def texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Every value that is text, with its place."""
        return _texts(self.value, ())

    @property
    def items(self) -> tuple[Mapping[str, Any], ...]:
        """The items of a document that is a list of mappings; others give none."""
        if not isinstance(self.value, list):
            return ()
        return tuple(item for item in self.value if isinstance(item, dict))


def loaded(content: bytes) -> object:
    """What a document of an earlier version says, without places and fast; None when it cannot be told.

    No document of ours has aliases or is deep: one that has was made to keep us busy.
    """
    depth = 0
    try:
        for event in yaml.parse(content, _LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
                return None
        value: object = yaml.load(content, _LOADER)  # noqa: S506 - the loader is a safe one
    except (yaml.YAMLError, ValueError):
        return None
    return value


def load_yaml(file: Path, path: str) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    """The document in `file`, named `path`, and its faults; None when it cannot be read."""
    text, findings = read_text(file, path)
    if text is None:
        return None, findings
    text, refused = readable(text, path)
    findings = (*findings, *refused)
    if text is None:
        return None, findings
    document, faults = yaml_document(text, path)
    return document, (*findings, *faults)


@cache
def own_yaml(file: Path) -> YamlDocument:
    """The document in a file that is part of the program."""
    document, findings = load_yaml(file, file.name)
    if document is None:
        raise InternalError(f"{file} cannot be read: {findings}")
    return document


@lru_cache(maxsize=_MOST_KEPT)
def yaml_document(text: str, path: str) -> tuple[YamlDocument | None, tuple[Finding, ...]]:
    """The document that is this text of the file named `path`, and its faults."""
    node, faults = compose(text, path)
    if faults:
        return None, tuple(faults)
    reading = _Reading(path)
    value = reading.value(node, ()) if node is not None else None
    findings = tuple(reading.findings)
    if reading.is_ambiguous:
        return None, findings
    return YamlDocument(path=path, value=value, places=reading.places), findings


class _Reading:
    """One walk over the nodes of a file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self.is_ambiguous = False

    def value(self, node: yaml.Node, keys: KeyPath) -> Any:
        self.places.setdefault(keys, _place(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, keys))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            self._refuse_syntax(node, keys)
            return str(node.value) if self._is_doubtful(node, keys) else _scalar(node)
        return None

    def _refuse_syntax(self, node: yaml.ScalarNode, keys: KeyPath) -> None:
        if message := template_fault(str(node.value)):
            self._report(node, CODE, message, REMEDY, name_of(keys), str(node.value))
        is_told = not node.style and _AMBIGUOUS.fullmatch(node.value)
        if not is_told and (message := endless_number(node.value)):
            self._report(node, "long-number", message, "照来源重新写", name_of(keys))

    def _is_doubtful(self, node: yaml.ScalarNode, keys: KeyPath) -> bool:
        """True for a plain word that programs read differently, which is reported."""
        text = str(node.value)
        match = _AMBIGUOUS.fullmatch(text)
        if node.style or match is None or text in _WORDS or match.lastgroup is None:
            return False
        self.is_ambiguous = True
        reason, remedy = _TEACHING[match.lastgroup]
        plain = text.lstrip("+-0_") or "0"
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        self._report(node, "yaml-ambiguous", f"“{shown}”{reason}", remedy.format(plain=plain), name_of(keys))
        return True

    def _pairs(self, node: yaml.MappingNode, keys: KeyPath) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        again: list[yaml.ScalarNode] = []
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(key_node, "yaml-feature", "键不是一个词", "键只写一个词")
                continue
            key = str(key_node.value)
            line, _ = _place(key_node)
            if key in first:
                again.append(key_node)
                continue
            first[key] = line
            self._refuse_syntax(key_node, (*keys, key))
            self.places[*keys, key] = _place(key_node)
            yield key, self.value(value_node, (*keys, key))
        if again:
            self._refuse_repeated(again, first)

    def _refuse_repeated(self, again: Sequence[yaml.ScalarNode], first: Mapping[str, int]) -> None:
        """Many keys at once are an item of a list that has lost its dash: one mistake, one finding."""
        names = [str(node.value) for node in again]
        if len(again) == 1:
            message, remedy = f"键“{names[0]}”重复：第 {first[names[0]]} 行已经写过", "只留一个"
        else:
            message = f"从这里起有 {len(again)} 个键重复：{'、'.join(names[:5])}"
            remedy = "这里是新的一项，就在行首补上“- ”；写了两遍，就只留一遍"
        self._report(again[0], "duplicate-key", message, remedy, names[0])

    def _report(
        self,
        node: yaml.Node,
        code: str,
        message: str,
        remedy: str,
        field_name: str | None = None,
        value: str | None = None,
    ) -> None:
        line, column = _place(node)
        self.findings.append(
            Finding(self.path, code, message, remedy, line=line, column=column, field=field_name, value=value)
        )


def _texts(value: object, keys: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*keys, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*keys, index))


def name_of(keys: KeyPath) -> str | None:
    """The innermost key, list positions aside."""
    return next((key for key in reversed(keys) if isinstance(key, str)), None)


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    """A quoted word is text; a plain one is a number or true, false, null only when plainly so.

    So `010000` and `no` stay text, where YAML 1.1 reads 4096 and false.
    """
    text = str(node.value)
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
