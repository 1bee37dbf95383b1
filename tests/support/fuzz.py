"""Readers and importers under a flood of damaged files: each input gives findings or success, within bounds.

    python tests/support/fuzz.py --inputs 20000 --seed 1            all targets, with figures
    python tests/support/fuzz.py --inputs 1 --first 4711 --seed 1   one input again, its files kept

A fault is whatever is raised, a dead process, more than 5 seconds of processor time or 500 MB for one input.
Where the system tells no peak of memory (Linux does), that bound is not measured.
"""

import argparse
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from fuzz_targets import Files, Target, targets, tell

SHARES = {
    "file": 35, "data": 5, "boundaries": 1, "mending": 15, "difference": 1, "look": 1,
    "notice": 14, "plan": 10, "issue": 10, "downloads": 3, "schools": 5,
}  # fmt: skip
"""How often each target comes, in a hundred."""
SECONDS, MEGABYTES = 5.0, 500.0
_BLOCK = 100
_UNMEASURED = {"look"}
"""Targets that make a whole site, which takes longer than reading."""


class TooMuchError(BaseException):
    """One input took more time than any may; no reader catches this."""


def expired(_signal: int, _frame: FrameType | None) -> None:
    raise TooMuchError(f"more than {SECONDS} s of processor time")


def run(known: dict[str, Target], seed: int, number: int) -> dict[str, Any]:
    """What became of one input: outcome, seconds of processor time, megabytes, and what was raised."""
    chance = Random(f"{seed}:{number}")  # noqa: S311
    name = chance.choices(tuple(SHARES), tuple(SHARES.values()))[0]
    files = known[name].input(chance)
    before, start = reset_peak(), time.process_time()
    signal.setitimer(signal.ITIMER_PROF, 0 if name in _UNMEASURED else SECONDS)
    raised = ""
    try:
        outcome = "findings" if tell(known[name].work(files, chance)) else "fine"
    except (Exception, TooMuchError):  # noqa: BLE001 - whatever it is, it is what is looked for
        outcome, raised = "fault", traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    spent, grown = time.process_time() - start, memory("VmHWM") - before
    if not raised and grown > MEGABYTES:
        outcome, raised = "fault", f"{grown:.0f} MB"
    return {
        "number": number, "target": name, "files": sorted(files), "count": len(files),
        "outcome": outcome, "raised": raised, "seconds": spent, "megabytes": grown,
    }  # fmt: skip


def reset_peak() -> float:
    """Begin a new peak of memory; gives what is in use, in megabytes."""
    try:
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return memory("VmHWM")
    return memory("VmRSS")


def memory(name: str) -> float:
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith(name)), 0.0)


def block(known: dict[str, Target], seed: int, numbers: range) -> Iterator[dict[str, Any]]:
    """Outcomes of some inputs, tried in a process of their own; one that kills it is a fault."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            signal.signal(signal.SIGPROF, expired)
            resource.setrlimit(resource.RLIMIT_DATA, (4_000_000_000, 4_000_000_000))
            with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                for number in numbers:
                    pipe.write(json.dumps(run(known, seed, number)) + "\n")
                    pipe.flush()
        finally:
            os._exit(0)
    os.close(writing)
    following = numbers.start
    with os.fdopen(reading, encoding="utf-8") as pipe:
        for line in pipe:
            following += 1
            yield json.loads(line)
    status = os.waitpid(pid, 0)[1]
    if following < numbers.stop:
        yield {
            "number": following, "target": "?", "files": [], "count": 0, "outcome": "fault",
            "raised": f"the process died: {status}", "seconds": 0.0, "megabytes": 0.0,
        }  # fmt: skip
        yield from block(known, seed, range(following + 1, numbers.stop))


def inputs(known: dict[str, Target], seed: int, numbers: range) -> Iterator[dict[str, Any]]:
    """Outcomes of all inputs, block by block, so that what one leaves behind does not last."""
    for start in range(numbers.start, numbers.stop, _BLOCK):
        yield from block(known, seed, range(start, min(start + _BLOCK, numbers.stop)))


def figures(results: list[dict[str, Any]]) -> dict[str, Any]:
    """The run as a table: how many, how they ended, the most that one took."""
    return {
        "inputs": len(results),
        "files": sum(result["count"] for result in results),
        "faults": sum(result["outcome"] == "fault" for result in results),
        "outcomes": dict(Counter(f"{result['target']} {result['outcome']}" for result in results)),
        "most seconds": round(max(result["seconds"] for result in results), 2),
        "most megabytes": round(max(result["megabytes"] for result in results)),
    }


def kept(known: dict[str, Target], seed: int, number: int, folder: Path) -> Files:
    """The files of one input, written to `folder`."""
    chance = Random(f"{seed}:{number}")  # noqa: S311
    name = chance.choices(tuple(SHARES), tuple(SHARES.values()))[0]
    files = known[name].input(chance)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return files


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="folder for the files of inputs that are faults")
    asked = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        known = targets(Path(folder))
        for result in inputs(known, asked.seed, range(asked.first, asked.first + asked.inputs)):
            results.append(result)
            if result["outcome"] == "fault":
                sys.stderr.write(
                    f"{result['number']} {result['target']} {result['files']}\n{result['raised']}\n"
                )
                sys.stderr.flush()
                if asked.keep:
                    kept(known, asked.seed, result["number"], asked.keep / str(result["number"]))
        slowest = sorted(results, key=lambda result: -float(result["seconds"]))[:3]
        sys.stderr.write(
            "".join(f"slow: {r['number']} {r['target']} {r['files']} {r['seconds']:.1f} s\n" for r in slowest)
        )
    sys.stdout.write(json.dumps(figures(results), ensure_ascii=False) + "\n")
    return int(any(result["outcome"] == "fault" for result in results))


if __name__ == "__main__":
    sys.exit(main())
