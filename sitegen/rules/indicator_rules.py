"""Indicators: numbering, thresholds, and who answers for them."""

from collections import Counter
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.model.groups import grouped
from sitegen.model.names import is_shortened
from sitegen.rules.sound_rows import SoundRows, number


def groups_complete(sound: SoundRows) -> Iterator[Fault]:
    """A group has as many indicators as it declares."""
    if not sound.is_whole("indicators"):
        return
    found = Counter(row["group_id"] for row in sound.every("indicators"))
    for row in sound.rows("indicator_groups"):
        lost = any(name == "indicators" and key.startswith(row["id"]) for name, key in sound.suspects.missing)
        if number(row["declared_count"]) != found[row["id"]] and not lost:
            message = (
                f"“{row['name']}”宣布 {row['declared_count']} 项，indicators.csv 里有 {found[row['id']]} 项"
            )
            remedy = "对照来源：漏了就补上，多了就删去，宣布数写错就改正"
            yield row_fault(row, "declared_count", "total-mismatch", message, remedy)


def indicators_numbered(sound: SoundRows) -> Iterator[Fault]:
    """The number of an indicator is its group, a point, and its place in the group."""
    for row in sound.rows("indicators"):
        if row["id"] != f"{row['group_id']}.{row['seq']}":
            message = f"编号 {row['id']} 与一级指标 {row['group_id']}、组内序号 {row['seq']} 不符"
            group, _, seq = row["id"].partition(".")
            name, meant = ("seq", seq) if group == row["group_id"] else ("group_id", group)
            remedy = f"编号没有错就把这一格改为 {meant}，错了就改为 {row['group_id']}.{row['seq']}"
            yield row_fault(row, name, "indicator-number", message, remedy)


def numeric_indicators_have_thresholds(sound: SoundRows) -> Iterator[Fault]:
    """A numeric indicator has at least one threshold, a qualitative one none."""
    if not sound.is_whole("thresholds"):
        return
    measured = {row["indicator_id"] for row in sound.every("thresholds")}
    for row in sound.rows("indicators"):
        numeric = row["kind"] == "numeric"
        if numeric == (row["id"] in measured) or sound.is_missing("indicators", row["id"]):
            continue
        has = "没有" if numeric else "有"
        message = f"{row['id']} 的性质是 {row['kind']}，thresholds.csv 里却{has}它的数值标准"
        remedy = "补上数值标准，或改为 qualitative" if numeric else "改为 numeric，或删去数值标准"
        yield row_fault(row, "kind", "indicator-kind", message, remedy)


def groups_measured_alike(sound: SoundRows) -> Iterator[Fault]:
    """The indicators of a group are measured at one level: of each school, or of the county."""
    groups = grouped(sound.rows("indicators"), lambda row: row["group_id"])
    for group, rows in groups.items():
        usual = Counter(row["level"] for row in rows).most_common(1)[0][0]
        for row in rows:
            if row["level"] != usual:
                message = f"{row['id']} 的层级是 {row['level']}，一级指标 {group} 的别的指标都是 {usual}"
                yield row_fault(row, "level", "indicator-level", message, f"改为 {usual}，或对照来源改正别的")


def limits_told_apart(sound: SoundRows) -> Iterator[Fault]:
    """An indicator has one limit for one measure of one stage."""
    first: dict[tuple[str, ...], Row] = {}
    for row in sound.rows("thresholds"):
        earlier = first.setdefault((row["indicator_id"], row["measure"], row["stage"]), row)
        if earlier is not row:
            message = f"{row['indicator_id']} 的“{row['measure']}”在{row['stage']}已有一个标准"
            message += f"（第 {earlier.line} 行）"
            yield row_fault(
                row,
                "measure",
                "threshold-twice",
                message,
                "对照来源，改正衡量什么或学段",
                earlier,
            )


def departments_printed_in_short(sound: SoundRows) -> Iterator[Fault]:
    """A department is printed under its name, or with some of its characters left out: 区人资局."""
    for row in sound.rows("responsibilities"):
        department = sound.find("departments", row["department_id"])
        if department and not is_shortened(row["published_name"], department["name"]):
            known = [
                other
                for other in sound.rows("departments")
                if is_shortened(row["published_name"], other["name"])
            ]
            meant = (
                f"department_id 改为 {known[0]['id']}（{known[0]['name']}）"
                if len(known) == 1
                else "对照来源，改正名称或部门"
            )
            message = f"“{row['published_name']}”不是 {department['id']}（{department['name']}）"
            yield row_fault(row, "published_name", "name-mismatch", message, meant)


def indicators_answered_for(sound: SoundRows) -> Iterator[Fault]:
    """At least one department answers for each indicator."""
    if not sound.is_whole("responsibilities"):
        return
    answered = {row["indicator_id"] for row in sound.every("responsibilities")}
    for row in sound.rows("indicators"):
        if row["id"] not in answered:
            message = f"{row['id']} 在 responsibilities.csv 里没有责任部门"
            yield row_fault(row, "id", "responsibility", message, "在 responsibilities.csv 里补上")
