"""Python in other surroundings: another clock, and folders whose entries come in another order.

Read by any Python that is started with this folder in PYTHONPATH. OTHER_CLOCK: how many seconds the module
`time` is off (compiled modules ask the system, and get the time of the run); OTHER_ORDER: seed of the order.
"""

import os
import random
import time
from collections.abc import Iterator
from typing import Any

_OFF = float(os.environ.get("OTHER_CLOCK", "0"))
_ORDER = random.Random(os.environ.get("OTHER_ORDER", ""))  # noqa: S311
_real = {name: getattr(time, name) for name in ("time", "time_ns", "localtime", "gmtime", "strftime")}


class Shuffled:
    """What `os.scandir` gives, in another order."""

    def __init__(self, entries: Any) -> None:
        with entries:
            self._entries = list(entries)
        _ORDER.shuffle(self._entries)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._entries)

    def __next__(self) -> Any:
        if not self._entries:
            raise StopIteration
        return self._entries.pop()

    def __enter__(self) -> "Shuffled":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is open."""


def _shuffled(names: list[Any]) -> list[Any]:
    return _ORDER.sample(names, len(names))


if "OTHER_CLOCK" in os.environ:
    time.time = lambda: _real["time"]() + _OFF
    time.time_ns = lambda: _real["time_ns"]() + int(_OFF * 1e9)
    time.localtime = lambda seconds=None: _real["localtime"](time.time() if seconds is None else seconds)
    time.gmtime = lambda seconds=None: _real["gmtime"](time.time() if seconds is None else seconds)
    time.strftime = lambda form, moment=None: _real["strftime"](form, moment or time.localtime())
if "OTHER_ORDER" in os.environ:
    _scandir, _listdir = os.scandir, os.listdir
    os.scandir = lambda path=".": Shuffled(_scandir(path))  # type: ignore[assignment]
    os.listdir = lambda path=".": _shuffled(_listdir(path))  # type: ignore[assignment]
