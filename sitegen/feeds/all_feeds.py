"""Every feed and calendar of the site."""

from collections.abc import Iterable, Iterator

from sitegen.analysis.events import events
from sitegen.feeds.atom import Entry, Feed, atom_file
from sitegen.feeds.calendar import Calendar, calendar_file
from sitegen.feeds.feed_entries import national_entries, province_entries
from sitegen.feeds.plan_events import plan_events
from sitegen.model.divisions import Province
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.site.licence import LICENCE
from sitegen.versions.history import NO_HISTORY, History

_CAUTION = "由公开文件整理，不是官方发布；规划会调整，以各来源的原文为准。"


def export_feeds(
    data: SiteData, *, title: str, site_url: str = "", history: History = NO_HISTORY
) -> Iterator[OutputFile]:
    """Atom feeds of the nation and of each covered province; calendars of all plans, by province and by plan.

    `title` is the site's. Without its address `site_url`, links are relative to the feed, as RFC 4287 allows.
    """
    yield from _Feeds(data, title, site_url, history).files()


class _Feeds:
    """One run: the events are worked out once."""

    def __init__(self, data: SiteData, title: str, site_url: str, history: History) -> None:
        self._data = data
        self._title = title
        self._site_url = site_url
        self._history = history
        self._events = events(data)

    def files(self) -> Iterator[OutputFile]:
        """Feeds, then calendars; a calendar without events would not be valid and is left out."""
        yield self._national()
        for province in self._data.provinces:
            if province.covered:
                yield self._of_province(province)
        plans = self._data.plans
        yield from self._calendar(urls.ALL_CALENDAR, "各地规划", plans)
        for province in self._data.provinces:
            own = [plan for plan in plans if plan.province_code == province.code]
            name = f"{province.short_name}的规划"
            yield from self._calendar(urls.province_calendar(province.slug), name, own)
        for plan in plans:
            yield from self._calendar(urls.plan_calendar(plan.id), plan.title, [plan])

    def _national(self) -> OutputFile:
        url = urls.ALL_FEED
        entries = national_entries(self._data, self._events, self._history, self._root(url))
        return self._feed("feed/all", url, urls.HOME, "认定、规划和数据版本", tuple(entries))

    def _of_province(self, province: Province) -> OutputFile:
        url = urls.province_feed(province.slug)
        entries = province_entries(self._data, province, self._events, self._history, self._root(url))
        page = urls.province(province.slug)
        return self._feed(f"feed/province/{province.code}", url, page, province.name, tuple(entries))

    def _feed(self, key: str, url: str, page: str, what: str, entries: tuple[Entry, ...]) -> OutputFile:
        root = self._root(url)
        feed = Feed(
            key=key,
            title=f"{self._title}：{what}",
            subtitle=f"截至{self._data.as_of.isoformat()}。{_CAUTION}",
            author=self._title,
            rights=f"数据依 {LICENCE} 使用；各来源的原文不在许可之内。",
            updated=max((entry.updated for entry in entries), default=self._data.created),
            own=f"{root}{url[1:]}",
            page=f"{root}{page[1:]}",
            entries=entries,
        )
        return OutputFile(path=urls.file_path(url), content=atom_file(feed))

    def _calendar(self, url: str, what: str, plans: Iterable[Plan]) -> Iterator[OutputFile]:
        found = [event for plan in plans for event in plan_events(self._data, plan, self._site_url)]
        if found:
            calendar = Calendar(
                title=f"{self._title}：{what}",
                description=f"规划年份、每年期限和实施步骤。{_CAUTION}",
                made_on=self._data.created,
                events=found,
            )
            yield OutputFile(path=urls.file_path(url), content=calendar_file(calendar))

    def _root(self, url: str) -> str:
        """What stands before a URL of the site, less its first slash, in the feed at `url`."""
        return self._site_url or "../" * (url.count("/") - 1)
