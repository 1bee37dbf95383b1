"""How far a place has come: its cumulative counts as a chart and a table, and its goals beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analysis.cumulative import CumulativePoint, cumulative, cumulative_targets, units_needed
from sitegen.analysis.plan_progress import GoalProgress, goal_progress
from sitegen.model.codes import Outcome
from sitegen.model.plans import Plan, Stage
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import plan_link, short_batch_cell
from sitegen.pages.plan.goal_views import GoalView, goal_views
from sitegen.site import urls
from sitegen.site.charts import Aim, Series, StepChart, step_chart
from sitegen.site.page import Link
from sitegen.site.tables import UNKNOWN_NUMBER, Cell, Column, ColumnKind, DataTable, number_cell
from sitegen.site.words import NONE, listed, percent

GAP_RULE = "要达到的个数＝目标比例×分母，小数进一；还差＝要达到的个数－截至目标年份的个数，已达到的写 0。"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceProgress:
    """The nation, or a province that has goals or a plan of its own."""

    id: str
    title: str
    province: Link | None
    plans: tuple[Link, ...]
    chart: StepChart
    table: DataTable
    gaps: DataTable
    unknown: tuple[str, ...]
    """What the counts leave out, a sentence each."""
    goals: tuple[GoalView, ...]


def place_progress(data: SiteData, province_code: str | None) -> PlaceProgress:
    """Progress of the nation (no code) or of a province."""
    province = data.province[province_code] if province_code else None
    place, slug = (province.name, province.slug) if province else ("全国", "china")
    plans = tuple(plan for plan in data.plans if plan.province_code == province_code and plan.is_provincial)
    points = cumulative(data, province_code)
    goals = tuple(goal_progress(data, goal) for goal in data.goals if goal.province_code == province_code)
    return PlaceProgress(
        id=slug,
        title=place,
        province=Link(place, urls.province(slug)) if province else None,
        plans=tuple(plan_link(plan) for plan in plans),
        chart=cumulative_chart(data, place, slug, points, plans, goals),
        table=_table(data, place, slug, points, plans),
        gaps=_gap_table(data, place, slug, goals),
        unknown=_unknown(points),
        goals=goal_views(data, province_code),
    )


def plan_chart(data: SiteData, plan: Plan) -> StepChart:
    """The chart of a province's plan."""
    province = data.province[plan.province_code]
    goals = tuple(goal_progress(data, goal) for goal in data.goals if goal.province_code == province.code)
    points = cumulative(data, province.code)
    return cumulative_chart(data, province.name, province.slug, points, (plan,), goals)


def cumulative_chart(
    data: SiteData,
    place: str,
    slug: str,
    points: Sequence[CumulativePoint],
    plans: Sequence[Plan],
    goals: Sequence[GoalProgress],
) -> StepChart:
    """Named, declared and planned units up to each year, with the goals as marks."""
    planned = [cumulative_targets(data, plan) for plan in plans]
    aims = _aims(goals)
    years = [
        *(point.batch.year for point in points),
        *(year for steps in planned for year, _count in steps),
        *(int(aim.x) for aim in aims),
    ]
    series = (
        _series(
            "line-declared",
            f"公布{'至少' if points[-1].is_open else ''} {points[-1].declared}",
            [p.declared for p in points],
            points,
        ),
        _series("line-named", f"收到名字 {points[-1].named}", [p.named for p in points], points),
        *(
            Series(
                klass="line-planned",
                text=f"规划 {steps[-1][1]}（{steps[-1][0]}年）",
                points=tuple((float(year), float(count)) for year, count in steps),
            )
            for steps in planned
            if steps
        ),
    )
    return step_chart(
        id=f"chart-{slug}",
        title=f"{place}累计个数，按评估年度",
        description=_words(place, points, planned, aims),
        series=series,
        x_labels=_year_labels(min(years), max(years)),
        x_range=(min(years), max(years)),
        aims=aims,
    )


def _series(klass: str, text: str, counts: Sequence[int], points: Sequence[CumulativePoint]) -> Series:
    pairs = zip(points, counts, strict=True)
    return Series(
        klass=klass,
        text=text,
        points=tuple((float(point.batch.year), float(count)) for point, count in pairs),
    )


def _aims(goals: Sequence[GoalProgress]) -> tuple[Aim, ...]:
    """Goals of national certification that give a number."""
    needed = [(item, units_needed(item)) for item in goals if item.goal.stage is Stage.NATIONAL]
    return tuple(
        Aim(x=item.goal.year, value=count, text=f"{item.goal.year}年目标 {count}")
        for item, count in needed
        if count is not None
    )


def _year_labels(first: int, last: int) -> tuple[tuple[float, str], ...]:
    span = last - first
    step = 1 if span <= 6 else 2 if span <= 10 else 4
    return tuple((float(year), str(year)) for year in range(first, last + 1) if (last - year) % step == 0)


def _words(
    place: str,
    points: Sequence[CumulativePoint],
    planned: Sequence[tuple[tuple[int, int], ...]],
    aims: Sequence[Aim],
) -> str:
    last = points[-1]
    least = "至少" if last.is_open else ""
    parts = [f"{place}到{last.batch.label}为止累计公布{least}{last.declared}个，收到名字{last.named}个"]
    if last.unattributed:
        parts.append(f"另有{last.unattributed}个没有查到属于哪个省份，图上没有计入")
    parts += [f"规划到{steps[-1][0]}年累计列出{steps[-1][1]}个" for steps in planned if steps]
    if aims:
        parts.append("图上的菱形是目标：" + listed(f"{aim.x:g}年{aim.value:g}个" for aim in aims))
    return "；".join(parts) + "。"


def _table(
    data: SiteData, place: str, slug: str, points: Sequence[CumulativePoint], plans: Sequence[Plan]
) -> DataTable:
    planned = {year: count for plan in plans for year, count in cumulative_targets(data, plan)}
    has_unattributed = any(point.unattributed for point in points)
    columns = [
        Column("year", "年份", kind=ColumnKind.NUMBER, hint="评估年度或规划年份"),
        Column("batch", "批次"),
        Column("named", "累计收到名字", kind=ColumnKind.NUMBER),
        Column("declared", "累计公布", kind=ColumnKind.NUMBER),
    ]
    if has_unattributed:
        columns.append(
            Column("unattributed", "未分省", kind=ColumnKind.NUMBER, hint="全国公布而不知属于哪个省份")
        )
    if planned:
        columns.append(Column("planned", "累计规划", kind=ColumnKind.NUMBER))
    rows = [
        _row(year, point, planned, with_unattributed=has_unattributed)
        for year, point in _years(points, planned)
    ]
    return DataTable(
        id=f"cumulative-{slug}", caption=f"{place}累计个数", columns=tuple(columns), rows=tuple(rows)
    )


def _years(
    points: Sequence[CumulativePoint], planned: dict[int, int]
) -> list[tuple[int, CumulativePoint | None]]:
    batch_years = {point.batch.year for point in points}
    rows: list[tuple[int, CumulativePoint | None]] = [(point.batch.year, point) for point in points]
    rows += [(year, None) for year in planned if year not in batch_years]
    return sorted(rows, key=lambda row: row[0])


def _row(
    year: int, point: CumulativePoint | None, planned: dict[int, int], *, with_unattributed: bool
) -> tuple[Cell, ...]:
    dash = UNKNOWN_NUMBER
    cells = [number_cell(year)]
    if point:
        batch = point.batch
        cells += [
            short_batch_cell(batch),
            number_cell(point.named),
            Cell(f"至少{point.declared}", sort=point.declared)
            if point.is_open
            else number_cell(point.declared),
        ]
        cells += [number_cell(point.unattributed)] if with_unattributed else []
    else:
        cells += [Cell(NONE)] + [dash] * (3 if with_unattributed else 2)
    if planned:
        upto = [count for each, count in planned.items() if each <= year]
        cells.append(number_cell(max(upto, default=0)))
    return tuple(cells)


def _gap_table(data: SiteData, place: str, slug: str, goals: Sequence[GoalProgress]) -> DataTable:
    columns = (
        Column("goal", "目标"),
        Column("total", "分母", kind=ColumnKind.NUMBER, hint="县级行政区"),
        Column("needed", "要达到", kind=ColumnKind.NUMBER),
        Column("declared", "公布", kind=ColumnKind.NUMBER),
        Column("named", "收到名字", kind=ColumnKind.NUMBER),
        Column("gap", "按公布还差", kind=ColumnKind.NUMBER),
        Column("gap_named", "按收到名字还差", kind=ColumnKind.NUMBER),
        Column("unattributed", "未分省", kind=ColumnKind.NUMBER, hint="可能有属于这里的"),
    )
    rows = tuple(_gap_row(data, item, needed) for item in goals if (needed := units_needed(item)) is not None)
    return DataTable(
        id=f"gaps-{slug}",
        caption=f"{place}的目标与差数",
        columns=columns,
        rows=rows,
        empty="来源没有给出可以计算的比例。",
    )


def _gap_row(data: SiteData, item: GoalProgress, needed: int) -> tuple[Cell, ...]:
    goal = item.goal
    share = "全部" if goal.value == 1 else f"{data.label(goal.operator)}{percent(goal.value)}"
    name = Cell(f"{goal.year}年{share}", sort=goal.year, note=data.label(goal.stage))
    total = Cell(str(item.total), sort=item.total, note=f"{item.year}年末")
    if not item.is_comparable:
        return (
            name,
            total,
            number_cell(needed),
            *(Cell(data.label(Outcome.UNKNOWN), sort=-1.0) for _ in range(5)),
        )
    return (
        name,
        total,
        number_cell(needed),
        number_cell(item.declared),
        number_cell(item.named),
        number_cell(max(needed - item.declared, 0)),
        number_cell(max(needed - item.named, 0)),
        number_cell(item.unattributed),
    )


def _unknown(points: Sequence[CumulativePoint]) -> tuple[str, ...]:
    last = points[-1]
    found = []
    if last.declared > last.named:
        found.append(f"公布的{last.declared}个，名单未收齐：还缺{last.declared - last.named}个。")
    if last.unattributed:
        found.append(
            f"各批公布的总数里有{last.unattributed}个没有查到属于哪个省份，其中有没有属于这里的、有几个，都不知道。"
        )
    return tuple(found)
