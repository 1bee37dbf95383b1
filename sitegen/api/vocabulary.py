"""Words with a fixed meaning: a code for programs, a label for people.

The lists of codes that have a name are the vocabularies of the API. Of the others responses give the bare
value.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.api.schema import Schema, array, record, text
from sitegen.model.codes import Code, Codelist
from sitegen.model.site_data import SiteData

_BARE = ("Kind", "Status", "Outcome")
"""Vocabularies of which compact lists have the bare code."""
VOCABULARY_SCHEMA = record(
    "一组有固定含义的词",
    name=text("在 OpenAPI 文档中的名称"),
    title=text("是关于什么的"),
    words=array(
        record(
            "一个词",
            code=text("代码"),
            label=text("中文标签"),
            note={"type": ["string", "null"], "description": "怎样理解；不言自明的为 null"},
        )
    ),
)


def coded(data: SiteData, code: Code) -> Any:
    """A code as a response has it: with its label when it is of a vocabulary, else as the data write it."""
    word = data.word(code)
    named = data.codelist[code.list_id()].name
    return {"code": word.code, "label": word.label} if named else code.value


def vocabularies(data: SiteData) -> list[Mapping[str, Any]]:
    """The vocabularies themselves, as the API lists them."""
    return [
        {
            "name": item.name,
            "title": item.title,
            "words": [
                {"code": word.code, "label": word.label, "note": word.note or None} for word in item.words
            ],
        }
        for item in data.codelists
        if item.name
    ]


def vocabulary_components(codelists: tuple[Codelist, ...]) -> Iterator[tuple[str, Schema]]:
    """Schema of a word of each vocabulary, `Kind`, and of its bare code in compact lists, `KindCode`."""
    for item in codelists:
        codes = tuple(dict.fromkeys(word.code for word in item.words))
        if item.name:
            code, label = text("代码，v1 之内不变", words=codes), text("中文标签，措辞可能改")
            yield item.name, record(item.title, code=code, label=label)
        if item.name in _BARE:
            yield f"{item.name}Code", text(f"{item.title}的代码，标签见 vocabularies.json", words=codes)
