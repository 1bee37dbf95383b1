"""Events as entries of feeds: of the nation, and as they concern one province."""

from collections.abc import Iterable, Iterator
from html import escape

from sitegen.analysis.completeness import batch_completeness
from sitegen.analysis.events import Event
from sitegen.feeds.atom import Entry
from sitegen.feeds.version_rows import is_about, version_rows
from sitegen.model.certification import Batch, Certification
from sitegen.model.codes import EventKind
from sitegen.model.divisions import County, Province
from sitegen.model.groups import grouped
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.site import urls
from sitegen.site.words import listed
from sitegen.versions.history import History

_UNDATED = "成文和公布的日期没有查到。更新时间取所据来源的日期；来源也没有日期的，取本版数据的日期。"


def national_entries(data: SiteData, events: Iterable[Event], history: History, root: str) -> Iterator[Entry]:
    """An entry for each event; `root` stands before a URL of the site, less its first slash."""
    for event in events:
        content = _content(data, event, root)
        if event.kind is EventKind.VERSION:
            content += version_rows(history, event.name, history.difference(event.name).rows, root)
        yield _entry(data, event, event.key, event.statement, content, root)


def province_entries(
    data: SiteData, province: Province, events: Iterable[Event], history: History, root: str
) -> Iterator[Entry]:
    """An entry for each batch with units of the province, each plan and each version that changed it."""
    for event in events:
        if event.kind is EventKind.VERSION:
            changes = [item for item in history.difference(event.name).rows if is_about(item, province)]
            if changes:
                summary = f"数据版本 {event.name} 改动了{province.name}的{len(changes)}行数据。"
                content = f"<p>{summary}</p>{version_rows(history, event.name, changes, root)}"
                yield _entry(data, event, f"{event.key}/province/{province.code}", summary, content, root)
        if event.kind is EventKind.BATCH:
            batch = data.batch[event.name]
            statement = _statement(data, batch, province)
            if statement:
                items = _of_province(data, data.certifications_in[batch.id], province)
                content = _counties((data.county[item.county_code] for item in items), data, root)
                key = f"{event.key}/province/{province.code}"
                yield _entry(data, event, key, statement, f"<p>{escape(statement)}</p>{content}", root)
        elif event.kind is EventKind.PLAN and data.plan[event.name].province_code == province.code:
            yield _entry(data, event, event.key, event.statement, _content(data, event, root), root)


def _entry(data: SiteData, event: Event, key: str, summary: str, content: str, root: str) -> Entry:
    undated = "" if event.happened_on else f"<p>{_UNDATED}</p>"
    return Entry(
        key=key,
        title=event.title,
        summary=summary,
        content=f"{content}{undated}",
        category=event.kind,
        category_label=data.label(event.kind),
        updated=event.heard_on,
        published=event.happened_on,
        page=f"{root}{event.url[1:]}",
        api=f"{root}{urls.api(event.api_path)[1:]}",
    )


def _content(data: SiteData, event: Event, root: str) -> str:
    opening = f"<p>{escape(event.statement)}</p>"
    if event.kind is EventKind.BATCH:
        return opening + _batch(data, data.batch[event.name], root)
    if event.kind is EventKind.PLAN:
        return opening + _plan(data, data.plan[event.name], root)
    return _version(data, event.name)


def _batch(data: SiteData, batch: Batch, root: str) -> str:
    by_province = grouped(
        (data.county[item.county_code] for item in data.certifications_in[batch.id]),
        lambda county: county.province_code,
    )
    return "".join(
        f"<p>{escape(data.province[code].name)}（{len(counties)}个）</p>{_counties(counties, data, root)}"
        for code, counties in by_province.items()
    )


def _plan(data: SiteData, plan: Plan, root: str) -> str:
    by_year = grouped(data.targets_in[plan.id], lambda target: (target.year, data.label(target.stage)))
    return "".join(
        f"<p>{year}年{escape(stage)}（{len(targets)}个）</p>"
        + _counties((data.county[target.county_code] for target in targets), data, root)
        for (year, stage), targets in sorted(by_year.items())
    )


def _counties(counties: Iterable[County], data: SiteData, root: str) -> str:
    links = [
        f'<a href="{escape(root + urls.county(county.code)[1:])}">{escape(data.name_in_province(county))}</a>'
        for county in counties
    ]
    return f"<p>{listed(links)}</p>" if links else ""


def _version(data: SiteData, version: str) -> str:
    release = next(item for item in data.changelog if item.version == version)
    items = "".join(
        f"<li>{escape(data.label(change.kind))}：{escape(change.text)}</li>" for change in release.changes
    )
    return f"<ul>{items}</ul>"


def _of_province(
    data: SiteData, items: Iterable[Certification], province: Province
) -> tuple[Certification, ...]:
    return tuple(item for item in items if data.county[item.county_code].province_code == province.code)


def _statement(data: SiteData, batch: Batch, province: Province) -> str:
    """What a batch says of a province; empty when it is not known to have any unit there."""
    state = batch_completeness(data, batch)
    declared = state.declared_by_province.get(province.code, 0)
    if not declared:
        named = len(data.named_in_province[batch.id, province.code])
        return f"{batch.title}中，收到{province.name}{named}个名字，共有几个没有查到。" if named else ""
    unseen = state.unseen_by_province.get(province.code, 0)
    words = f"，名单未收齐：还缺{unseen}个" if unseen else ""
    return f"{batch.title}中，{province.name}有{declared}个{words}。"
