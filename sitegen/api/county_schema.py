"""What the API promises of county-level units."""

from sitegen.api.evidence import SOURCES_DESCRIPTION, year_or_null
from sitegen.api.schema import LINK, array, flag, integer, nullable, number, record, ref, text
from sitegen.api.vocabulary import KIND, OUTCOME, STAGE, STATUS

CODE_PATTERN = r"^[0-9]{4}([0-9]{2}|Z[0-9])$"

SUMMARY_SCHEMA = record(
    "一个县级单位，寥寥几项；全部内容见 counties/{code}.json",
    code=text("行政区划代码；功能区的由本站自编，第五位是 Z", pattern=CODE_PATTERN),
    name=text("名称"),
    full_name=text("省、地、县连写，用来分辨重名"),
    kind=KIND.code_schema,
    province_code=text("省级代码", pattern=r"^[0-9]{6}$"),
    prefecture_code=nullable(text("地级代码；由省级直接管辖的为 null", pattern=r"^[0-9]{6}$")),
    valid_from=year_or_null("最早在哪一年年末有这个单位；2012年或更早的为 null"),
    valid_to=year_or_null("最后在哪一年年末有这个单位；现有的为 null"),
    status=STATUS.code_schema,
    label=text("状态的中文说法，如“2024年认定”“规划2026年”“未见认定”"),
    batch_id=nullable(text("首次列入的批次；未见则为 null")),
    planned_year=year_or_null("规划在哪一年通过国家认定，取最早的；没有规划则为 null"),
    outcome=nullable(OUTCOME.code_schema),
)
CERTIFICATION_SCHEMA = record(
    "在一批名单中的一次认定",
    batch_id=text("批次"),
    published_name=text("名单上的写法，可能是简称"),
    published_province=text("名单上的省份"),
    published_prefecture=nullable(text("名单上的地级行政区；没有写则为 null")),
    evidence=ref("Evidence"),
)
TARGET_SCHEMA = record(
    "一份规划给它定的一个年份",
    plan_id=text("规划"),
    stage=ref(STAGE.name),
    year=integer("规划年份"),
    published_name=text("规划中的写法"),
    outcome=ref(OUTCOME.name),
    evidence=ref("Evidence"),
)
RELATION_SCHEMA = record(
    "区划变动中的另一方",
    code=text("代码", pattern=CODE_PATTERN),
    name=text("名称"),
    year=integer("变动在哪一年年末生效"),
    whole=flag("是否全部划入"),
)
ZONE_SCHEMA = record(
    "功能区另有的几项",
    full_name=text("全称"),
    nbs_code=nullable(text("统计用区划代码（2023年）；没有则为 null")),
    longitude=number("中心的大致经度"),
    latitude=number("中心的大致纬度"),
    host_codes=array(text("所在的县级行政区", pattern=CODE_PATTERN)),
)
DETAIL_SCHEMA = record(
    "一个县级单位的全部内容",
    code=text("行政区划代码；功能区的由本站自编，第五位是 Z", pattern=CODE_PATTERN),
    name=text("名称"),
    full_name=text("省、地、县连写，用来分辨重名"),
    pinyin=text("拼音，不带声调"),
    kind=ref(KIND.name),
    statutory=flag("是不是县级行政区；只有县级行政区进分母"),
    current=flag("现在是否还有这个单位"),
    valid_from=year_or_null("最早在哪一年年末有这个单位；2012年或更早的为 null"),
    valid_to=year_or_null("最后在哪一年年末有这个单位；现有的为 null"),
    province_code=text("省级代码", pattern=r"^[0-9]{6}$"),
    prefecture_code=nullable(text("地级代码；由省级直接管辖的为 null", pattern=r"^[0-9]{6}$")),
    status=ref(STATUS.name),
    label=text("状态的中文说法"),
    sentence=text("状态的一句话说明，连同不能断定的事"),
    batch_id=nullable(text("首次列入的批次；未见则为 null")),
    planned_year=year_or_null("规划在哪一年通过国家认定，取最早的；没有规划则为 null"),
    outcome=nullable(ref(OUTCOME.name, "规划年份与认定相比；没有规划则为 null")),
    certifications=array(ref("Certification")),
    targets=array(ref("Target")),
    former_names=array(
        record("一个曾用名，代码没有变", name=text("曾用名"), valid_to=integer("最后在哪一年年末用这个名"))
    ),
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
