"""What the API promises: its responses, its version, and what changed in it."""

from collections.abc import Mapping
from dataclasses import dataclass

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
    Endpoint(path="batches.json", title="批次", description="各批公布多少、收到多少、何时公布。"),
    Endpoint(
        path="batches/{id}.json",
        title="一个批次",
        description="分省个数和收到的全部名字，逐条有依据。",
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


CHANGES = (
    ApiChange(
        version="1.0",
        day="2026-11-26",
        text="代码不变，标签改了：none 的标签随所在的省，是“名单未收齐”或“名单上没有”，词表里两个都列；"
        "due 改为“到期，名单上没有”，in-force 改为“正式文件”，"
        "一批名单改为“名单收齐”“名单未收齐”“名单未收到”。",
    ),
    ApiChange(
        version="1.0",
        day="2026-11-26",
        text="OpenAPI 文档里，取自数据表的字段的说明和取值范围改为数据表定义所写的；响应不变。",
    ),
    ApiChange(version="1.0", day="2026-11-23", text="第一版。"),
)
"""Newest first; the first one is of the present version."""
