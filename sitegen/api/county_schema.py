"""What the API promises of county-level units."""

from sitegen.api.evidence import SOURCES_DESCRIPTION, year_or_null
from sitegen.api.from_schema import columns
from sitegen.api.schema import LINK, array, flag, nullable, record, ref, text

SUMMARY = columns(
    "counties", "code", "name", "kind", "province_code", "prefecture_code", "valid_from", "valid_to"
)
DETAIL = columns("counties")
CERTIFICATION = columns("certifications", without=("county_code",))
TARGET = columns("plan_targets", without=("county_code",))
MILESTONE = columns("milestones", "list_id", "published_name")
OTHER = columns("counties", "code", "name")
SUCCESSION = columns("successions", "year")
ZONE = columns("zones", without=("code", "note"))
FORMER_NAME = columns("former_names", without=("code",))
OTHER_NAME = columns("other_names", without=("code",))

SUMMARY_SCHEMA = record(
    "一个县级单位，寥寥几项；全部内容见 counties/{code}.json",
    **{**SUMMARY.schema, "kind": ref("KindCode")},
    full_name=text("省、地、县连写，用来分辨重名"),
    status=ref("StatusCode"),
    label=text("状态的中文说法，如“2024年认定”“规划2026年”“名单未收齐”"),
    batch_id=nullable(text("首次列入的批次；没有则为 null")),
    planned_year=year_or_null("规划在哪一年通过国家认定，取最早的；没有规划则为 null"),
    outcome=nullable(ref("OutcomeCode")),
)
CERTIFICATION_SCHEMA = record(
    "在一批名单中的一次认定",
    **CERTIFICATION.schema,
    evidence=ref("Evidence"),
)
TARGET_SCHEMA = record(
    "一份规划给它定的一个年份",
    **TARGET.schema,
    outcome=ref("Outcome"),
    evidence=ref("Evidence"),
)
RELATION_SCHEMA = record(
    "区划变动中的另一方",
    **OTHER.schema,
    **SUCCESSION.schema,
    whole=flag("是否全部划入"),
)
ZONE_SCHEMA = record(
    "功能区另有的几项",
    **ZONE.schema,
    host_codes=array(columns("zone_hosts", "host_code").schema["host_code"]),
)
DETAIL_SCHEMA = record(
    "一个县级单位的全部内容",
    **DETAIL.schema,
    full_name=text("省、地、县连写，用来分辨重名"),
    statutory=flag("是不是县级行政区；只有县级行政区进分母"),
    current=flag("现在是否还有这个单位"),
    status=ref("Status"),
    label=text("状态的中文说法"),
    sentence=text("状态的一句话说明，连同不能断定的事"),
    batch_id=nullable(text("首次列入的批次；没有则为 null")),
    planned_year=year_or_null("规划在哪一年通过国家认定，取最早的；没有规划则为 null"),
    outcome=nullable(ref("Outcome", "规划年份与认定相比；没有规划则为 null")),
    certifications=array(ref("Certification")),
    targets=array(ref("Target")),
    milestones=array(
        record(
            "认定以外走到的一步；走到一步推不出走到另一步",
            **MILESTONE.schema,
            milestone=ref("Milestone"),
            title=text("名单的标题"),
            year=columns("milestone_lists", "year").schema["year"],
            evidence=ref("Evidence"),
        )
    ),
    former_names=array(record("一个曾用名，代码没有变", **FORMER_NAME.schema)),
    other_names=array(record("名单里的一个别名，是同一个地方", **OTHER_NAME.schema)),
    predecessors=array(ref("Relation"), "辖区从哪里来"),
    successors=array(ref("Relation"), "辖区到哪里去了"),
    zone=nullable(ref("Zone", "功能区另有的几项；不是功能区则为 null")),
    evidence=ref("Evidence", "名称、代码和建制的依据"),
    sources=array(ref("SourceSummary"), SOURCES_DESCRIPTION),
    links=record(
        "相关的网址",
        page=text("网页", form=LINK),
        province=text("所属省份的响应", form=LINK),
        prefecture=nullable(text("所属地级行政区的响应；没有则为 null", form=LINK)),
    ),
)

COMPONENTS = {
    "CountySummary": SUMMARY_SCHEMA,
    "County": DETAIL_SCHEMA,
    "Certification": CERTIFICATION_SCHEMA,
    "Target": TARGET_SCHEMA,
    "Relation": RELATION_SCHEMA,
    "Zone": ZONE_SCHEMA,
}
