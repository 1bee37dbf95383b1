"""The YAML of one file, composed and not loaded.

Every scalar stays the text that stands in the file (no dates, no octal numbers, no Norwegian `no`),
and every fault has a line.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.characters import Kind, first_refused
from sitegen.content.values import MenuItem
from sitegen.datasets.template_syntax import CODE, REMEDY, template_fault
from sitegen.datasets.yaml_nodes import compose
from sitegen.findings import Finding

_SITE_URL = re.compile(r"/([a-z0-9-]+/)*")
_LINK_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")

LONGEST = 500
"""Characters of a title, description or address."""
_LONGEST_PROSE = 30_000
"""Characters of a document."""
_MOST_MARKS = {"[": 300, "\n:": 100}
"""Opening brackets, and definitions, of one paragraph."""
_ENTITY = re.compile(r"&(?:#x0*([0-9a-f]{1,8})|#0*([0-9]{1,9})|[a-z0-9]{2,32});?", re.IGNORECASE)


@dataclass(kw_only=True)
class FrontMatter:
    """Takes one file apart and notes what is wrong with it."""

    path: str
    findings: list[Finding]
    failed: bool = field(default=False, init=False)
    _offset: int = field(default=0, init=False)

    def fault(
        self,
        line: int | None,
        code: str,
        message: str,
        remedy: str,
        key: str | None = None,
        value: str | None = None,
    ) -> None:
        """Note one fault."""
        self.failed = True
        self.findings.append(Finding(self.path, code, message, remedy, line=line, field=key, value=value))

    def fields(
        self, text: str, *, required: tuple[str, ...], optional: tuple[str, ...], offset: int = 0
    ) -> dict[str, Node]:
        """Nodes of a mapping by key; `offset` is the number of lines before `text` in the file."""
        self._offset = offset
        node, faults = compose(text, self.path, first_line=offset + 1)
        if faults:
            self.failed = True
            self.findings.extend(faults)
            return {}
        return self._mapping(node, required, optional)

    def _mapping(
        self, node: Node | None, required: tuple[str, ...], optional: tuple[str, ...]
    ) -> dict[str, Node]:
        found: dict[str, Node] = {}
        if node is not None and not isinstance(node, MappingNode):
            self.fault(self.line(node), "invalid-value", "这里应当是“键: 值”", "每行写一个键和它的值")
            return found
        for key_node, value in node.value if node else ():
            key = key_node.value if isinstance(key_node, ScalarNode) else "?"
            if key not in (*required, *optional):
                known = "、".join((*required, *optional))
                self.fault(self.line(key_node), "unknown-key", "不认识这个键", f"可用的键：{known}", key)
            elif key in found:
                self.fault(self.line(key_node), "duplicate-key", "这个键写了两次", "只留一个", key)
            else:
                found[key] = value
        for key in required:
            if not (key in found and (not isinstance(found[key], ScalarNode) or found[key].value.strip())):
                line = self.line(found[key]) if key in found else self.line(node) if node else 1
                self.fault(line, "missing-key", f"缺少 {key}", f"补上 {key}", key)
        return found

    def scalar(self, key: str, node: Node) -> str:
        """Text of a scalar, on one line."""
        if isinstance(node, ScalarNode):
            if message := template_fault(node.value):
                self.fault(self.line(node), CODE, message, REMEDY, key, node.value)
            text = " ".join(node.value.split())
            if len(text) > LONGEST:
                message = f"有 {len(text)} 个字，最多 {LONGEST} 个"
                self.fault(self.line(node), "invalid-value", message, "写短一些", key)
            return text
        self.fault(self.line(node), "invalid-value", "这里应当是一段文字", "不要写成列表或多级结构", key)
        return ""

    def expect(
        self, fields: dict[str, Node], key: str, pattern: re.Pattern[str], remedy: str, ending: str = ""
    ) -> None:
        """Note a fault unless the scalar under `key` is absent, empty or of the form `pattern`."""
        node = fields.get(key)
        value = node.value.strip() if isinstance(node, ScalarNode) else ""
        if node and value and not (pattern.fullmatch(value) and value.endswith(ending)):
            self.fault(self.line(node), "invalid-value", "写法不对", remedy, key, value)

    def menu(self, node: Node | None) -> Iterator[MenuItem]:
        """Entries of the menu."""
        if node is not None and not isinstance(node, SequenceNode):
            self.fault(
                self.line(node),
                "invalid-value",
                "menu 应当是列表",
                "每一项写 text 和 url，以 - 开头",
                "menu",
            )
            return
        for item in node.value if node else ():
            fields = self._mapping(item, ("text", "url"), ())
            self.expect(fields, "url", _SITE_URL, "写站内地址，以 / 开头和结尾，例如 /provinces/")
            values = {key: self.scalar(key, value) for key, value in fields.items()}
            yield MenuItem(text=values.get("text", ""), url=values.get("url", ""))

    def links(self, text: str, first_line: int) -> None:
        """Note every link that is neither a site URL, nor of the web, nor a place on the same page."""
        for number, line in enumerate(text.splitlines(), start=first_line):
            for match in _LINK_TARGET.finditer(line):
                target = match.group(1) or match.group(2)
                if not target.startswith(("/", "#", "http://", "https://")) or re.match(r"/[/\\]", target):
                    self.fault(
                        number,
                        "link-target",
                        "链接的地址不可用",
                        "站内页面从 / 写起，例如 /data/；外部页面写 https:// 开头的完整地址",
                        None,
                        target,
                    )

    def entities(self, text: str, first_line: int) -> None:
        """Note every character reference of HTML to a character that text may not hold.

        Spaces that do not break are allowed in this form, for it can be seen.
        """
        for number, line in enumerate(text.split("\n"), start=first_line):
            for match in _ENTITY.finditer(line):
                first = first_refused(_character(match))
                if first and first.kind is not Kind.SPACE:
                    self.fault(number, first.kind.code, first.message, first.remedy, None, match[0])

    def bounds(self, text: str, first_line: int) -> None:
        """Note prose that is longer, or has more marks in a paragraph, than anybody would read.

        Markdown looks from each opening bracket for its end, so work grows with their square, and reads
        each definition inside of the one before.
        """
        if len(text) > _LONGEST_PROSE:
            message = f"正文有 {len(text)} 个字，最多 {_LONGEST_PROSE} 个"
            self.fault(first_line, "prose-size", message, "分成几页写；是别处的内容贴错了，就放回原处")
        line = first_line
        for paragraph in re.split(r"(\n[ \t]*(?=\n))", text):
            for mark, most in _MOST_MARKS.items():
                if (found := paragraph.count(mark)) > most:
                    message = f"一段里有 {found} 个“{mark.strip()}”，最多 {most} 个"
                    first = line + paragraph[: paragraph.index(mark)].count("\n")
                    self.fault(first, "prose-size", message, "用空行分成几段")
            line += paragraph.count("\n")

    def line(self, node: Node) -> int:
        """Line of the file on which a node begins."""
        return int(node.start_mark.line) + 1 + self._offset


def _character(entity: re.Match[str]) -> str:
    """What a character reference stands for: U+FFFD where there is no such character."""
    if not (entity[1] or entity[2]):
        return unescape(entity[0])
    code = int(entity[1], 16) if entity[1] else int(entity[2])
    return chr(code) if code <= sys.maxunicode else "\ufffd"
