"""How far a place has come: its cumulative counts as a chart and a table, and its goals beside them."""

from collections.abc import Callable, Mapping, Sequence
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
from sitegen.site.tables import Cell, DataTable, Shown, number_column, table_of, text_column
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
    unattributed = number_column("unattributed", "未分省", _unattributed, hint="全国公布而不知属于哪个省份")
    return table_of(
        f"cumulative-{slug}",
        f"{place}累计个数",
        _years(points, planned),
        number_column("year", "年份", lambda row: row[0], hint="评估年度或规划年份"),
        text_column("batch", "批次", lambda row: short_batch_cell(row[1].batch) if row[1] else NONE),
        number_column("named", "累计收到名字", lambda row: row[1].named if row[1] else None),
        number_column("declared", "累计公布", lambda row: _declared_cell(row[1])),
        *([unattributed] if any(point.unattributed for point in points) else []),
        *([_planned_column(planned)] if planned else []),
    )


def _unattributed(row: tuple[int, CumulativePoint | None]) -> int | None:
    return row[1].unattributed if row[1] else None


def _declared_cell(point: CumulativePoint | None) -> Cell | int | None:
    if point and point.is_open:
        return Cell(f"至少{point.declared}", sort=point.declared)
    return point.declared if point else None


def _planned_column(planned: Mapping[int, int]) -> Shown[tuple[int, CumulativePoint | None]]:
    """What plans have listed up to a year."""
    return number_column(
        "planned",
        "累计规划",
        lambda row: max((count for year, count in planned.items() if year <= row[0]), default=0),
    )


def _years(
    points: Sequence[CumulativePoint], planned: dict[int, int]
) -> list[tuple[int, CumulativePoint | None]]:
    batch_years = {point.batch.year for point in points}
    rows: list[tuple[int, CumulativePoint | None]] = [(point.batch.year, point) for point in points]
    rows += [(year, None) for year in planned if year not in batch_years]
    return sorted(rows, key=lambda row: row[0])


def _gap_table(data: SiteData, place: str, slug: str, goals: Sequence[GoalProgress]) -> DataTable:
    return table_of(
        f"gaps-{slug}",
        f"{place}的目标与差数",
        [(item, needed) for item in goals if (needed := units_needed(item)) is not None],
        text_column("goal", "目标", lambda row: _goal_cell(data, row[0])),
        number_column("total", "分母", lambda row: _total_cell(row[0]), hint="县级行政区"),
        number_column("needed", "要达到", lambda row: row[1]),
        _gap_column(data, "declared", "公布", lambda item, _: item.declared),
        _gap_column(data, "named", "收到名字", lambda item, _: item.named),
        _gap_column(data, "gap", "按公布还差", lambda item, needed: max(needed - item.declared, 0)),
        _gap_column(data, "gap_named", "按收到名字还差", lambda item, needed: max(needed - item.named, 0)),
        _gap_column(
            data, "unattributed", "未分省", lambda item, _: item.unattributed, hint="可能有属于这里的"
        ),
        empty="来源没有给出可以计算的比例。",
    )


def _gap_column(
    data: SiteData, key: str, title: str, of: Callable[[GoalProgress, int], int], *, hint: str = ""
) -> Shown[tuple[GoalProgress, int]]:
    """A count beside a goal, where the two can be compared."""
    unknown = Cell(data.label(Outcome.UNKNOWN), sort=-1.0)
    return number_column(key, title, lambda row: of(*row) if row[0].is_comparable else unknown, hint=hint)


def _goal_cell(data: SiteData, item: GoalProgress) -> Cell:
    goal = item.goal
    share = "全部" if goal.value == 1 else f"{data.label(goal.operator)}{percent(goal.value)}"
    return Cell(f"{goal.year}年{share}", sort=goal.year, note=data.label(goal.stage))


def _total_cell(item: GoalProgress) -> Cell:
    return Cell(str(item.total), sort=item.total, note=f"{item.year}年末")


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
