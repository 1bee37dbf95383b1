"""Running tasks on all cores: by fork where that is sound, by spawn elsewhere, and in this process if few."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from sitegen.config import Config
from sitegen.pipeline.gathering import Sources
from sitegen.pipeline.making import Maker, Place
from sitegen.pipeline.materials import Materials
from sitegen.pipeline.task_result import TaskResult
from sitegen.pipeline.tasks import Task, first_tasks

_FEW = 2
"""Tasks that are not worth another process."""


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_tasks(
    names: Sequence[str], tasks: dict[str, Task], maker: Maker, start: "Start", processes: int
) -> Iterator[tuple[str, TaskResult]]:
    """The result of each task called `names`, in this order, whatever the number of processes."""
    if processes < 2 or len(names) <= _FEW:
        yield from ((name, maker.make(tasks[name])) for name in names)
        return
    forks = sys.platform == "linux"
    context = multiprocessing.get_context("fork" if forks else "spawn")
    if forks:
        _Worker.ready = _Worker(maker, tasks)
    with ProcessPoolExecutor(processes - 1, context, _begin, (None if forks else start,)) as pool:
        try:
            yield from _shared(pool, _chunks(names, processes), _Worker(maker, tasks))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


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
    for chunk, future in zip(chunks, futures, strict=True):
        yield from zip(chunk, own.get(future) or future.result(), strict=True)


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
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if start:
        maker = Maker(Materials(start.config, start.sources), start.place)
        _Worker.ready = _Worker(maker, {task.name: task for task in first_tasks(start.sources)})


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _make(names: Sequence[str]) -> list[TaskResult]:
    if _Worker.ready is None:
        raise RuntimeError("a process that was not made ready")
    return _Worker.ready.make(names)
