"""Rows of `indicators/` as model values."""

from sitegen.assembly.cells import Cells, citation
from sitegen.model.indicators import Department, Indicator, IndicatorGroup, Responsibility, Threshold


def indicator_group(cells: Cells) -> IndicatorGroup:
    """One row of indicator_groups.csv."""
    return IndicatorGroup(
        id=cells["id"],
        name=cells["name"],
        declared_count=int(cells["declared_count"]),
        citation=citation(cells),
    )


def indicator(cells: Cells) -> Indicator:
    """One row of indicators.csv."""
    return Indicator(
        id=cells["id"],
        group_id=cells["group_id"],
        seq=int(cells["seq"]),
        name=cells["name"],
        is_school_level=cells["level"] == "school",
        is_numeric=cells["kind"] == "numeric",
        explanation=cells["explanation"],
        citation=citation(cells),
    )


def threshold(cells: Cells) -> Threshold:
    """One row of thresholds.csv."""
    return Threshold(
        indicator_id=cells["indicator_id"],
        seq=int(cells["seq"]),
        measure=cells["measure"],
        stage=cells["stage"],
        operator=cells["operator"],
        value=float(cells["value"]),
        unit=cells["unit"],
        citation=citation(cells),
    )


def department(cells: Cells) -> Department:
    """One row of departments.csv."""
    return Department(id=cells["id"], name=cells["name"], citation=citation(cells))


def responsibility(cells: Cells) -> Responsibility:
    """One row of responsibilities.csv."""
    return Responsibility(
        indicator_id=cells["indicator_id"],
        department_id=cells["department_id"],
        published_name=cells["published_name"],
        citation=citation(cells),
    )
