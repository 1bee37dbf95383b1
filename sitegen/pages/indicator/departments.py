"""Who answers for what: indicators by department, and the whole matrix."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.groups import grouped
from sitegen.model.indicators import Department, Indicator, Responsibility
from sitegen.model.site_data import SiteData
from sitegen.pages.indicator.indicator_views import threshold_words
from sitegen.pages.parts.breadcrumbs import DEPARTMENTS, HOME, INDICATORS
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.receipts import Receipt, receipts, sources_of
from sitegen.site import urls
from sitegen.site.blocks import Stat
from sitegen.site.page import Link, Page
from sitegen.site.tables import (
    Cell,
    DataTable,
    Shown,
    number_column,
    table_of,
    text_column,
)
from sitegen.site.words import listed

_YES = "负责"


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentListBody:
    """All departments, and the matrix of indicators and departments."""

    stat: Stat
    departments: DataTable
    matrix: DataTable


@dataclass(frozen=True, kw_only=True, slots=True)
class DepartmentBody:
    """One department and the indicators that it answers for."""

    department: Department
    stat: Stat
    other_names: tuple[str, ...]
    """Other forms of its name in the source."""
    indicators: DataTable
    partners: tuple[Link, ...]
    """Departments that share an indicator with it."""
    receipts: tuple[Receipt, ...]


def department_list_page(data: SiteData) -> Page:
    """The list of departments."""
    alone = sum(len(data.responsibilities_of[indicator.id]) == 1 for indicator in data.indicators)
    sentence = (
        f"一个区的职责清单把{len(data.indicators)}项指标分给{len(data.departments)}个部门，"
        f"共{len(data.responsibilities)}项职责，其中{alone}项指标只有一个部门负责。"
    )
    return Page(
        url=urls.DEPARTMENTS,
        template="pages/departments.html",
        title="责任部门",
        description=sentence,
        breadcrumb=(HOME, INDICATORS),
        body=DepartmentListBody(
            stat=Stat(str(len(data.departments)), "个部门", sentence=sentence),
            departments=_department_table(data),
            matrix=_matrix(data),
        ),
        downloads=table_links("responsibilities", "责任部门"),
        sources=sources_of(data, data.departments, data.responsibilities),
    )


def department_pages(data: SiteData) -> Iterator[Page]:
    """A page for each department."""
    by_department = grouped(data.responsibilities, lambda item: item.department_id)
    for department in data.departments:
        yield _page(data, department, by_department[department.id])


def _page(data: SiteData, department: Department, duties: tuple[Responsibility, ...]) -> Page:
    ids = {duty.indicator_id for duty in duties}
    indicators = tuple(item for item in data.indicators if item.id in ids)
    sentence = f"一个区的职责清单让{department.name}对{len(indicators)}项指标负责。"
    partners = {
        item.department_id for indicator in indicators for item in data.responsibilities_of[indicator.id]
    }
    return Page(
        url=urls.department(department.id),
        template="pages/department.html",
        title=department.name,
        description=sentence,
        breadcrumb=(HOME, INDICATORS, DEPARTMENTS),
        body=DepartmentBody(
            department=department,
            stat=Stat(str(len(indicators)), "项指标", sentence=sentence),
            other_names=tuple(sorted({duty.published_name for duty in duties} - {department.name})),
            indicators=_indicator_table(data, department, indicators),
            partners=tuple(
                Link(item.name, urls.department(item.id))
                for item in data.departments
                if item.id in partners and item is not department
            ),
            receipts=receipts(data, department.citation),
        ),
        downloads=table_links("responsibilities", "责任部门"),
        sources=sources_of(data, [department], duties),
    )


def _department_table(data: SiteData) -> DataTable:
    counts = grouped(data.responsibilities, lambda item: item.department_id)
    return table_of(
        "departments",
        "各部门负责的指标",
        sorted(data.departments, key=lambda item: (-len(counts[item.id]), item.id)),
        text_column(
            "department",
            "部门",
            lambda item: Cell(item.name, url=urls.department(item.id), sort=item.id),
        ),
        number_column("count", "指标数", lambda item: _count_cell(data, counts[item.id])),
    )


def _count_cell(data: SiteData, duties: tuple[Responsibility, ...]) -> Cell:
    alone = sum(len(data.responsibilities_of[duty.indicator_id]) == 1 for duty in duties)
    return Cell(str(len(duties)), sort=len(duties), note=f"其中{alone}项单独负责" if alone else "")


def _matrix(data: SiteData) -> DataTable:
    pairs = {(item.indicator_id, item.department_id) for item in data.responsibilities}
    return table_of(
        "matrix",
        "指标与部门对照",
        data.indicators,
        text_column("indicator", "指标", lambda indicator: _indicator_cell(data, indicator)),
        *(_department_column(department, pairs) for department in data.departments),
    )


def _department_column(department: Department, pairs: set[tuple[str, str]]) -> Shown[Indicator]:
    return text_column(
        department.id,
        department.name,
        lambda indicator: _YES if (indicator.id, department.id) in pairs else "",
    )


def _indicator_table(data: SiteData, department: Department, indicators: tuple[Indicator, ...]) -> DataTable:
    groups = {group.id: group.name for group in data.indicator_groups}
    return table_of(
        "indicators",
        f"{department.name}负责的指标",
        indicators,
        text_column("indicator", "指标", lambda item: _indicator_cell(data, item)),
        text_column("group", "方面", lambda item: groups[item.group_id], is_facet=True),
        text_column("thresholds", "要求", lambda item: _thresholds(data, item)),
        text_column("with", "一同负责的部门", lambda item: _others(data, item, department)),
    )


def _indicator_cell(data: SiteData, indicator: Indicator) -> Cell:
    return Cell(
        f"{indicator.id} {indicator.name}",
        url=urls.indicator(indicator.id),
        sort=data.indicators.index(indicator),
    )


def _thresholds(data: SiteData, indicator: Indicator) -> str:
    thresholds = data.thresholds_of[indicator.id]
    return listed(f"{item.stage}{threshold_words(data, item)}" for item in thresholds) or data.label(
        indicator.kind
    )


def _others(data: SiteData, indicator: Indicator, department: Department) -> str:
    names = (
        item.published_name
        for item in data.responsibilities_of[indicator.id]
        if item.department_id != department.id
    )
    return listed(names) or "没有"
