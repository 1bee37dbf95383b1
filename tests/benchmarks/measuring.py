"""What a command costs: CPU and time on the clock, and memory of all its processes together."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROCESSES = Path("/proc")
_EVERY = 0.03  # seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What one run took."""

    cpu: float
    """Seconds of all processes and all cores."""
    wall: float
    """Seconds on the clock."""
    peak: float
    """Megabytes: the most that all processes had at one moment, memory that they share counted once."""


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run `command` in `folder`; raises RuntimeError with what it says when it fails."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        begin = time.perf_counter()
        with MemoryWatch(process.pid) as memory:
            output = process.stdout.read() if process.stdout else b""
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {output.decode(errors='replace')}")
    peak = memory.peak or usage.ru_maxrss / 1024
    return Cost(cpu=usage.ru_utime + usage.ru_stime, wall=wall, peak=peak)


class MemoryWatch:
    """Looks at a process and its descendants until its block ends; sees nothing without /proc."""

    def __init__(self, process: int) -> None:
        self.peak = 0.0
        """Megabytes."""
        self._process = process
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_megabytes, family(self._process))))


def family(process: int) -> Iterator[int]:
    """A process and its descendants that live."""
    waiting = [process]
    while waiting:
        process = waiting.pop()
        yield process
        for task in (_PROCESSES / str(process) / "task").glob("*/children"):
            with suppress(OSError):
                waiting.extend(map(int, task.read_text().split()))


def _megabytes(process: int) -> float:
    """The process's own memory and its share of what it has in common with others."""
    with suppress(OSError):
        for line in (_PROCESSES / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
