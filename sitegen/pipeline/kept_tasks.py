"""Results of tasks and what they read, as an earlier run left them in `.cache/`."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from sitegen.pipeline.task_result import TaskResult
from sitegen.publication.manifest import Entry
from sitegen.result_store import ResultStore

if TYPE_CHECKING:
    from sitegen.pipeline.answers import Answers

_TASK, _LINKS = "task ", "links "
_ANSWERS = "answers"


class KeptTasks:
    """What was kept of tasks, as far as it is whole and their files are still there."""

    def __init__(
        self, store: ResultStore, kept: Mapping[str, Any], results: Mapping[str, TaskResult]
    ) -> None:
        self._store, self._kept = store, kept
        self._names = {name.removeprefix(_TASK) for name in kept if name.startswith(_TASK)}
        self.answers: Mapping[str, Any] = kept.get(_ANSWERS, {})
        self.results = results

    @classmethod
    def read(cls, store: ResultStore, untouched: Mapping[str, Entry] | None) -> "KeptTasks":
        """What is in `store`. Files of a result must be among `untouched`, if that is not None."""
        kept = store.read_all()
        results = {
            name.removeprefix(_TASK): result
            for name in kept
            if name.startswith(_TASK) and (result := _result(kept, name.removeprefix(_TASK), untouched))
        }
        return cls(store, kept, results)

    def hold_targets(self, results: Mapping[str, TaskResult], anew: Collection[str]) -> bool:
        """True when everything that could be linked to before still can, now that `anew` are made anew."""
        return self._names <= results.keys() and all(self._holds(name, results[name]) for name in anew)

    def _holds(self, name: str, now: TaskResult) -> bool:
        if name not in self._names or f"{_LINKS}{name}" not in self._kept:
            return False
        paths, links = self._kept[f"{_TASK}{name}"]["files"], self._kept[f"{_LINKS}{name}"]
        return now.files.keys() >= paths.keys() and all(
            path in now.links and set(now.links[path].ids).issuperset(ids)
            for path, (ids, _demands, _is_odd) in links.items()
        )

    def write(self, results: Mapping[str, TaskResult], anew: Collection[str], answers: "Answers") -> None:
        """Keep the results of all tasks, of which those in `anew` are new, and what was read for them."""
        made = {f"{_TASK}{name}": results[name].to_json() for name in anew}
        made |= {f"{_LINKS}{name}": results[name].links_to_json() for name in anew}
        reads = answers.to_json(result.reads for result in results.values())
        gone = [f"{kind}{name}" for name in self._names - results.keys() for kind in (_TASK, _LINKS)]
        self._store.write({**made, _ANSWERS: reads}, drop=gone)


def _result(kept: Mapping[str, Any], name: str, untouched: Mapping[str, Entry] | None) -> TaskResult | None:
    if f"{_LINKS}{name}" not in kept:
        return None
    try:
        return TaskResult.from_json(
            kept[f"{_TASK}{name}"], partial(kept.__getitem__, f"{_LINKS}{name}"), untouched
        )
    except (TypeError, ValueError, LookupError, AttributeError):
        return None
