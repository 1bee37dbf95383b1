"""Work beside this process gives what it would give here."""

import os
import subprocess
import sys

import pytest

from sitegen.aside import aside, cores


def test_the_result_is_that_of_the_work() -> None:
    found = aside(lambda: ("甲", [1, 2]))
    assert found() == ("甲", [1, 2])
    assert found() == ("甲", [1, 2])


def test_it_comes_from_another_process_where_there_are_cores() -> None:
    assert (aside(os.getpid)() == os.getpid()) == (cores() < 2)


def test_what_the_work_raises_is_raised_here() -> None:
    def fail() -> None:
        raise LookupError("no such thing")

    found = aside(fail)
    with pytest.raises(LookupError, match="no such thing"):
        found()


def test_work_of_a_process_that_dies_is_done_here() -> None:
    here = os.getpid()

    def die() -> str:
        if os.getpid() != here:
            os._exit(9)
        return "done"

    assert aside(die)() == "done"


def test_one_core_does_the_work_when_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.aside.cores", lambda: 1)
    done: list[str] = []
    found = aside(lambda: done.append("once"))
    assert not done
    found()
    found()
    assert done == ["once"]


def test_the_other_process_ends_when_this_one_is_killed() -> None:
    """Else it would go on to hold what both share, such as the lock of a site."""
    script = "import time; from sitegen.aside import aside; aside(lambda: time.sleep(600))"
    command = (sys.executable, "-c", f"{script}; print(flush=True); time.sleep(600)")
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        process.kill()
        assert process.stdout.read() == b""  # which ends when nobody holds the other end any more
