"""Words with a fixed meaning: a code for programs, a label for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sitegen.analysis.checked_claims import Verdict
from sitegen.analysis.plan_progress import Outcome
from sitegen.api.schema import Schema, array, record, text
from sitegen.model.certification import ListStatus
from sitegen.model.divisions import CountyKind, Region
from sitegen.model.history import Reporter
from sitegen.model.plans import Stage
from sitegen.model.sources import Evidence


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All words of one kind, by code."""

    name: str
    """Of its schema in the OpenAPI document."""
    title: str
    labels: Mapping[str, str]
    notes: Mapping[str, str]
    """What a word says and what it does not, by code; codes that explain themselves are absent."""

    @cached_property
    def coded(self) -> Mapping[str, Mapping[str, str]]:
        """Each word as it stands in a response, by code."""
        return {code: {"code": code, "label": label} for code, label in self.labels.items()}

    @property
    def code_schema(self) -> Schema:
        """Schema of a bare code, as compact lists have it."""
        return text(f"{self.title}的代码，标签见 vocabularies.json", words=self.labels)

    @property
    def schema(self) -> Schema:
        """Schema of a word with its label."""
        return record(
            self.title,
            code=text("代码，v1 之内不变", words=self.labels),
            label=text("中文标签，措辞可能改"),
        )

    @property
    def response(self) -> Mapping[str, Any]:
        """The vocabulary itself, as the API lists it."""
        words = [
            {"code": code, "label": label, "note": self.notes.get(code)}
            for code, label in self.labels.items()
        ]
        return {"name": self.name, "title": self.title, "words": words}


KINDS = {
    CountyKind.DISTRICT: "district",
    CountyKind.CITY: "county-level-city",
    CountyKind.COUNTY: "county",
    CountyKind.AUTONOMOUS_COUNTY: "autonomous-county",
    CountyKind.BANNER: "banner",
    CountyKind.AUTONOMOUS_BANNER: "autonomous-banner",
    CountyKind.SPECIAL_DISTRICT: "special-district",
    CountyKind.FORESTRY_DISTRICT: "forestry-district",
    CountyKind.ZONE: "zone",
    CountyKind.PREFECTURE_CITY: "city-without-counties",
}
REGIONS = {
    Region.EAST: "east",
    Region.CENTRE: "central",
    Region.WEST: "west",
    Region.NORTHEAST: "northeast",
    Region.OUTSIDE: "outside",
}
VERDICTS = {Verdict.AGREES: "agrees", Verdict.DISAGREES: "disagrees", Verdict.UNCHECKABLE: "uncheckable"}
CHANGES = {"新增": "added", "修改": "changed", "更正": "corrected", "删除": "removed"}
REPORTERS = {Reporter.READER: "reader", Reporter.MAINTAINER: "maintainer", Reporter.SOURCE: "source"}

KIND = Vocabulary(
    name="Kind",
    title="县级单位的类别",
    labels={code: kind.value for kind, code in KINDS.items()},
    notes={
        "zone": "不是县级行政区，不进分母；代码由本站自编",
        "city-without-counties": "不设区县的地级市，不是县级行政区，不进分母",
    },
)
REGION = Vocabulary(
    name="Region",
    title="地区",
    labels={code: region.value for region, code in REGIONS.items()},
    notes={"outside": "认定制度不适用于香港、澳门和台湾，不进分母"},
)
STATUS = Vocabulary(
    name="Status",
    title="县级单位的状态",
    labels={"certified": "已认定", "planned": "列入规划", "none": "未见认定"},
    notes={
        "certified": "在本站见到的某一批名单中",
        "planned": "不在见到的名单中，但有规划写明年份",
        "none": "不在见到的名单和规划中，不等于未认定：有的名单没有见到",
    },
)
OUTCOME = Vocabulary(
    name="Outcome",
    title="规划年份与认定相比",
    labels={outcome.value: outcome.label for outcome in Outcome},
    notes={outcome.value: outcome.rule for outcome in Outcome},
)
STAGE = Vocabulary(
    name="Stage",
    title="规划所指的阶段",
    labels={stage.value: stage.label for stage in Stage},
    notes={"provincial": "国家认定之前由省里评估，结果不在本数据之内"},
)
LIST_STATUS = Vocabulary(
    name="ListStatus",
    title="一批名单见到多少",
    labels={status.value: status.label for status in ListStatus},
    notes={},
)
PLAN_STATUS = Vocabulary(
    name="PlanStatus",
    title="规划的效力",
    labels={"in-force": "已印发", "draft": "征求意见稿"},
    notes={},
)
GRADE = Vocabulary(
    name="Grade",
    title="证据等级",
    labels={grade.value: grade.label for grade in Evidence},
    notes={
        "official": "发文机关自己的文件",
        "repost": "其他机关、网站或软件包转录的官方文件",
        "press": "报道、文库或节录",
        "derived": "由别的记录算出",
    },
)
VERDICT = Vocabulary(
    name="Verdict",
    title="公开数字重算的结论",
    labels={code: verdict.value for verdict, code in VERDICTS.items()},
    notes={},
)
LEVEL = Vocabulary(
    name="Level",
    title="指标在哪一级测算",
    labels={"school": "每所学校", "county": "全县"},
    notes={},
)
EVENT_KIND = Vocabulary(
    name="EventKind",
    title="一件事是什么事",
    labels={"batch": "认定批次", "plan": "规划", "version": "数据版本"},
    notes={},
)
CHANGE = Vocabulary(
    name="ChangeKind",
    title="数据的一处变化是哪一种",
    labels={code: word for word, code in CHANGES.items()},
    notes={},
)
REPORTER = Vocabulary(
    name="Reporter",
    title="错误由谁指出",
    labels={code: reporter.value for reporter, code in REPORTERS.items()},
    notes={},
)

VOCABULARIES = (
    KIND,
    REGION,
    STATUS,
    OUTCOME,
    STAGE,
    LIST_STATUS,
    PLAN_STATUS,
    GRADE,
    VERDICT,
    LEVEL,
    EVENT_KIND,
    CHANGE,
    REPORTER,
)

VOCABULARY_SCHEMA = record(
    "一组有固定含义的词",
    name=text("在 OpenAPI 文档中的名称"),
    title=text("是关于什么的"),
    words=array(
        record(
            "一个词",
            code=text("代码"),
            label=text("中文标签"),
            note={"type": ["string", "null"], "description": "怎样理解；不言自明的为 null"},
        )
    ),
)
