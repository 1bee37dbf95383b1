"""`sitegen serve` goes on, whatever a build runs into."""

from collections.abc import Sequence

import pytest

from sitegen.commands.serve import going_on
from sitegen.exceptions import InternalError, SitegenError, UsageError
from sitegen.findings import Finding

FINDING = Finding(path="datasets/x.csv", code="type-error", message="不是日期", remedy="改成日期")


def test_findings_of_a_build_are_passed_on() -> None:
    assert going_on(lambda: (FINDING,)) == (FINDING,)


@pytest.mark.parametrize("error", [UsageError("磁盘满了"), InternalError("two pages want one URL")])
def test_a_failing_build_is_a_finding(error: SitegenError, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> Sequence[Finding]:
        raise error

    (finding,) = going_on(fail)
    assert (finding.code, str(error) in finding.message) == ("build-failed", True)
    assert capsys.readouterr().err == ""


def test_a_fault_of_ours_is_a_finding_with_its_traceback_in_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> Sequence[Finding]:
        raise RuntimeError("surprise")

    (finding,) = going_on(fail)
    assert "RuntimeError: surprise" in finding.message
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_ends_it() -> None:
    def interrupt() -> Sequence[Finding]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        going_on(interrupt)
