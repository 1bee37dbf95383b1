"""When Python looks for unreachable cycles: hardly ever, as what a build reads lives to its end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 10_000
"""New objects between two looks; Python's own 700 costs a tenth of a build."""


@contextmanager
def lasting_values() -> Iterator[None]:
    """What the block makes is not looked at again, so that forked processes go on sharing its memory."""
    if gc.get_freeze_count():  # by an earlier build, whose values may be gone by now
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(_RARELY)
        gc.enable()
