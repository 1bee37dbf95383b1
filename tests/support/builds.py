"""Whole builds of the small site that differ, die, meet or are refused; figures as JSON.

    python tests/support/builds.py differ FOLDER [PROJECT]
    python tests/support/builds.py kills FOLDER ROUNDS SEED
    python tests/support/builds.py rivals FOLDER ROUNDS SEED
    python tests/support/builds.py refusals FOLDER

Unlike in `publications.py`, all of `sitegen build` runs: reading, making, checking, writing.
"""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mini import REPOSITORY, make_mini
from publications import DONE, code_of, fault_of, found_in, in_a_child

from sitegen.cli import run
from sitegen.publication.lock import locked
from sitegen.publication.place import Place
from sitegen.publication.recovering import recover

SURROUNDINGS = Path(__file__).with_name("surroundings")
ONE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "OTHER_CLOCK": "-900000000"}
OTHER = {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "OTHER_CLOCK": "400000000"}
_FORGET = ("SOURCE_DATE_EPOCH", "SITEGEN_COLD", "SITEGEN_BASE_URL", "LANG", "PYTHONPATH")


def build(root: Path) -> int:
    """`sitegen build`, quiet; gives its exit code."""
    with Path(os.devnull).open("w") as nowhere:
        sys.stdout = sys.stderr = nowhere
        return run(["--root", str(root), "build"])


def versions(folder: Path) -> tuple[Path, dict[str, dict[str, bytes]], Callable[[str], None]]:
    """A project, the two sites that it may have, and how to give it the data of either."""
    root = make_mini(folder / "project")
    doubts = root / "datasets" / "doubts.yaml"
    text = doubts.read_text("utf-8")

    def turn(version: str) -> None:
        doubts.write_text(text.replace("question: ", f"question: {version}", 1), encoding="utf-8")

    allowed = {}
    for version in ("甲", "乙"):
        turn(version)
        assert code_of(in_a_child(lambda: build(root))) == DONE
        allowed[version] = found_in(root / "_site") or {}
    assert allowed["甲"] != allowed["乙"]
    return root, allowed, turn


def kills(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Kill whole builds, half of them anywhere, half while they write; a third each by KILL, INT and TERM."""
    chance = random.Random(seed)  # noqa: S311
    root, allowed, turn = versions(folder)
    site, faults, unfinished, gone = root / "_site", [], 0, 0
    start = time.perf_counter()
    turn("甲")
    code_of(in_a_child(lambda: build(root)))
    usual = time.perf_counter() - start
    for number in range(rounds):
        turn("甲乙"[number % 2])
        pid = in_a_child(lambda: build(root))
        if number % 2:
            _wait_for_writing(site, pid)
            time.sleep(chance.uniform(0, usual / 4))
        else:
            time.sleep(chance.uniform(0, usual))
        os.kill(pid, chance.choice((signal.SIGKILL, signal.SIGINT, signal.SIGTERM)))
        unfinished += code_of(pid) != DONE
        gone += not site.is_dir()
        _wait_for_workers(site)
        recover(site)
        if fault := fault_of(site, allowed):
            faults.append((number, fault))
        # What a killed build had begun to remember must not keep the next one from its work.
        if number % 5 == 4:
            version = chance.choice("甲乙")
            turn(version)
            code = code_of(in_a_child(lambda: build(root)))
            if code != DONE or found_in(site) != allowed[version]:
                faults.append((number, f"the next build: {code}"))
    return {"rounds": rounds, "unfinished": unfinished, "gone before recovery": gone, "faults": faults}


def _wait_for_writing(site: Path, pid: int) -> None:
    workshop = Place(site=site).workshop
    while (
        not any(workshop.glob("run-*"))
        and os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    ):
        time.sleep(0.005)


def _wait_for_workers(site: Path) -> None:
    """Workers of a killed build hold its lock for the moment that they need to see its end."""
    workshop = Place(site=site).workshop
    if workshop.is_dir():
        with locked(workshop / "lock", lambda _sentence: None, site):
            pass


def rivals(folder: Path, rounds: int, seed: int) -> dict[str, object]:
    """Two projects with other data build into one folder at once, while a third process looks at it."""
    chance = random.Random(seed)  # noqa: S311
    root, allowed, turn = versions(folder)
    turn("甲")
    other = folder / "other"
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("_site", "._site.sitegen", ".cache"))
    turn("乙")
    (other / "_site").symlink_to(root / "_site")
    site, faults, codes = root / "_site", [], []
    for number in range(rounds):
        pids = []
        for project in (root, other):
            pids.append(in_a_child(lambda project=project: build(project)))
            time.sleep(chance.uniform(0, 0.5))
        while pids:
            if not (site / "index.html").is_file():
                faults.append((number, "missing"))
            ended = {pid: status for pid, status in (os.waitpid(pid, os.WNOHANG) for pid in pids) if pid}
            codes += [os.waitstatus_to_exitcode(status) for status in ended.values()]
            pids = [pid for pid in pids if pid not in ended]
            time.sleep(0.002)
        if fault := fault_of(site, allowed):
            faults.append((number, fault))
    return {"rounds": rounds, "codes": sorted(set(codes)), "faults": faults}


def refusals(folder: Path) -> dict[str, object]:
    """A disk that is full after so many kilobytes of one file, a target and a parent that are read-only."""
    root, allowed, turn = versions(folder)
    site, faults, codes = root / "_site", [], []
    turn("甲")
    for kilobytes in (0, 1, 4, 16, 64, 256):
        codes.append(code_of(in_a_child(lambda size=1024 * kilobytes: _with_room(root, size))))
        if fault := fault_of(site, {"乙": allowed["乙"]}):
            faults.append((f"{kilobytes} kB", fault))
    for read_only in (site, root):
        with _read_only(read_only) as is_refused:
            if is_refused:
                codes.append(code_of(in_a_child(lambda: build(root))))
        if is_refused and (fault := fault_of(site, {"乙": allowed["乙"]})):
            faults.append((f"read-only {read_only.name}", fault))
    assert code_of(in_a_child(lambda: build(root))) == DONE
    if found_in(site) != allowed["甲"]:
        faults.append(("afterwards", "not the new site"))
    return {"rounds": len(codes), "codes": sorted(set(codes)), "faults": faults}


def _with_room(root: Path, size: int) -> int:
    """A build for which no file may grow beyond `size` bytes: what a full disk does, without a disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return build(root)


@contextmanager
def _read_only(path: Path) -> Iterator[bool]:
    """`path` as nobody may write it, root included; gives whether this system refuses to."""
    shut = ("chattr", "+i", path) if os.geteuid() == 0 else ("chmod", "a-w", path)
    free = ("chattr", "-i", path) if os.geteuid() == 0 else ("chmod", "u+w", path)
    refused = shutil.which(shut[0]) and subprocess.run(shut, capture_output=True, check=False).returncode == 0
    try:
        yield bool(refused)
    finally:
        if refused:
            subprocess.run(free, check=True)


def differ(folder: Path, project: Path | None = None) -> dict[str, object]:
    """Two builds that share the data and nothing else; the names of the files that differ.

    Clock, zone, locale, hash seed, folder, order and times of files, umask and number of cores are others.
    One is made cold, the other on what a build of other data left.
    """
    one = folder / "one"
    make_mini(one) if project is None else _copied(project, one)
    other = folder / "安 b" / "c" / "d'e"
    other.parent.mkdir(parents=True)
    _copied(one, other, is_reversed=True)
    about = other / "content" / "about.md"
    text = about.read_bytes()
    about.write_bytes(text + "\n另一句。\n".encode())
    codes = [_elsewhere(other, OTHER, 0o000, {0}, order="2")]
    about.write_bytes(text)
    codes.append(_elsewhere(other, OTHER, 0o000, {0}, order="2"))
    codes.append(_elsewhere(one, ONE, 0o077, os.sched_getaffinity(0), "--cold", order="1"))
    found, again = found_in(one / "_site") or {}, found_in(other / "_site") or {}
    modes = [{path.stat().st_mode for path in (root / "_site").rglob("*")} for root in (one, other)]
    names = sorted({*found, *again})
    return {
        "files": len(found), "codes": codes, "modes": modes[0] == modes[1],
        "different": [name for name in names if found.get(name) != again.get(name)],
    }  # fmt: skip


def _copied(source: Path, target: Path, *, is_reversed: bool = False) -> None:
    """Datasets, content, templates and style of a project, made in another order, at another time."""
    for name in ("datasets", "content", "templates", "static"):
        for path in sorted((source / name).rglob("*"), reverse=is_reversed):
            if path.is_file():
                copy = target / path.relative_to(source)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
                os.utime(copy, (1_000_000_000, 1_000_000_000 + is_reversed))


def _elsewhere(
    root: Path, surroundings: dict[str, str], umask: int, cores: set[int], *options: str, order: str
) -> int:
    kept = {name: value for name, value in os.environ.items() if name not in _FORGET}
    path = os.pathsep.join((str(SURROUNDINGS), str(REPOSITORY)))
    command = (sys.executable, "-m", "sitegen", "--root", str(root), "build", *options)
    done = subprocess.run(
        command,
        env={**kept, **surroundings, "PYTHONPATH": path, "OTHER_ORDER": order},
        cwd=root,
        umask=umask,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
        capture_output=True,
        text=True,
        check=False,
    )
    sys.stderr.write(done.stderr if done.returncode else "")
    return done.returncode


def main() -> None:
    name, folder, *rest = sys.argv[1:]
    root = Path(folder).resolve()
    if name == "differ":
        result = differ(root, *map(Path, rest))
    else:
        result = {"kills": kills, "rivals": rivals, "refusals": refusals}[name](root, *map(int, rest))
    sys.stdout.write(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
