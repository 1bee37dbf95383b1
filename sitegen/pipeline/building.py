"""The build as a table of contents: nothing is written until everything is made and every link holds."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sitegen.config import Config
from sitegen.exceptions import InternalError, UsageError
from sitegen.findings import Finding, Severity, has_errors, in_order
from sitegen.input_digests import digests_of, one_digest, program_digest
from sitegen.kept_results import KeptResults
from sitegen.output import OutputFile
from sitegen.pipeline.collection import lasting_values
from sitegen.publication.manifest import Entry
from sitegen.publication.publishing import Publication, publishing
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
_TRIES = 5
"""Runs after which somebody, or something, saves files without end."""


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
            return self._steadily(lambda state: self._built(state, publication))

    def check(self) -> Result:
        """Do everything that `build` does, except writing a site."""
        return self._steadily(self._checked)

    def check_data(self) -> Result:
        """Check data, content and boundaries, and make nothing."""
        return self._steadily(self._checked_data)

    def _steadily(self, run: Callable[[str], Result | None]) -> Result:
        """The result of the first run of a few during which no file changed; raises UsageError if none is.

        What was read partly before and partly after a change is nothing that ever was, and what is found in
        it, or raised, means nothing.
        """
        for _ in range(_TRIES):
            state = self._state()
            try:
                if result := run(state):
                    return result
            except Exception:
                if self._lasts(state):
                    raise
            self._tell("有文件在读的时候改了，从头再读。")
        raise UsageError("项目里的文件一直在改，读不到前后一致的一份，没有写网站。请等改完再运行一次。")

    def _built(self, state: str, publication: Publication) -> Result | None:
        """The result of one build; None when a file was saved before the site was exchanged."""
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
                if not self._keep_tasks(state, produced):
                    return None
                replacement.finish(_entries(produced, staging), state)
        kept = self._keep(state, result)
        return result if result.files else kept

    def _checked(self, state: str) -> Result | None:
        if known := self._known_result(state):
            return known
        sources, findings = self._gather()
        if sources is None:
            return self._keep(state, Result(findings=findings, files=0, base_url=None))
        produced = self._produce(sources, described, None)
        self._keep_tasks(state, produced)
        return self._keep(state, self._result(findings, produced, sources))

    def _checked_data(self, state: str) -> Result | None:
        if known := self._known_result(state, _DATA_RESULT):
            return known
        _sources, findings = self._gather()
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

    def _lasts(self, state: str) -> bool:
        """False when a file was saved while it was read: nobody knows of which state the result is."""
        return state == self._state()

    def _keep(self, state: str, result: Result, name: str = _RESULT) -> Result | None:
        """The result, which later runs find again; None if `state` has not lasted."""
        self._progress("")
        if not self._lasts(state):
            return None
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

    def _keep_tasks(self, state: str, produced: "Produced") -> bool:
        """Keep what was made and read, if the state has lasted; gives whether it has."""
        lasts = self._lasts(state)
        if lasts and not produced.findings:
            produced.keep()
        return lasts

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
