"""Coverage of a place as lines to read: each share with its numerator and denominator beside it."""

from collections.abc import Iterable

from sitegen.analysis.attribution import attributed_batches, unattributed_batches
from sitegen.analysis.completeness import BatchCompleteness, batch_completeness
from sitegen.analysis.coverage import Coverage
from sitegen.analysis.scope import Scope, declared_in
from sitegen.facts import division_kinds, kinds
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.site.blocks import Fact
from sitegen.site.tables import UNKNOWN_NUMBER, Cell, Column, ColumnKind, number_cell, share_cell
from sitegen.site.words import UNKNOWN, listed, percent


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
            statement=division_kinds.DIVISION_COUNT.id(code, covered.year),
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
    if covered.unseen or covered.open_batches:
        facts += _declared_facts(covered, code)
    return tuple(facts)


def names_missing(covered: Coverage, name: str = "") -> str:
    """What is not known of the names of a province, called `name` if need be; empty when all are held."""
    labels = listed(batch.label for batch in covered.open_batches)
    unseen = f"{name}还缺{covered.unseen}个名字" if covered.unseen else ""
    open_words = f"{labels}没有查到{name}有多少个" if labels else ""
    return "，".join(words for words in (unseen, open_words) if words)


def declared_titles(data: SiteData) -> tuple[str, ...]:
    """Titles of the columns of declared units: of all batches divided by province, then of each other one.

    A batch of which only some provinces' numbers are known is never added to those that are divided.
    """
    divided = attributed_batches(data)
    others = [state.batch for state in unattributed_batches(data)]
    if not others:
        return ("公布",)
    years = sorted({batch.year for batch in divided})
    span = f"（{years[0]}—{years[-1]}年）" if len(years) > 1 else "".join(f"（{year}年）" for year in years)
    return (f"公布{span}", *(f"公布（{batch.label}）" for batch in others))


def share_columns(data: SiteData) -> tuple[Column, ...]:
    """Columns that every table of places ends with; goes with `share_cells`."""
    year = data.reference_year
    first, *others = declared_titles(data)
    number = ColumnKind.NUMBER
    return (
        Column("units", "收到名字", kind=number, hint="收到名字的认定单位，含功能区等"),
        Column("declared", first, kind=number, hint="含还没有收到名字的；只计分省数目齐全的批次"),
        *(
            Column(f"declared_{place}", title, kind=number, hint="这一批的分省数目没有查全，不与别的批次相加")
            for place, title in enumerate(others)
        ),
        Column("statutory_counties", "县级行政区", kind=number, hint=f"{year}年末，不含功能区"),
        Column("share_statutory", "县级行政区占比", kind=number, hint="已认定的县级行政区÷全部县级行政区"),
        Column("share_all", "全部单位占比", kind=number, hint="已认定的全部认定单位÷全部县级行政区"),
    )


def share_cells(data: SiteData, covered: Coverage, codes: Iterable[str]) -> tuple[Cell, ...]:
    """Cells of some provinces under `share_columns`."""
    return (
        number_cell(covered.units),
        *declared_cells(data, frozenset(codes)),
        number_cell(covered.statutory_counties),
        share_cell(covered.share_statutory),
        share_cell(covered.share_all),
    )


def declared_cells(
    data: SiteData, codes: frozenset[str], batch_ids: Iterable[str] | None = None
) -> tuple[Cell, ...]:
    """Cells of some provinces under `declared_titles`; of these batches alone, when they are given."""
    shown = {batch.id for batch in data.batches} if batch_ids is None else set(batch_ids)
    divided = frozenset(batch.id for batch in attributed_batches(data) if batch.id in shown)
    total = declared_in(data, Scope(batch_ids=divided, province_codes=codes)) if divided else 0
    return (
        number_cell(total),
        *(
            _open_cell(data, state, codes) if state.batch.id in shown else UNKNOWN_NUMBER
            for state in unattributed_batches(data)
        ),
    )


def _open_cell(data: SiteData, state: BatchCompleteness, codes: frozenset[str]) -> Cell:
    """How many a batch declares in some provinces, where that is known of some only."""
    known = [state.declared_by_province[code] for code in codes if code in state.declared_by_province]
    if len(known) == len(codes):
        return number_cell(sum(known))
    named = sum(
        len(data.named_in_province[state.batch.id, code])
        for code in codes
        if code not in state.declared_by_province
    )
    least = sum(known) + named
    if len(codes) > 1:
        return Cell(f"至少{least}", sort=float(least))
    return Cell(UNKNOWN, sort=-1.0, note=f"收到{named}个名字" if named else "")


def dash_cells(count: int) -> tuple[Cell, ...]:
    """Cells of a place to which the columns do not apply."""
    return tuple(UNKNOWN_NUMBER for _ in range(count))


def unknown_share_of_batches(data: SiteData, province: Province) -> tuple[str, ...]:
    """Warnings for batches that may hold units of `province` beyond the numbers shown."""
    warnings = []
    for batch in data.batches:
        state = batch_completeness(data, batch)
        known = province.code in state.provinces_with_total
        if (unsplit := state.undivided) and not known:
            named = len(data.named_in_province[batch.id, province.code])
            seen = f"，收到的{named}个名字已经计入" if named else "，也没有计入"
            warnings.append(
                f"{batch.title}公布{state.declared}个，其中{unsplit}个没有查到分省数目，"
                f"{province.short_name}共有几个不知道{seen}。"
            )
    return tuple(warnings)


def _parts(covered: Coverage) -> str:
    if not covered.units:
        return ""
    if not covered.other_units:
        return "都是县级行政区"
    return f"县级行政区{covered.statutory_units}个，功能区和不设区县的市{covered.other_units}个"


def _declared_facts(covered: Coverage, code: str) -> list[Fact]:
    labels = listed(batch.label for batch in covered.open_batches)
    missing = f"含没有收到名字的{covered.unseen}个" if covered.unseen else "名字全部收到"
    left_out = f"；不含{labels}：没有查到分省数目，收到{covered.open_units}个名字" if labels else ""
    why = f"{labels}没有查到分省数目，算不出" if labels else ""
    return [
        Fact(
            "公布的认定单位",
            f"{covered.declared}个",
            note=f"{missing}{left_out}",
            statement=kinds.TOTAL.id(code, aspect="declared"),
        ),
        Fact(
            "按公布数计",
            percent(covered.share_declared),
            note=why
            or f"{covered.declared}÷{covered.statutory_counties}，没有收到名字的无法分辨是不是县级行政区",
        ),
    ]
