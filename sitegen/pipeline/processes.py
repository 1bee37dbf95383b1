"""Running tasks on all cores: by fork where that is sound, by spawn elsewhere, and in this process if few."""

import multiprocessing
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain

from sitegen.aside import end_with_parent
from sitegen.config import Config
from sitegen.pipeline.gathering import Sources
from sitegen.pipeline.making import Maker, Place
from sitegen.pipeline.materials import Materials
from sitegen.pipeline.task_result import TaskResult
from sitegen.pipeline.tasks import Task, first_tasks

_FEW = 2
"""Tasks that are not worth another process."""
_HEAVY = ("map:", "downloads:")
"""How the names of tasks begin that need much memory: for folium, for whole tables."""
_LONGEST = "downloads: table statements"
"""A row for every fact: it takes as long as some fifty pages, so it must not come last."""
_MOST = 0.8
"""Where so great a share of all tasks is light, little is lost when these wait for the heavy ones."""
_FORKS = sys.platform == "linux"


def run_tasks(
    names: Sequence[str], tasks: dict[str, Task], maker: Maker, start: "Start", processes: int
) -> Iterator[tuple[str, TaskResult]]:
    """The result of each task called `names`, whatever the number of processes."""
    if processes < 2 or len(names) <= _FEW:
        yield from ((name, maker.make(tasks[name])) for name in names)
        return
    worker = _Worker.ready = _Worker(maker, tasks)
    heavy, light = _weighed(names)
    chunks = _chunks(light, processes)
    while heavy:
        groups, heavy = heavy[: processes - 1], heavy[processes - 1 :]
        with _pool(len(groups), start) as pool:
            futures = [pool.submit(_make, group) for group in groups]
            while chunks and not all(future.done() for future in futures):
                chunk = chunks.pop()
                yield from zip(chunk, worker.make(chunk), strict=True)
        yield from _made(groups, futures)
    with _pool(processes - 1, start) as pool:
        try:
            yield from _shared(pool, chunks, worker)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _pool(processes: int, start: "Start") -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork" if _FORKS else "spawn")
    return ProcessPoolExecutor(processes, context, _begin, (None if _FORKS else start,))


def _weighed(names: Sequence[str]) -> tuple[Sequence[Sequence[str]], Sequence[str]]:
    """Groups of tasks that need much memory, each for a process that ends with it, and all other tasks.

    Where these are too few, there are no such groups, and the tasks that take long begin.
    """
    ordered = sorted(names, key=lambda name: name != _LONGEST)
    heavy = [[name for name in ordered if name.startswith(kind)] for kind in _HEAVY]
    light = [name for name in names if not name.startswith(_HEAVY)]
    return (heavy, light) if len(light) > len(names) * _MOST else ([], [*chain(*heavy), *light])


def _shared(
    pool: ProcessPoolExecutor, chunks: Sequence[Sequence[str]], worker: "_Worker"
) -> Iterator[tuple[str, TaskResult]]:
    """What `pool` makes from the first chunk on, and this process, as `worker`, from the last one back."""
    futures = [pool.submit(_make, chunk) for chunk in chunks]
    own = {}
    for chunk, future in zip(reversed(chunks), reversed(futures), strict=True):
        if not future.cancel():
            break
        own[future] = worker.make(chunk)
    yield from _made(chunks, [own.get(future) or future for future in futures])


def _made(
    chunks: Sequence[Sequence[str]], results: Iterable[list[TaskResult] | Future[list[TaskResult]]]
) -> Iterator[tuple[str, TaskResult]]:
    for chunk, result in zip(chunks, results, strict=True):
        yield from zip(chunk, result.result() if isinstance(result, Future) else result, strict=True)


class Start:
    """What a process that shares no memory needs to begin with."""

    def __init__(self, config: Config, sources: Sources, place: Place) -> None:
        self.config, self.sources, self.place = config, sources, place


class _Worker:
    """What this process makes tasks with."""

    ready: "_Worker | None" = None

    def __init__(self, maker: Maker, tasks: dict[str, Task]) -> None:
        self.maker, self.tasks = maker, tasks

    def make(self, names: Sequence[str]) -> list[TaskResult]:
        """The results of some tasks."""
        return [self.maker.make(self.tasks[name]) for name in names]


def _chunks(names: Sequence[str], processes: int) -> list[Sequence[str]]:
    """Tasks that are handed over together: few enough that all processes end at nearly the same time."""
    size = max(1, min(8, len(names) // (processes * 8)))
    return [names[start : start + size] for start in range(0, len(names), size)]


def _begin(start: Start | None) -> None:
    """Get ready in a new process, which ends with the one that made it."""
    end_with_parent()
    if start:
        maker = Maker(Materials(start.config, start.sources), start.place)
        _Worker.ready = _Worker(maker, {task.name: task for task in first_tasks(start.sources)})


def _make(names: Sequence[str]) -> list[TaskResult]:
    if _Worker.ready is None:
        raise RuntimeError("a process that was not made ready")
    return _Worker.ready.make(names)
