"""Coverage of a place as lines to read: each share with its numerator and denominator beside it."""

from sitegen.analysis.completeness import batch_completeness
from sitegen.analysis.coverage import Coverage
from sitegen.facts import kinds
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.site.blocks import Fact
from sitegen.site.tables import UNKNOWN_NUMBER, Cell, Column, ColumnKind, number_cell, share_cell
from sitegen.site.words import percent


def coverage_facts(covered: Coverage, code: str) -> tuple[Fact, ...]:
    """Counts and shares of the place with this code; declared numbers only where somebody declares them."""
    total = covered.statutory_counties
    facts = [
        Fact(
            "收到名字的认定单位",
            f"{covered.units}个",
            note=_parts(covered),
            statement=kinds.TOTAL.id(code, aspect="named"),
        ),
        Fact(
            "县级行政区",
            f"{total}个",
            note=f"{covered.year}年末，据民政部行政区划代码；不含功能区和不设区县的市",
            statement=kinds.DIVISION_COUNT.id(code, covered.year),
        ),
        Fact(
            "只算县级行政区",
            percent(covered.share_statutory),
            note=f"{covered.statutory_units}÷{total}，分子分母都只有县级行政区",
            statement=kinds.TOTAL.id(code, aspect="share-statutory"),
        ),
        Fact(
            "算上全部认定单位",
            percent(covered.share_all),
            note=f"{covered.units}÷{total}，分子另含功能区等不在分母中的单位，报刊常用此法",
            statement=kinds.TOTAL.id(code, aspect="share-all"),
        ),
    ]
    if covered.unseen:
        facts += _declared_facts(covered, code)
    return tuple(facts)


def share_columns(year: int) -> tuple[Column, ...]:
    """Columns that every table of places ends with; goes with `share_cells`."""
    return (
        Column("units", "收到名字", kind=ColumnKind.NUMBER, hint="收到名字的认定单位，含功能区等"),
        Column("declared", "公布", kind=ColumnKind.NUMBER, hint="含还没有收到名字的；只计已知分省数目的批次"),
        Column("statutory_counties", "县级行政区", kind=ColumnKind.NUMBER, hint=f"{year}年末，不含功能区"),
        Column(
            "share_statutory",
            "县级行政区占比",
            kind=ColumnKind.NUMBER,
            hint="已认定的县级行政区÷全部县级行政区",
        ),
        Column(
            "share_all", "全部单位占比", kind=ColumnKind.NUMBER, hint="已认定的全部认定单位÷全部县级行政区"
        ),
    )


def share_cells(covered: Coverage) -> tuple[Cell, ...]:
    """Cells of one place under `share_columns`."""
    return (
        number_cell(covered.units),
        number_cell(covered.declared),
        number_cell(covered.statutory_counties),
        share_cell(covered.share_statutory),
        share_cell(covered.share_all),
    )


def dash_cells(count: int) -> tuple[Cell, ...]:
    """Cells of a place to which the columns do not apply."""
    return tuple(UNKNOWN_NUMBER for _ in range(count))


def unknown_share_of_batches(data: SiteData, province: Province) -> tuple[str, ...]:
    """Warnings for batches that may hold units of `province` beyond the numbers shown."""
    warnings = []
    for batch in data.batches:
        state = batch_completeness(data, batch)
        known = any(
            total.batch_id == batch.id and total.province_code == province.code for total in data.batch_totals
        )
        if state.scattered and not known:
            warnings.append(
                f"{batch.title}公布{state.declared}个，其中{state.scattered}个没有查到分省数目，"
                f"{province.short_name}有没有、有几个，这里都不知道，也没有计入。"
            )
    return tuple(warnings)


def _parts(covered: Coverage) -> str:
    if not covered.units:
        return ""
    if not covered.other_units:
        return "都是县级行政区"
    return f"县级行政区{covered.statutory_units}个，功能区和不设区县的市{covered.other_units}个"


def _declared_facts(covered: Coverage, code: str) -> list[Fact]:
    return [
        Fact(
            "公布的认定单位",
            f"{covered.declared}个",
            note=f"含没有收到名字的{covered.unseen}个",
            statement=kinds.TOTAL.id(code, aspect="declared"),
        ),
        Fact(
            "按公布数计",
            percent(covered.share_declared),
            note=f"{covered.declared}÷{covered.statutory_counties}，没有收到名字的无法分辨是不是县级行政区",
        ),
    ]
