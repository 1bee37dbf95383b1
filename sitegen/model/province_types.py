"""Types of province by the progress of certification: criteria as data."""

from dataclasses import dataclass
from enum import StrEnum

from sitegen.model.divisions import Region
from sitegen.model.sources import Citation


class Quantity(StrEnum):
    """What a condition looks at."""

    DECLARED = "declared"
    DECLARED_SHARE = "declared_share"
    STATUTORY_SHARE = "statutory_share"
    LATEST = "latest"

    @property
    def is_share(self) -> bool:
        """True for a number from 0 to 1, False for a count."""
        return self in (Quantity.DECLARED_SHARE, Quantity.STATUTORY_SHARE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """One bound that a province of the type reaches."""

    quantity: Quantity
    operator: str
    """`>=` or `=`."""
    value: float
    basis: str
    """`source`, or `ours` when the source gives no number and this one was set for the dataset."""
    reason: str

    @property
    def is_ours(self) -> bool:
        """True when the bound was set for the dataset."""
        return self.basis == "ours"

    def holds(self, value: float) -> bool:
        """True when `value` fulfils the condition."""
        return value >= self.value if self.operator == ">=" else value == self.value


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceType:
    """A type with all conditions that it asks for."""

    id: str
    name: str
    statement: str
    """How the source speaks of the type, in our own words."""
    regions: tuple[Region, ...] = ()
    """Only provinces of these regions; empty for all."""
    conditions: tuple[Condition, ...]
    example_codes: tuple[str, ...] = ()
    """Provinces that the source names as examples."""
    citation: Citation
