"""Pages become HTML files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from sitegen.output import OutputFile
from sitegen.render.environment import CompiledTemplates, make_environment
from sitegen.render.frame import SiteFrame
from sitegen.render.hrefs import Href
from sitegen.render.map_pictures import PICTURE, render_map_pictures
from sitegen.render.template_faults import printed_by
from sitegen.site import urls
from sitegen.site.map_figure import MapFigure
from sitegen.site.page import Page
from sitegen.tracking import Reads, Tracker

_WITH_SEARCH = (urls.HOME, urls.SEARCH, urls.NOT_FOUND)
"""Pages that have a large search box, so that their header has none."""
_ENDINGS = {"en": "_en"}
"""Of the names of the templates of header and footer, by language."""


@dataclass(kw_only=True, eq=False)
class Renderer:
    """Renders any number of pages; keeps compiled templates and what many pages have in common."""

    site: SiteFrame
    templates: Path
    tracker: Tracker = field(default_factory=Tracker)
    """Takes down what is read of `site`, if that is tracked."""
    use: Callable[[str], object] = str
    """Is told of each template that is used, but for those that others name."""
    _compiled: CompiledTemplates = field(default_factory=CompiledTemplates, init=False)
    _environments: dict[Href, Environment] = field(default_factory=dict, init=False)
    _frames: dict[tuple[Href, str | None, str], tuple[dict[str, Markup], Reads]] = field(
        default_factory=dict, init=False
    )

    def render(self, page: Page) -> OutputFile:
        """The HTML file of `page`. Raises UndefinedError when the template asks for what is missing."""
        href = self._href(page)
        self.use(page.template)
        template = self._environment(href).get_template(page.template)
        html = template.render(
            page=page, body=page.body, frame=self._frame(href, self._section(page), page.language)
        )
        with printed_by(page.template):
            content = html.encode()
        return OutputFile(path=urls.file_path(page.url), content=content)

    def _href(self, page: Page) -> Href:
        """The page for missing addresses is shown at any of them, so only absolute links hold there."""
        if page.url == urls.NOT_FOUND:
            return Href(prefix=self.site.base_path)
        return Href.from_page(page.url)

    def _environment(self, href: Href) -> Environment:
        if href not in self._environments:
            self._environments[href] = make_environment(self.templates, self.site, href, self._compiled)
        return self._environments[href]

    def _section(self, page: Page) -> str | None:
        """URL of the menu item that `page` belongs under, by its breadcrumb; or its own."""
        if page.url in _WITH_SEARCH:
            return page.url
        trail = {page.url, *(link.url for link in page.breadcrumb)}
        return next((item.url for item in self.site.menu if item.url in trail), None)

    def pictures(self, figure: MapFigure) -> Iterator[OutputFile]:
        """An SVG file for each year of a map."""
        self.use(PICTURE)
        environment = self._environment(Href(prefix=""))
        return render_map_pictures([figure], self.site, environment, self.site.palette)

    def _frame(self, href: Href, section: str | None, language: str) -> dict[str, Markup]:
        """Header and footer, which are the same on all pages of one section, depth and language."""
        key = (href, section, language)
        if key not in self._frames:
            environment = self._environment(href)
            with self.tracker.apart() as reads:
                made = {}
                for name in ("header", "footer"):
                    file = f"partials/{name}{_ENDINGS.get(language, '')}.html"
                    self.use(file)
                    template = environment.get_template(file)
                    made[name] = Markup(template.render(section=section))  # noqa: S704
            self._frames[key] = made, reads()
        made, used = self._frames[key]
        self.tracker.record_all(used)
        return made
