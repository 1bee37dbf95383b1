"""One writer at a time. The operating system holds the lock: it ends with its process, however that dies."""

import errno
import json
import os
import shlex
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sitegen.exceptions import UsageError

_PATIENCE = 600.0
"""Seconds after which a run that waits gives up: far above what any build takes."""
_INTERVAL = 0.1
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_MOST_BYTES = 4096
_OPENED = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
"""A link in the place of the lock is a trap: what it leads to is not ours to write."""

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        # A byte far behind the text: what is locked cannot be read by others there.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(
    path: Path, tell: Callable[[str], None], shown: Path, patience: float = _PATIENCE
) -> Iterator[None]:
    """Hold the lock in file `path`, waiting up to `patience` seconds for another holder.

    `tell` hears once who is waited for, and that it is about the site `shown`. Raises UsageError when
    the wait was in vain, OSError when the file cannot be had.
    """
    descriptor = os.open(path, _OPENED, 0o644)
    try:
        if not _taken(descriptor):
            _wait(descriptor, path, tell, shown, patience)
        _sign(descriptor)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def locked_at_once(path: Path) -> Iterator[bool]:
    """Hold the lock if nobody does; gives whether it is held."""
    descriptor = os.open(path, _OPENED, 0o644)
    try:
        yield _taken(descriptor)
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, tell: Callable[[str], None], shown: Path, patience: float) -> None:
    end = time.monotonic() + patience
    tell(f"另一个 sitegen 正在写 {shown}{_holder(path)}，等它写完……")
    while not _taken(descriptor):
        if time.monotonic() >= end:
            raise UsageError(
                f"另一个 sitegen 正在写 {shown}{_holder(path)}，等了 {patience:.0f} 秒。"
                "没有写任何文件。请等它结束，或结束那个进程，再运行一次。"
            )
        time.sleep(_INTERVAL)


def _taken(descriptor: int) -> bool:
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True


def _sign(descriptor: int) -> None:
    """Write down who holds the lock: for people alone, so a full disk does not matter here."""
    holder = {
        "command": shlex.join(["sitegen", *sys.argv[1:]]),
        "pid": os.getpid(),
        "since": datetime.now(UTC).astimezone().isoformat(sep=" ", timespec="seconds"),
    }
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(holder, ensure_ascii=False).encode("utf-8", "replace"))


def _holder(path: Path) -> str:
    """Who holds the lock, in brackets; nothing when that cannot be read."""
    try:
        with path.open("rb") as file:
            holder = json.loads(file.read(_MOST_BYTES))
        return f"（命令 {holder['command']}，进程 {holder['pid']}，{holder['since']} 开始）"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
