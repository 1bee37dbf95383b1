"""Sources: all of them, each with what it prints and why it has no address."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.api.envelope import Envelope, link
from sitegen.api.evidence import SOURCE_SCHEMA, source_object
from sitegen.api.from_schema import columns
from sitegen.api.schema import LINK, Schema, record, text
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Source
from sitegen.output import OutputFile
from sitegen.site import urls

_FILE = "sources.json"
_LISTED = columns("sources", "url_missing", "read_at", "prints", "remark")
LISTED_SCHEMA: Schema = {
    **SOURCE_SCHEMA,
    "description": "一份来源，连同说明和网页",
    "required": [*SOURCE_SCHEMA["required"], *_LISTED.schema, "links"],
    "properties": {
        **SOURCE_SCHEMA["properties"],
        **_LISTED.schema,
        "links": record("相关的网址", page=text("这份来源的网页", form=LINK)),
    },
}
COMPONENTS = {"Source": LISTED_SCHEMA}


def source_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of all sources."""
    root, data = envelope.root(_FILE), envelope.data
    yield envelope.response(_FILE, [_listed(data, source, root) for source in data.sources])


def _listed(data: SiteData, source: Source, root: str) -> Mapping[str, Any]:
    return {
        **source_object(data, source),
        **_LISTED.of(data, source),
        "links": {"page": link(root, urls.source(source.id))},
    }
