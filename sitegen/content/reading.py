"""Reading `content/`: settings, words for the search, and prose with its front matter."""

import re
from pathlib import Path

from sitegen.config import WEB_URL, Config
from sitegen.content.english import FILE as ENGLISH_FILE
from sitegen.content.english import read_english
from sitegen.content.front_matter import FrontMatter
from sitegen.content.search_words import FILE as WORDS_FILE
from sitegen.content.search_words import read_search_words
from sitegen.content.values import Content, Document, SiteSettings
from sitegen.datasets.text_file import decoded_text, readable
from sitegen.findings import Finding

_SETTINGS_FILE = "site.yaml"
_DOCUMENT_URL = re.compile(r"/([a-z0-9-]+/)+")
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
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
    path = config.content / _SETTINGS_FILE
    name = config.relative(path)
    text = _read_text(path, name, findings)
    if text is None:
        return None
    reader = FrontMatter(path=name, findings=findings)
    fields = reader.fields(
        text,
        required=("title", "tagline", "description", "boundary_credit", "menu"),
        optional=("base_url", "repository", "contact"),
    )
    menu = tuple(reader.menu(fields.pop("menu", None)))
    values = {key: reader.scalar(key, node) for key, node in fields.items()}
    reader.expect(
        fields,
        "base_url",
        WEB_URL,
        "写完整地址并以 / 结尾，例如 https://example.org/guide/；不知道就留空",
        ending="/",
    )
    reader.expect(fields, "repository", WEB_URL, "写以 https:// 开头的地址；没有就留空")
    reader.expect(fields, "contact", _EMAIL, "写一个邮箱地址，例如 errors@example.org；没有就留空")
    if reader.failed:
        return None
    return SiteSettings(
        title=values["title"],
        tagline=values["tagline"],
        description=values["description"],
        base_url=config.base_url or values.get("base_url") or None,
        repository=values.get("repository") or None,
        contact=values.get("contact") or None,
        boundary_credit=values["boundary_credit"],
        menu=menu,
    )


def _read_document(path: Path, name: str, findings: list[Finding]) -> Document | None:
    text = _read_text(path, name, findings)
    if text is None:
        return None
    reader = FrontMatter(path=name, findings=findings)
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
    reader.expect(fields, "order", re.compile(r"[0-9]{1,6}"), "写一个六位以内的整数，例如 10")
    reader.bounds(body, first_line=front.count("\n") + 3)
    reader.links(body, first_line=front.count("\n") + 3)
    reader.entities(body, first_line=front.count("\n") + 3)
    if reader.failed:
        return None
    return Document(
        path=name,
        url=values["url"],
        url_line=reader.line(fields["url"]),
        title=values["title"],
        description=values["description"],
        order=int(values.get("order") or 0),
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
