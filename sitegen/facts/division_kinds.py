"""Kinds of fact about provinces, prefectures, counties and zones themselves, one row each, as in `kinds`."""

from sitegen.facts import sayings, topics
from sitegen.facts.kind_of_fact import Said, StatedKind
from sitegen.model.divisions import (
    County,
    CountyTotal,
    FormerName,
    OtherName,
    Prefecture,
    Province,
    Succession,
    Zone,
)
from sitegen.site import urls
from sitegen.site.page import Link

_PROVINCES = Link("全部省份", urls.PROVINCES)
_COUNTIES = Link("全部县级单位", urls.COUNTIES)

PROVINCE = StatedKind[Province, str](
    name="province",
    title="省级行政区",
    index=_PROVINCES,
    rows=lambda data: data.provinces,
    key=lambda row: (row.code,),
    topic=lambda data, row: topics.province(data, row.code),
    says=lambda _, row: [Said("所属地区", row.region.value)],
)
PREFECTURE = StatedKind[Prefecture, str](
    name="prefecture",
    title="地级行政区",
    index=Link("全部地级行政区", urls.PREFECTURES),
    rows=lambda data: data.prefectures,
    key=lambda row: (row.code,),
    topic=lambda data, row: topics.prefecture(data, row.code),
    says=lambda _, row: [Said("名称", row.name)],
)
COUNTY = StatedKind[County, str](
    name="county",
    title="县级单位",
    index=_COUNTIES,
    rows=lambda data: data.counties,
    key=lambda row: (row.code,),
    topic=lambda data, row: topics.county(data, row.code),
    says=lambda _, row: [Said("类别", row.kind.value)],
)
ZONE = StatedKind[Zone, str](
    name="zone",
    title="功能区",
    index=_COUNTIES,
    rows=lambda data: data.zones,
    key=lambda row: (row.code,),
    topic=lambda data, row: topics.county(data, row.code),
    says=lambda _, row: [Said("全称", row.full_name)],
)
DIVISION_COUNT = StatedKind[CountyTotal, str, int](
    name="division-count",
    title="分省县数",
    index=_PROVINCES,
    rows=lambda data: data.county_totals,
    key=lambda row: (row.province_code, row.year),
    topic=lambda data, row: topics.province(data, row.province_code),
    says=lambda _, row: [sayings.division_count(row.year, row.county_count)],
)


SUCCESSION = StatedKind[Succession, str, str, int](
    name="succession",
    title="区划变动",
    index=_COUNTIES,
    rows=lambda data: data.successions,
    key=lambda row: (row.predecessor_code, row.successor_code, row.year),
    topic=lambda data, row: topics.county(data, row.predecessor_code),
    says=lambda data, row: [
        Said(
            f"{row.year}年辖区{data.label(row.extent)}划归",
            data.full_name(data.county[row.successor_code]),
        )
    ],
    page=lambda data, row: topics.county(data, row.successor_code).page,
)
FORMER_NAME = StatedKind[FormerName, str, int](
    name="former-name",
    title="曾用名",
    index=_COUNTIES,
    rows=lambda data: data.former_names,
    key=lambda row: (row.code, row.valid_to),
    topic=lambda data, row: topics.county(data, row.code),
    says=lambda _, row: [Said(f"{row.valid_to}年末以前的名称", row.name)],
)
OTHER_NAME = StatedKind[OtherName, str, str](
    name="other-name",
    title="别名",
    index=_COUNTIES,
    rows=lambda data: data.other_names,
    key=lambda row: (row.code, row.name),
    topic=lambda data, row: topics.county(data, row.code),
    says=lambda _, row: [Said("名单里的别名", row.name)],
)
