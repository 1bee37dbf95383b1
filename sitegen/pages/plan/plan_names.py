"""The units that plans name, short enough to be read whole, by year and by what became of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sitegen.analysis.plan_progress import PlanProgress, TargetProgress
from sitegen.model.codes import Outcome
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import plan_link
from sitegen.site import urls
from sitegen.site.named_units import NamedGroup, NamedPlace, NamedUnit


def names_by_year(data: SiteData, progress: PlanProgress) -> tuple[NamedPlace, ...]:
    """Every unit of a plan under its year, by outcome."""
    return tuple(
        NamedPlace(
            link=None,
            title=f"{year}年",
            note=f"{len(targets)}个",
            groups=tuple(_outcomes(data, targets)),
        )
        for year, targets in progress.by_year.items()
    )


def due_names(data: SiteData, progress: PlanProgress) -> NamedPlace:
    """Units of a plan whose year has come and that no list names, by year."""
    due = [item for item in progress.targets if item.outcome is Outcome.DUE]
    ordered = sorted(due, key=lambda item: (item.target.year, item.target.county_code))
    return NamedPlace(
        link=plan_link(progress.plan),
        note=f"{len(due)}个",
        groups=tuple(
            NamedGroup(label=f"{year}年", klass=Outcome.DUE.value, units=_units(data, members))
            for year, members in groupby(ordered, key=lambda item: item.target.year)
        ),
    )


def _outcomes(data: SiteData, targets: Sequence[TargetProgress]) -> Iterator[NamedGroup]:
    for outcome in Outcome:
        members = [item for item in targets if item.outcome is outcome]
        if members:
            yield NamedGroup(label=data.label(outcome), klass=outcome.value, units=_units(data, members))


def _units(data: SiteData, items: Iterable[TargetProgress]) -> tuple[NamedUnit, ...]:
    return tuple(
        NamedUnit(code=code, text=data.county[code].name, url=urls.county(code))
        for code in dict.fromkeys(item.target.county_code for item in items)
    )
