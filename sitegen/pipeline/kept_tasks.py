"""Results of tasks and what they read, as an earlier run left them in `.cache/`."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from sitegen.pipeline.task_result import TaskResult
from sitegen.publication.manifest import Entry
from sitegen.result_store import ResultStore

if TYPE_CHECKING:
    from sitegen.pipeline.answers import Answers

_TASK = "task "
_ANSWERS = "answers"


class KeptTasks:
    """What was kept of tasks, as far as it is whole and their files are still there."""

    def __init__(
        self, store: ResultStore, kept: Mapping[str, Any], results: Mapping[str, TaskResult]
    ) -> None:
        self._store = store
        self._names = {name for name in kept if name.startswith(_TASK)}
        self.answers: Mapping[str, Any] = kept.get(_ANSWERS, {})
        self.results = results

    @classmethod
    def read(cls, store: ResultStore, untouched: Mapping[str, Entry] | None) -> "KeptTasks":
        """What is in `store`. Files of a result must be among `untouched`, if that is not None."""
        kept = store.read_all()
        results = {
            name.removeprefix(_TASK): result
            for name, value in kept.items()
            if name.startswith(_TASK) and (result := _result(value, untouched))
        }
        return cls(store, kept, results)

    def write(self, results: Mapping[str, TaskResult], anew: Collection[str], answers: "Answers") -> None:
        """Keep the results of all tasks, of which those in `anew` are new, and what was read for them."""
        made = {f"{_TASK}{name}": results[name].to_json() for name in anew}
        reads = answers.to_json(result.reads for result in results.values())
        gone = self._names - {f"{_TASK}{name}" for name in results}
        self._store.write({**made, _ANSWERS: reads}, drop=gone)


def _result(value: Any, untouched: Mapping[str, Entry] | None) -> TaskResult | None:
    try:
        return TaskResult.from_json(value, untouched)
    except (TypeError, ValueError, LookupError, AttributeError):
        return None
