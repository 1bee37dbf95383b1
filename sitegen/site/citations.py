"""How to cite a page or an edition of the data, in every style from one set of fields.

The clock never enters: the date of citing (引用日期) that GB/T 7714 asks for is that of the data's edition,
and readers are told to put their own in its place. Without a known address there is no path either.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """Electronic resources as GB/T 7714 marks them; all are online."""

    PAGE = "EB"
    DATASET = "DS"

    @property
    def csl_type(self) -> str:
        """Type in CSL."""
        return "webpage" if self is Kind.PAGE else "dataset"

    @property
    def ris_type(self) -> str:
        """Type in RIS."""
        return "ELEC" if self is Kind.PAGE else "DATA"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """An electronic resource to be cited."""

    key: str
    """Name of the entry in a bibliography: ASCII letters, digits and hyphens."""
    kind: Kind
    authors: tuple[str, ...]
    """Corporate authors, as they are to be printed; empty when there are none."""
    title: str
    container: str = ""
    """Site that the page is part of; empty for what stands by itself."""
    version: str = ""
    issued: date | None
    """Date of publication or last change; None when it is not known."""
    accessed: date
    url: str | None
    """Absolute address; None while it is not known."""
    licence: str = ""
    """SPDX identifier."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """One citation, ready to be copied."""

    id: str
    title: str
    text: str


def styles(reference: Reference) -> tuple[Style, ...]:
    """The citation in each style that pages offer."""
    return (
        Style(id="gbt7714", title="GB/T 7714—2025", text=gbt7714(reference)),
        Style(id="bibtex", title="BibTeX", text=bibtex(reference)),
        Style(id="ris", title="RIS", text=ris(reference)),
        Style(id="csl", title="CSL-JSON", text=csl_json(reference)),
    )


def dataset_styles(reference: Reference, abstract: str) -> tuple[Style, ...]:
    """The citation of a dataset in each style, the standard before this one's included, and as a file."""
    current, *others = styles(reference)
    former = Style(id="gbt7714-2015", title="GB/T 7714—2015", text=gbt7714_2015(reference))
    return (
        current,
        former,
        *others,
        Style(id="cff", title="CITATION.cff", text=citation_cff(reference, abstract)),
    )


def gbt7714(reference: Reference) -> str:
    """As GB/T 7714—2025 (in force since 2026-07-01) has it for web pages (8.11) and datasets (8.14).

    责任者. 题名[类型/OL]. V版本. （日期）[引用日期]. 获取路径. Only a dataset has a version.
    """
    issued = f"（{reference.issued.isoformat()}）" if reference.issued else ""
    parts = (
        "，".join(reference.authors),
        f"{reference.title}[{reference.kind.value}/OL]",
        f"V{reference.version}" if reference.version and reference.kind is Kind.DATASET else "",
        f"{issued}[{reference.accessed.isoformat()}]",
        reference.url or "",
    )
    return _sentences(parts)


def gbt7714_2015(reference: Reference) -> str:
    """As GB/T 7714—2015 (4.6, 电子资源) has it: 责任者. 题名[类型/OL]. (日期)[引用日期]. 获取路径."""
    title = reference.title
    if reference.version:
        title += f": 版本 {reference.version}"
    issued = f"({reference.issued.isoformat()})" if reference.issued else ""
    parts = (
        ", ".join(reference.authors),
        f"{title}[{reference.kind.value}/OL]",
        f"{issued}[{reference.accessed.isoformat()}]",
        reference.url or "",
    )
    return _sentences(parts)


def _sentences(parts: tuple[str, ...]) -> str:
    return "".join(f"{part}. " for part in parts if part).rstrip()


def bibtex(reference: Reference) -> str:
    """An entry that every BibTeX style knows; BibLaTeX reads more of its fields."""
    fields = (
        ("author", " and ".join(f"{{{_tex(author)}}}" for author in reference.authors)),
        ("title", f"{{{_tex(reference.title)}}}"),
        ("organization", _tex(reference.container)),
        ("version", _tex(reference.version)),
        ("year", str(reference.issued.year) if reference.issued else ""),
        ("date", reference.issued.isoformat() if reference.issued else ""),
        ("url", _tex_url(reference.url or "")),
        ("urldate", reference.accessed.isoformat()),
        ("langid", "chinese"),
    )
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@misc{{{reference.key},\n{lines}}}\n"


def ris(reference: Reference) -> str:
    """A record for EndNote, Zotero, NoteExpress and their like."""
    lines = (
        ("TY", reference.kind.ris_type),
        *(("AU", author) for author in reference.authors),
        ("TI", reference.title),
        ("T2", reference.container),
        ("ET", reference.version),
        ("PY", str(reference.issued.year) if reference.issued else ""),
        ("DA", reference.issued.strftime("%Y/%m/%d") if reference.issued else ""),
        ("Y2", reference.accessed.strftime("%Y/%m/%d")),
        ("LA", "zh-CN"),
        ("UR", reference.url or ""),
    )
    records = "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines if value)
    return f"{records}ER  - \n"


def csl_json(reference: Reference) -> str:
    """A list of one item, as citation processors read it."""
    item = {
        "id": reference.key,
        "type": reference.kind.csl_type,
        "title": reference.title,
        "author": [{"literal": author} for author in reference.authors],
        "container-title": reference.container,
        "version": reference.version,
        "issued": _date_parts(reference.issued),
        "accessed": _date_parts(reference.accessed),
        "URL": reference.url,
        "language": "zh-CN",
    }
    lines = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in item.items()
        if value
    )
    return f"[{{\n{lines}\n}}]\n"


def citation_cff(reference: Reference, abstract: str) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0) of a dataset."""
    return "".join(_cff_lines(reference, abstract))


def _cff_lines(reference: Reference, abstract: str) -> Iterator[str]:
    yield "cff-version: 1.2.0\n"
    yield f"message: {_quoted('引用这份数据，请用下列信息，并写明你查阅的日期。')}\n"
    yield "type: dataset\n"
    yield f"title: {_quoted(reference.title)}\n"
    yield f"abstract: {_quoted(abstract)}\n"
    yield "authors:\n"
    for author in reference.authors:
        yield f"  - name: {_quoted(author)}\n"
    yield f"version: {_quoted(reference.version)}\n"
    if reference.issued:
        yield f"date-released: {_quoted(reference.issued.isoformat())}\n"
    if reference.licence:
        yield f"license: {_quoted(reference.licence)}\n"
    if reference.url:
        yield f"url: {_quoted(reference.url)}\n"


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "&%$#_"},
}


def _tex(text: str) -> str:
    """Text in which TeX sees no command."""
    return "".join(_TEX.get(character, character) for character in _one_line(text))


def _tex_url(url: str) -> str:
    """An address in a verbatim field, where only braces and backslashes would do harm."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match[0]):02X}", url)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """A string of JSON, which is one of YAML as well."""
    return json.dumps(_one_line(text), ensure_ascii=False)


def _date_parts(value: date | None) -> Mapping[str, Any] | None:
    return {"date-parts": [[value.year, value.month, value.day]]} if value else None
