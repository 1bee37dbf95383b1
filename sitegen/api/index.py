"""The way in: every endpoint with an address that works."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.api.envelope import Envelope, link
from sitegen.api.schema import LINK, array, nullable, record, text
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.site.api_contract import Endpoint, endpoints

OPENAPI = "openapi.json"

INDEX_SCHEMA = record(
    "接口的入口",
    openapi=text("OpenAPI 文档", form=LINK),
    feed=text("全部认定和规划的 Atom", form=LINK),
    calendar=text("全部规划的日历（iCalendar）", form=LINK),
    endpoints=array(
        record(
            "一个端点",
            path=text("路径，从 /api/v1/ 起算；花括号里是参数"),
            title=text("内容"),
            description=text("说明"),
            parameter=nullable(text("参数怎样写；没有参数的为 null")),
            link=nullable(text("地址；有参数的为 null", form=LINK)),
        )
    ),
)
COMPONENTS = {"Index": INDEX_SCHEMA}


def index_files(envelope: Envelope) -> Iterator[OutputFile]:
    """One file."""
    root = envelope.root("index.json")
    yield envelope.response(
        "index.json",
        {
            "openapi": link(root, urls.api(OPENAPI)),
            "feed": link(root, urls.ALL_FEED),
            "calendar": link(root, urls.ALL_CALENDAR),
            "endpoints": [_endpoint(endpoint, root) for endpoint in endpoints()],
        },
    )


def _endpoint(endpoint: Endpoint, root: str) -> Mapping[str, Any]:
    return {
        "path": endpoint.path,
        "title": endpoint.title,
        "description": endpoint.description,
        "parameter": endpoint.parameter or None,
        "link": None if endpoint.parameter else link(root, urls.api(endpoint.path)),
    }
