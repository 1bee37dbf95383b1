"""The build as a table of contents: nothing is written until everything is made and every link holds."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sitegen.config import Config
from sitegen.findings import Finding, Severity, has_errors, in_order
from sitegen.input_digests import digests_of, one_digest, program_digest
from sitegen.kept_results import KeptResults
from sitegen.output import OutputFile
from sitegen.publication.publishing import publishing
from sitegen.result_store import ResultStore

if TYPE_CHECKING:
    from sitegen.content import SiteSettings
    from sitegen.pipeline.gathering import Sources

Progress = Callable[[str], None]
Tell = Callable[[str], None]

_RESULT = "result"
"""Name under which the outcome of the last run is kept."""


def ignore(_sentence: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a run found, and how many files it made; none when an error stopped it."""

    findings: tuple[Finding, ...]
    files: int
    base_url: str | None
    """Address that the site was made for; None when that is not known."""

    @classmethod
    def of(cls, kept: Any) -> "Result":
        """The result that was kept as JSON."""
        findings = (Finding(**{**each, "severity": Severity(each["severity"])}) for each in kept["findings"])
        return cls(findings=tuple(findings), files=int(kept["files"]), base_url=kept["base_url"])


def build(config: Config, progress: Progress, tell: Tell = ignore, *, cold: bool = False) -> Result:
    """Check everything and replace the site; on any error nothing is written.

    `cold` is to make everything anew, whatever earlier runs have found out.
    """
    return Workshop(config, progress, tell, cold=cold).build()


def check(config: Config, progress: Progress) -> Result:
    """Do everything that `build` does, except writing a site."""
    return Workshop(config, progress).check()


class Workshop:
    """Builds one project any number of times, each time redoing only what a change touches."""

    def __init__(
        self, config: Config, progress: Progress, tell: Tell = ignore, *, cold: bool = False
    ) -> None:
        self._config = config
        self._progress = progress
        self._tell = tell
        self._cold = cold
        self._kept = KeptResults()
        self._program = program_digest()
        self._store = ResultStore(config.cache, self._program)

    def build(self) -> Result:
        """Check everything and replace the site; on any error nothing is written.

        A run that waits for another begins after it, so nothing older replaces what is newer. When nothing
        has changed since the last run, and the site is as that left it, nothing is done. Raises UsageError
        when the site cannot be written.
        """
        with publishing(self._config.site, self._tell) as publication:
            state = self._state()
            if (known := self._known_result(state)) and (not known.files or publication.holds(state)):
                return known
            files, result = self._make()
            if files:
                self._progress("写入 _site/")
                publication.publish(files, self._lasting(state))
        return self._keep(state, result)

    def check(self) -> Result:
        """Do everything that `build` does, except writing a site."""
        state = self._state()
        if known := self._known_result(state):
            return known
        return self._keep(state, self._make()[1])

    def _state(self) -> str:
        """One hash for everything that a result and a site depend on."""
        config = self._config
        files = digests_of(config.datasets, config.content, config.templates, config.static)
        return one_digest(self._program, files, config.base_url)

    def _known_result(self, state: str) -> Result | None:
        """What an earlier run found in the same state."""
        kept = None if self._cold else self._store.read(_RESULT)
        return Result.of(kept) if kept and kept["state"] == state else None

    def _lasting(self, state: str) -> str:
        """`state` if it is still so; empty when a file was saved while it was read, so that nobody knows."""
        return state if self._state() == state else ""

    def _keep(self, state: str, result: Result) -> Result:
        self._progress("")
        if self._lasting(state):
            self._store.write({_RESULT: {"state": state, **asdict(result)}})
        return result

    def _make(self) -> tuple[tuple[OutputFile, ...], Result]:
        """All files of the site, or none of them, and what was found."""
        from sitegen.pipeline.gathering import gather
        from sitegen.pipeline.producing import produce

        sources, findings = gather(self._config, self._kept, self._progress)
        if sources is None:
            return (), Result(findings=findings, files=0, base_url=None)
        files: tuple[OutputFile, ...] = ()
        more: Iterable[Finding] = self._clashes(sources)
        if not more:
            try:
                files = tuple(produce(self._config, sources, self._kept, self._progress))
                self._progress("检查链接")
                more = self._broken_links(files, sources.settings)
            except Exception as error:
                more = self._fault_of_template(error)
                if not more:
                    raise
        findings = in_order((*findings, *more))
        files = () if has_errors(findings) else files
        return files, Result(findings=findings, files=len(files), base_url=sources.settings.base_url)

    def _clashes(self, sources: "Sources") -> list[Finding]:
        """A finding for each piece of prose that asks for the address of another page."""
        from sitegen.content import taken_url
        from sitegen.pipeline.producing import data_pages

        taken = {page.url for page in data_pages(sources, self._kept)}
        mine = [document for document in sources.documents if document.url in taken]
        return [taken_url(document, "本站自己的一页") for document in mine]

    def _fault_of_template(self, error: Exception) -> list[Finding]:
        from sitegen.render.template_faults import template_fault

        fault = template_fault(error, self._config.templates)
        return [fault] if fault else []

    def _broken_links(self, files: tuple[OutputFile, ...], settings: "SiteSettings") -> tuple[Finding, ...]:
        from sitegen.links import check_links

        return check_links(files, site_url=settings.base_url or "", kept=self._kept)
