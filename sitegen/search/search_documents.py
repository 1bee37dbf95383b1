"""What is found besides places: batches, plans, indicators, sources and the site's other pages."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.analysis.completeness import batch_completeness
from sitegen.content.search_words import NEWEST, NO_WORDS, PageWords, SearchWords
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.search.stems import stem_length
from sitegen.site import urls
from sitegen.site.page import Page

_PLAN_KINDS = ("规划", "创建规划", "计划", "方案", "实施方案", "时间表", "路线图")


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One entry that is found by the words of its title."""

    kind: str
    """`batch`, `plan`, `indicator`, `source` or `page`."""
    title: str
    url: str
    names: tuple[str, ...] = ()
    """Other words for it, such as its id and its document number."""
    text: str = ""
    """More words, searched last."""
    words: tuple[str, ...] = ()
    """What people say for it, also within a question."""


def documents(data: SiteData, pages: Sequence[Page], words: SearchWords = NO_WORDS) -> tuple[Document, ...]:
    """Documents in the order of their kinds; `pages` adds those that no record of the data stands behind."""
    records = (*_batches(data), *_plans(data), *_indicators(data), *_sources(data))
    taken = {record.url for record in records} | _place_urls(data) | {urls.HOME, urls.SEARCH, urls.NOT_FOUND}
    others = [_page(page) for page in pages if page.in_sitemap and page.url not in taken]
    said = {_address(data, url): item for url, item in words.pages.items()}
    return (
        *(_named(item, said) for item in (*records, *others)),
        *_places_on_pages(said, {page.url for page in pages}),
    )


def _address(data: SiteData, url: str) -> str:
    return urls.batch(data.batches[-1].id) if url == NEWEST and data.batches else url


def _named(item: Document, said: Mapping[str, PageWords]) -> Document:
    return replace(item, words=(*item.words, *said[item.url].words)) if item.url in said else item


def _places_on_pages(said: Mapping[str, PageWords], addresses: Collection[str]) -> Iterator[Document]:
    for url, item in said.items():
        if item.title and url.partition("#")[0] in addresses:
            yield Document(kind="page", title=item.title, url=url, words=item.words)


def _batches(data: SiteData) -> Iterator[Document]:
    for batch in data.batches:
        names = _known(batch.id, f"{batch.year}年认定批次", batch.document_number)
        short = batch.title.partition("义务教育")[0]
        said = (f"{batch.year}年", short, short.replace("年", ""), f"{batch.declared_total}个县")
        yield Document(
            kind="batch",
            title=batch.title,
            url=urls.batch(batch.id),
            names=names,
            text=batch_completeness(data, batch).sentence,
            words=tuple(dict.fromkeys(said)),
        )


def _plans(data: SiteData) -> Iterator[Document]:
    for plan in data.plans:
        names = _known(plan.id, plan.document_number)
        yield Document(
            kind="plan",
            title=plan.title,
            url=urls.plan(plan.id),
            names=names,
            text=plan.issuer,
            words=_plan_words(data, plan),
        )


def _plan_words(data: SiteData, plan: Plan) -> tuple[str, ...]:
    """云南省的规划, 云南方案: people name a plan by its place, and seldom by its title."""
    names = dict.fromkeys(_place_names(data, plan))
    return tuple(f"{name}{of}{kind}" for name in names for of in ("", "的") for kind in _PLAN_KINDS)


def _place_names(data: SiteData, plan: Plan) -> tuple[str, ...]:
    """The names of the place that a plan is of, as 怒江傈僳族自治州, 怒江 and 怒江州."""
    if plan.is_provincial:
        province = data.province[plan.province_code]
        return province.name, province.short_name
    unit = data.county[plan.county_code] if plan.county_code else data.prefecture[plan.prefecture_code or ""]
    stem = unit.name[: stem_length(unit.name)]
    return unit.name, stem, stem + unit.name[-1]


def _indicators(data: SiteData) -> Iterator[Document]:
    groups = {group.id: group.name for group in data.indicator_groups}
    for indicator in data.indicators:
        yield Document(
            kind="indicator",
            title=indicator.name,
            url=urls.indicator(indicator.id),
            names=(indicator.id, f"指标{indicator.id}"),
            text=f"{groups.get(indicator.group_id, '')} {indicator.explanation}",
        )


def _sources(data: SiteData) -> Iterator[Document]:
    for source in data.sources:
        names = _known(source.id, source.document_number)
        url = urls.source(source.id)
        yield Document(kind="source", title=source.title, url=url, names=names, text=source.issuer)


def _page(page: Page) -> Document:
    return Document(kind="page", title=page.title, url=page.url, text=page.description)


def _place_urls(data: SiteData) -> set[str]:
    return {
        *(urls.province(province.slug) for province in data.provinces),
        *(urls.prefecture(prefecture.code) for prefecture in data.prefectures),
        *(urls.county(county.code) for county in data.counties),
    }


def _known(*words: str | None) -> tuple[str, ...]:
    return tuple(word for word in words if word)
