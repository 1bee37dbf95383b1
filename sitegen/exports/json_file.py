"""JSON: a header that says what the rows are, then one object for each row, on a line of its own."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sitegen.exports.about import About
from sitegen.exports.listing_value import Listing
from sitegen.model.sources import Source
from sitegen.output import pretty_json


def json_file(about: About, listing: Listing) -> bytes:
    """The table as JSON: numbers are numbers, codes and dates are text, empty cells are null."""
    names = [field.name for field in listing.fields]
    header = {
        **header_of(about),
        "table": {"title": listing.title, "description": listing.description},
        "fields": [
            {"name": field.name, "title": field.title, "type": field.type, "description": field.description}
            for field in listing.fields
        ],
    }
    return lined_json(header, "rows", (dict(zip(names, row, strict=True)) for row in listing.values))


def document_file(about: About, title: str, description: str, value: object) -> bytes:
    """A document as JSON under the header that tables have; its content is in `rows`."""
    return pretty_json(
        {**header_of(about), "table": {"title": title, "description": description}, "rows": value}
    )


def header_of(about: About) -> dict[str, Any]:
    """What is to be said about a download, as members of its JSON."""
    return {
        **{remark.name: remark.text for remark in about.remarks},
        "sources": [_source(source) for source in about.sources],
    }


def lined_json(header: Mapping[str, Any], name: str, items: Iterable[Any]) -> bytes:
    """A JSON object: the members of `header`, then the array `name` with one item on each line."""
    opening = json.dumps(header, ensure_ascii=False, indent=2).removesuffix("\n}")
    lines = ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in items)
    array = f"[\n{lines}\n  ]" if lines else "[]"
    return f'{opening},\n  "{name}": {array}\n}}\n'.encode()


def _source(source: Source) -> Mapping[str, str | None]:
    return {
        "id": source.id,
        "title": source.title,
        "issuer": source.issuer,
        "document_number": source.document_number,
        "published_on": source.published_on.isoformat() if source.published_on else None,
        "url": source.url,
        "evidence": source.evidence.value,
    }
