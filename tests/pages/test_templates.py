"""Every page of the small project goes through its template."""

import re
from pathlib import Path

from sitegen.analysis.completeness import completeness_sentence
from sitegen.analysis.status import certified_class
from sitegen.config import Config
from sitegen.content import read_content
from sitegen.facts.all_statements import all_statements
from sitegen.maps.palette import FILE, read_palette
from sitegen.model.site_data import SiteData
from sitegen.render.frame import SiteFrame
from sitegen.render.renderer import Renderer
from sitegen.site.page import Page

PROJECT = Path(__file__).parents[2]
TEMPLATES, STYLES = PROJECT / "templates", PROJECT / "static" / "css"


def test_every_page_renders(
    site: tuple[Page, ...], english: tuple[Page, ...], data: SiteData, mini_root: Path
) -> None:
    settings = read_content(Config.for_root(mini_root)).settings
    assert settings is not None
    palette = read_palette(STYLES / FILE, (certified_class(batch.id) for batch in data.batches))
    frame = SiteFrame.of(settings, data, completeness_sentence(data), all_statements(data), palette)
    pages = (*site, *english)
    renderer = Renderer(site=frame, templates=TEMPLATES)
    for page in pages:
        html = renderer.render(page).content.decode()
        assert html.count("<h1") == 1, page.url
        assert not re.search(r">\s*None\b|\bsitegen\.|Receipt\(|&lt;class", html), page.url
        assert not re.search(r"[。，；：、]\n *[一-龥]", html), f"{page.url}: a line break is a space there"
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), page.url


def test_every_template_is_used(site: tuple[Page, ...], english: tuple[Page, ...]) -> None:
    assert {page.template for page in (*site, *english)} == {
        path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "pages").glob("*.html")
    }
