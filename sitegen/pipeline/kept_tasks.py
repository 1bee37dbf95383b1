"""Results of tasks and what they read, as an earlier run left them in `.cache/`."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from sitegen.links.demands import Demand, Links
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
        self._links: dict[str, Links] = {}
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
        paths, links = self._kept[f"{_TASK}{name}"]["files"], now.links or self.links(name)
        return now.files.keys() >= paths.keys() and all(
            set(links.ids.get(path, ())).issuperset(ids) for path, ids in self.links(name).ids.items()
        )

    def links(self, name: str) -> Links:
        """Links of the files of a task, as they were kept."""
        if name not in self._links:
            ids, demands, is_odd = self._kept[f"{_LINKS}{name}"]
            self._links[name] = Links(ids=ids, demands=[Demand(*each) for each in demands], is_odd=is_odd)
        return self._links[name]

    def write(self, results: Mapping[str, TaskResult], anew: Collection[str], answers: "Answers") -> None:
        """Keep the results of all tasks, of which those in `anew` are new, and what was read for them."""
        made: dict[str, Any] = {f"{_TASK}{name}": results[name].to_json() for name in anew}
        for name in anew:
            if links := results[name].links:
                made[f"{_LINKS}{name}"] = [links.ids, links.demands, links.is_odd]
        reads = answers.to_json(result.reads for result in results.values())
        gone = [f"{kind}{name}" for name in self._names - results.keys() for kind in (_TASK, _LINKS)]
        self._store.write({**made, _ANSWERS: reads}, drop=gone)


def _result(kept: Mapping[str, Any], name: str, untouched: Mapping[str, Entry] | None) -> TaskResult | None:
    if f"{_LINKS}{name}" not in kept:
        return None
    try:
        return TaskResult.from_json(kept[f"{_TASK}{name}"], untouched)
    except (TypeError, ValueError, LookupError, AttributeError):
        return None
