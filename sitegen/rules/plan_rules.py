"""Plans: what they declare against what they name, and the order of stages."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import SoundRows, number


def targets_match_totals(sound: SoundRows) -> Iterator[Fault]:
    """A plan names as many counties per year (national stage) as it declares, and covers all its years."""
    if not sound.is_whole("plan_targets", "plan_totals"):
        return
    for plan in sound.rows("plans"):
        totals = [row for row in sound.every("plan_totals") if row["plan_id"] == plan["id"]]
        clean = all(("plan_totals", row.line) not in sound.suspects.rows for row in totals)
        named = {
            row["county_code"]: row
            for row in sound.every("plan_targets")
            if row["plan_id"] == plan["id"] and row["stage"] != "provincial"
        }
        if not clean:
            continue
        fault = _years(sound, plan, totals, list(named.values())) if totals else None
        fault = fault or _sum(plan, totals, len(named)) or _span(sound, plan)
        if fault:
            yield fault


def _years(sound: SoundRows, plan: Row, totals: list[Row], named: list[Row]) -> Fault | None:
    """One fault for all years of a plan: a county under a wrong year shows in two of them.

    What is short may be as much as rows that already have a finding.
    """
    usable = [row for row in named if ("plan_targets", row.line) not in sound.suspects.rows]
    declared = Counter({row["year"]: number(row["declared_count"]) or 0 for row in totals})
    found = Counter(row["year"] for row in usable)
    surplus, shortage = found - declared, declared - found
    if not surplus and shortage.total() <= len(named) - len(usable):
        return None
    wrong = sorted({*surplus, *shortage})
    parts = "；".join(f"{year} 年宣布 {declared[year]} 个，点名 {found[year]} 个" for year in wrong)
    row = next((row for row in totals if row["year"] in wrong), totals[0])
    remedy = "对照来源，改正 plan_targets.csv 里的年份或补上漏掉的县；宣布数写错就改正"
    return row_fault(row, "declared_count", "total-mismatch", f"规划 {plan['id']}：{parts}", remedy)


def _sum(plan: Row, totals: list[Row], named: int) -> Fault | None:
    declared = number(plan["declared_count"])
    if declared is None:
        return None
    total = sum(number(row["declared_count"]) or 0 for row in totals) if totals else named
    if total == declared:
        return None
    message = f"宣布总数是 {declared}，{'plan_totals.csv 里各年之和' if totals else '点名的县数'}是 {total}"
    return row_fault(
        plan,
        "declared_count",
        "total-mismatch",
        message,
        "对照来源，改正总数或漏掉的行",
    )


def _span(sound: SoundRows, plan: Row) -> Fault | None:
    targets = [row for row in sound.every("plan_targets") if row["plan_id"] == plan["id"]]
    years = {row["year"] for row in targets}
    if not years or any(("plan_targets", row.line) in sound.suspects.rows for row in targets):
        return None
    if (plan["year_from"], plan["year_to"]) == (min(years), max(years)):
        return None
    name = "year_from" if plan["year_from"] != min(years) else "year_to"
    message = (
        f"起止年是 {plan['year_from']}–{plan['year_to']}，点名的最早 {min(years)} 年，最晚 {max(years)} 年"
    )
    remedy = "对照来源，改正起止年或 plan_targets.csv"
    return row_fault(plan, name, "plan-year", message, remedy)


def targets_belong(sound: SoundRows) -> Iterator[Fault]:
    """A plan names counties of its own province or prefecture, or just its own county."""
    for row in sound.rows("plan_targets"):
        plan = sound.find("plans", row["plan_id"])
        if plan is None:
            continue
        own, prefecture, province = (
            plan[name] for name in ("county_code", "prefecture_code", "province_code")
        )
        if own and row["county_code"] != own:
            message = f"规划 {plan['id']} 只管 {own}"
        elif prefecture and row["county_code"][:4] != prefecture[:4]:
            message = f"规划 {plan['id']} 是 {prefecture} 的"
        elif row["county_code"][:2] != province[:2]:
            message = f"规划 {plan['id']} 是 {province} 的"
        else:
            continue
        yield row_fault(
            row,
            "county_code",
            "plan-county",
            f"{message}，不该有 {row['county_code']}",
            "改正代码或规划",
        )


def stages_in_order(sound: SoundRows) -> Iterator[Fault]:
    """The provincial stage is not planned later than the national one."""
    national = {
        (row["plan_id"], row["county_code"]): row
        for row in sound.rows("plan_targets")
        if row["stage"] == "national"
    }
    for row in sound.rows("plan_targets"):
        other = national.get((row["plan_id"], row["county_code"]))
        if row["stage"] == "provincial" and other and row["year"] > other["year"]:
            message = f"省级评估 {row['year']} 年晚于国家认定 {other['year']} 年（第 {other.line} 行）"
            yield row_fault(row, "year", "plan-stage", message, "对照来源，改正年份", other)


def plans_described(sound: SoundRows) -> Iterator[Fault]:
    """A plan is a draft when its title says so, has a total when it has yearly ones, and says whose it is."""
    for row in sound.rows("plans"):
        drafted = bool(re.search("征求意见|草案", row["title"]))
        targets = {
            item["county_code"] for item in sound.every("plan_targets") if item["plan_id"] == row["id"]
        }
        totals = any(item["plan_id"] == row["id"] for item in sound.every("plan_totals"))
        if drafted != (row["status"] == "draft"):
            name, message = "status", f"标题“{row['title']}”，效力却写 {row['status']}"
            remedy = "标题有“征求意见稿”“草案”的写 draft，别的写 in-force"
        elif totals and not row["declared_count"]:
            name, message, remedy = (
                "declared_count",
                "有分年数，却没有总数",
                "照来源写总数；没有写总数的，写各年之和",
            )
        elif len(targets) == 1 and not row["county_code"]:
            name, message = "county_code", f"只点名一个县（{min(targets)}），却写成整个省的规划"
            remedy = f"是这个县自己的规划就写 {min(targets)}；漏了别的县就补上"
        else:
            continue
        yield row_fault(row, name, "plan-described", message, remedy)


def deadlines_are_days(sound: SoundRows) -> Iterator[Fault]:
    """A deadline is a day that every year has: 02-28, never 02-30 and not 02-29."""
    for row in sound.rows("phases"):
        month, _, day = row["deadline"].partition("-")
        if month.isdecimal() and day.isdecimal() and not _is_day(int(month), int(day)):
            message = f"没有 {int(month)}月{int(day)}日这一天" if int(day) != 29 else "2月29日不是每年都有"
            remedy = "对照来源；“二月底”写 02-28"
            yield row_fault(row, "deadline", "deadline", message, remedy)


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2025, month)[1]


def phases_timed(sound: SoundRows) -> Iterator[Fault]:
    """A yearly step has no months of its own, and only a deadline falls in a later year."""
    for row in sound.rows("phases"):
        if row["recurrence"] == "yearly" and (row["starts_on"] or row["ends_on"]):
            message, name = "每年一次的步骤不写起止年月", "starts_on" if row["starts_on"] else "ends_on"
        elif not row["deadline"] and row["deadline_year_offset"] != "0":
            message, name = "没有期限的，期限在第几年写 0", "deadline_year_offset"
        else:
            continue
        yield row_fault(row, name, "phase-time", message, "对照来源改正")


def goals_placed(sound: SoundRows) -> Iterator[Fault]:
    """A goal with a number in it says in its statement by which year."""
    for row in sound.rows("goals"):
        if row["year"] not in row["statement"]:
            message = f"表述里没有目标年份 {row['year']}"
            yield row_fault(row, "year", "goal-year", message, "改正年份或表述")
