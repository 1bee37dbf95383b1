"""Expected numbers: what the data must give, or the build fails."""

from sitegen.analysis.measures import measure
from sitegen.findings import Finding
from sitegen.model.claims import Assertion
from sitegen.model.site_data import SiteData


def check_assertions(data: SiteData, path: str) -> tuple[Finding, ...]:
    """A finding for every assertion that the data breaks; `path` is the file that holds them."""
    return tuple(
        _finding(assertion, value, path)
        for assertion in data.assertions
        if not _holds(assertion, value := measure(data, assertion.measure, assertion.parameters))
    )


def _holds(assertion: Assertion, value: float) -> bool:
    return (
        (assertion.equals is None or abs(value - assertion.equals) < 1e-9)
        and (assertion.minimum is None or value >= assertion.minimum)
        and (assertion.maximum is None or value <= assertion.maximum)
    )


def _finding(assertion: Assertion, value: float, path: str) -> Finding:
    bounds = ((assertion.equals, "等于"), (assertion.minimum, "不少于"), (assertion.maximum, "不多于"))
    expected = "、".join(f"{word} {bound:g}" for bound, word in bounds if bound is not None)
    return Finding(
        path=path,
        line=assertion.line,
        field=assertion.id,
        value=f"{value:g}",
        code="assertion",
        message=f"断言不成立：{assertion.id} 应{expected}，数据算得 {value:g}。理由：{assertion.reason}",
        remedy="多半是数据行有误，请先查最近改动的行；若确有新的依据，再连同理由和来源一起修改这条断言。",
    )
