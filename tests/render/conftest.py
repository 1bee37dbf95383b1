"""A site frame and templates for tests of rendering."""

from datetime import date
from pathlib import Path

import pytest

from sitegen.maps.palette import FILE, Palette, read_palette
from sitegen.model.site_data import SiteData
from sitegen.render.frame import SiteFrame
from sitegen.site.page import Link

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def palette() -> Palette:
    """The project's palette, with two batches."""
    return read_palette(PROJECT / "static" / "css" / FILE, ("certified-2023", "certified-2024"))


@pytest.fixture
def site(palette: Palette, mini_data: SiteData) -> SiteFrame:
    """A site whose address is not known."""
    return SiteFrame(
        title="优质均衡县",
        tagline="哪些县通过了认定",
        description="认定名单、规划和指标。",
        base_url=None,
        repository=None,
        boundary_credit="边界：天地图，审图号 GS（2024）0650号，经简化",
        menu=(Link(text="省份", url="/provinces/"), Link(text="关于", url="/about/")),
        version="1.2.3",
        created=date(2026, 1, 31),
        as_of=date(2026, 1, 24),
        completeness="各批次共公布 572 个，本站收到名字 243 个。",
        palette=palette,
        label=mini_data.label,
    )


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """The project's layouts, partials and macros, with room for pages of the test's own."""
    for room in ("layouts", "partials", "macros"):
        (tmp_path / room).symlink_to(PROJECT / "templates" / room)
    for name in ("sitemap.xml", "robots.txt"):
        (tmp_path / name).symlink_to(PROJECT / "templates" / name)
    (tmp_path / "pages").mkdir()
    return tmp_path
