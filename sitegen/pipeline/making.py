"""Making tasks in one process: pages are rendered, files are put where they belong, links are noted."""

from collections.abc import Callable
from contextlib import nullcontext

from sitegen.links.demands import LinkReader, Links
from sitegen.output import OutputFile
from sitegen.pages.all_pages import Chapter
from sitegen.pipeline.materials import Materials
from sitegen.pipeline.task_result import PageNote, TaskResult
from sitegen.pipeline.tasks import Task
from sitegen.publication.manifest import Entry
from sitegen.render.map_pictures import PICTURE, map_figures
from sitegen.render.renderer import Renderer
from sitegen.render.site_files import SITE_FILES
from sitegen.render.template_faults import printed_by, template_fault
from sitegen.site.page import Page

Place = Callable[[OutputFile], Entry]
"""Puts a file where it belongs, and says what it is."""


class Maker:
    """Makes any number of tasks, one after the other."""

    def __init__(self, materials: Materials, place: Place) -> None:
        self.materials = materials
        self._place = place
        self._renderer = Renderer(
            site=materials.site,
            templates=materials.config.templates,
            tracker=materials.tracker,
            use=materials.files.templates.__getitem__,
        )
        self._reader = LinkReader(materials.site.base_url or "")

    def make(self, task: Task) -> TaskResult:
        """The result of one task. A template that is at fault is told in it, all other faults are raised."""
        self.materials.tracker.start()
        making = _Making(self._place, self._reader)
        fault = None
        try:
            for product in task.make(self.materials):
                if isinstance(product, OutputFile):
                    with printed_by(product.path) if product.path in SITE_FILES else nullcontext():
                        making.take(product)
                else:
                    self._page(making, *product)
        except Exception as error:
            fault = template_fault(error, self.materials.config.templates)
            if fault is None:
                raise
        return TaskResult(
            reads=self.materials.tracker.reads,
            files=making.files,
            pages=tuple(making.pages),
            links=Links.together(making.links),
            fault=fault,
        )

    def _page(self, making: "_Making", chapter: Chapter, page: Page) -> None:
        file = self._renderer.render(page)
        with printed_by(page.template):
            making.take(file)
        making.note(chapter, page)
        for figure in map_figures([page]):
            if figure.name not in making.figures:
                making.figures.add(figure.name)
                for picture in self._renderer.pictures(figure):
                    with printed_by(PICTURE):
                        making.take(picture)


class _Making:
    """One task on its way."""

    def __init__(self, place: Place, reader: LinkReader) -> None:
        self._place, self._reader = place, reader
        self.files: dict[str, Entry] = {}
        self.pages: list[PageNote] = []
        self.links: list[Links] = []
        self.figures: set[str] = set()

    def take(self, file: OutputFile) -> None:
        self.files[file.path] = self._place(file)
        if found := self._reader.read(file):
            self.links.append(found)

    def note(self, chapter: Chapter, page: Page) -> None:
        self.pages.append(
            PageNote(
                chapter=chapter,
                url=page.url,
                template=page.template,
                title=page.title,
                description=page.description,
                in_sitemap=page.in_sitemap,
            )
        )
