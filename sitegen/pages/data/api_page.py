"""The API and the feeds: what can be asked for, what will not change, and how to subscribe."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import DATA, HOME
from sitegen.site import urls
from sitegen.site.api_contract import ApiChange, Endpoint, api_changes, endpoints
from sitegen.site.page import Link, Page
from sitegen.site.tables import Cell, ColumnKind, DataTable, table_of, text_column


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
            changes=api_changes(),
            feeds=tuple(Link(province.short_name, urls.province_feed(province.slug)) for province in covered),
            calendars=(
                Link("全部规划", urls.ALL_CALENDAR),
                *(
                    Link(f"{province.short_name}的规划", urls.province_calendar(province.slug))
                    for province in covered
                    if province.code in planning
                ),
                *(Link(plan.title, urls.plan_calendar(plan.id)) for plan in data.plans),
            ),
            sample_county=urls.api(f"counties/{samples['counties']}.json"),
            sample_province=urls.api(f"provinces/{samples['provinces']}.json"),
        ),
        downloads=(
            Link("OpenAPI 文档（JSON）", urls.api("openapi.json")),
            Link("入口（JSON）", urls.api("index.json")),
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
    return table_of(
        "endpoints",
        "全部端点：路径从 /api/v1/ 起算，花括号里是参数；点开内容看一个例子",
        endpoints(),
        text_column("title", "内容", lambda endpoint: _endpoint_cell(endpoint, samples)),
        text_column("path", "路径", lambda endpoint: endpoint.path, kind=ColumnKind.CODE),
    )


def _endpoint_cell(endpoint: Endpoint, samples: Mapping[str, str]) -> Cell:
    sample = samples.get(endpoint.path.partition("/")[0], "")
    path = endpoint.filled(sample) if sample or not endpoint.parameter else ""
    words = f"{endpoint.parameter_name} 是{endpoint.parameter}。" if endpoint.parameter else ""
    return Cell(endpoint.title, url=urls.api(path) if path else None, note=f"{endpoint.description}{words}")
