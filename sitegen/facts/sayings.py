"""What the rows of a table say, where that takes more than a line."""

from collections.abc import Iterator
from datetime import date

from sitegen.facts.kind_of_fact import Said
from sitegen.model.certification import Batch, Certification, MilestoneList
from sitegen.model.indicators import Threshold
from sitegen.model.plans import Goal, Phase, Plan
from sitegen.model.site_data import SiteData

COUNT, YEAR, PERCENT = "个", "年", "%"


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def batch(data: SiteData, row: Batch) -> Iterator[Said]:
    """A batch: total, state of the list, year, number and dates."""
    yield Said("公布总数", str(row.declared_total), COUNT, "declared-total")
    yield Said("名单收到多少", data.label(row.list_status), aspect="list-status")
    yield Said("评估年度", str(row.year), YEAR, "year")
    yield Said("文号", row.document_number or "", aspect="document-number")
    yield Said("成文日期", _day(row.issued_on), aspect="issued-on")
    yield Said("公布日期", _day(row.published_on), aspect="published-on")
    yield Said("公布不晚于", _day(row.published_by), aspect="published-by")


def certification(data: SiteData, row: Certification) -> Iterator[Said]:
    """A certified unit: its name as printed."""
    printed = f"{row.published_province}{row.published_prefecture or ''}{row.published_name}"
    yield Said(f"列入{data.batch[row.batch_id].label}名单，所印名称", printed)


def milestone_list(data: SiteData, row: MilestoneList) -> Iterator[Said]:
    """A list of a step: which step, and how many it declares."""
    yield Said("说的是哪一步", data.label(row.milestone), aspect="milestone")
    yield Said("宣布总数", str(row.declared_total or ""), COUNT, "declared-total")


def plan(data: SiteData, row: Plan) -> Iterator[Said]:
    """A plan: title, state, years, number, date and total."""
    yield Said("标题", row.title, aspect="title")
    yield Said("效力", data.label(row.status), aspect="is-draft")
    yield Said("规划的年份", f"{row.year_from}—{row.year_to}", YEAR, "years")
    yield Said("文号", row.document_number or "", aspect="document-number")
    yield Said("成文日期", _day(row.issued_on), aspect="issued-on")
    yield Said("规划写明的总数", str(row.declared_count or ""), COUNT, "declared-count")


def goal(data: SiteData, row: Goal) -> Iterator[Said]:
    """An aim: its number, or its words where it has none."""
    predicate = f"{row.year}年{data.label(row.stage)}目标"
    if row.value is None:
        yield Said(predicate, row.statement)
    else:
        yield Said(predicate, f"{data.label(row.operator)}{row.value * 100:g}", PERCENT)


def phase(_data: SiteData, row: Phase) -> Iterator[Said]:
    """A step of a procedure with its time."""
    span = "至".join(month for month in (row.starts_on, row.ends_on) if month)
    yield Said(f"第{row.seq}步", "：".join(part for part in (row.title, span or row.deadline) if part))


def threshold(data: SiteData, row: Threshold) -> Iterator[Said]:
    """A number that an indicator must reach."""
    predicate = "，".join(part for part in (row.stage, row.measure) if part)
    yield Said(predicate, f"{data.label(row.operator)}{row.value:g}", row.unit)


def division_count(year: int, count: int) -> Said:
    """How many statutory counties a place had; derived for prefectures and the nation."""
    return Said(f"{year}年末县级行政区", str(count), COUNT)
