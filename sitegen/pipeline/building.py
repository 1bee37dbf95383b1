"""The build as a table of contents: nothing is written until everything is made and every link holds."""

from collections.abc import Callable
from dataclasses import dataclass

from sitegen.config import Config
from sitegen.content import SiteSettings, taken_url
from sitegen.findings import Finding, has_errors, in_order
from sitegen.kept_results import KeptResults
from sitegen.output import OutputFile
from sitegen.pipeline.gathering import Sources, gather
from sitegen.pipeline.producing import data_pages, produce
from sitegen.publication.publishing import publishing

Progress = Callable[[str], None]
Tell = Callable[[str], None]


def ignore(_sentence: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a run found, and how many files it made; none when an error stopped it."""

    findings: tuple[Finding, ...]
    files: int


def build(config: Config, progress: Progress, tell: Tell = ignore) -> Result:
    """Check everything and replace the site; on any error nothing is written."""
    return Workshop(config, progress, tell).build()


def check(config: Config, progress: Progress) -> Result:
    """Do everything that `build` does, except writing."""
    return Workshop(config, progress).check()


class Workshop:
    """Builds one project any number of times, each time redoing only what a change touches."""

    def __init__(self, config: Config, progress: Progress, tell: Tell = ignore) -> None:
        self._config = config
        self._progress = progress
        self._tell = tell
        self._kept = KeptResults()

    def build(self) -> Result:
        """Check everything and replace the site; on any error nothing is written.

        A run that waits for another begins after it, so nothing older replaces what is newer.
        Raises UsageError when the site cannot be written.
        """
        with publishing(self._config.site, self._tell) as publication:
            files, findings = self._make()
            if files:
                self._progress("写入 _site/")
                publication.publish(files)
        self._progress("")
        return Result(findings=findings, files=len(files))

    def check(self) -> Result:
        """Do everything that `build` does, except writing."""
        files, findings = self._make()
        self._progress("")
        return Result(findings=findings, files=len(files))

    def _make(self) -> tuple[tuple[OutputFile, ...], tuple[Finding, ...]]:
        """All files of the site, or none of them and the errors that stopped it."""
        sources, findings = gather(self._config, self._kept, self._progress)
        if sources is None:
            return (), findings
        if clashes := self._clashes(sources):
            return (), in_order((*findings, *clashes))
        try:
            files = tuple(produce(self._config, sources, self._kept, self._progress))
        except Exception as error:
            fault = self._fault_of_template(error)
            if fault is None:
                raise
            return (), in_order((*findings, fault))
        self._progress("检查链接")
        findings = in_order((*findings, *self._broken_links(files, sources.settings)))
        return (() if has_errors(findings) else files), findings

    def _clashes(self, sources: Sources) -> list[Finding]:
        """A finding for each piece of prose that asks for the address of another page."""
        taken = {page.url for page in data_pages(sources, self._kept)}
        mine = [document for document in sources.documents if document.url in taken]
        return [taken_url(document, "本站自己的一页") for document in mine]

    def _fault_of_template(self, error: Exception) -> Finding | None:
        from sitegen.render.template_faults import template_fault

        return template_fault(error, self._config.templates)

    def _broken_links(self, files: tuple[OutputFile, ...], settings: SiteSettings) -> tuple[Finding, ...]:
        from sitegen.links import check_links

        return check_links(files, site_url=settings.base_url or "", kept=self._kept)
