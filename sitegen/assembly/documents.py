"""Items of the YAML documents as model values."""

from collections.abc import Mapping
from typing import Any

from sitegen.datasets.yaml_file import YamlDocument
from sitegen.model.claims import Assertion, Claim, Parameters
from sitegen.model.divisions import Region
from sitegen.model.indicators import Rule
from sitegen.model.province_types import Condition, ProvinceType, Quantity
from sitegen.model.sources import Citation, Evidence, Source


def rules(document: YamlDocument) -> tuple[Rule, ...]:
    """Items of rules.yaml."""
    return tuple(
        Rule(
            id=item["id"],
            statement=item["statement"],
            group_id=item.get("group_id"),
            indicator_ids=tuple(item.get("indicator_ids", ())),
            operator=item.get("operator"),
            value=item.get("value"),
            unit=item.get("unit"),
            stage=item.get("stage"),
            citation=_citation(item),
        )
        for item in document.items
    )


def province_types(document: YamlDocument) -> tuple[ProvinceType, ...]:
    """Items of province_types.yaml, in the order in which they are tried."""
    return tuple(
        ProvinceType(
            id=item["id"],
            name=item["name"],
            statement=item["statement"],
            regions=tuple(Region(name) for name in item.get("regions", ())),
            conditions=tuple(_condition(condition) for condition in item["conditions"]),
            example_codes=tuple(item.get("example_codes", ())),
            citation=_citation(item),
        )
        for item in document.items
    )


def claims(document: YamlDocument, sources: Mapping[str, Source]) -> tuple[Claim, ...]:
    """Items of claims.yaml. A claim is known as its source is."""
    return tuple(
        Claim(
            id=item["id"],
            statement=item["statement"],
            published=item["published"],
            measure=item.get("measure"),
            parameters=_parameters(item),
            decimals=item.get("decimals", 0),
            uncheckable=item.get("uncheckable"),
            note=item.get("note", ""),
            citation=Citation(
                source_id=item["source_id"],
                locator=item["locator"],
                evidence=sources[item["source_id"]].evidence,
            ),
        )
        for item in document.items
    )


def assertions(document: YamlDocument) -> tuple[Assertion, ...]:
    """Items of assertions.yaml, each with its line."""
    return tuple(
        Assertion(
            id=item["id"],
            measure=item["measure"],
            parameters=_parameters(item),
            equals=item.get("equals"),
            minimum=item.get("min"),
            maximum=item.get("max"),
            reason=item["reason"],
            source_id=item["source_id"],
            line=document.line(number),
        )
        for number, item in enumerate(document.items)
    )


def _condition(item: Mapping[str, Any]) -> Condition:
    return Condition(
        quantity=Quantity(item["quantity"]),
        operator=item["operator"],
        value=item["value"],
        is_ours=item["basis"] == "ours",
        reason=item["reason"],
    )


def _citation(item: Mapping[str, Any]) -> Citation:
    return Citation(source_id=item["source_id"], locator=item["locator"], evidence=Evidence(item["evidence"]))


def _parameters(item: Mapping[str, Any]) -> Parameters:
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in item.get("parameters", {}).items()
    }
