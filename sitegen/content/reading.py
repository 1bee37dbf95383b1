"""Reading `content/`: settings, words for the search, and prose with its front matter."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sitegen.config import WEB_URL, Config
from sitegen.content.english import FILE as ENGLISH_FILE
from sitegen.content.english import read_english
from sitegen.content.prose_checks import prose_findings
from sitegen.content.search_words import FILE as WORDS_FILE
from sitegen.content.search_words import read_search_words
from sitegen.content.values import Content, Document, MenuItem, SiteSettings
from sitegen.content.yaml_words import fitting
from sitegen.datasets.text_file import decoded_text, readable
from sitegen.findings import Finding

_SETTINGS_FILE = "site.yaml"
_ADDRESSES = {"base_url": re.compile(f"(?=.*/$)(?:{WEB_URL.pattern})"), "repository": WEB_URL}
_FENCE = "---"


def read_content(config: Config) -> Content:
    """Read all of `content/`; faults become findings."""
    findings: list[Finding] = []
    settings = _read_settings(config, findings)
    words_path = config.content / WORDS_FILE
    words = read_search_words(words_path, config.relative(words_path), findings)
    english_path = config.content / ENGLISH_FILE
    english = read_english(english_path, config.relative(english_path), findings)
    documents: dict[str, Document] = {}
    for path in sorted(config.content.glob("*.md")):
        document = _read_document(path, config.relative(path), findings)
        if document is None:
            continue
        first = documents.setdefault(document.url, document)
        if first is not document:
            findings.append(taken_url(document, f" {first.path} "))
    ordered = sorted(documents.values(), key=lambda document: (document.order, document.url))
    return Content(
        settings=settings,
        documents=tuple(ordered),
        words=words,
        english=english,
        findings=tuple(findings),
    )


def _read_settings(config: Config, findings: list[Finding]) -> SiteSettings | None:
    name = config.relative(config.content / _SETTINGS_FILE)
    text = _read_text(config.content / _SETTINGS_FILE, name, findings)
    document = None if text is None else fitting(text, name, "site.schema.yaml", findings)
    if document is None:
        return None
    said = document.value
    wrong = [key for key, form in _ADDRESSES.items() if said.get(key) and not form.fullmatch(said[key])]
    for key in wrong:
        remedy = "写 https:// 开头的完整地址，base_url 以 / 结尾，例如 https://example.org/guide/；没有就留空"
        findings.append(
            document.finding((key,), "schema-violation", "写法不对", remedy, field=key, value=said[key])
        )
    return None if wrong else _settings(said, config)


def _settings(said: Mapping[str, Any], config: Config) -> SiteSettings:
    return SiteSettings(
        title=_line(said["title"]),
        tagline=_line(said["tagline"]),
        description=_line(said["description"]),
        base_url=config.base_url or said.get("base_url"),
        repository=said.get("repository"),
        contact=said.get("contact"),
        boundary_credit=_line(said["boundary_credit"]),
        menu=tuple(MenuItem(text=_line(item["text"]), url=item["url"]) for item in said["menu"]),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _read_document(path: Path, name: str, findings: list[Finding]) -> Document | None:
    text = _read_text(path, name, findings)
    if text is None:
        return None
    front, body = _split(text)
    if front is None:
        message = "文件开头没有以 --- 围起的说明"
        remedy = "在第一行写 ---，接着写 title、description、url，再写一行 ---"
        findings.append(Finding(name, "front-matter", message, remedy, line=1))
        return None
    # An empty line stands for the fence, so that lines are those of the file.
    document = fitting(f"\n{front}", name, "document.schema.yaml", findings)
    faults = tuple(prose_findings(body, name, front.count("\n") + 3))
    findings.extend(faults)
    if document is None or faults:
        return None
    said = document.value
    return Document(
        path=name,
        url=said["url"],
        url_line=document.line("url"),
        title=_line(said["title"]),
        description=_line(said["description"]),
        order=said.get("order") or 0,
        text=body,
    )


def _read_text(path: Path, name: str, findings: list[Finding]) -> str | None:
    """Text with plain line ends; byte-order mark and final newline are no matter in prose."""
    text, faults = decoded_text(path, name)
    if text is not None:
        plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        text, faults = readable(plain, name)
    findings.extend(faults)
    return text


def _split(text: str) -> tuple[str | None, str]:
    """Front matter and the text after it; None when there is no front matter."""
    lines = text.split("\n")
    if not lines or lines[0].strip() != _FENCE:
        return None, text
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE), None)
    return (
        (None, text)
        if end is None
        else ("".join(f"{line}\n" for line in lines[1:end]), "\n".join(lines[end + 1 :]))
    )


def taken_url(document: Document, owner: str) -> Finding:
    """A document asks for the address that `owner` has."""
    return Finding(
        document.path,
        "duplicate-url",
        f"地址已被{owner}使用",
        "给这一页另定一个 url",
        line=document.url_line,
        field="url",
        value=document.url,
    )
