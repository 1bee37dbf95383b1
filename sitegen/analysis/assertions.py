"""Expected numbers: what the data must give, or the build fails."""

from dataclasses import dataclass

from sitegen.analysis.measures import measure
from sitegen.findings import Finding
from sitegen.model.claims import Assertion
from sitegen.model.codes import Operator
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class AssertionResult:
    """One assertion with what the data gives."""

    assertion: Assertion
    value: float
    expected: str
    """The bounds in words: 等于 188."""

    @property
    def holds(self) -> bool:
        """True when the value is within the bounds."""
        wanted = self.assertion
        return (
            (wanted.equals is None or abs(self.value - wanted.equals) < 1e-9)
            and (wanted.min is None or self.value >= wanted.min)
            and (wanted.max is None or self.value <= wanted.max)
        )


def assertion_results(data: SiteData) -> tuple[AssertionResult, ...]:
    """Every assertion with its value, in the order of the file."""
    return tuple(
        AssertionResult(
            assertion=assertion,
            value=measure(data, assertion.measure, assertion.parameters),
            expected=_bounds(data, assertion),
        )
        for assertion in data.assertions
    )


def check_assertions(data: SiteData, path: str) -> tuple[Finding, ...]:
    """A finding for every assertion that the data breaks; `path` is the file that holds them."""
    return tuple(_finding(result, path) for result in assertion_results(data) if not result.holds)


def _bounds(data: SiteData, wanted: Assertion) -> str:
    bounds = (
        (Operator.EQUAL, wanted.equals),
        (Operator.AT_LEAST, wanted.min),
        (Operator.AT_MOST, wanted.max),
    )
    return "、".join(f"{data.label(sign)} {bound:g}" for sign, bound in bounds if bound is not None)


def _finding(result: AssertionResult, path: str) -> Finding:
    assertion, value = result.assertion, result.value
    return Finding(
        path,
        "assertion",
        (f"断言不成立：{assertion.id} 应{result.expected}，数据算得 {value:g}。理由：{assertion.reason}"),
        "多半是数据行有误，请先查最近改动的行；若确有新的依据，再连同理由和来源一起修改这条断言。",
        line=assertion.line,
        field=assertion.id,
        value=f"{value:g}",
    )
