"""The few forms of JSON Schema (2020-12) that the API is described with."""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = dict[str, Any]
"""A JSON Schema, ready to stand in the OpenAPI document."""

DATE = "date"
LINK = "uri-reference"


def text(description: str, *, pattern: str = "", form: str = "", words: Iterable[str] = ()) -> Schema:
    """A string; of a pattern, of a form of the standard (`date`), or one of some words."""
    found: Schema = {"type": "string", "description": description}
    if pattern:
        found["pattern"] = pattern
    if form:
        found["format"] = form
    if words := tuple(words):
        found["enum"] = list(words)
    return found


def integer(description: str, *, minimum: int | None = 0) -> Schema:
    """A whole number, not negative unless said otherwise."""
    found: Schema = {"type": "integer", "description": description}
    return found if minimum is None else {**found, "minimum": minimum}


def number(description: str) -> Schema:
    """Any number."""
    return {"type": "number", "description": description}


def share(description: str) -> Schema:
    """A share as a number from 0, where 1 is the whole; some exceed it, since zones are in no denominator."""
    return {"type": "number", "description": description, "minimum": 0}


def rounded(value: float | None) -> float | None:
    """A share as responses have it."""
    return None if value is None else round(value, 6)


def flag(description: str) -> Schema:
    """True or false."""
    return {"type": "boolean", "description": description}


def ref(name: str, description: str = "") -> Schema:
    """The schema called `name` among the components of the document."""
    found: Schema = {"$ref": f"#/components/schemas/{name}"}
    return {**found, "description": description} if description else found


def nullable(schema: Mapping[str, Any]) -> Schema:
    """The same, or null for what is not known or does not apply."""
    if "$ref" in schema:
        own = {key: value for key, value in schema.items() if key != "description"}
        rest = {key: value for key, value in schema.items() if key == "description"}
        return {"anyOf": [own, {"type": "null"}], **rest}
    found = {**schema, "type": [schema["type"], "null"]}
    if "enum" in found:
        found["enum"] = [*found["enum"], None]
    return found


def array(items: Mapping[str, Any], description: str = "") -> Schema:
    """A list of `items`."""
    found: Schema = {"type": "array", "items": dict(items)}
    return {**found, "description": description} if description else found


def record(description: str, /, **properties: Mapping[str, Any]) -> Schema:
    """An object that has exactly these members, all of them always."""
    return {
        "type": "object",
        "description": description,
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }
