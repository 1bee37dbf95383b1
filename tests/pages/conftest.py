"""The small project's pages, and those of the repository's own data."""

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.content import read_content
from sitegen.datasets.package import Package
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.site_data import SiteData
from sitegen.pages.english_pages import english_pages
from sitegen.pages.page_sources import PageSources
from sitegen.site.page import Page
from sitegen.versions.deltas import delta_text
from sitegen.versions.history import History, history_of
from sitegen.versions.released import NOTHING, Version
from sitegen.versions.states import state_of
from tests.support.wholes import site_pages

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def data(mini_data: SiteData) -> SiteData:
    return mini_data


@pytest.fixture(scope="session")
def history(mini_root: Path) -> History:
    """Two versions of the small project, the second as it is."""
    now = state_of(mini_root / "datasets")
    earlier = now.files["divisions/former_names.csv"].replace(b",2019,", b",2018,")
    states = (NOTHING, replace(now, files={**now.files, "divisions/former_names.csv": earlier}), now)
    texts = [delta_text(before, after) for before, after in pairwise(states)]
    versions = [
        Version(number=number, path="", content=text.encode(), delta=json.loads(text), state=state)
        for number, text, state in zip(("0.9.0", "1.0.0"), texts, states[1:], strict=True)
    ]
    return history_of(versions, now)


@pytest.fixture(scope="session")
def site(
    data: SiteData, mini_package: Package, mini_root: Path, base_maps: BaseMaps, history: History
) -> tuple[Page, ...]:
    """All pages of the small project."""
    content = read_content(Config.for_root(mini_root))
    return site_pages(data, content.documents, mini_package.descriptor, base_maps, history)


@pytest.fixture(scope="session")
def english(data: SiteData, mini_package: Package, mini_root: Path, base_maps: BaseMaps) -> tuple[Page, ...]:
    """The pages in English of the small project."""
    words = read_content(Config.for_root(mini_root)).english
    assert words is not None
    sources = PageSources(data=data, package=mini_package.descriptor, base_maps=base_maps)
    return tuple(english_pages(sources, words))


@pytest.fixture(scope="session")
def pages(site: tuple[Page, ...]) -> Mapping[str, Page]:
    """The small project's pages by URL."""
    return {page.url: page for page in site}


@pytest.fixture(scope="session")
def real_pages(real_data: SiteData, real_package: Package, base_maps: BaseMaps) -> Mapping[str, Page]:
    """The pages of the repository's own data, by URL."""
    content = read_content(Config.for_root(ROOT))
    made = site_pages(real_data, content.documents, real_package.descriptor, base_maps)
    return {page.url: page for page in made}
