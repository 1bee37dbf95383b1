"""The state of the data in public: what is missing, what is old, what is expected, what is not known."""

from dataclasses import dataclass
from datetime import date

from sitegen.analysis.assertions import AssertionResult, assertion_results
from sitegen.analysis.completeness import BatchCompleteness, batch_completeness, completeness_counts
from sitegen.analysis.dataset_health import (
    RECHECK_MONTHS,
    SourceCheck,
    newest_source,
    optional_fills,
    source_checks,
)
from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.model.claims import Assertion
from sitegen.model.codes import CheckState
from sitegen.model.health import Doubt, FieldFill
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Source
from sitegen.pages.analysis.measure_words import rule_words
from sitegen.pages.parts.breadcrumbs import DATA, HOME
from sitegen.pages.parts.downloads import document_links
from sitegen.pages.parts.places import short_batch_cell
from sitegen.pages.parts.receipts import source_link
from sitegen.site import urls
from sitegen.site.blocks import Fact, Stat
from sitegen.site.page import Link, Page
from sitegen.site.tables import (
    Cell,
    DataTable,
    number_column,
    table_of,
    text_column,
)
from sitegen.site.words import NONE, day, decimal, listed, percent


@dataclass(frozen=True, kw_only=True, slots=True)
class DoubtView:
    """One open question."""

    id: str
    question: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HealthBody:
    """Everything that a reader should know before relying on the data."""

    stats: tuple[Stat, ...]
    contents: tuple[Link, ...]
    doubts: tuple[DoubtView, ...]
    batches: DataTable
    fills: DataTable
    freshness: tuple[Fact, ...]
    recheck_rule: str
    checks: DataTable
    assertions: DataTable


def health_page(data: SiteData, package: PackageDescriptor) -> Page:
    """The page of the state of the data."""
    states = [batch_completeness(data, batch) for batch in data.batches]
    results, checks = assertion_results(data), source_checks(data)
    body = HealthBody(
        stats=_stats(data, results, checks),
        contents=_CONTENTS,
        doubts=tuple(_doubt(data, doubt) for doubt in data.doubts),
        batches=_batch_table(data, states),
        fills=_fill_table(package, optional_fills(data)),
        freshness=_freshness(data),
        recheck_rule=_rule(data),
        checks=_check_table(data, checks),
        assertions=_assertion_table(data, results),
    )
    return Page(
        url=urls.HEALTH,
        template="pages/health.html",
        title="数据状况",
        description=f"数据缺什么、多久没有核对、哪些事还不知道：{len(data.doubts)}个疑点，逐条写明怎样才能解决。",
        breadcrumb=(HOME, DATA),
        body=body,
        downloads=document_links("doubts", "疑点"),
    )


_CONTENTS = tuple(
    Link(text, f"{urls.HEALTH}#{anchor}")
    for anchor, text in (
        ("doubts", "还不知道的事"),
        ("completeness", "名单的完整程度"),
        ("freshness", "新旧"),
        ("checks", "来源的复查"),
        ("assertions", "预期的数"),
        ("fills", "各栏的填写率"),
    )
)


def _stats(
    data: SiteData, results: tuple[AssertionResult, ...], checks: tuple[SourceCheck, ...]
) -> tuple[Stat, ...]:
    declared, named = completeness_counts(data)
    holding = sum(result.holds for result in results)
    waiting = sum(check.state is not CheckState.FRESH for check in checks)
    return (
        Stat(str(len(data.doubts)), "个疑点", url=f"{urls.HEALTH}#doubts"),
        Stat(
            f"{named}/{declared}",
            "收到名字",
            sentence="各批名单收到名字的个数和公布的个数。",
            url=f"{urls.HEALTH}#completeness",
        ),
        Stat(
            f"{waiting}/{len(checks)}",
            "来源待复查",
            sentence="从未打开原文的，和核对已经过期的。",
            url=f"{urls.HEALTH}#checks",
        ),
        Stat(
            f"{holding}/{len(results)}",
            "预期的数成立",
            sentence="有一条不成立，网站就生成不出来。",
            url=f"{urls.HEALTH}#assertions",
        ),
    )


def _doubt(data: SiteData, doubt: Doubt) -> DoubtView:
    pending = listed(data.full_name(data.county[code]) for code in doubt.county_codes)
    facts = [
        *([Fact("待证的县", pending)] if pending else []),
        Fact("影响", doubt.where),
        Fact("怎样解决", doubt.settled_by),
        Fact("记下日期", day(doubt.since)),
    ]
    if doubt.source_id:
        link = source_link(data.source[doubt.source_id])
        facts.append(Fact("有关来源", link.text, url=link.url))
    return DoubtView(id=doubt.id, question=doubt.question, facts=tuple(facts))


def _batch_table(data: SiteData, states: list[BatchCompleteness]) -> DataTable:
    return table_of(
        "completeness-table",
        "各批名单收到多少",
        states,
        text_column("batch", "批次", lambda state: short_batch_cell(state.batch)),
        number_column("declared", "公布", lambda state: state.declared),
        number_column("named", "收到名字", lambda state: state.named),
        number_column("unseen", "还缺", lambda state: state.unseen),
        number_column("share", "收到的比例", lambda state: _share_cell(state.named / state.declared)),
        text_column("status", "名单", lambda state: data.label(state.batch.list_status)),
    )


def _share_cell(share: float | None) -> Cell:
    return Cell(percent(share), sort=share)


def _fill_table(package: PackageDescriptor, fills: tuple[FieldFill, ...]) -> DataTable:
    return table_of(
        "fills-table",
        "可以空着的各栏填了多少",
        fills,
        text_column("field", "栏", lambda item: Cell(item.title, note=item.field)),
        text_column("resource", "表", lambda item: _resource_cell(package, item.resource)),
        number_column("filled", "填了的行", lambda item: item.filled),
        number_column("rows", "全部行", lambda item: item.rows),
        number_column("share", "填写率", lambda item: _share_cell(item.share)),
    )


def _resource_cell(package: PackageDescriptor, name: str) -> Cell:
    return Cell(package.resource(name).title, url=f"{urls.DATA}#{name}")


def _freshness(data: SiteData) -> tuple[Fact, ...]:
    newest = newest_source(data)
    facts = [
        Fact("数据截至", day(data.as_of), note="这一天以后的事本站一概不知道。"),
        Fact("编成日期", day(data.created), note=f"版本{data.version}。"),
    ]
    if newest is not None:
        facts.append(
            Fact("最新的来源", newest.title, url=urls.source(newest.id), note=f"{day(newest.published_on)}。")
        )
    return tuple(facts)


def _rule(data: SiteData) -> str:
    return (
        f"规则：一个来源读过以后，过{RECHECK_MONTHS}个月到期，要重新打开，看它还在不在、改了没有。"
        f"到期与否按编成日期（{day(data.created)}）算，不按您看到本页的日期。从未打开过原文的一直待查。"
    )


def _check_table(data: SiteData, checks: tuple[SourceCheck, ...]) -> DataTable:
    return table_of(
        "checks-table",
        "来源的复查",
        checks,
        text_column("source", "来源", lambda check: _source_cell(check.source)),
        text_column("state", "复查", lambda check: data.label(check.state), is_facet=True),
        text_column("checked_on", "最近核对", lambda check: _day_cell(check.source.checked_on)),
        text_column("due_on", "到期日", lambda check: _day_cell(check.due_on)),
        text_column("evidence", "证据等级", lambda check: data.label(check.source.evidence), is_facet=True),
    )


def _source_cell(source: Source) -> Cell:
    return Cell(source.title, url=urls.source(source.id), sort=source.id)


def _day_cell(when: date | None) -> Cell:
    return Cell(day(when) if when else NONE, sort=str(when or ""))


def _assertion_table(data: SiteData, results: tuple[AssertionResult, ...]) -> DataTable:
    return table_of(
        "assertions-table",
        "预期的数和算得的数",
        results,
        text_column("rule", "算什么", lambda result: _rule_cell(data, result.assertion)),
        number_column("value", "算得", lambda result: Cell(decimal(result.value), sort=result.value)),
        text_column("expected", "应", lambda result: result.expected.replace(" ", "")),
        text_column("reason", "理由", lambda result: result.assertion.reason),
        text_column("source", "依据", lambda result: _basis_cell(data, result.assertion.source_id)),
    )


def _rule_cell(data: SiteData, assertion: Assertion) -> Cell:
    return Cell(rule_words(data, assertion.measure, assertion.parameters), note=assertion.id)


def _basis_cell(data: SiteData, source_id: str) -> Cell:
    return Cell(data.source[source_id].title, url=urls.source(source_id))
