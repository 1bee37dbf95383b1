"""Small files that search engines and web servers look for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.output import OutputFile
from sitegen.render.environment import make_environment
from sitegen.render.frame import SiteFrame
from sitegen.render.hrefs import Href
from sitegen.render.template_faults import printed_by
from sitegen.site.page import Page

SITE_FILES = ("sitemap.xml", "robots.txt")
"""Those that have a template, of the same name."""


def render_site_files(pages: Iterable[Page], site: SiteFrame, templates: Path) -> Iterator[OutputFile]:
    """`sitemap.xml`, `robots.txt`, and the mark that keeps GitHub Pages from leaving out files."""
    listed = [page for page in pages if page.in_sitemap]
    environment = make_environment(templates, site, Href(prefix=""))
    for name in SITE_FILES:
        text = environment.get_template(name).render(pages=listed)
        with printed_by(name):
            content = text.encode()
        yield OutputFile(path=name, content=content)
    yield OutputFile(path=".nojekyll", content=b"")
