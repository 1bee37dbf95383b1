"""Statements that follow from others: status of each unit, totals and shares of each place."""

from collections.abc import Iterable, Iterator

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.status import CountyStatus, county_statuses
from sitegen.facts import division_kinds, kinds, topics
from sitegen.facts.sayings import COUNT, PERCENT, division_count
from sitegen.facts.statements import Statement, Topic
from sitegen.model.certification import Certification
from sitegen.model.divisions import Prefecture, Province
from sitegen.model.site_data import SiteData

_NAMED = "数收到的各批名单中的单位，每个代码算一次，含功能区和不设区县的市"
_STATUTORY = "同上，只数县级行政区，不数功能区和不设区县的市"
_DECLARED = "各批公布的分省数目相加；名单收齐的一批没有分省数目的，数名单；没有查到分省数目的批次不计"
_TOTALS = {
    "named": "收到名字的认定单位",
    "named-statutory": "其中县级行政区",
    "declared": "公布的认定单位",
    "share-statutory": "县级行政区占比",
    "share-all": "全部单位占比",
}
"""What is said of a place, by the aspect of its total."""


def derived_facts(data: SiteData) -> Iterator[Statement]:
    """Everything that this site works out and prints as a fact."""
    lists = tuple(kinds.BATCH.id(batch.id, aspect="list-status") for batch in data.batches)
    for status in county_statuses(data).values():
        yield _status(data, status, lists)
    for batch in data.batches:
        yield _named_in_batch(data, batch.id)
    for plan in data.plans:
        yield _named_in_plan(data, plan.id)
    for province in data.provinces:
        if province.covered:
            yield from _province(data, province, lists)
    for prefecture in data.prefectures:
        yield from _prefecture(data, prefecture, lists)
    yield from _nation(data)


def _status(data: SiteData, status: CountyStatus, lists: tuple[str, ...]) -> Statement:
    code = status.county.code
    if status.batch:
        named = [item for item in data.certifications_of[code] if item.batch_id == status.batch.id]
        rule, origin = "列入名单的即为已认定，写最早的一批", _ids_of(named)
    elif status.targets:
        rule = "收到的名单里没有，而规划点了名，写最早的国家认定年份"
        target = status.targets[0]
        origin = (*lists, kinds.PLAN_TARGET.id(*kinds.PLAN_TARGET.key(target)))
    else:
        rule, origin = "收到的各批名单里没有，也没有规划点名；不等于没有通过", lists
    topic = topics.county(data, code)
    id_ = kinds.STATUS.id(code)
    return topic.statement(id_, "状态", status.label, "", derivation=rule, derived_from=origin)


def _named_in_batch(data: SiteData, batch_id: str) -> Statement:
    items = data.certifications_in[batch_id]
    return topics.batch(data, batch_id).statement(
        kinds.BATCH.id(batch_id, aspect="named"),
        "收到名字的单位",
        str(len(items)),
        COUNT,
        derivation="数名单中收到的名字",
        derived_from=(kinds.BATCH.id(batch_id, aspect="list-status"), *_ids_of(items)),
    )


def _named_in_plan(data: SiteData, plan_id: str) -> Statement:
    targets = data.targets_in[plan_id]
    origin = [kinds.PLAN_TARGET.id(*kinds.PLAN_TARGET.key(item)) for item in targets]
    return topics.plan(data, plan_id).statement(
        kinds.PLAN.id(plan_id, aspect="named"),
        "规划点名的县级单位",
        str(len({item.county_code for item in targets})),
        COUNT,
        derivation="数规划点名的单位，每个代码算一次",
        derived_from=(kinds.PLAN.id(plan_id, aspect="title"), *origin),
    )


def _province(data: SiteData, province: Province, lists: tuple[str, ...]) -> Iterator[Statement]:
    covered = coverage(data, province_codes=[province.code])
    named = data.certifications_of_province[province.code]
    totals = {item.batch_id: item for item in data.batch_totals if item.province_code == province.code}
    declared = (
        *(kinds.BATCH_TOTAL.id(batch_id, province.code) for batch_id in totals),
        *_ids_of(
            item for item in named if item.batch_id not in totals and data.batch[item.batch_id].is_complete
        ),
    )
    topic = topics.province(data, province.code)
    yield from _counts(topic, covered, (*lists, *_ids_of(named)))
    yield _total(topic, "declared", covered.declared, _DECLARED, (*lists, *declared))
    yield from _shares(topic, covered)


def _prefecture(data: SiteData, prefecture: Prefecture, lists: tuple[str, ...]) -> Iterator[Statement]:
    covered = coverage(data, prefecture_code=prefecture.code)
    units = data.counties_of_prefecture[prefecture.code]
    named = [item for unit in units for item in data.certifications_of[unit.code]]
    counties = [
        division_kinds.COUNTY.id(unit.code)
        for unit in units
        if unit.is_statutory and unit.in_force(covered.year)
    ]
    topic = topics.prefecture(data, prefecture.code)
    yield from _counts(topic, covered, (*lists, *_ids_of(named)))
    if counties:
        yield _division_count(topic, covered, counties)
        yield from _shares(topic, covered)


def _nation(data: SiteData) -> Iterator[Statement]:
    covered = coverage(data)
    codes = [province.code for province in data.provinces if province.covered]
    for aspect, value in (("named", covered.units), ("named-statutory", covered.statutory_units)):
        origin = [kinds.TOTAL.id(code, aspect=aspect) for code in codes]
        yield _total(topics.NATION, aspect, value, "各省相加", origin)
    totals = [kinds.BATCH.id(batch.id, aspect="declared-total") for batch in data.batches]
    yield _total(topics.NATION, "declared", covered.declared, "各批公布总数相加", totals)
    known = sorted({item.province_code for item in data.county_totals if item.year == covered.year})
    counts = [division_kinds.DIVISION_COUNT.id(code, covered.year) for code in known]
    yield _division_count(topics.NATION, covered, counts)
    yield from _shares(topics.NATION, covered)


def _counts(topic: Topic, covered: Coverage, origin: Iterable[str]) -> Iterator[Statement]:
    """Named units of every kind, and those that are statutory counties."""
    yield _total(topic, "named", covered.units, _NAMED, origin)
    yield _total(topic, "named-statutory", covered.statutory_units, _STATUTORY, origin)


def _division_count(topic: Topic, covered: Coverage, origin: Iterable[str]) -> Statement:
    """The denominator, where no source gives it."""
    id_ = division_kinds.DIVISION_COUNT.id(topic.code, covered.year)
    said = division_count(covered.year, covered.statutory_counties)
    rule = "数或加总年末的县级行政区"
    return topic.statement(id_, said.predicate, said.value, said.unit, derivation=rule, derived_from=origin)


def _shares(topic: Topic, covered: Coverage) -> Iterator[Statement]:
    """Both shares, each over the same denominator; none without counties."""
    denominator = division_kinds.DIVISION_COUNT.id(topic.code, covered.year)
    shares = (
        ("share-statutory", covered.share_statutory, "named-statutory"),
        ("share-all", covered.share_all, "named"),
    )
    for aspect, share, numerator in shares:
        if share is not None:
            origin = (kinds.TOTAL.id(topic.code, aspect=numerator), denominator)
            yield _total(topic, aspect, f"{share * 100:.4f}", "前者除以后者", origin, unit=PERCENT)


def _total(
    topic: Topic, aspect: str, value: int | str, rule: str, origin: Iterable[str], *, unit: str = COUNT
) -> Statement:
    """One total of a place."""
    id_ = kinds.TOTAL.id(topic.code, aspect=aspect)
    return topic.statement(id_, _TOTALS[aspect], str(value), unit, derivation=rule, derived_from=origin)


def _ids_of(items: Iterable[Certification]) -> tuple[str, ...]:
    return tuple(kinds.CERTIFICATION.id(item.batch_id, item.county_code) for item in items)
