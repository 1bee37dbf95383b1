"""Plans as rows: what was planned for each year, and what became of each target."""

from collections.abc import Callable

from sitegen.analysis.plan_progress import PlanProgress, TargetProgress
from sitegen.facts import kinds
from sitegen.model.certification import Batch
from sitegen.model.codes import Outcome
from sitegen.model.plans import Plan, PlanTarget
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import batch_cell
from sitegen.pages.parts.statuses import prefecture_cell, unit_cell
from sitegen.site import urls
from sitegen.site.blocks import Card, LegendItem
from sitegen.site.columns import raw_column
from sitegen.site.tables import (
    Cell,
    ColumnKind,
    DataTable,
    Shown,
    number_cell,
    number_column,
    shown,
    table_of,
    text_column,
)
from sitegen.site.words import NONE, listed


def plan_years(plan: Plan) -> str:
    """The years that a plan reaches over."""
    return f"{plan.year_from}—{plan.year_to}年"


def plan_card(data: SiteData, plan: Plan) -> Card:
    """A way to the page of a plan."""
    draft = f"{data.label(plan.status)}；" if plan.is_draft else ""
    codes = {target.county_code for target in data.targets_in[plan.id]}
    return Card(plan.title, urls.plan(plan.id), note=f"{draft}{plan_years(plan)}，列出{len(codes)}个县级单位")


def outcome_legend(data: SiteData, progress: PlanProgress) -> tuple[LegendItem, ...]:
    """The rule behind each outcome that occurs, with how often it does."""
    return tuple(
        LegendItem(outcome.value, f"{data.label(outcome)} {count}", note=data.word(outcome).note)
        for outcome, count in progress.counts.items()
        if count
    )


def year_table(data: SiteData, progress: PlanProgress) -> DataTable:
    """Targets by planned year against what was seen, one column for each outcome that occurs."""
    plan = progress.plan
    declared = {total.year: total.declared_count for total in data.plan_totals if total.plan_id == plan.id}
    return table_of(
        "years",
        "各年规划与认定",
        progress.by_year.items(),
        number_column("year", "规划年份", lambda row: row[0]),
        number_column(
            "declared",
            "规划数",
            lambda row: number_cell(declared.get(row[0]), kinds.PLAN_TOTAL.id(plan.id, row[0])),
            hint="规划中印出的数目",
        ),
        number_column("targets", "列名", lambda row: len(row[1]), hint="规划中点名的县级单位"),
        *(_outcome_column(data, outcome) for outcome, count in progress.counts.items() if count),
    )


def _outcome_column(data: SiteData, outcome: Outcome) -> Shown[tuple[int, tuple[TargetProgress, ...]]]:
    return number_column(
        outcome.value,
        data.label(outcome),
        lambda row: sum(item.outcome is outcome for item in row[1]),
        hint=data.word(outcome).note,
    )


def target_table(data: SiteData, progress: PlanProgress) -> DataTable:
    """Every target of a plan, by planned year."""
    return table_of(
        "targets",
        "规划所列的县级单位与结果",
        sorted(progress.targets, key=lambda item: (item.target.year, item.target.county_code)),
        text_column("name", "县级单位", lambda item: unit_cell(data.county[item.target.county_code])),
        *(
            [text_column("others", "别的规划", lambda item: _others_cell(data, item))]
            if any(_others(data, item) for item in progress.targets)
            else []
        ),
        *outcome_columns(data, _year_cell, batch_cell),
    )


def _others(data: SiteData, item: TargetProgress) -> tuple[PlanTarget, ...]:
    """What other plans set for the same county and stage."""
    own = item.target
    return tuple(
        other
        for other in data.targets_of[own.county_code]
        if other.plan_id != own.plan_id and other.stage is own.stage
    )


def _others_cell(data: SiteData, item: TargetProgress) -> Cell:
    others = _others(data, item)
    if not others:
        return Cell(NONE)
    years = {other.year for other in others}
    same = "相同" if years == {item.target.year} else "不同"
    issuers = listed(data.plan[other.plan_id].issuer for other in others)
    return Cell(listed(f"{year}年" for year in sorted(years)), note=f"{issuers}，{same}")


def outcome_columns(
    data: SiteData, year: Callable[[TargetProgress], Cell], batch: Callable[[Batch], Cell]
) -> tuple[Shown[TargetProgress], ...]:
    """What is planned for a unit, where that is, and what became of it."""
    outcomes = list(Outcome)
    return (
        text_column(
            "prefecture",
            "地级",
            lambda item: prefecture_cell(data, data.county[item.target.county_code]),
            is_facet=True,
        ),
        shown(raw_column(data, "plan_targets", "stage"), lambda item: data.label(item.target.stage)),
        number_column("year", "规划年份", year, is_facet=True),
        text_column(
            "outcome",
            "结果",
            lambda item: Cell(
                data.label(item.outcome), klass=item.outcome.value, sort=outcomes.index(item.outcome)
            ),
            kind=ColumnKind.STATUS,
            is_facet=True,
        ),
        text_column(
            "batch", "认定批次", lambda item: batch(item.batch) if item.batch else NONE, is_facet=True
        ),
    )


def _year_cell(item: TargetProgress) -> Cell:
    target = item.target
    statement = kinds.PLAN_TARGET.id(target.plan_id, target.county_code, target.stage)
    return Cell(str(target.year), sort=target.year, statement=statement)
