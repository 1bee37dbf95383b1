"""All county-level units by the first letter of their pinyin: finds any of them without a script."""

from dataclasses import dataclass

from sitegen.analysis.status import CountyStatus
from sitegen.model.groups import grouped
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.breadcrumbs import HOME
from sitegen.pages.parts.downloads import table_links
from sitegen.pages.parts.receipts import sources_of
from sitegen.pages.parts.statuses import Statuses, unit_class
from sitegen.site import urls
from sitegen.site.page import Link, Page


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexEntry:
    """One unit as the index names it."""

    text: str
    url: str
    path: str
    """Province and prefecture, short, which tell units of one name apart."""
    klass: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexLetter:
    """All units whose pinyin begins with one letter, in pinyin order."""

    letter: str
    entries: tuple[IndexEntry, ...]

    @property
    def id(self) -> str:
        """Anchor on the page."""
        return f"letter-{self.letter.lower()}"


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyIndexBody:
    """The whole index."""

    count: int
    statutory: int
    """Statutory counties in force at the end of `year`."""
    year: int
    ended: int
    """Units that are no longer in force."""
    others: int
    """Functional zones and cities without counties."""
    letters: tuple[IndexLetter, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """Links to the letters."""
        return tuple(Link(letter.letter, f"{urls.COUNTIES}#{letter.id}") for letter in self.letters)


def county_index_page(data: SiteData, statuses: Statuses) -> Page:
    """The index of all units, former ones included."""
    year = data.reference_year
    statutory = [county for county in data.counties if county.is_statutory]
    current = sum(county.in_force(year) for county in statutory)
    body = CountyIndexBody(
        count=len(data.counties),
        statutory=current,
        year=year,
        ended=len(statutory) - current,
        others=len(data.counties) - len(statutory),
        letters=_letters(data, statuses),
    )
    return Page(
        url=urls.COUNTIES,
        template="pages/counties.html",
        title="县级单位",
        description=(
            f"按拼音首字母列出{body.count}个县级单位：{year}年末的{current}个县级行政区，"
            f"{body.ended}个已撤销的，和{body.others}个功能区与不设区县的市。"
        ),
        breadcrumb=(HOME,),
        body=body,
        downloads=table_links("counties", "县级单位"),
        sources=sources_of(data, data.counties),
    )


def _letters(data: SiteData, statuses: Statuses) -> tuple[IndexLetter, ...]:
    ordered = sorted(data.counties, key=lambda county: (county.pinyin.split(), county.code))
    groups = grouped(ordered, lambda county: county.pinyin[:1].upper())
    return tuple(
        IndexLetter(
            letter=letter,
            entries=tuple(_entry(data, statuses[county.code]) for county in counties),
        )
        for letter, counties in groups.items()
    )


def _entry(data: SiteData, status: CountyStatus) -> IndexEntry:
    county = status.county
    province = data.province[county.province_code].short_name
    prefecture = data.prefecture.get(county.prefecture_code or "")
    middle = prefecture.name if prefecture and prefecture.name != county.name else ""
    ended = "" if county.is_current else f"，止于{county.valid_to}年"
    return IndexEntry(
        text=county.name,
        url=urls.county(county.code),
        path=f"{province}{middle}{ended}",
        klass=unit_class(status),
        label=status.label,
    )
