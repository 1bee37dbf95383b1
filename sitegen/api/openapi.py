"""The OpenAPI 3.1 document: every path with the schema of its response."""

from collections.abc import Mapping
from typing import Any

from sitegen.api import batches, changes, claims, counties, index, indicators, places, plans, sources
from sitegen.api.envelope import META_SCHEMA
from sitegen.api.evidence import EVIDENCE, SOURCE
from sitegen.api.from_schema import described
from sitegen.api.schema import Schema, array, record, ref
from sitegen.api.shape import components
from sitegen.api.vocabulary import VOCABULARY_SCHEMA, vocabulary_components
from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.model.site_data import SiteData
from sitegen.site.api_contract import Endpoint, api_version, endpoints
from sitegen.site.licence import LICENCE, LICENCE_URL

_DESCRIPTION = """全国义务教育优质均衡发展县（市、区）的认定、规划和指标，静态 JSON，只读，不须登记。

每个响应有 meta（版本、截至日期、完整程度、许可）和 data。不知道的或不适用的写 null（说明里写“空表示”什么的，
在响应里就是 null），代码一律是文字，日期写作 YYYY-MM-DD，网址可能是相对的，从响应自己的地址起算。
本文档随数据一起生成，只说明同一次发布的响应；v1 之内可能新增字段，程序请忽略不认识的字段。"""
_COMPONENTS: Mapping[str, Schema] = {
    "Meta": META_SCHEMA,
    **components(EVIDENCE, SOURCE),
    **index.COMPONENTS,
    **places.COMPONENTS,
    **counties.COMPONENTS,
    **batches.COMPONENTS,
    **plans.COMPONENTS,
    **indicators.COMPONENTS,
    **claims.COMPONENTS,
    **sources.COMPONENTS,
    "Vocabulary": VOCABULARY_SCHEMA,
    **changes.COMPONENTS,
}


def openapi_document(
    data: SiteData, package: PackageDescriptor, title: str, site_url: str
) -> Mapping[str, Any]:
    """The document of the API at `site_url`, or beside which it stands when that is empty.

    Columns are described as in the schemas of `package`, words as in the lists of `data`.
    """
    server = f"{site_url}api/v1" if site_url else "."
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": f"{title}：数据接口",
            "version": api_version(),
            "description": _DESCRIPTION,
            "license": {"name": LICENCE, "url": LICENCE_URL},
        },
        "servers": [{"url": server, "description": "静态文件，与网站同在一处"}],
        "paths": {f"/{endpoint.path}": {"get": _operation(endpoint)} for endpoint in endpoints()},
        "components": {
            "schemas": {
                **described(_COMPONENTS, package, data),
                **dict(vocabulary_components(data.codelists)),
            }
        },
    }


def _operation(endpoint: Endpoint) -> Mapping[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.operation,
        "summary": endpoint.title,
        "description": endpoint.description,
    }
    responses: dict[str, Any] = {"200": _success(endpoint)}
    if endpoint.parameter:
        operation["parameters"] = [_parameter(endpoint)]
        responses["404"] = {"description": "没有这个编号；内容由服务器决定"}
    return {**operation, "responses": responses}


def _success(endpoint: Endpoint) -> Mapping[str, Any]:
    data = ref(endpoint.data) if isinstance(endpoint.data, str) else array(ref(*endpoint.data))
    schema = record(endpoint.title, meta=ref("Meta"), data=data)
    return {"description": endpoint.description, "content": {"application/json": {"schema": schema}}}


def _parameter(endpoint: Endpoint) -> Mapping[str, Any]:
    return {
        "name": endpoint.parameter_name,
        "in": "path",
        "required": True,
        "description": endpoint.parameter,
        "schema": {"type": "string"},
    }
