"""Work in a process beside this one, while this one goes on."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def aside(work: Callable[[], T]) -> Callable[[], T]:
    """Begins `work` in another process; gives what waits for its result.

    Only where processes are forked, and on several cores; else the work is done here, when its result is
    wanted. It is done here as well when the other process dies, or its work raises something.
    """
    if sys.platform != "linux" or cores() < 2:
        return cache(work)
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_do, args=(work, sender), daemon=True)
    process.start()
    sender.close()

    @cache
    def result() -> T:
        try:
            found: T = receiver.recv()
        except EOFError:
            return work()
        finally:
            receiver.close()
            process.join()
        return found

    return result


def _do(work: Callable[[], T], sender: Connection) -> None:
    """Send the result and end at once, without flushing or closing what both processes have in common."""
    end_with_parent()
    try:
        sender.send(work())
        sender.close()
    except BaseException:  # noqa: BLE001 - the other process does it again, and tells
        os._exit(1)
    os._exit(0)


def end_with_parent() -> None:
    """Let this process end when the one that made it does, even if that is killed."""
    threading.Thread(target=_await_end_of_parent, daemon=True).start()


def _await_end_of_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
