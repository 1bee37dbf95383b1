"""Lists of codes and the schemas that name them, which no standard holds against each other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.datasets.descriptor import Labels
from sitegen.datasets.nearest import perhaps
from sitegen.datasets.yaml_file import KeyPath, YamlDocument
from sitegen.findings import Finding

_CODE = "codelist-error"
CODELISTS = "codelists"
"""The resource that has all lists."""

_Values = Mapping[str, tuple[str, ...]]


def labels_of(document: YamlDocument | None) -> Labels:
    """Labels by list and value; none of a document that could not be read."""
    items = document.items if document else ()
    return {
        item["id"]: {word.get("value", word["code"]): word["label"] for word in item["words"]}
        for item in items
    }


def lint_codelists(document: YamlDocument, schemas: Iterable[YamlDocument]) -> Iterator[Finding]:
    """No value stands twice in a list; `enum` and `codelist` come together, and the list has each value."""
    lists: dict[str, tuple[str, ...]] = {}
    for index, item in enumerate(document.items):
        values = tuple(word.get("value", word["code"]) for word in item["words"])
        lists[item["id"]] = values
        for number, value in enumerate(values):
            if value in values[:number]:
                keys = (index, "words", number)
                yield document.finding(keys, _CODE, f"“{item['id']}”里“{value}”重复", "只留一个", value=value)
    told: set[str | None] = set()
    for schema in schemas:
        for finding in _nodes(schema, (), schema.value, lists):
            # A list that lost a word, or its name, is one mistake however many schemas name it.
            if finding.value is None or finding.message not in told:
                yield finding
            told.add(finding.message)


def _nodes(schema: YamlDocument, keys: KeyPath, node: Any, lists: _Values) -> Iterator[Finding]:
    """Findings of every field at or under `node`."""
    if isinstance(node, dict):
        if isinstance(node.get("codelist"), str):
            yield from _field(schema, keys, node, lists)
        elif keys[:1] == ("fields",) and "enum" in node.get("constraints", {}):
            message, remedy = "有 enum 而没有 codelist", "用 codelist 写明取值出自哪一组代码"
            yield schema.finding((*keys, "constraints", "enum"), _CODE, message, remedy)
        children: Iterable[tuple[str | int, Any]] = node.items()
    else:
        children = enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from _nodes(schema, (*keys, key), child, lists)


def _field(schema: YamlDocument, keys: KeyPath, node: Mapping[str, Any], lists: _Values) -> Iterator[Finding]:
    name = node["codelist"]
    at: KeyPath = (*keys, "constraints", "enum") if "constraints" in node else (*keys, "enum")
    values = node.get("constraints", node).get("enum")
    if name not in lists:
        message = f"没有代码表“{name}”{perhaps(name, list(lists))}"
        yield schema.finding(
            (*keys, "codelist"), _CODE, message, "写 codelists.yaml 里有的 id，或在那里加上", value=name
        )
    elif not isinstance(values, list):
        message, remedy = f"写了 codelist: {name} 而没有 enum", f"加上 enum：{'、'.join(lists[name])}"
        yield schema.finding((*keys, "codelist"), _CODE, message, remedy, value=name)
    else:
        for number, value in enumerate(values):
            if value not in lists[name]:
                message = f"代码表“{name}”里没有“{value}”{perhaps(str(value), list(lists[name]))}"
                remedy = "改正，或在 codelists.yaml 里加上这个词和它的标签"
                yield schema.finding((*at, number), _CODE, message, remedy, value=str(value))
