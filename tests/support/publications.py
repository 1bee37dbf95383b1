"""Publications that are killed or refused on purpose, in processes of their own; figures as JSON.

    python publications.py events FOLDER exit|interrupt|refuse [--two-renames]
    python publications.py kills FOLDER ROUNDS SEED [PAGES]
    python publications.py rivals FOLDER ROUNDS SEED [PAGES]

A site is whole when all its files are of one version; each file carries its version.
"""

import errno
import hashlib
import io
import json
import os
import random
import signal
import sqlite3
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sitegen.exceptions import UsageError
from sitegen.output import OutputFile
from sitegen.publication import exchange
from sitegen.publication.manifest import read_manifest
from sitegen.publication.place import Place
from sitegen.publication.publishing import publish
from sitegen.publication.recovering import recover

DONE, REFUSED, KILLED, INTERRUPTED, ALL_TRIED = 0, 2, 9, 130, 50
CALLS = ("open", "os.", "shutil.", "fcntl.", "ctypes.dlopen", "sqlite3.")
"""Audit events of what touches the file system, or may fail on the way."""


def site_of(version: str, pages: int = 1) -> dict[str, bytes]:
    """A small site with a file of each kind; `same` does not change between versions."""
    calendar = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{version}\r\nEND:VCALENDAR\r\n"
    return {
        "index.html": f"<p>{version}</p>".encode(),
        **{f"counties/{number}/index.html": f"<p>{version}</p>".encode() for number in range(pages)},
        "same/index.html": b"<p>same</p>",
        "feed.atom": f"<feed>{version}</feed>".encode(),
        "downloads/SHA256SUMS": f"{hashlib.sha256(version.encode()).hexdigest()}  data.csv\n".encode(),
        "api.json": json.dumps({"version": version}).encode(),
        "plans.ics": calendar.encode(),
        "data.xlsx": workbook(version),
        "data.sqlite": database(version),
    }


def workbook(version: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("xl/workbook.xml"), f'<workbook><sheet name="{version}"/></workbook>'
        )
    return buffer.getvalue()


def database(version: str) -> bytes:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE version (name TEXT)")
        connection.execute("INSERT INTO version VALUES (?)", (version,))
        connection.commit()
        return connection.serialize()


def files_of(site: dict[str, bytes]) -> Iterator[OutputFile]:
    return (OutputFile(path=path, content=content) for path, content in site.items())


def found_in(folder: Path) -> dict[str, bytes] | None:
    """Every file of a folder; None when there is no folder."""
    if not folder.is_dir():
        return None
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def fault_of(path: Path, allowed: dict[str, dict[str, bytes]]) -> str | None:
    """What is wrong with a site that should be whole: `missing`, `mixed`, `manifest`, `leftovers`."""
    found = found_in(path)
    if found is None:
        return "missing"
    if found not in allowed.values():
        return "mixed"
    place = Place(site=path)
    if {entry.name for entry in place.workshop.iterdir()} - {"lock", "manifest.json"}:
        return "leftovers"
    manifest = read_manifest(place.manifest)
    if manifest is None or {name: entry.size for name, entry in manifest.files.items()} != {
        name: len(content) for name, content in found.items()
    }:
        return "manifest"
    return None


def at_call(number: int, act: Callable[[], None]) -> Callable[[], int]:
    """Do `act` before the call `number` to the file system; gives a function that counts the calls so far."""
    count = 0

    def hook(event: str, _arguments: object) -> None:
        nonlocal count
        if event.startswith(CALLS):
            count += 1
            if count == number:
                act()

    sys.addaudithook(hook)
    return lambda: count


def refuse() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def interrupt() -> None:
    raise KeyboardInterrupt


ACTS: dict[str, Callable[[], None]] = {
    "exit": lambda: os._exit(KILLED),
    "interrupt": interrupt,
    "refuse": refuse,
}


def in_a_child(work: Callable[[], int]) -> int:
    """Start a process that does `work` and ends with its code; gives the process's number."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = work()
        except UsageError as error:
            sys.stderr.write(f"{error}\n")
            code = REFUSED
        except KeyboardInterrupt:
            code = INTERRUPTED
        finally:
            os._exit(code)
    return pid


def code_of(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def published(site: dict[str, bytes], path: Path) -> int:
    publish(files_of(site), path)
    return DONE


def events(folder: Path, kind: str, two_renames: bool) -> dict[str, object]:
    """Let a publication die, be interrupted or be refused at each of its calls in turn."""
    allowed = {version: site_of(version) for version in ("old", "new")}
    path, faults, codes = folder / "_site", [], []
    if two_renames:
        exchange._swap = lambda _one, _other: False
    while ALL_TRIED not in codes:
        number = len(codes) + 1
        published(allowed["old"], path)

        def work(number: int = number) -> int:
            calls = at_call(number, ACTS[kind])
            published(allowed["new"], path)
            return DONE if calls() >= number else ALL_TRIED

        code = code_of(in_a_child(work))
        codes.append(code)
        if found_in(path) not in allowed.values() and not (two_renames and code == KILLED):
            faults.append((number, "not whole before the next command"))
        # A run that ends well may leave the old site's rest to the next command; a refused one leaves none.
        if code in (KILLED, DONE):
            recover(path)
        if fault := fault_of(path, allowed):
            faults.append((number, fault))
    return {"calls": len(codes) - 1, "faults": faults, "codes": sorted(set(codes))}


def kills(folder: Path, rounds: int, seed: int, pages: int = 150) -> dict[str, object]:
    """Kill publications at random moments; a third each by KILL, INT and TERM."""
    chance = random.Random(seed)  # noqa: S311
    allowed = {version: site_of(version, pages) for version in ("0", "1")}
    path, faults, unfinished, gone = folder / "_site", [], 0, 0
    publish(files_of(allowed["0"]), path)
    start = time.perf_counter()
    publish(files_of(allowed["1"]), path)
    usual = time.perf_counter() - start
    for number in range(rounds):
        pid = in_a_child(lambda number=number: published(allowed[str(number % 2)], path))
        time.sleep(chance.uniform(0, 2 * usual))
        os.kill(pid, chance.choice((signal.SIGKILL, signal.SIGINT, signal.SIGTERM)))
        unfinished += code_of(pid) != DONE
        gone += not path.is_dir()
        recover(path)
        if fault := fault_of(path, allowed):
            faults.append((number, fault))
    return {"rounds": rounds, "unfinished": unfinished, "gone before recovery": gone, "faults": faults}


def rivals(folder: Path, rounds: int, seed: int, pages: int = 40) -> dict[str, object]:
    """Let two processes publish at the same time, while a third looks whether the site is there."""
    chance = random.Random(seed)  # noqa: S311
    allowed = {version: site_of(version, pages) for version in ("old", "one", "two")}
    path, faults, codes = folder / "_site", [], []
    publish(files_of(allowed["old"]), path)
    for number in range(rounds):
        pids = []
        for version in ("one", "two"):
            pids.append(in_a_child(lambda version=version: published(allowed[version], path)))
            time.sleep(chance.uniform(0, 0.01))
        while pids:
            if not (path / "index.html").is_file():
                faults.append((number, "missing"))
            ended = {pid: status for pid, status in (os.waitpid(pid, os.WNOHANG) for pid in pids) if pid}
            codes += [os.waitstatus_to_exitcode(status) for status in ended.values()]
            pids = [pid for pid in pids if pid not in ended]
        if fault := fault_of(path, allowed):
            faults.append((number, fault))
    return {"rounds": rounds, "codes": sorted(set(codes)), "faults": faults}


def main() -> None:
    name, folder, *rest = sys.argv[1:]
    root = Path(folder)
    if name == "events":
        result = events(root, rest[0], "--two-renames" in rest)
    else:
        result = {"kills": kills, "rivals": rivals}[name](root, *map(int, rest))
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
