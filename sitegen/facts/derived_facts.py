"""Statements that follow from others: status of each unit, totals and shares of each place."""

from collections.abc import Iterable, Iterator

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.status import CountyStatus, county_statuses
from sitegen.facts import statement_ids as ids
from sitegen.facts.statements import Statement, Subject
from sitegen.model.certification import Certification
from sitegen.model.divisions import Prefecture, Province
from sitegen.model.site_data import SiteData

_COUNT, _PERCENT = "个", "%"
_NAMED = "数见到的各批名单中的单位，每个代码算一次，含功能区和不设区县的市"
_STATUTORY = "同上，只数县级行政区，不数功能区和不设区县的市"
_DECLARED = "各批公布数相加；没有分省公布数的批次，按见到的名字计"


def derived_facts(data: SiteData) -> Iterator[Statement]:
    """Everything that this site works out and prints as a fact."""
    lists = tuple(ids.batch(batch.id, "list-status") for batch in data.batches)
    for status in county_statuses(data).values():
        yield _status(data, status, lists)
    for batch in data.batches:
        items = data.certifications_in[batch.id]
        yield Statement(
            id=ids.batch(batch.id, "named"),
            subject=Subject.BATCH,
            subject_code=batch.id,
            subject_name=batch.title,
            predicate="名单中见到名字的单位",
            value=str(len(items)),
            unit=_COUNT,
            derivation="数名单中见到的名字",
            derived_from=(ids.batch(batch.id, "list-status"), *_ids_of(items)),
        )
    for plan in data.plans:
        yield _plan(data, plan.id, plan.title)
    for province in data.provinces:
        if province.covered:
            yield from _province(data, province, lists)
    for prefecture in data.prefectures:
        yield from _prefecture(data, prefecture, lists)
    yield from _nation(data)


def _status(data: SiteData, status: CountyStatus, lists: tuple[str, ...]) -> Statement:
    code = status.county.code
    if status.certification:
        rule, origin = "列入名单的即为已认定，写最早的一批", _ids_of([status.certification])
    elif status.targets:
        rule = "见到的名单里没有，而规划点了名，写最早的国家认定年份"
        target = status.targets[0]
        origin = (*lists, ids.plan_target(target.plan_id, target.county_code, target.stage))
    else:
        rule, origin = "见到的各批名单里没有，也没有规划点名；未见不等于没有通过", lists
    return Statement(
        id=ids.status(code),
        subject=Subject.COUNTY,
        subject_code=code,
        subject_name=data.full_name(status.county),
        predicate="状态",
        value=status.label,
        unit="",
        derivation=rule,
        derived_from=origin,
    )


def _plan(data: SiteData, plan_id: str, title: str) -> Statement:
    targets = data.targets_in[plan_id]
    origin = [ids.plan_target(item.plan_id, item.county_code, item.stage) for item in targets]
    return Statement(
        id=ids.plan(plan_id, "named"),
        subject=Subject.PLAN,
        subject_code=plan_id,
        subject_name=title,
        predicate="规划点名的县级单位",
        value=str(len({item.county_code for item in targets})),
        unit=_COUNT,
        derivation="数规划点名的单位，每个代码算一次",
        derived_from=(ids.plan(plan_id, "title"), *origin),
    )


def _province(data: SiteData, province: Province, lists: tuple[str, ...]) -> Iterator[Statement]:
    covered = coverage(data, province_codes=[province.code])
    named = data.certifications_of_province[province.code]
    totals = {item.batch_id: item for item in data.batch_totals if item.province_code == province.code}
    declared = (
        *(ids.batch_total(batch_id, province.code) for batch_id in totals),
        *_ids_of(item for item in named if item.batch_id not in totals),
    )
    place = _Place(Subject.PROVINCE, province.code, province.name)
    yield from place.counts(covered, (*lists, *_ids_of(named)))
    yield place.say("declared", "公布的认定单位", str(covered.declared), _DECLARED, (*lists, *declared))
    yield from place.shares(covered, ids.division_count(province.code, covered.year))


def _prefecture(data: SiteData, prefecture: Prefecture, lists: tuple[str, ...]) -> Iterator[Statement]:
    covered = coverage(data, prefecture_code=prefecture.code)
    units = data.counties_of_prefecture[prefecture.code]
    named = [item for unit in units for item in data.certifications_of[unit.code]]
    name = f"{data.province[prefecture.province_code].name}{prefecture.name}"
    place = _Place(Subject.PREFECTURE, prefecture.code, name)
    counties = tuple(
        ids.county(unit.code) for unit in units if unit.is_statutory and unit.in_force(covered.year)
    )
    yield from place.counts(covered, (*lists, *_ids_of(named)))
    if counties:
        yield place.division_count(covered, counties)
        yield from place.shares(covered, ids.division_count(prefecture.code, covered.year))


def _nation(data: SiteData) -> Iterator[Statement]:
    covered = coverage(data)
    codes = [province.code for province in data.provinces if province.covered]
    place = _Place(Subject.NATION, ids.NATION, "全国")
    yield place.say(
        "named",
        "名单中见到的认定单位",
        str(covered.units),
        "各省相加",
        [ids.total(code, "named") for code in codes],
    )
    yield place.say(
        "named-statutory",
        "其中县级行政区",
        str(covered.statutory_units),
        "各省相加",
        [ids.total(code, "named-statutory") for code in codes],
    )
    yield place.say(
        "declared",
        "公布的认定单位",
        str(covered.declared),
        "各批公布总数相加",
        [ids.batch(batch.id, "declared-total") for batch in data.batches],
    )
    known = {item.province_code for item in data.county_totals if item.year == covered.year}
    yield place.division_count(
        covered, tuple(ids.division_count(code, covered.year) for code in sorted(known))
    )
    yield from place.shares(covered, ids.division_count(ids.NATION, covered.year))


class _Place:
    """Makes statements about one place."""

    __slots__ = ("code", "name", "subject")

    def __init__(self, subject: Subject, code: str, name: str) -> None:
        self.subject = subject
        self.code = code
        self.name = name

    def counts(self, covered: Coverage, origin: tuple[str, ...]) -> Iterator[Statement]:
        """Named units of every kind, and those that are statutory counties."""
        yield self.say("named", "名单中见到的认定单位", str(covered.units), _NAMED, origin)
        value = str(covered.statutory_units)
        yield self.say("named-statutory", "其中县级行政区", value, _STATUTORY, origin)

    def division_count(self, covered: Coverage, origin: tuple[str, ...]) -> Statement:
        """The denominator, where no source gives it."""
        return Statement(
            id=ids.division_count(self.code, covered.year),
            subject=self.subject,
            subject_code=self.code,
            subject_name=self.name,
            predicate=f"{covered.year}年末县级行政区",
            value=str(covered.statutory_counties),
            unit=_COUNT,
            derivation="数或加总年末的县级行政区",
            derived_from=origin,
        )

    def shares(self, covered: Coverage, denominator: str) -> Iterator[Statement]:
        """Both shares, each over the same denominator; none without counties."""
        shares = (
            ("share-statutory", "县级行政区占比", covered.share_statutory, "named-statutory"),
            ("share-all", "全部单位占比", covered.share_all, "named"),
        )
        for aspect, predicate, share, numerator in shares:
            if share is not None:
                yield self.say(
                    aspect,
                    predicate,
                    f"{share * 100:.4f}",
                    "前者除以后者",
                    (ids.total(self.code, numerator), denominator),
                    unit=_PERCENT,
                )

    def say(
        self,
        aspect: str,
        predicate: str,
        value: str,
        derivation: str,
        origin: Iterable[str],
        unit: str = _COUNT,
    ) -> Statement:
        """One total of the place."""
        return Statement(
            id=ids.total(self.code, aspect),
            subject=self.subject,
            subject_code=self.code,
            subject_name=self.name,
            predicate=predicate,
            value=value,
            unit=unit,
            derivation=derivation,
            derived_from=tuple(origin),
        )


def _ids_of(items: Iterable[Certification]) -> tuple[str, ...]:
    return tuple(ids.certification(item.batch_id, item.county_code) for item in items)
