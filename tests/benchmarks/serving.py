"""How long it takes `sitegen serve` from the saving of a row to the reloading of the page."""

import http.client
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from measuring import Cost, MemoryWatch, family

_PATIENCE = 600.0
_CLOCK = 100.0
"""Ticks of a second in /proc."""


def save_to_reload(command: tuple[str, ...], folder: Path, save: Callable[[], None], port: int) -> Cost:
    """From `save` until the server says that the site is a new one; its first build is not counted."""
    serving = (*command, "serve", "--port", str(port))
    with subprocess.Popen(
        serving, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            news = _News(port)
            news.wait_for(lambda state: not state["building"] and state["version"] > 0)
            before = news.version
            cpu = _cpu(process.pid)
            with MemoryWatch(process.pid) as memory:
                begin = time.perf_counter()
                save()
                news.wait_for(lambda state: state["version"] > before)
                wall = time.perf_counter() - begin
            return Cost(cpu=_cpu(process.pid) - cpu, wall=wall, peak=memory.peak)
        finally:
            process.terminate()


class _News:
    """What the server tells a browser."""

    def __init__(self, port: int) -> None:
        self.version = 0
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
                connection.request("GET", "/__serve/news")
                self._stream = connection.getresponse()
                return
            except ConnectionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def wait_for(self, is_reached: Callable[[dict[str, int]], bool]) -> None:
        """Read on until the server is in such a state."""
        for line in self._stream:
            if line.startswith(b"data: "):
                state = json.loads(line.removeprefix(b"data: "))
                self.version = state["version"]
                if is_reached(state):
                    return
        raise ConnectionError("the server has gone")


def _cpu(process: int) -> float:
    """Seconds that a process, its descendants and those that have ended have taken; 0 without /proc."""
    ticks = 0
    for each in family(process):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15] if each == process else fields[11:13]))
    return ticks / _CLOCK
