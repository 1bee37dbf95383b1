"""Prose and settings of the site: `content/*.md` with front matter, and `content/site.yaml`.

YAML is composed, not loaded: every scalar stays the text that stands in the file (no dates, no octal numbers,
no Norwegian `no`), and every fault has a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.config import Config
from sitegen.findings import Finding

_SETTINGS_FILE = "site.yaml"
_DOCUMENT_URL = re.compile(r"/([a-z0-9-]+/)+")
_SITE_URL = re.compile(r"/([a-z0-9-]+/)*")
_WEB_URL = re.compile(r"https?://[^\s/?#\"<>\\]+(/[^\s?#\"<>\\]*)?")
_FENCE = "---"
_LINK_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class MenuItem:
    """One entry of the main menu."""

    text: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteSettings:
    """What `site.yaml` says about the site as a whole."""

    title: str
    tagline: str
    description: str
    base_url: str | None
    """Address that the site is published at, with its final slash; None while that is not known."""
    repository: str | None
    """Where the project's source is kept; None when it is not published."""
    boundary_credit: str
    menu: tuple[MenuItem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One page of prose."""

    path: str
    """File relative to the project root."""
    url: str
    title: str
    description: str
    order: int
    """Place among the documents; equal places are ordered by URL."""
    text: str
    """Markdown without the front matter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """Everything under `content/`, or what is wrong with it."""

    settings: SiteSettings | None
    """None when `site.yaml` has faults."""
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def read_content(config: Config) -> Content:
    """Read all of `content/`; faults become findings."""
    findings: list[Finding] = []
    settings = _read_settings(config, findings)
    documents: dict[str, Document] = {}
    for path in sorted(config.content.glob("*.md")):
        document = _read_document(path, config.relative(path), findings)
        if document is None:
            continue
        first = documents.setdefault(document.url, document)
        if first is not document:
            findings.append(_duplicate_url(document, first))
    ordered = sorted(documents.values(), key=lambda document: (document.order, document.url))
    return Content(settings=settings, documents=tuple(ordered), findings=tuple(findings))


def _read_settings(config: Config, findings: list[Finding]) -> SiteSettings | None:
    path = config.content / _SETTINGS_FILE
    name = config.relative(path)
    text = _read_text(path, name, findings)
    if text is None:
        return None
    reader = _Reader(path=name, findings=findings)
    fields = reader.fields(
        text,
        required=("title", "tagline", "description", "boundary_credit", "menu"),
        optional=("base_url", "repository"),
    )
    menu = tuple(reader.menu(fields.pop("menu", None)))
    values = {key: reader.scalar(key, node) for key, node in fields.items()}
    reader.expect(
        fields,
        "base_url",
        _WEB_URL,
        "写完整地址并以 / 结尾，例如 https://example.org/guide/；不知道就留空",
        ending="/",
    )
    reader.expect(fields, "repository", _WEB_URL, "写以 https:// 开头的地址；没有就留空")
    if reader.failed:
        return None
    return SiteSettings(
        title=values["title"],
        tagline=values["tagline"],
        description=values["description"],
        base_url=values.get("base_url") or None,
        repository=values.get("repository") or None,
        boundary_credit=values["boundary_credit"],
        menu=menu,
    )


def _read_document(path: Path, name: str, findings: list[Finding]) -> Document | None:
    text = _read_text(path, name, findings)
    if text is None:
        return None
    reader = _Reader(path=name, findings=findings)
    front, body = _split(text)
    if front is None:
        reader.fault(
            1,
            "front-matter",
            "文件开头没有以 --- 围起的说明",
            "在第一行写 ---，接着写 title、description、url，再写一行 ---",
        )
        return None
    fields = reader.fields(front, required=("title", "description", "url"), optional=("order",), offset=1)
    values = {key: reader.scalar(key, node) for key, node in fields.items()}
    reader.expect(
        fields, "url", _DOCUMENT_URL, "写站内地址，以 / 开头和结尾，只用小写字母、数字和连字符，例如 /about/"
    )
    reader.expect(fields, "order", re.compile(r"[0-9]+"), "写一个整数，例如 10")
    reader.links(body, first_line=front.count("\n") + 3)
    if reader.failed:
        return None
    return Document(
        path=name,
        url=values["url"],
        title=values["title"],
        description=values["description"],
        order=int(values.get("order") or 0),
        text=body,
    )


def _read_text(path: Path, name: str, findings: list[Finding]) -> str | None:
    reader = _Reader(path=name, findings=findings)
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        reader.fault(None, "missing-file", "没有这个文件", "建立这个文件；CONTRIBUTING 里有样例")
    except UnicodeDecodeError:
        reader.fault(None, "encoding-error", "文件不是 UTF-8 编码", "用编辑器另存为 UTF-8")
    return None


def _split(text: str) -> tuple[str | None, str]:
    """Front matter and the text after it; None when there is no front matter."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].strip() != _FENCE:
        return None, text
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE), None)
    return (None, text) if end is None else ("".join(lines[1:end]), "".join(lines[end + 1 :]))


def _duplicate_url(document: Document, first: Document) -> Finding:
    return Finding(
        path=document.path,
        field="url",
        value=document.url,
        code="duplicate-url",
        message=f"地址已被 {first.path} 使用",
        remedy="给这一页另定一个 url",
    )


@dataclass(kw_only=True)
class _Reader:
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
        self.findings.append(
            Finding(
                path=self.path, line=line, field=key, value=value, code=code, message=message, remedy=remedy
            )
        )

    def fields(
        self, text: str, *, required: tuple[str, ...], optional: tuple[str, ...], offset: int = 0
    ) -> dict[str, Node]:
        """Nodes of a mapping by key; `offset` is the number of lines before `text` in the file."""
        self._offset = offset
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 + offset if mark else None
            self.fault(
                line,
                "yaml-error",
                f"YAML 格式有误：{getattr(error, 'problem', None) or error}",
                "检查缩进、冒号后的空格和引号",
            )
            return {}
        return self._mapping(node, required, optional)

    def _mapping(
        self, node: Node | None, required: tuple[str, ...], optional: tuple[str, ...]
    ) -> dict[str, Node]:
        found: dict[str, Node] = {}
        if node is not None and not isinstance(node, MappingNode):
            self.fault(self._line(node), "invalid-value", "这里应当是“键: 值”", "每行写一个键和它的值")
            return found
        for key_node, value in node.value if node else ():
            key = key_node.value if isinstance(key_node, ScalarNode) else "?"
            if key not in (*required, *optional):
                known = "、".join((*required, *optional))
                self.fault(self._line(key_node), "unknown-key", "不认识这个键", f"可用的键：{known}", key)
            elif key in found:
                self.fault(self._line(key_node), "duplicate-key", "这个键写了两次", "只留一个", key)
            else:
                found[key] = value
        for key in required:
            if not (key in found and (not isinstance(found[key], ScalarNode) or found[key].value.strip())):
                line = self._line(found[key]) if key in found else self._line(node) if node else 1
                self.fault(line, "missing-key", f"缺少 {key}", f"补上 {key}", key)
        return found

    def scalar(self, key: str, node: Node) -> str:
        """Text of a scalar, on one line."""
        if isinstance(node, ScalarNode):
            return " ".join(node.value.split())
        self.fault(self._line(node), "invalid-value", "这里应当是一段文字", "不要写成列表或多级结构", key)
        return ""

    def expect(
        self, fields: dict[str, Node], key: str, pattern: re.Pattern[str], remedy: str, ending: str = ""
    ) -> None:
        """Note a fault unless the scalar under `key` is absent, empty or of the form `pattern`."""
        node = fields.get(key)
        value = node.value.strip() if isinstance(node, ScalarNode) else ""
        if node and value and not (pattern.fullmatch(value) and value.endswith(ending)):
            self.fault(self._line(node), "invalid-value", "写法不对", remedy, key, value)

    def menu(self, node: Node | None) -> Iterator[MenuItem]:
        """Entries of the menu."""
        if node is not None and not isinstance(node, SequenceNode):
            self.fault(
                self._line(node),
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
                if not target.startswith(("/", "#", "http://", "https://")) or target.startswith("//"):
                    self.fault(
                        number,
                        "link-target",
                        "链接的地址不可用",
                        "站内页面从 / 写起，例如 /data/；外部页面写 https:// 开头的完整地址",
                        None,
                        target,
                    )

    def _line(self, node: Node) -> int:
        return int(node.start_mark.line) + 1 + self._offset
