"""The two pages in English: what this is and how to read it, and the dictionary of the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.analysis.completeness import batch_completeness, completeness_counts
from sitegen.analysis.coverage import Coverage, coverage
from sitegen.content import English
from sitegen.datasets.descriptor import Field, PackageDescriptor, ResourceDescriptor
from sitegen.model.certification import Batch
from sitegen.model.divisions import Province
from sitegen.model.site_data import SiteData
from sitegen.pages.page_sources import PageSources
from sitegen.pages.place.province_list import province_coverage
from sitegen.site import urls
from sitegen.site.formats import CSV, XLSX
from sitegen.site.page import Link, Page
from sitegen.site.tables import Cell, DataTable, number_column, table_of, text_column
from sitegen.site.words import percent

LANGUAGE = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class EnglishBody:
    """The nation in numbers, its batches and its provinces."""

    title: str
    declared: int
    sentence: str
    """How many of them are known by name, and how large a share of all counties that is."""
    batches: DataTable
    provinces: DataTable
    not_covered: tuple[str, ...]
    version: str
    as_of: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnView:
    """One column of a table."""

    name: str
    title: str
    kind: str
    required: bool
    refers_to: str
    """The table whose identifier it holds; empty for others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableView:
    """One table or document of the package."""

    name: str
    title: str
    meaning: str
    """What a row is."""
    downloads: tuple[Link, ...]
    columns: tuple[ColumnView, ...]


def english_pages(sources: PageSources, words: English) -> Iterator[Page]:
    """Both pages; that of Chinese readers stands under the same breadcrumb."""
    yield _home(sources.data, words)
    yield _dictionary(sources.package, words)


def _home(data: SiteData, words: English) -> Page:
    declared, named = completeness_counts(data)
    nation = coverage(data)
    sentence = (
        f"{named} of them are known here by name: {nation.statutory_units} of China's "
        f"{nation.statutory_counties} county-level units at the end of {nation.year} "
        f"({percent(nation.share_statutory)}) and {nation.other_units} other units."
    )
    return Page(
        url=urls.ENGLISH,
        template="pages/english.html",
        title=words.tagline,
        description=f"{declared} units announced as certified. {sentence}",
        language=LANGUAGE,
        body=EnglishBody(
            title=words.title,
            declared=declared,
            sentence=sentence,
            batches=_batches(data, words),
            provinces=_provinces(data, words),
            not_covered=tuple(_name(item, words) for item in data.provinces if not item.covered),
            version=data.version,
            as_of=data.as_of,
        ),
    )


def _batches(data: SiteData, words: English) -> DataTable:
    return table_of(
        "batches",
        "Batches of certification",
        [batch_completeness(data, batch) for batch in data.batches],
        text_column(
            "batch", "Batch", lambda state: Cell(_batch_name(state.batch), url=urls.batch(state.batch.id))
        ),
        number_column("declared", "Announced", lambda state: state.declared),
        number_column("named", "Names held", lambda state: state.named),
        number_column("missing", "Names missing", lambda state: state.unseen),
        text_column(
            "list",
            "List",
            lambda state: words.list_status.get(state.batch.list_status.value, state.batch.list_status.value),
        ),
    )


def _batch_name(batch: Batch) -> str:
    """2024; 2025, batch 1."""
    year, _, part = batch.id.partition("-")
    return f"{year}, batch {part}" if part else year


def _provinces(data: SiteData, words: English) -> DataTable:
    return table_of(
        "provinces",
        "Provinces",
        [(item, province_coverage(data, item)) for item in data.provinces if item.covered],
        text_column(
            "name", "Province", lambda row: Cell(_name(row[0], words), url=urls.province(row[0].slug))
        ),
        text_column(
            "region", "Region", lambda row: words.regions.get(row[0].region.value, row[0].region.value)
        ),
        number_column("counties", "County-level units", lambda row: row[1].statutory_counties),
        number_column("declared", "Announced", lambda row: Cell(_announced(row[1]))),
        number_column("named", "Names held", lambda row: row[1].units),
        number_column("share", "Share by names", lambda row: Cell(percent(row[1].share_statutory))),
    )


def _announced(found: Coverage) -> str:
    if not found.open_batches:
        return str(found.declared)
    return f"at least {found.at_least}" if found.at_least else "not known"


def _name(province: Province, words: English) -> str:
    return words.provinces.get(province.code, province.slug.capitalize())


def _dictionary(package: PackageDescriptor, words: English) -> Page:
    return Page(
        url=urls.ENGLISH_DATA,
        template="pages/english_data.html",
        title="Data dictionary",
        description=f"Every table and column of the data package, version {package.version}, in English, "
        "with downloads as CSV, Excel or JSON.",
        breadcrumb=(Link(words.title, urls.ENGLISH),),
        language=LANGUAGE,
        body=tuple(_table(item, words) for item in package.resources),
    )


def _table(resource: ResourceDescriptor, words: English) -> TableView:
    title, _, meaning = words.tables.get(resource.name, resource.name).partition(". ")
    endings = (CSV.ending, XLSX.ending, ".json") if resource.schema else (".json",)
    return TableView(
        name=resource.name,
        title=title,
        meaning=meaning,
        downloads=tuple(
            Link(ending.removeprefix(".").upper(), urls.download(f"tables/{resource.name}{ending}"))
            for ending in endings
        ),
        columns=tuple(_column(resource, item, words) for item in resource.schema.fields)
        if resource.schema
        else (),
    )


def _column(resource: ResourceDescriptor, item: Field, words: English) -> ColumnView:
    keys = resource.schema.foreign_keys if resource.schema else ()
    return ColumnView(
        name=item.name,
        title=words.fields.get(item.name, ""),
        kind=item.type,
        required=item.is_required,
        refers_to=next((key.resource for key in keys if item.name in key.fields), ""),
    )
