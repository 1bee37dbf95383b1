"""The way in: every endpoint with an address that works."""

from collections.abc import Iterator

from sitegen.api.envelope import Envelope
from sitegen.api.schema import nullable, text
from sitegen.api.shape import Member, Shape, address, address_or_null, components, list_of, shape
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.site.api_contract import Endpoint, endpoints

OPENAPI = "openapi.json"

_ENDPOINT: Shape[Endpoint] = shape(
    "一个端点",
    path=Member(text("路径，从 /api/v1/ 起算；花括号里是参数"), lambda _, endpoint: endpoint.path),
    title=Member(text("内容"), lambda _, endpoint: endpoint.title),
    description=Member(text("说明"), lambda _, endpoint: endpoint.description),
    parameter=Member(
        nullable(text("参数怎样写；没有参数的为 null")), lambda _, endpoint: endpoint.parameter or None
    ),
    link=address_or_null(
        "地址；有参数的为 null",
        lambda _, endpoint: None if endpoint.parameter else urls.api(endpoint.path),
    ),
)
INDEX: Shape[None] = shape(
    "接口的入口",
    "Index",
    openapi=address("OpenAPI 文档", lambda *_: urls.api(OPENAPI)),
    feed=address("全部认定和规划的 Atom", lambda *_: urls.ALL_FEED),
    calendar=address("全部规划的日历（iCalendar）", lambda *_: urls.ALL_CALENDAR),
    endpoints=list_of(_ENDPOINT, lambda *_: endpoints()),
)
COMPONENTS = components(INDEX)


def index_files(envelope: Envelope) -> Iterator[OutputFile]:
    """One file."""
    yield envelope.single("index.json", INDEX, None)
