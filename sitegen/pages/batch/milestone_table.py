"""Lists of counties that have come to a step other than certification."""

from sitegen.facts import kinds
from sitegen.model.certification import MilestoneList
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.tables import Cell, DataTable, number_cell, number_column, table_of, text_column


def milestone_table(data: SiteData) -> DataTable:
    """All lists, with how many they declare and how many names are held."""
    return table_of(
        "milestone-lists-table",
        "先行创建、省级评估、申报和撤销",
        data.milestone_lists,
        text_column(
            "title",
            "名单",
            lambda item: Cell(item.title, url=urls.source(item.citation.source_id), sort=item.id),
        ),
        text_column(
            "milestone",
            data.title("milestone_lists", "milestone"),
            lambda item: data.label(item.milestone),
            is_facet=True,
        ),
        number_column("declared", "公布", _declared),
        number_column("named", "收到名字", lambda item: len(data.milestones_in[item.id])),
        text_column("status", "名单收到多少", lambda item: data.label(item.list_status)),
        text_column("evidence", "依据", lambda item: data.label(item.citation.evidence)),
        empty="没有收录这样的名单。",
    )


def _declared(item: MilestoneList) -> Cell:
    return number_cell(item.declared_total, kinds.MILESTONE_LIST.id(item.id, aspect="declared-total"))
