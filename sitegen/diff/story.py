"""What changed between two versions of the data, in the terms that readers ask in."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sitegen.analysis.checked_claims import ClaimResult, check_claims
from sitegen.analysis.completeness import batch_completeness
from sitegen.analysis.measures import measure
from sitegen.model.certification import Certification
from sitegen.model.plans import PlanTarget
from sitegen.model.site_data import SiteData

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class TotalChange:
    """One number before and after; listed whether or not it changes."""

    label: str
    before: int
    after: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceChange:
    """What happened to the counties of one province: words for each, removals first."""

    name: str
    uncertified: tuple[str, ...]
    """Certifications that are gone."""
    unplanned: tuple[str, ...]
    """Plan targets that are gone."""
    certified: tuple[str, ...]
    planned: tuple[str, ...]
    corrected: tuple[str, ...]
    """Certifications and targets that now say something else."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VerdictChange:
    """One claim whose verdict is another; None on the side that does not have the claim."""

    id: str
    statement: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CompletenessChange:
    """What is known of one batch's list; None on the side that does not have the batch."""

    batch: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """The whole story from one version to another."""

    totals: tuple[TotalChange, ...]
    provinces: tuple[ProvinceChange, ...]
    verdicts: tuple[VerdictChange, ...]
    completeness: tuple[CompletenessChange, ...]
    sources_added: tuple[str, ...]
    """Titles of sources; those taken away stand among the rows removed."""


def changes(old: SiteData, new: SiteData) -> Changes:
    """What changed from `old` to `new`, told in the words of `new`, or of `old` if that alone has any.

    Raises UsageError when a claim asks for what cannot be computed.
    """
    codelists = new.codelists or old.codelists
    old, new = replace(old, codelists=codelists), replace(new, codelists=codelists)
    return Changes(
        totals=tuple(_totals(old, new)),
        provinces=tuple(_provinces(old, new)),
        verdicts=tuple(_verdicts(new, check_claims(old), check_claims(new))),
        completeness=tuple(_completeness(old, new)),
        sources_added=tuple(item.title for item in new.sources if item.id not in old.source),
    )


_TOTALS: tuple[tuple[str, Callable[[SiteData], float]], ...] = (
    ("公布的认定单位", lambda data: measure(data, "certified_declared", {})),
    ("收到名字的认定单位", lambda data: len(data.certifications)),
    ("规划目标", lambda data: len(data.plan_targets)),
    ("县级单位", lambda data: len(data.counties)),
    ("指标", lambda data: len(data.indicators)),
    ("来源", lambda data: len(data.sources)),
)


def _totals(old: SiteData, new: SiteData) -> Iterator[TotalChange]:
    for label, count in _TOTALS:
        yield TotalChange(label=label, before=round(count(old)), after=round(count(new)))


def _provinces(old: SiteData, new: SiteData) -> Iterator[ProvinceChange]:
    """Provinces in which a certification or a target differs, in the order of their codes."""
    certified = _Pairs.of(old.certifications, new.certifications, _certification_key, _printed)
    planned = _Pairs.of(old.plan_targets, new.plan_targets, _target_key, _planned_name)
    provinces = {code: item.name for data in (old, new) for code, item in data.province.items()}
    for code, name in sorted(provinces.items()):
        change = ProvinceChange(
            name=name,
            uncertified=tuple(_certification(old, item) for item in _of(old, code, certified.removed)),
            unplanned=tuple(_target(old, item) for item in _of(old, code, planned.removed)),
            certified=tuple(_certification(new, item) for item in _of(new, code, certified.added)),
            planned=tuple(_target(new, item) for item in _of(new, code, planned.added)),
            corrected=(
                *_corrections(old, new, code, certified.changed, _certification),
                *_corrections(old, new, code, planned.changed, _target),
            ),
        )
        if any((change.uncertified, change.unplanned, change.certified, change.planned, change.corrected)):
            yield change


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pairs(Generic[T]):
    """Items of two versions matched by key, then by what is printed: another code is a correction."""

    removed: tuple[T, ...]
    added: tuple[T, ...]
    changed: tuple[tuple[T, T], ...]

    @classmethod
    def of(
        cls,
        old: Iterable[T],
        new: Iterable[T],
        key: Callable[[T], Hashable],
        printed: Callable[[T], Hashable],
    ) -> "_Pairs[T]":
        before, after = {key(item): item for item in old}, {key(item): item for item in new}
        gone = {printed(item): item for name, item in before.items() if name not in after}
        added, recoded = [], []
        for name, item in after.items():
            if name not in before:
                earlier = gone.pop(printed(item), None)
                if earlier is None:
                    added.append(item)
                else:
                    recoded.append((earlier, item))
        changed = [
            (before[name], item) for name, item in after.items() if name in before and before[name] != item
        ]
        return cls(removed=tuple(gone.values()), added=tuple(added), changed=(*recoded, *changed))


def _certification_key(item: Certification) -> Hashable:
    return item.batch_id, item.county_code


def _printed(item: Certification) -> Hashable:
    return item.batch_id, item.published_province, item.published_prefecture, item.published_name


def _target_key(item: PlanTarget) -> Hashable:
    return item.plan_id, item.county_code, item.stage


def _planned_name(item: PlanTarget) -> Hashable:
    return item.plan_id, item.published_name, item.stage, item.year


def _of(data: SiteData, code: str, items: Iterable[T]) -> Iterator[T]:
    """Those of `items` that lie in the province."""
    return (item for item in items if _province_of(data, item) == code)


def _province_of(data: SiteData, item: Any) -> str:
    return data.county[item.county_code].province_code


def _corrections(
    old: SiteData,
    new: SiteData,
    code: str,
    pairs: Iterable[tuple[T, T]],
    words: Callable[[SiteData, T], str],
) -> Iterator[str]:
    for before, after in pairs:
        if _province_of(new, after) == code:
            was, now = words(old, before), words(new, after)
            what, _, year = now.rpartition("：")
            same = what and was.startswith(f"{what}：")
            differing = f"{was} → {year}" if same else f"{was} → {now}"
            yield differing if was != now else f"{now}，名称写法或出处"


def _certification(data: SiteData, item: Certification) -> str:
    """2024年 杭州市西湖区（330106）."""
    return f"{data.batch[item.batch_id].label} {_county(data, item.county_code)}"


def _target(data: SiteData, item: PlanTarget) -> str:
    """杭州市拱墅区（330105）国家认定：2025年."""
    return f"{_county(data, item.county_code)}{data.label(item.stage)}：{item.year}年"


def _county(data: SiteData, code: str) -> str:
    return f"{data.name_in_province(data.county[code])}（{code}）"


def _verdicts(
    data: SiteData, old: Iterable[ClaimResult], new: Iterable[ClaimResult]
) -> Iterator[VerdictChange]:
    before = {result.claim.id: result for result in old}
    after = {result.claim.id: result for result in new}
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        shown = now or was
        if shown and (was.verdict if was else None) != (now.verdict if now else None):
            yield VerdictChange(
                id=name,
                statement=shown.claim.statement,
                before=data.label(was.verdict) if was else None,
                after=data.label(now.verdict) if now else None,
            )


def _completeness(old: SiteData, new: SiteData) -> Iterator[CompletenessChange]:
    before, after = _states(old), _states(new)
    for label in dict.fromkeys((*after, *before)):
        if before.get(label) != after.get(label):
            yield CompletenessChange(batch=label, before=before.get(label), after=after.get(label))


def _states(data: SiteData) -> Mapping[str, str]:
    return {batch.label: batch_completeness(data, batch).sentence for batch in data.batches}
