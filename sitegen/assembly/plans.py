"""Rows of `plans/` as model values."""

from sitegen.assembly.cells import Cells, citation, day, integer, number, text
from sitegen.model.plans import Goal, Phase, Plan, PlanTarget, PlanTotal, Stage


def plan(cells: Cells) -> Plan:
    """One row of plans.csv."""
    return Plan(
        id=cells["id"],
        title=cells["title"],
        issuer=cells["issuer"],
        document_number=text(cells, "document_number"),
        issued_on=day(cells, "issued_on"),
        is_draft=cells["status"] == "draft",
        province_code=cells["province_code"],
        county_code=text(cells, "county_code"),
        year_from=int(cells["year_from"]),
        year_to=int(cells["year_to"]),
        declared_count=integer(cells, "declared_count"),
        citation=citation(cells),
    )


def plan_total(cells: Cells) -> PlanTotal:
    """One row of plan_totals.csv."""
    return PlanTotal(
        plan_id=cells["plan_id"],
        year=int(cells["year"]),
        declared_count=int(cells["declared_count"]),
        citation=citation(cells),
    )


def plan_target(cells: Cells) -> PlanTarget:
    """One row of plan_targets.csv."""
    return PlanTarget(
        plan_id=cells["plan_id"],
        county_code=cells["county_code"],
        stage=Stage(cells["stage"]),
        year=int(cells["year"]),
        published_name=cells["published_name"],
        citation=citation(cells),
    )


def goal(cells: Cells) -> Goal:
    """One row of goals.csv."""
    return Goal(
        id=cells["id"],
        province_code=text(cells, "province_code"),
        stage=Stage(cells["stage"]),
        year=int(cells["year"]),
        operator=cells["operator"],
        value=number(cells, "value"),
        statement=cells["statement"],
        citation=citation(cells),
    )


def phase(cells: Cells) -> Phase:
    """One row of phases.csv."""
    return Phase(
        plan_id=cells["plan_id"],
        seq=int(cells["seq"]),
        title=cells["title"],
        actor=cells["actor"],
        is_yearly=cells["recurrence"] == "yearly",
        starts_on=text(cells, "starts_on"),
        ends_on=text(cells, "ends_on"),
        deadline=text(cells, "deadline"),
        deadline_year_offset=integer(cells, "deadline_year_offset") or 0,
        summary=cells["summary"],
        citation=citation(cells),
    )
