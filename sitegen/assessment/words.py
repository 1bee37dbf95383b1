"""A report in words: the same tables for a terminal, a workbook and a sheet of paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sitegen.assessment.exact import decimal
from sitegen.assessment.profiles import RESOURCES, resource_name
from sitegen.assessment.remedy import RULE
from sitegen.assessment.report import Report
from sitegen.model.site_data import SiteData

VERDICTS = {"met": "达到", "unmet": "没有达到", "unknown": "判不了"}
_NAMED = 8
REASONS = {"kind": "这类学校不计入", "small": "学生太少的教学点", "no-pupils": "没有学生"}
OWN_LINES = "这套标准自己的数："
WORDY = frozenset({"项目", "内容", "学校", "学段", "指标", "单位", "结论"})
"""Columns of words, whatever stands in them: a school may be called 12."""

Cells = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One table of a report."""

    title: str
    header: Cells
    rows: tuple[Cells, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """A report as sentences and tables."""

    verdict: str
    summary: str
    """Where it falls short."""
    method: str
    """Lines and choices that were used."""
    own_lines: tuple[str, ...]
    """What the lines have otherwise than the common thresholds."""
    readings: str
    """Whether the verdict holds in every reading."""
    remedy: str
    """What would be added in all, and whether it suffices."""
    rule: str
    """How the additions were found."""
    left_out: str
    """Schools that were not asked; empty if all were."""
    sheets: tuple[Sheet, ...]
    basis: str
    """Whose data the lines come from, and of which day."""
    notes: tuple[str, ...] = ()
    """What was noticed when the file was read."""


def words_of(report: Report, data: SiteData, notes: tuple[str, ...] = (), address: str = "") -> Words:
    """The report in words; `address` is the site's, where it is known."""
    names = {
        item.id: f"{item.id} {resource_name(item)}" for item in data.indicators if item.group_id == RESOURCES
    }
    return Words(
        verdict=f"资源配置：{_verdict(report)}",
        summary=_summary(report, names),
        method=_method(report, data),
        own_lines=report.own_lines,
        readings=_readings(report, data),
        remedy=_remedy(report, names),
        rule=RULE,
        left_out="、".join(f"{item['school']}（{REASONS[item['reason']]}）" for item in report.left_out),
        sheets=(
            Sheet(
                title="校际差异",
                header=("学段", "指标", "学校数", "全县平均", "标准差", "差异系数", "不超过", "结论"),
                rows=tuple(_differences(report, names)),
            ),
            Sheet(
                title="各校结论",
                header=("学校", "学段", "在校生", "达标的项数", "结论"),
                rows=tuple(_verdicts(report)),
            ),
            Sheet(
                title="各校指标",
                header=("学校", "学段", "在校生", "指标", "数值", "标准", "占标准的%", "结论"),
                rows=tuple(_schools(report, names)),
            ),
            Sheet(
                title="补多少才够",
                header=("学校", "学段", "指标", "补多少", "单位"),
                rows=tuple(_additions(report, names)),
            ),
        ),
        basis=f"{basis_of(data)}：{address}" if address else f"{basis_of(data)}。",
        notes=notes,
    )


def basis_of(data: SiteData) -> str:
    """Whose data the lines come from, and of which day and version."""
    day = f"{data.as_of.year}年{data.as_of.month}月{data.as_of.day}日"
    return f"标准取自本站截至{day}的数据（版本 {data.version}）"


def _verdict(report: Report) -> str:
    if report.verdict != "unknown":
        return f"{VERDICTS[report.verdict]}标准"
    return f"{VERDICTS[report.verdict]}，{'有的数没有填' if report.schools else '没有一所学校计入'}"


def _summary(report: Report, names: Mapping[str, str]) -> str:
    if not report.schools:
        return f"没有一所学校计入：{len(report.left_out)}所都不计入，没有可判的。"
    every = {item["school"] for item in report.schools}
    short = _schools_that_are(report, "unmet")
    known = set(short)
    untold = tuple(item for item in _schools_that_are(report, "unknown") if item not in known)
    if not short and not untold:
        return f"{len(every)}所学校都达到标准。{_differing(report, names)}"
    missed = f"{len(short)}所没有达到：{_named(short)}" if short else "没有一所没有达到"
    unclear = f"，{len(untold)}所判不了：{_named(untold)}" if untold else ""
    return f"{len(every)}所学校中{missed}{unclear}。{_differing(report, names)}"


def _schools_that_are(report: Report, verdict: str) -> tuple[str, ...]:
    """Schools of which one stage has this verdict."""
    return tuple(dict.fromkeys(item["school"] for item in report.schools if item["verdict"] == verdict))


def _named(schools: Sequence[str]) -> str:
    return f"{'、'.join(schools[:_NAMED])}{'等' if len(schools) > _NAMED else ''}"


def _differing(report: Report, names: Mapping[str, str]) -> str:
    found = [item for item in report.differences if item["verdict"] == "unmet"]
    uneven = "、".join(f"{item['stage']}{names[item['indicator']]}" for item in found)
    untold = sum(item["verdict"] == "unknown" for item in report.differences)
    unclear = f"，{untold}项判不了" if untold else ""
    return f"差异系数{f'超过上限的有{uneven}' if uneven else '没有一项超过上限'}{unclear}。"


def _method(report: Report, data: SiteData) -> str:
    profile = next(item.name for item in data.assessment_profiles if item.id == report.profile)
    used = "；".join(
        f"{switch.name}：{option.name}"
        for switch in data.assessment_switches
        for option in data.assessment_options
        if option.switch_id == switch.id and option.id == report.switches[switch.id]
    )
    return f"标准：{profile}。算法：{used}。"


def _readings(report: Report, data: SiteData) -> str:
    if not report.schools:
        return "没有一所学校计入，换哪一种算法都没有可判的。"
    if report.same_in_all:
        if report.verdict == "unknown":
            return f"换用{report.readings}种算法中的任何一种，都一样判不了。"
        return f"换用{report.readings}种算法中的任何一种，结论都一样。"
    names = {item.id: item.name for item in data.assessment_switches}
    if report.decisive:
        return f"换一种算法，结论会变：取决于{'、'.join(names[item] for item in report.decisive)}。"
    return f"单换一项，结论不变；{report.readings}种算法的组合里，有的结论不同。"


def _remedy(report: Report, names: Mapping[str, str]) -> str:
    if not report.schools:
        return "没有一所学校计入，没有要补的。"
    if not report.additions:
        return "不用补。" if report.verdict == "met" else "有的数没有填，算不出要补多少。"
    totals: dict[str, tuple[Fraction, int, str]] = {}
    for item in report.additions:
        amount, schools, _ = totals.get(item["indicator"], (Fraction(0), 0, ""))
        totals[item["indicator"]] = (amount + Fraction(item["amount"]), schools + 1, item["unit"])
    listed = "；".join(
        f"{names[indicator]}{decimal(amount)}{unit}（{schools}所）"
        for indicator, (amount, schools, unit) in sorted(totals.items())
    )
    end = (
        "补齐以后，按上面的口径达到标准。"
        if report.additions_suffice
        else "有的数没有填，补了这些也还判不了。"
    )
    return f"合计：{listed}。{end}"


def _differences(report: Report, names: Mapping[str, str]) -> Iterator[Cells]:
    for item in report.differences:
        verdict = f"判不了：{item['unknown']}所没有数" if item["unknown"] else VERDICTS[item["verdict"]]
        numbers = (item["mean"], item["deviation"], item["coefficient"], item["limit"])
        yield item["stage"], names[item["indicator"]], str(item["schools"]), *numbers, verdict


def _verdicts(report: Report) -> Iterator[Cells]:
    for unit in report.schools:
        numbers = (str(unit["pupils"]), str(unit["met"]))
        yield unit["school"], unit["stage"], *numbers, VERDICTS[unit["verdict"]]


def _schools(report: Report, names: Mapping[str, str]) -> Iterator[Cells]:
    for unit in report.schools:
        for item in unit["indicators"]:
            yield (
                unit["school"],
                unit["stage"],
                str(unit["pupils"]),
                names[item["indicator"]],
                item["value"],
                item["threshold"],
                item["share"],
                VERDICTS[item["verdict"]],
            )


def _additions(report: Report, names: Mapping[str, str]) -> Iterator[Cells]:
    for item in report.additions:
        yield item["school"], item["stage"], names[item["indicator"]], item["amount"], item["unit"]


def as_text(words: Words) -> str:
    """The report for a terminal; of the schools only what is not met."""
    differences, verdicts, schools, additions = words.sheets
    short = tuple(row for row in verdicts.rows if row[-1] != VERDICTS["met"])
    missed = tuple(row for row in schools.rows if row[-1] != VERDICTS["met"])
    parts = [
        words.verdict,
        words.summary,
        words.readings,
        words.method,
        "\n".join((OWN_LINES, *words.own_lines)) if words.own_lines else "",
        words.basis,
        "\n".join(("读的时候注意到：", *words.notes)) if words.notes else "",
        _table(differences.title, differences.header, differences.rows),
        _table(f"没有达到、判不了的学校（共{len({row[0] for row in short})}所）", verdicts.header, short),
        _table(
            f"没有达到、判不了的数（共{len(schools.rows)}个数中的{len(missed)}个）", schools.header, missed
        ),
        words.remedy,
        _table(additions.title, additions.header, additions.rows),
        words.rule,
    ]
    if words.left_out:
        parts.append(f"不计入：{words.left_out}。")
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(title: str, header: Cells, rows: Sequence[Cells]) -> str:
    """Cells parted by tabs, which a spreadsheet takes when they are copied."""
    return "\n".join((f"{title}：", *("\t".join(row) for row in (header, *rows)))) if rows else ""
