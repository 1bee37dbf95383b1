"""The build as a table of contents: nothing is written until everything is made and every link holds."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sitegen.config import Config
from sitegen.exceptions import InternalError
from sitegen.findings import Finding, Severity, has_errors, in_order
from sitegen.input_digests import digests_of, one_digest, program_digest
from sitegen.kept_results import KeptResults
from sitegen.output import OutputFile
from sitegen.pipeline.collection import lasting_values
from sitegen.publication.manifest import Entry
from sitegen.publication.publishing import publishing
from sitegen.publication.staging import Staging
from sitegen.result_store import ResultStore

if TYPE_CHECKING:
    from sitegen.pipeline.gathering import Sources
    from sitegen.pipeline.making import Place
    from sitegen.pipeline.producing import Produced

Progress = Callable[[str], None]
Tell = Callable[[str], None]

_RESULT, _DATA_RESULT = "result", "result of data"
"""Names under which the outcome of the last run, and that of the last check of data alone, are kept."""


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


def check(config: Config, progress: Progress, *, cold: bool = False) -> Result:
    """Do everything that `build` does, except writing a site; `cold` as there."""
    return Workshop(config, progress, cold=cold).check()


def check_data(config: Config, progress: Progress, *, cold: bool = False) -> Result:
    """Check data, content and boundaries, and make nothing; `cold` as in `build`."""
    return Workshop(config, progress, cold=cold).check_data()


class Workshop:
    """Builds one project any number of times, each time redoing only what a change touches."""

    def __init__(
        self, config: Config, progress: Progress, tell: Tell = ignore, *, cold: bool = False
    ) -> None:
        self._config = config
        self._progress = progress
        self._tell = tell
        self._kept = KeptResults()
        self._program = program_digest()
        self._store = ResultStore(config.cache, self._program, forgets=cold)

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
            sources, findings = self._gather()
            if sources is None:
                return self._keep(state, Result(findings=findings, files=0, base_url=None))
            with publication.replacing() as replacement:
                staging = replacement.staging
                produced = self._produce(sources, staging.place, staging.untouched())
                result = self._result(findings, produced, sources)
                if result.files:
                    self._progress("写入 _site/")
                    lasting = self._keep_tasks(state, produced)
                    replacement.finish(_entries(produced, staging), lasting)
        return self._keep(state, result)

    def check(self) -> Result:
        """Do everything that `build` does, except writing a site."""
        state = self._state()
        if known := self._known_result(state):
            return known
        sources, findings = self._gather()
        if sources is None:
            return self._keep(state, Result(findings=findings, files=0, base_url=None))
        produced = self._produce(sources, described, None)
        self._keep_tasks(state, produced)
        return self._keep(state, self._result(findings, produced, sources))

    def check_data(self) -> Result:
        """Check data, content and boundaries, and make nothing."""
        state = self._state()
        if known := self._known_result(state, _DATA_RESULT):
            return known
        _sources, findings = self._gather()
        self._progress("")
        return self._keep(state, Result(findings=findings, files=0, base_url=None), _DATA_RESULT)

    def _state(self) -> str:
        """One hash for everything that a result and a site depend on."""
        config = self._config
        files = digests_of(config.datasets, config.content, config.templates, config.static)
        return one_digest(self._program, files, config.base_url)

    def _known_result(self, state: str, name: str = _RESULT) -> Result | None:
        """What an earlier run found in the same state."""
        kept = self._store.read(name)
        return Result.of(kept) if kept and kept["state"] == state else None

    def _lasting(self, state: str) -> str:
        """`state` if it is still so; empty when a file was saved while it was read, so that nobody knows."""
        return state if self._state() == state else ""

    def _keep(self, state: str, result: Result, name: str = _RESULT) -> Result:
        self._progress("")
        if self._lasting(state):
            self._store.write({name: {"state": state, **asdict(result)}})
        return result

    def _gather(self) -> "tuple[Sources | None, tuple[Finding, ...]]":
        from sitegen.pipeline.gathering import gather

        with lasting_values():
            return gather(self._config, self._kept, self._store, self._progress)

    def _produce(
        self, sources: "Sources", place: "Place", untouched: Mapping[str, Entry] | None
    ) -> "Produced":
        """Make every file; of those that are `untouched` on the disk only what has changed."""
        from sitegen.pipeline.kept_tasks import KeptTasks
        from sitegen.pipeline.producing import produce

        kept = KeptTasks.read(self._store, untouched)
        return produce(self._config, sources, kept, place, self._progress)

    def _keep_tasks(self, state: str, produced: "Produced") -> str:
        """Keep what was made and read, if the state has lasted, which is given again."""
        lasting = self._lasting(state)
        if lasting and not produced.findings:
            produced.keep()
        return lasting

    def _result(self, findings: tuple[Finding, ...], produced: "Produced", sources: "Sources") -> Result:
        found = in_order((*findings, *produced.findings))
        files = 0 if has_errors(found) else sum(1 for _path in produced.paths)
        return Result(findings=found, files=files, base_url=sources.settings.base_url)


def described(file: OutputFile) -> Entry:
    """What a file would be, if it were written."""
    digest = hashlib.sha256(file.content).hexdigest()
    return Entry(size=len(file.content), mtime_ns=0, sha256=digest)


def _entries(produced: "Produced", staging: Staging) -> Mapping[str, Entry]:
    """What the files of the new site are, once those that were not made are taken over."""
    entries: dict[str, Entry] = {}
    for name, result in produced.results.items():
        for path, entry in result.files.items():
            if path in entries:
                raise InternalError(f"two files want the path {path!r}")
            entries[path] = entry if name in produced.anew else staging.carry(path)
    return entries
