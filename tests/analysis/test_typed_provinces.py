"""Types of province."""

from dataclasses import replace

from sitegen.analysis.typed_provinces import misplaced_examples, typed_provinces
from sitegen.model.codes import Operator
from sitegen.model.divisions import Region
from sitegen.model.province_types import Basis, Condition, Quantity
from sitegen.model.site_data import SiteData


def types(data: SiteData) -> dict[str, str | None]:
    return {item.province.short_name: item.type.id if item.type else None for item in typed_provinces(data)}


def test_the_first_type_whose_conditions_hold(data: SiteData) -> None:
    assert types(data) == {
        "北京": "whole",
        "河北": "none-yet",
        "江苏": None,
        "浙江": "rapid",
        "云南": "rapid",
    }


def test_quantities_are_those_of_batches_told_apart_by_province(data: SiteData) -> None:
    jiangsu = next(item for item in typed_provinces(data) if item.province.short_name == "江苏")
    assert jiangsu.quantities == {
        Quantity.DECLARED: 2,
        Quantity.DECLARED_SHARE: 1.0,
        Quantity.STATUTORY_SHARE: 0.5,
        Quantity.LATEST: 2,
    }


def test_an_example_that_the_numbers_put_elsewhere_is_told(data: SiteData) -> None:
    assert [(kind.id, province.short_name) for kind, province in misplaced_examples(data)] == [
        ("rapid", "江苏")
    ]
    examples = [item.province.short_name for item in typed_provinces(data) if item.is_example]
    assert examples == ["北京", "浙江"]


def test_a_type_may_be_confined_to_regions(data: SiteData) -> None:
    kinds = [
        replace(kind, regions=(Region.WEST,)) if kind.id == "rapid" else kind for kind in data.province_types
    ]
    assert types(replace(data, province_types=tuple(kinds)))["浙江"] is None


def test_conditions_compare_as_they_say() -> None:
    least = Condition(
        quantity=Quantity.DECLARED, operator=Operator.AT_LEAST, value=2, basis=Basis.OURS, reason=""
    )
    exact = replace(least, operator=Operator.EQUAL)
    assert [least.holds(number) for number in (1, 2, 3)] == [False, True, True]
    assert [exact.holds(number) for number in (1, 2, 3)] == [False, True, False]
