"""Holding a YAML document against a JSON Schema, with findings that name line and nearest key."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sitegen.datasets.nearest import nearest
from sitegen.datasets.respelling import respelt
from sitegen.datasets.yaml_file import YamlDocument, name_of
from sitegen.findings import Finding

if TYPE_CHECKING:
    from jsonschema.exceptions import SchemaError, ValidationError

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_END = re.compile(r"(?<!\\)\$(?=\)|$)")
_TYPES = {
    "object": "若干“键: 值”",
    "array": "列表",
    "string": "文字（像数的要加引号）",
    "number": "数",
    "integer": "整数",
    "boolean": "true 或 false",
}


@lru_cache(maxsize=256)
def misfits(document: YamlDocument, schema: YamlDocument) -> tuple[Finding, ...]:
    """What `schema_findings` finds; raises SchemaError for a schema that is none."""
    _refuse_unsound(schema)
    return tuple(schema_findings(document, schema.value))


@lru_cache(maxsize=256)
def _refuse_unsound(schema: YamlDocument) -> None:
    """Once for all documents that are held against it: that costs more than to hold one."""
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema.value)


def schema_findings(document: YamlDocument, schema: Mapping[str, Any]) -> Iterator[Finding]:
    """Each way in which `document` breaks `schema`; a misspelt key is one finding, not two."""
    from jsonschema import FormatChecker

    formats = FormatChecker(["date"])
    formats.checks("date-time", raises=ValueError)(_is_moment)
    validator = _validator()(schema, format_checker=formats)
    errors = sorted(validator.iter_errors(document.value), key=lambda error: list(map(str, error.path)))
    misspelt = {(tuple(error.path), key) for error in errors for _, key in _unknown_keys(error) if key}
    for error in errors:
        if (tuple(error.path), _missing_key(error)) not in misspelt:
            yield from _findings(document, error)


@cache
def _validator() -> Any:
    """JSON Schema, whose `$` is the end of the text: Python's lets a line feed follow."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend

    def pattern(
        _validator: object, wanted: str, value: object, _schema: object
    ) -> "Iterator[ValidationError]":
        if isinstance(value, str) and not re.search(_END.sub(r"\\Z", wanted), value):
            yield ValidationError(f"{value!r} does not match {wanted!r}")

    return extend(Draft202012Validator, {"pattern": pattern})  # type: ignore[no-untyped-call]


def _findings(document: YamlDocument, error: "ValidationError") -> Iterator[Finding]:
    keys = tuple(error.absolute_path)
    rules: Any = error.schema
    if chosen := _meant_set(error):
        for inner in chosen:
            yield from _findings(document, inner)
        return
    if error.validator == "additionalProperties":
        for key, meant in _unknown_keys(error):
            remedy = f"改成“{meant}”" if meant else f"可以写的键：{'、'.join(rules.get('properties', ()))}"
            yield document.finding((*keys, key), "unknown-key", f"不认识的键“{key}”", remedy, field=key)
    elif error.validator == "required":
        missing = _missing_key(error)
        yield document.finding(keys, "missing-key", f"缺少键“{missing}”", f"补上“{missing}:”", field=missing)
    else:
        message, remedy = _words(error)
        value = str(error.instance) if isinstance(error.instance, str | int | float) else None
        yield document.finding(keys, "schema-violation", message, remedy, field=name_of(keys), value=value)


def _meant_set(error: "ValidationError") -> "list[ValidationError]":
    """What is wrong within the one of several sets of keys that is there; nothing if none is there."""
    sets: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        sets.setdefault(inner.schema_path[0], []).append(inner)
    there = [
        found for found in sets.values() if all(inner.validator not in ("required", None) for inner in found)
    ]
    return there[0] if len(there) == 1 else []


def misruled(schema: YamlDocument, error: "SchemaError") -> Finding:
    """What is wrong with a JSON Schema, by the schema of schemas."""
    message, remedy = _words(error)
    return schema.finding(
        tuple(error.path), "schema-error", f"JSON Schema 有误：{message}", f"按 JSON Schema 2020-12：{remedy}"
    )


def _words(error: "ValidationError | SchemaError") -> tuple[str, str]:
    rule, value = str(error.validator), error.instance
    wanted: Any = error.validator_value
    rules: Any = error.schema or {}
    if rule == "type":
        types = [wanted] if isinstance(wanted, str) else wanted
        return "值的类型不对", f"这里要写{'或'.join(_TYPES.get(name, name) for name in types)}"
    if rule in ("enum", "const"):
        allowed = [str(item) for item in (wanted if rule == "enum" else [wanted])]
        meant = nearest(str(value), allowed)
        return "值不在允许的范围内", (f"可能是“{meant}”；" if meant else "") + f"允许：{'、'.join(allowed)}"
    if rule in ("oneOf", "anyOf"):
        sets = ["、".join(item.get("required", ())) for item in wanted if isinstance(item, dict)]
        if not any(sets):
            return "值的写法不对", "照别处同样的键改写"
        return "这一项里的键不成一套", f"写下面各套中的一套：{'；'.join(filter(None, sets))}"
    if error.schema is False or wanted == {}:
        return "这里不能有这一项", rules.get("description", "删去这一项")
    if rule == "not":
        return "这几个键不能同时出现", f"只留一个：{'、'.join(wanted.get('required', ()))}"
    if rule == "pattern":
        meant = respelt(str(value), wanted)
        perhaps = f"可能是“{meant}”；" if meant else ""
        return "值的写法不对", f"{perhaps}须符合 {wanted}；{rules.get('description', '')}".rstrip("；")
    if rule == "format":
        return (
            "值的写法不对",
            "日期写成 2025-03-14 的样子，要真有这一天",
        )
    if rule in ("minLength", "minItems"):
        return "不能为空", "写上内容"
    if rule == "maxLength":
        return f"有 {len(str(value))} 个字，最多 {wanted} 个", "写短一些；是别处的内容贴错了，就放回原处"
    if rule == "uniqueItems":
        return "列表里有重复的项", "去掉重复的"
    return f"不符合规定（{rule}: {wanted}）", rules.get("description", "按规定改写")


def _is_moment(value: object) -> bool:
    """False for a moment on a day that no calendar has; other spellings are a pattern's to refuse.

    Raises ValueError for such a moment too.
    """
    return not (isinstance(value, str) and _MOMENT.match(value)) or bool(datetime.fromisoformat(value))


def _unknown_keys(error: "ValidationError") -> Iterator[tuple[str, str | None]]:
    """Keys that the schema does not know, each with the known one that is meant."""
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        rules: Any = error.schema
        known = rules.get("properties", {})
        free = [key for key in known if key not in error.instance]
        for key in error.instance:
            if key not in known:
                yield key, nearest(key, free, cutoff=0.6)


def _missing_key(error: "ValidationError") -> str | None:
    match = re.match(r"'(.+)' is a required property", error.message)
    return match[1] if error.validator == "required" and match else None
