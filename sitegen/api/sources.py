"""Sources: all of them, each with what it prints and why it has no address."""

from collections.abc import Iterator

from sitegen.api.envelope import Envelope
from sitegen.api.evidence import SOURCE
from sitegen.api.from_schema import columns
from sitegen.api.shape import Shape, address, components, links, shape
from sitegen.model.sources import Source
from sitegen.output import OutputFile
from sitegen.site import urls

LISTED: Shape[Source] = shape(
    "一份来源，连同说明和网页",
    "Source",
    **SOURCE.members,
    **columns("sources", "url_missing", "read_at", "prints", "remark").members(),
    links=links(page=address("这份来源的网页", lambda _, source: urls.source(source.id))),
)
COMPONENTS = components(LISTED)


def source_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of all sources."""
    yield envelope.listed("sources.json", LISTED, envelope.data.sources)
