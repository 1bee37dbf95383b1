"""The API and the feeds: what can be asked for, what will not change, and how to subscribe."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.model.site_data import SiteData
from sitegen.pages import urls
from sitegen.pages.page import Link, Page
from sitegen.pages.tables import Cell, Column, ColumnKind, DataTable
from sitegen.pages.trail import DATA, HOME

API_VERSION = "1.0"


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """One kind of response."""

    path: str
    """Under the API's root, with the name of its parameter in braces: `counties/{code}.json`."""
    title: str
    description: str
    parameter: str = ""
    """What stands for the braces, in words; empty without any."""

    @property
    def parameter_name(self) -> str:
        """The word in the braces; empty without any."""
        return self.path.partition("{")[2].partition("}")[0]

    @property
    def operation(self) -> str:
        """Name for programs made from the OpenAPI document: getCounties, getCounty."""
        plural = self.path.partition("/")[0].removesuffix(".json")
        name = _SINGULARS[plural] if self.parameter else plural
        return f"get{name.capitalize()}"

    def filled(self, value: str) -> str:
        """Path with `value` for the parameter."""
        return self.path.replace(f"{{{self.parameter_name}}}", value)


_SINGULARS: Mapping[str, str] = {
    "provinces": "province",
    "prefectures": "prefecture",
    "counties": "county",
    "batches": "batch",
    "plans": "plan",
}

ENDPOINTS = (
    Endpoint(path="index.json", title="入口", description="全部端点的列表。"),
    Endpoint(path="provinces.json", title="省份", description="各省级行政区认定了多少。"),
    Endpoint(
        path="provinces/{slug}.json",
        title="一个省",
        description="各批个数、规划、地级行政区和全部县级单位的状态。",
        parameter="网址中的名字，如 zhejiang；陕西是 shaanxi",
    ),
    Endpoint(path="prefectures.json", title="地级行政区", description="各地级行政区认定了多少。"),
    Endpoint(
        path="prefectures/{code}.json",
        title="一个地级行政区",
        description="全部县级单位的状态。",
        parameter="六位代码，如 330200",
    ),
    Endpoint(
        path="counties.json",
        title="全部县级单位",
        description="每个单位的状态、批次、规划年份和结果；已撤销的和功能区也在内。",
    ),
    Endpoint(
        path="counties/{code}.json",
        title="一个县级单位",
        description="状态、认定、规划、区划变动，逐条有依据。",
        parameter="六位代码，如 330205；功能区的第五位是 Z",
    ),
    Endpoint(path="batches.json", title="批次", description="各批公布多少、见到多少、何时公布。"),
    Endpoint(
        path="batches/{id}.json",
        title="一个批次",
        description="分省个数和见到的全部名字，逐条有依据。",
        parameter="编号，如 2024、2025-1",
    ),
    Endpoint(path="plans.json", title="规划", description="各份规划和按结果分的个数。"),
    Endpoint(
        path="plans/{id}.json",
        title="一份规划",
        description="分年县数、每个县的年份和结果、步骤和期限。",
        parameter="编号，如 yunnan-2022",
    ),
    Endpoint(path="goals.json", title="总体目标", description="到某年多大比例的县通过，和目前的比例。"),
    Endpoint(path="indicators.json", title="指标", description="指标、数值要求、责任部门和判定规则。"),
    Endpoint(path="claims.json", title="核对", description="公开的数字与重算的结果。"),
    Endpoint(path="sources.json", title="来源", description="全部来源。"),
    Endpoint(path="changes.json", title="变化", description="数据的版本、更正，和批次、规划按日期的记录。"),
    Endpoint(path="vocabularies.json", title="词表", description="响应里每个代码的中文标签和含义。"),
)
"""All responses of version 1; the OpenAPI document and the files follow this list."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiChange:
    """One change of the API itself, which is another thing than a change of the data."""

    version: str
    day: str
    """As YYYY-MM-DD."""
    text: str


CHANGES = (ApiChange(version="1.0", day="2026-11-23", text="第一版。"),)
"""Newest first; the first one is of the present version."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiBody:
    """What can be asked for, and what to subscribe to."""

    endpoints: DataTable
    changes: tuple[ApiChange, ...]
    feeds: tuple[Link, ...]
    calendars: tuple[Link, ...]
    sample_county: str
    """Path of a response about one county, for the examples."""
    sample_province: str


def api_page(data: SiteData) -> Page:
    """The page for those who write programs or subscribe."""
    samples = _samples(data)
    covered = [province for province in data.provinces if province.covered]
    planning = {plan.province_code for plan in data.plans}
    return Page(
        url=urls.API,
        template="pages/api.html",
        title="接口与订阅",
        description="静态的 JSON 接口和兼容承诺；用 Atom 订阅认定和规划；把规划年份和期限放进日历。",
        breadcrumb=(HOME, DATA),
        body=ApiBody(
            endpoints=_endpoint_table(samples),
            changes=CHANGES,
            feeds=tuple(
                Link(text=province.short_name, url=urls.province_feed(province.slug)) for province in covered
            ),
            calendars=(
                Link(text="全部规划", url=urls.ALL_CALENDAR),
                *(
                    Link(text=f"{province.short_name}的规划", url=urls.province_calendar(province.slug))
                    for province in covered
                    if province.code in planning
                ),
                *(Link(text=plan.title, url=urls.plan_calendar(plan.id)) for plan in data.plans),
            ),
            sample_county=urls.api(f"counties/{samples['counties']}.json"),
            sample_province=urls.api(f"provinces/{samples['provinces']}.json"),
        ),
        downloads=(
            Link(text="OpenAPI 文档（JSON）", url=urls.api("openapi.json")),
            Link(text="入口（JSON）", url=urls.api("index.json")),
        ),
    )


def _samples(data: SiteData) -> Mapping[str, str]:
    """A value for each parameter, by the first step of its path."""
    certification = data.certifications[0]
    county = data.county[certification.county_code]
    found = {
        "provinces": data.province[county.province_code].slug,
        "prefectures": county.prefecture_code or data.prefectures[0].code,
        "counties": county.code,
        "batches": certification.batch_id,
    }
    return {**found, "plans": data.plans[0].id} if data.plans else found


def _endpoint_table(samples: Mapping[str, str]) -> DataTable:
    columns = (Column(key="title", title="内容"), Column(key="path", title="路径", kind=ColumnKind.CODE))
    return DataTable(
        id="endpoints",
        caption="全部端点：路径从 /api/v1/ 起算，花括号里是参数；点开内容看一个例子",
        columns=columns,
        rows=tuple(_endpoint_row(endpoint, samples) for endpoint in ENDPOINTS),
    )


def _endpoint_row(endpoint: Endpoint, samples: Mapping[str, str]) -> tuple[Cell, ...]:
    sample = samples.get(endpoint.path.partition("/")[0], "")
    path = endpoint.filled(sample) if sample or not endpoint.parameter else ""
    words = f"{endpoint.parameter_name} 是{endpoint.parameter}。" if endpoint.parameter else ""
    return (
        Cell(
            text=endpoint.title,
            url=urls.api(path) if path else None,
            note=f"{endpoint.description}{words}",
        ),
        Cell(text=endpoint.path),
    )
