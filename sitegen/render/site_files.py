"""Small files that search engines and web servers look for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.output import OutputFile
from sitegen.render.environment import make_environment
from sitegen.render.frame import SiteFrame
from sitegen.render.hrefs import Href
from sitegen.site.page import Page


def render_site_files(pages: Iterable[Page], site: SiteFrame, templates: Path) -> Iterator[OutputFile]:
    """`sitemap.xml`, `robots.txt`, and the mark that keeps GitHub Pages from leaving out files."""
    listed = [page for page in pages if page.in_sitemap]
    environment = make_environment(templates, site, Href(prefix=""))
    for name in ("sitemap.xml", "robots.txt"):
        text = environment.get_template(name).render(pages=listed)
        yield OutputFile(path=name, content=text.encode())
    yield OutputFile(path=".nojekyll", content=b"")
