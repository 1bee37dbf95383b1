"""A page for each county-level unit, those that ended and functional zones included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sitegen.analysis.status import CountyStatus
from sitegen.maps.small_map import SmallMap
from sitegen.model.divisions import County, CountyKind
from sitegen.model.site_data import SiteData
from sitegen.pages.county.county_columns import page_facts
from sitegen.pages.county.county_neighbours import neighbour_badges
from sitegen.pages.county.county_place import (
    SiblingGroup,
    parents,
    sibling_groups,
    siblings,
    told_apart,
)
from sitegen.pages.county.county_rows import county_rows
from sitegen.pages.county.county_views import (
    Block,
    CertificationView,
    ChangeView,
    PendingView,
    TargetView,
    ZoneView,
    answer_words,
    certification_view,
    citation_links,
    history,
    other_name_facts,
    pending_views,
    predecessor_warnings,
    target_view,
    twin_warnings,
    zone_view,
)
from sitegen.pages.county.step_views import StepView, step_views
from sitegen.pages.page_sources import PageSources
from sitegen.pages.parts.breadcrumbs import HOME, PROVINCES
from sitegen.pages.parts.data_rows import DataRow, RowFinder
from sitegen.pages.parts.downloads import province_downloads
from sitegen.pages.parts.receipts import receipts
from sitegen.pages.parts.small_maps import neighbour_map
from sitegen.pages.parts.statuses import Statuses, status_badge, unit_class
from sitegen.pages.parts.subscriptions import api_link, province_alternates
from sitegen.site import urls
from sitegen.site.blocks import Badge, Fact
from sitegen.site.columns import raw_fact
from sitegen.site.page import Link, Page
from sitegen.site.words import years


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyBody:
    """One county-level unit: its status, what it rests on, and where it stands."""

    county: County
    status: CountyStatus
    badge: Badge
    answer: str
    """Whether the unit is certified, in a word or two."""
    full_name: str
    warnings: tuple[str, ...]
    """Units that are easily mistaken for this one, and what changed its territory."""
    pending: tuple[PendingView, ...]
    """Sources that name the unit in a batch without proof."""
    can_be_checked: bool
    """Whether the site has a page on which the county's own figures can be held against the standard."""
    certifications: tuple[CertificationView, ...]
    targets: tuple[TargetView, ...]
    steps: tuple[StepView, ...]
    """The line of steps up to certification and beyond; empty when no list of a step names the unit."""
    blocks: tuple[Block, ...]
    """What is known of the unit itself."""
    zone: ZoneView | None
    hosted: tuple[Badge, ...]
    """Functional zones that lie in its territory, wholly or in part."""
    history: tuple[ChangeView, ...]
    successors: tuple[Badge, ...]
    """Where a unit that is no more went; empty for one that is there."""
    map: SmallMap | None
    """The unit among its neighbours of the same province; None when it is not drawn."""
    position: tuple[str, ...]
    """How much of its prefecture and of its province is certified, a sentence each."""
    siblings_title: str
    siblings: tuple[SiblingGroup, ...]
    neighbours: tuple[Badge, ...] | None
    """Units whose borders touch; None when the boundary data has no area for this one."""
    namesakes: tuple[Link, ...]
    """Other units with the same name anywhere in the country."""
    rows: tuple[DataRow, ...]
    """The rows of the datasets that the page rests on."""

    @property
    def is_zone(self) -> bool:
        """True for a functional zone, which is no statutory county."""
        return self.county.kind is CountyKind.ZONE

    @property
    def is_whole_city(self) -> bool:
        """True for a prefecture-level city without counties."""
        return self.county.kind is CountyKind.PREFECTURE_CITY


def county_pages(sources: PageSources, area: str) -> Iterator[Page]:
    """A page for each unit whose code begins with `area`."""
    for county in sources.data.counties_of_area[area]:
        yield _page(sources, county)


def _page(sources: PageSources, county: County) -> Page:
    data = sources.data
    body = _body(sources, county)
    certified = [receipt for view in body.certifications for receipt in view.receipts]
    planned = [receipt for view in body.targets for receipt in view.receipts]
    stated = [receipt for block in body.blocks for receipt in block.receipts]
    stepped = [receipt for step in body.steps for receipt in step.receipts]
    return Page(
        url=urls.county(county.code),
        template="pages/county.html",
        title=told_apart(data, county),
        description=body.status.sentence,
        breadcrumb=(HOME, PROVINCES, *parents(data, county)),
        body=body,
        downloads=(
            *province_downloads(data.province[county.province_code]),
            api_link(f"counties/{county.code}.json"),
        ),
        alternates=province_alternates(data, data.province[county.province_code]),
        comparison=urls.compare(county.code, "counties" if body.is_whole_city else ""),
        sources=citation_links([*certified, *planned, *stepped, *stated]),
    )


def _body(sources: PageSources, county: County) -> CountyBody:
    data, statuses = sources.data, sources.statuses
    status = statuses[county.code]
    namesakes = tuple(other for other in sources.of_name[county.name] if other is not county)
    zone = data.zone.get(county.code)
    targets = sorted(data.targets_of[county.code], key=lambda target: target.year)
    title, beside = siblings(data, county)
    return CountyBody(
        county=county,
        status=status,
        badge=Badge(unit_class(status), status.label),
        answer=answer_words(data, status),
        full_name=data.full_name(county),
        warnings=(*twin_warnings(data, county, namesakes), *predecessor_warnings(data, county)),
        pending=pending_views(data, county),
        can_be_checked=bool(data.assessment_profiles),
        certifications=tuple(certification_view(data, item) for item in data.certifications_of[county.code]),
        targets=tuple(target_view(data, target) for target in targets),
        steps=step_views(data, county),
        blocks=_blocks(data, county),
        zone=zone_view(data, statuses, zone) if zone else None,
        hosted=tuple(status_badge(statuses[item.zone_code]) for item in data.zones_in[county.code]),
        history=history(data, county),
        successors=_successors(data, statuses, county),
        map=neighbour_map(data, statuses, sources.base_maps, county),
        position=_position(sources.positions, county),
        siblings_title=title,
        siblings=sibling_groups(statuses, beside),
        neighbours=neighbour_badges(data, statuses, sources.borders, county),
        namesakes=tuple(Link(told_apart(data, other), urls.county(other.code)) for other in namesakes),
        rows=county_rows(data, RowFinder(package=sources.package, page=urls.county(county.code)), county),
    )


def _successors(data: SiteData, statuses: Statuses, county: County) -> tuple[Badge, ...]:
    if county.is_current:
        return ()
    codes = dict.fromkeys(item.successor_code for item in data.successors_of[county.code])
    return tuple(status_badge(statuses[code]) for code in codes)


def _position(sentences: Mapping[str, str], county: County) -> tuple[str, ...]:
    codes = (county.prefecture_code, county.province_code)
    return tuple(sentences[code] for code in codes if code and code in sentences)


def _blocks(data: SiteData, county: County) -> tuple[Block, ...]:
    own = receipts(data, county.citation)
    return (Block(id="facts", title="基本情况", facts=_facts(data, county), receipts=own),)


def _facts(data: SiteData, county: County) -> tuple[Fact, ...]:
    code_note = "本站自编，不是行政区划代码" if county.kind is CountyKind.ZONE else "GB/T 2260"
    province = data.province[county.province_code]
    prefecture = data.prefecture.get(county.prefecture_code or "")
    above = [Fact("省份", province.name, url=urls.province(province.slug))]
    if prefecture:
        above.append(Fact("地级行政区", prefecture.name, url=urls.prefecture(prefecture.code)))
    else:
        above.append(Fact("地级行政区", "无，由省级直接管辖"))
    facts = [
        raw_fact(data, "counties", county, "kind"),
        *above,
        replace(raw_fact(data, "counties", county, "code"), note=code_note),
        *page_facts(data, county),
        *other_name_facts(data, county),
    ]
    if county.is_statutory:
        facts.append(
            Fact("建制存续", years(county.valid_from, county.valid_to), note="按各年年末的区划代码表")
        )
    return tuple(facts)
