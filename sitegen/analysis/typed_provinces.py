"""Provinces by type, from the criteria in the data."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.analysis.regions import Growth, growth_of
from sitegen.model.divisions import Province
from sitegen.model.province_types import ProvinceType, Quantity
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedProvince:
    """One province with the numbers that decide its type."""

    province: Province
    growth: Growth
    type: ProvinceType | None
    """The first type whose conditions hold; None when there is none."""

    @property
    def quantities(self) -> Mapping[Quantity, float]:
        """Every quantity that a condition may look at."""
        covered = self.growth.coverage
        return {
            Quantity.DECLARED: self.growth.total,
            Quantity.DECLARED_SHARE: covered.share_declared or 0.0,
            Quantity.STATUTORY_SHARE: covered.share_statutory or 0.0,
            Quantity.LATEST: self.growth.latest,
        }

    @property
    def is_example(self) -> bool:
        """True when the source names the province as an example of its type."""
        return self.type is not None and self.province.code in self.type.example_codes


def typed_provinces(data: SiteData) -> tuple[TypedProvince, ...]:
    """Every province that the scheme covers, in the order of codes."""
    return tuple(_typed(data, province) for province in data.provinces if province.covered)


def misplaced_examples(data: SiteData) -> tuple[tuple[ProvinceType, Province], ...]:
    """Provinces that the source names as examples of a type and that the numbers put elsewhere."""
    found = {item.province.code: item.type for item in typed_provinces(data)}
    return tuple(
        (kind, data.province[code])
        for kind in data.province_types
        for code in kind.example_codes
        if found.get(code) is not kind
    )


def _typed(data: SiteData, province: Province) -> TypedProvince:
    item = TypedProvince(province=province, growth=growth_of(data, [province]), type=None)
    kind = next((kind for kind in data.province_types if _is_of(item, kind)), None)
    return TypedProvince(province=province, growth=item.growth, type=kind)


def _is_of(item: TypedProvince, kind: ProvinceType) -> bool:
    if kind.regions and item.province.region not in kind.regions:
        return False
    quantities = item.quantities
    return all(condition.holds(quantities[condition.quantity]) for condition in kind.conditions)
