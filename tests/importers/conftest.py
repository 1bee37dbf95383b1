"""What tests of the importers share: the names of all units at the end of 2024, and reading a text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.importers.files.text_source import source_from_text
from sitegen.importers.listing import Asked, Listing, read_listing
from sitegen.importers.project import Project, load_project
from sitegen.importers.reading.places import Places

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def project() -> Project:
    """The repository's own data: homonyms and all."""
    return load_project(Config.for_root(REPOSITORY))


@pytest.fixture(scope="session")
def places(project: Project) -> Places:
    return Places(project.data, 2024)


@pytest.fixture(scope="session")
def read(places: Places) -> Callable[..., Listing]:
    """Read a text as a list: `read(text, province=None, answers={}, lists=(), batch="")`."""

    def reading(
        text: str,
        province: str | None = None,
        answers: dict[str, str] | None = None,
        lists: tuple[str, ...] = (),
        batch: str = "",
    ) -> Listing:
        asked = Asked(province=province, lists=lists, batch=batch)
        return read_listing(source_from_text(text, "list.txt"), places, asked, answers or {})

    return reading
