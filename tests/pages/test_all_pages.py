"""What holds for every page: addresses, links, titles, templates."""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sitegen.analysis.status import county_statuses
from sitegen.datasets.package import Package
from sitegen.exceptions import InternalError
from sitegen.exports.school_form import school_form_files
from sitegen.exports.statement_table import with_statements
from sitegen.exports.version_files import version_files
from sitegen.facts.all_statements import all_statements
from sitegen.feeds import export_feeds
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.leaflet import leaflet_files
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.model.site_data import SiteData
from sitegen.pages.county.county_table import county_table_rows
from sitegen.pages.page_sources import PageSources
from sitegen.pages.place.compare_tables import comparison_files
from sitegen.render.map_pictures import map_figures
from sitegen.site import urls
from sitegen.site.page import Page
from sitegen.versions.history import History
from tests.support.wholes import export_all, export_api, interactive_files, site_pages

ROOT = Path(__file__).parents[2]


def links_in(value: object) -> Iterator[str]:
    """Every string under a field called `url`, `href`, `interactive`, `scripts` or `styles`, however deep."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            inner: Any = getattr(value, field.name)
            if field.name in ("url", "href", "interactive") and isinstance(inner, str):
                yield inner
            elif field.name in ("scripts", "styles"):
                yield from inner
            else:
                yield from links_in(inner)
    elif isinstance(value, tuple):
        for item in value:
            yield from links_in(item)


def test_links_lead_to_pages_or_files(
    site: tuple[Page, ...],
    mini_package: Package,
    data: SiteData,
    boundaries: Boundaries,
    base_maps: BaseMaps,
    history: History,
) -> None:
    package = with_statements(mini_package, all_statements(data), data.source)
    sources = PageSources(data=data, package=package.descriptor, base_maps=base_maps)
    files = {file.path for file in export_all(package, data, base_maps)}
    files |= {file.path for file in export_api(data, package.descriptor, title="")}
    files |= {file.path for file in export_feeds(data, title="")}
    files |= {file.path for file in interactive_files(sources, boundaries)}
    files |= {file.path for file in leaflet_files()}
    files |= {file.path for file in version_files(history)}
    files |= {file.path for file in school_form_files()}
    files.add(county_table_rows(data, county_statuses(data)).path)
    files |= {file.path for file in comparison_files(data, county_statuses(data))}
    files |= {
        f"assets/{path.relative_to(ROOT / 'static').as_posix()}" for path in (ROOT / "static").rglob("*.*")
    }
    files |= {urls.file_path(page.url) for page in site}
    files |= {urls.file_path(urls.download(f"maps/{figure.name}.svg")) for figure in map_figures(site)}
    broken = {
        (page.url, link)
        for page in site
        for link in links_in(page)
        if not urlsplit(link).scheme and urls.file_path(link) not in files
    }
    assert broken == set()


def test_titles_tell_pages_apart(real_pages: Mapping[str, Page]) -> None:
    titles = [page.title for page in real_pages.values()]
    assert sorted(set(titles)) == sorted(titles)


def test_every_page_says_where_it_is(site: tuple[Page, ...]) -> None:
    own = [page for page in site if not page.url.startswith("/embed/")]
    assert [page.url for page in own if not page.breadcrumb] == [urls.HOME]
    assert all(page.title and page.description.endswith("。") for page in site)


def test_templates_exist_and_are_short(site: tuple[Page, ...]) -> None:
    for name in {page.template for page in site}:
        assert len((ROOT / "templates" / name).read_text("utf-8").splitlines()) <= 100


def test_bodies_are_frozen_values(site: tuple[Page, ...]) -> None:
    bodies = {type(page.body) for page in site} - {tuple}
    assert all(body.__dataclass_params__.frozen for body in bodies)  # type: ignore[attr-defined]


def test_same_data_same_pages(
    site: tuple[Page, ...], data: SiteData, mini_package: Package, base_maps: BaseMaps, history: History
) -> None:
    documents = [page.body for page in site if page.template == "pages/document.html"]
    again = site_pages(data, documents, mini_package.descriptor, base_maps, history)  # type: ignore[arg-type]
    assert again == site


def test_one_url_for_two_pages_is_refused(
    site: tuple[Page, ...], data: SiteData, mini_package: Package, base_maps: BaseMaps
) -> None:
    about: Any = next(page.body for page in site if page.template == "pages/document.html")
    taken = dataclasses.replace(about, url=urls.PROVINCES)
    with pytest.raises(InternalError, match="/provinces/"):
        site_pages(data, [taken], mini_package.descriptor, base_maps)
