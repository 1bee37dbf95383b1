"""Lists of counties that have come to a step other than certification."""

from sitegen.facts import kinds
from sitegen.model.certification import MilestoneList
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.tables import UNKNOWN_NUMBER, Cell, Column, ColumnKind, DataTable, number_cell


def milestone_table(data: SiteData) -> DataTable:
    """All lists, with how many they declare and how many names are held."""
    return DataTable(
        id="milestone-lists-table",
        caption="先行创建、省级评估、申报和撤销",
        columns=(
            Column("title", "名单"),
            Column("milestone", data.title("milestone_lists", "milestone"), is_facet=True),
            Column("declared", "公布", kind=ColumnKind.NUMBER),
            Column("named", "收到名字", kind=ColumnKind.NUMBER),
            Column("status", "名单收到多少"),
            Column("evidence", "依据"),
        ),
        rows=tuple(_row(data, item) for item in data.milestone_lists),
        empty="没有收录这样的名单。",
    )


def _row(data: SiteData, item: MilestoneList) -> tuple[Cell, ...]:
    total = item.declared_total
    statement = kinds.MILESTONE_LIST.id(item.id, aspect="declared-total")
    return (
        Cell(item.title, url=urls.source(item.citation.source_id), sort=item.id),
        Cell(data.label(item.milestone)),
        UNKNOWN_NUMBER if total is None else number_cell(total, statement),
        number_cell(len(data.milestones_in[item.id])),
        Cell(data.label(item.list_status)),
        Cell(data.label(item.citation.evidence)),
    )
