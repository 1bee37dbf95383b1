"""The YAML documents: each item by its own id, and nothing named that does not exist."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.datasets.faults import Fault, item_fault, line_ranges
from sitegen.datasets.nearest import nearest
from sitegen.datasets.yaml_file import KeyPath, YamlDocument
from sitegen.rules.sound_rows import SoundRows

_ITEM_KEYS = {
    "source_id": "sources",
    "batch_id": "batches",
    "plan_id": "plans",
    "group_id": "indicator_groups",
    "indicator_ids": "indicators",
    "example_codes": "provinces",
    "county_codes": "counties",
}
_PARAMETERS = {
    "batches": "batches",
    "from_batch": "batches",
    "to_batch": "batches",
    "provinces": "provinces",
    "counties": "counties",
    "plans": "plans",
    "groups": "indicator_groups",
    "indicators": "indicators",
}
"""Keys whose values are keys of a table."""


def items_unique(sound: SoundRows) -> Iterator[Fault]:
    """The items of a document have different ids."""
    for document in sound.documents.values():
        first: dict[str, int] = {}
        for index, item in enumerate(document.items):
            line = document.line(index, "id")
            if item.get("id") in first:
                message = f"id “{item['id']}”重复：第 {first[item['id']]} 行已经用过"
                yield item_fault(document, (index, "id"), "duplicate-id", message, "换一个，或删去一项")
            first.setdefault(item.get("id", ""), line)


def references_exist(sound: SoundRows) -> Iterator[Fault]:
    """Sources, batches, provinces, counties, plans and indicators named in a document exist."""
    for document in sound.documents.values():
        missing: dict[tuple[str, str], list[KeyPath]] = {}
        for keys, resource, value in _references(document):
            if resource in sound.tables and not _is_known(sound, resource, value):
                missing.setdefault((resource, value), []).append(keys)
        for (resource, value), places in missing.items():
            yield _missing(sound, document, resource, value, places)


def _references(document: YamlDocument) -> Iterator[tuple[KeyPath, str, str]]:
    """Place, table and key of every reference."""
    for index, item in enumerate(document.items):
        yield from _named((index,), item, _ITEM_KEYS)
        parameters = item.get("parameters")
        if isinstance(parameters, dict):
            yield from _named((index, "parameters"), parameters, _PARAMETERS)


def _named(
    keys: KeyPath, item: Mapping[str, Any], resources: Mapping[str, str]
) -> Iterator[tuple[KeyPath, str, str]]:
    for name, resource in resources.items():
        value = item.get(name)
        if isinstance(value, str):
            yield (*keys, name), resource, value
        elif isinstance(value, list):
            yield from (((*keys, name, index), resource, str(word)) for index, word in enumerate(value))


def _is_known(sound: SoundRows, resource: str, value: str) -> bool:
    table = sound.tables[resource]
    key = table.schema.primary_key[0]
    known = value in table.unread or any(row[key] == value for row in table.rows)
    return known or sound.is_missing(resource, value)


def _missing(
    sound: SoundRows, document: YamlDocument, resource: str, value: str, places: list[KeyPath]
) -> Fault:
    table = sound.tables[resource]
    key = table.schema.primary_key[0]
    meant = nearest(value, [row[key] for row in table.rows], cutoff=0.6)
    lines = f"（{line_ranges(document.line(*keys) for keys in places)}）" if len(places) > 1 else ""
    message = f"{table.path.rpartition('/')[2]} 里没有“{value}”{lines}"
    remedy = (
        f"可能是“{meant}”；没有写错就在 {table.path} 里补上" if meant else f"在 {table.path} 里补上，或改正"
    )
    return item_fault(document, places[0], "foreign-key", message, remedy)


def evidence_of_rules(sound: SoundRows) -> Iterator[Fault]:
    """The grade of evidence of an item is that of its source, or `derived`."""
    for document in sound.documents.values():
        for index, item in enumerate(document.items):
            source = sound.find("sources", str(item.get("source_id", "")))
            evidence = item.get("evidence")
            if source and evidence not in (None, "derived", source["evidence"]):
                message = f"证据等级 {evidence} 与来源 {source['id']} 的 {source['evidence']} 不同"
                keys = (index, "evidence")
                place = source.place
                remedy = f"改为 {source['evidence']}；来源的等级写错了，就把 {place}改为 {evidence}"
                yield item_fault(document, keys, "evidence-mismatch", message, remedy)


def places_of_items_belong_to_one_source(sound: SoundRows) -> Iterator[Fault]:
    """A place of an item that quotes a heading is in one source alone."""
    first: dict[str, tuple[YamlDocument, int, str]] = {}
    for document in sound.documents.values():
        for index, item in enumerate(document.items):
            place, source = str(item.get("locator", "")), str(item.get("source_id", ""))
            if not source or not ("《" in place or "“" in place):
                continue
            other, line, known = first.setdefault(place, (document, document.line(index, "locator"), source))
            if known != source:
                message = f"同样的位置在 {other.path} 第 {line} 行是来源 {known} 的"
                remedy = "对照来源，改正位置，或改正 source_id"
                yield item_fault(document, (index, "locator"), "locator-mismatch", message, remedy)
