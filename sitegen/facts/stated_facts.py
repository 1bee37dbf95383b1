"""Statements that a source makes: one for each row of the data, several for batches and plans."""

from collections.abc import Iterator
from datetime import date

from sitegen.facts import statement_ids as ids
from sitegen.facts.statements import Statement, Subject
from sitegen.model.certification import Batch
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Evidence

_COMPARED = {">=": "不低于", ">": "高于", "<=": "不超过", "<": "低于", "=": "等于"}
_COUNT, _YEAR = "个", "年"


def stated_facts(data: SiteData) -> Iterator[Statement]:
    """Everything that the rows say, table by table."""
    yield from _divisions(data)
    yield from _changes(data)
    yield from _certification(data)
    yield from _plans(data)
    yield from _goals_and_phases(data)
    yield from _indicators(data)
    yield from _rules_and_claims(data)


def _divisions(data: SiteData) -> Iterator[Statement]:
    for province in data.provinces:
        yield _of_province(data, province.code)(
            ids.province(province.code), "所属地区", province.region.value, "", province.citation
        )
    for total in data.county_totals:
        id_ = ids.division_count(total.province_code, total.year)
        predicate = f"{total.year}年末县级行政区"
        value = str(total.county_count)
        yield _of_province(data, total.province_code)(id_, predicate, value, _COUNT, total.citation)
    for prefecture in data.prefectures:
        yield Statement(
            id=ids.prefecture(prefecture.code),
            subject=Subject.PREFECTURE,
            subject_code=prefecture.code,
            subject_name=f"{data.province[prefecture.province_code].name}{prefecture.name}",
            predicate="名称",
            value=prefecture.name,
            unit="",
            citation=prefecture.citation,
            derivation=_derivation(prefecture.citation),
        )
    for county in data.counties:
        yield _of_county(data, county.code)(
            ids.county(county.code), "类别", county.kind.value, "", county.citation
        )


def _changes(data: SiteData) -> Iterator[Statement]:
    for zone in data.zones:
        yield _of_county(data, zone.code)(ids.zone(zone.code), "全称", zone.full_name, "", zone.citation)
    for former in data.former_names:
        id_ = ids.former_name(former.code, former.valid_to)
        predicate = f"{former.valid_to}年末以前的名称"
        yield _of_county(data, former.code)(id_, predicate, former.name, "", former.citation)
    for item in data.successions:
        id_ = ids.succession(item.predecessor_code, item.successor_code, item.year)
        predicate = f"{item.year}年辖区{'全部' if item.whole else '部分'}划归"
        value = data.full_name(data.county[item.successor_code])
        yield _of_county(data, item.predecessor_code)(id_, predicate, value, "", item.citation)


def _certification(data: SiteData) -> Iterator[Statement]:
    for batch in data.batches:
        yield from _batch(batch)
    for total in data.batch_totals:
        id_ = ids.batch_total(total.batch_id, total.province_code)
        predicate = f"{data.batch[total.batch_id].label}公布的认定单位"
        value = str(total.declared_count)
        yield _of_province(data, total.province_code)(id_, predicate, value, _COUNT, total.citation)
    for item in data.certifications:
        id_ = ids.certification(item.batch_id, item.county_code)
        printed = f"{item.published_province}{item.published_prefecture or ''}{item.published_name}"
        predicate = f"列入{data.batch[item.batch_id].label}名单，所印名称"
        yield _of_county(data, item.county_code)(id_, predicate, printed, "", item.citation)


def _batch(batch: Batch) -> Iterator[Statement]:
    facts = (
        ("declared-total", "公布总数", str(batch.declared_total), _COUNT),
        ("list-status", "名单见到多少", batch.list_status.label, ""),
        ("year", "评估年度", str(batch.year), _YEAR),
        ("document-number", "文号", batch.document_number or "", ""),
        ("issued-on", "成文日期", _day(batch.issued_on), ""),
        ("published-on", "公布日期", _day(batch.published_on), ""),
    )
    say = _About(Subject.BATCH, batch.id, batch.title)
    for aspect, predicate, value, unit in facts:
        if value:
            yield say(ids.batch(batch.id, aspect), predicate, value, unit, batch.citation)


def _plans(data: SiteData) -> Iterator[Statement]:
    for plan in data.plans:
        yield from _plan(plan)
    for total in data.plan_totals:
        plan = data.plan[total.plan_id]
        id_ = ids.plan_total(plan.id, total.year)
        value = str(total.declared_count)
        yield _About(Subject.PLAN, plan.id, plan.title)(
            id_, f"{total.year}年规划数", value, _COUNT, total.citation
        )
    for target in data.plan_targets:
        id_ = ids.plan_target(target.plan_id, target.county_code, target.stage)
        predicate = f"《{data.plan[target.plan_id].title}》规划的{target.stage.label}年份"
        say = _of_county(data, target.county_code)
        yield say(id_, predicate, str(target.year), _YEAR, target.citation)


def _plan(plan: Plan) -> Iterator[Statement]:
    facts = (
        ("title", "标题", plan.title, ""),
        ("is-draft", "定稿与否", "征求意见稿" if plan.is_draft else "定稿", ""),
        ("years", "规划的年份", f"{plan.year_from}—{plan.year_to}", _YEAR),
        ("document-number", "文号", plan.document_number or "", ""),
        ("issued-on", "成文日期", _day(plan.issued_on), ""),
        ("declared-count", "规划写明的总数", str(plan.declared_count or ""), _COUNT),
    )
    say = _About(Subject.PLAN, plan.id, plan.title)
    for aspect, predicate, value, unit in facts:
        if value:
            yield say(ids.plan(plan.id, aspect), predicate, value, unit, plan.citation)


def _goals_and_phases(data: SiteData) -> Iterator[Statement]:
    for goal in data.goals:
        place = data.province[goal.province_code].name if goal.province_code else "全国"
        say = _About(Subject.GOAL, goal.id, place)
        predicate = f"{goal.year}年{goal.stage.label}目标"
        value = goal.statement if goal.value is None else f"{_COMPARED[goal.operator]}{goal.value * 100:g}"
        yield say(ids.goal(goal.id), predicate, value, "" if goal.value is None else "%", goal.citation)
    for phase in data.phases:
        plan = data.plan[phase.plan_id]
        span = "至".join(month for month in (phase.starts_on, phase.ends_on) if month)
        value = "：".join(part for part in (phase.title, span or phase.deadline) if part)
        say = _About(Subject.PLAN, plan.id, plan.title)
        yield say(ids.phase(plan.id, phase.seq), f"第{phase.seq}步", value, "", phase.citation)


def _indicators(data: SiteData) -> Iterator[Statement]:
    for group in data.indicator_groups:
        say = _About(Subject.INDICATOR_GROUP, group.id, group.name)
        value = str(group.declared_count)
        yield say(ids.indicator_group(group.id), "二级指标数", value, "项", group.citation)
    for indicator in data.indicators:
        say = _About(Subject.INDICATOR, indicator.id, indicator.name)
        value = "数值" if indicator.is_numeric else "定性"
        yield say(ids.indicator(indicator.id), "种类", value, "", indicator.citation)
    for threshold in data.thresholds:
        say = _About(Subject.INDICATOR, threshold.indicator_id, data.indicator[threshold.indicator_id].name)
        predicate = "，".join(part for part in (threshold.stage, threshold.measure) if part)
        value = f"{_COMPARED[threshold.operator]}{threshold.value:g}"
        id_ = ids.threshold(threshold.indicator_id, threshold.seq)
        yield say(id_, predicate, value, threshold.unit, threshold.citation)
    for department in data.departments:
        say = _About(Subject.DEPARTMENT, department.id, department.name)
        yield say(ids.department(department.id), "名称", department.name, "", department.citation)
    for item in data.responsibilities:
        say = _About(Subject.INDICATOR, item.indicator_id, data.indicator[item.indicator_id].name)
        id_ = ids.responsibility(item.indicator_id, item.department_id)
        yield say(id_, "责任部门，所印名称", item.published_name, "", item.citation)


def _rules_and_claims(data: SiteData) -> Iterator[Statement]:
    for rule in data.rules:
        yield _About(Subject.RULE, rule.id, "判定规则")(
            ids.rule(rule.id), "规则", rule.statement, "", rule.citation
        )
    for kind in data.province_types:
        yield _About(Subject.PROVINCE_TYPE, kind.id, kind.name)(
            ids.province_type(kind.id), "类型的说法", kind.statement, "", kind.citation
        )
    for claim in data.claims:
        yield _About(Subject.CLAIM, claim.id, claim.statement)(
            ids.claim(claim.id), "来源所说的数", str(claim.published), "", claim.citation
        )


class _About:
    """Makes statements about one subject."""

    __slots__ = ("code", "name", "subject")

    def __init__(self, subject: Subject, code: str, name: str) -> None:
        self.subject = subject
        self.code = code
        self.name = name

    def __call__(self, id_: str, predicate: str, value: str, unit: str, citation: Citation) -> Statement:
        return Statement(
            id=id_,
            subject=self.subject,
            subject_code=self.code,
            subject_name=self.name,
            predicate=predicate,
            value=value,
            unit=unit,
            citation=citation,
            derivation=_derivation(citation),
        )


def _of_province(data: SiteData, code: str) -> _About:
    return _About(Subject.PROVINCE, code, data.province[code].name)


def _of_county(data: SiteData, code: str) -> _About:
    return _About(Subject.COUNTY, code, data.full_name(data.county[code]))


def _derivation(citation: Citation) -> str:
    """A row that somebody derived says how in its locator."""
    return citation.locator if citation.evidence is Evidence.DERIVED else ""


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
