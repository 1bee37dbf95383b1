"""What tasks are made from: every value that a task may read, tracked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from sitegen.analysis.completeness import completeness_sentence
from sitegen.analysis.status import certified_class
from sitegen.api.all_responses import ApiSources
from sitegen.config import Config
from sitegen.exports.encoded_package import EncodedPackage
from sitegen.exports.export_sources import ExportSources
from sitegen.exports.statement_table import with_statements
from sitegen.exports.zip_file import Stamp
from sitegen.input_digests import digests_of, one_digest
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.maps.palette import FILE, read_palette
from sitegen.pages.page_sources import PageSources
from sitegen.pipeline.gathering import Sources
from sitegen.render.frame import SiteFrame
from sitegen.site.page import Page
from sitegen.tracking import Key, Tracker, answer, tracked
from sitegen.versions.history import History

_NAMED = re.compile(r"""["']([a-z_/]+\.[a-z]+)["']""")


@dataclass(frozen=True, kw_only=True)
class ProjectFiles:
    """Templates, static files and boundaries by what is in them."""

    templates_folder: Path
    static_folder: Path
    boundaries_folder: Path

    @cached_property
    def templates(self) -> Mapping[str, str]:
        """Hash of each template and of all that it names, directly or through others, by its path."""
        texts = {
            path.relative_to(self.templates_folder).as_posix(): path.read_bytes()
            for path in sorted(self.templates_folder.rglob("*"))
            if path.is_file()
        }
        named = {name: _NAMED.findall(text.decode("utf-8", "replace")) for name, text in texts.items()}
        return {
            name: one_digest(*(texts[each] for each in sorted(_reached(name, named)) if each in texts))
            for name in texts
        }

    @cached_property
    def static(self) -> str:
        """Hash of all static files."""
        return one_digest(digests_of(self.static_folder))

    @cached_property
    def boundaries(self) -> str:
        """Hash of all boundary files."""
        return one_digest(digests_of(self.boundaries_folder))


@dataclass(frozen=True, kw_only=True)
class Made:
    """What is known of the site's files once all but the last are made."""

    pages: tuple[Page, ...] = ()
    """Every page without its body, in the order of the table of contents."""
    downloads: tuple[Stamp, ...] = ()


class Materials:
    """The values, each as it is under `roots`, and tracked as an attribute of the same name."""

    def __init__(self, config: Config, sources: Sources) -> None:
        self.config = config
        self.tracker = Tracker()
        self.roots = _roots(config, sources)
        self._boundaries = cache(sources.boundaries)
        self.data = self._tracked("data")
        self.maps = self._tracked("maps")
        self.package = self._tracked("package")
        self.history: History = self._tracked("history")
        self.files = self._tracked("files")
        self.complete(Made())
        self.pages: PageSources = self._tracked(
            "pages", data=self.data, base_maps=self.maps, history=self.history
        )
        self.exports: ExportSources = self._tracked(
            "exports", data=self.data, base_maps=self.maps, package=self.package
        )
        self.api: ApiSources = self._tracked("api", data=self.data, history=self.history)
        self.site: SiteFrame = self._tracked("site", label=self.data.label)
        self.sources = self._tracked("sources")

    @property
    def boundaries(self) -> Boundaries:
        """The boundaries, read when they are first needed; a task depends on all of them."""
        self.files.boundaries  # noqa: B018 - takes down that they are read
        return self._boundaries()

    def complete(self, made: Made) -> None:
        """Let the last tasks know what the others made."""
        self.roots["made"] = made
        self.made = self._tracked("made")

    def answer(self, source: str, key: Key) -> object:
        """What a task reads under this source and key."""
        return answer(self.roots, source, key)

    def _tracked(self, root: str, **parts: object) -> Any:
        return tracked(self.roots[root], root, self.tracker, **parts)


def _roots(config: Config, sources: Sources) -> dict[str, Any]:
    package = EncodedPackage.of(with_statements(sources.package, sources.statements, sources.data.source))
    site_url = sources.settings.base_url or ""
    palette = read_palette(
        config.static / "css" / FILE, (certified_class(item.id) for item in sources.data.batches)
    )
    return {
        "sources": sources,
        "data": sources.data,
        "maps": sources.base_maps,
        "history": sources.history,
        "package": package,
        "files": ProjectFiles(
            templates_folder=config.templates,
            static_folder=config.static,
            boundaries_folder=config.boundaries,
        ),
        "pages": PageSources(
            data=sources.data,
            package=package.descriptor,
            base_maps=sources.base_maps,
            history=sources.history,
        ),
        "exports": ExportSources(
            package=package, data=sources.data, base_maps=sources.base_maps, site_url=site_url
        ),
        "api": ApiSources(
            data=sources.data,
            package=sources.package.descriptor,
            title=sources.settings.title,
            site_url=site_url,
            history=sources.history,
        ),
        "site": SiteFrame.of(
            sources.settings,
            sources.data,
            completeness_sentence(sources.data),
            sources.statements,
            palette,
            has_english=sources.english is not None,
        ),
    }


def _reached(name: str, named: Mapping[str, list[str]]) -> set[str]:
    """`name` and everything that is named by what is reached from it."""
    reached, waiting = {name}, [name]
    while waiting:
        for other in named.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
