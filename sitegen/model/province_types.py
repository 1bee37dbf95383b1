"""Types of province by the progress of certification: criteria as data."""

from dataclasses import dataclass

from sitegen.model.codes import Code, Operator
from sitegen.model.divisions import Region
from sitegen.model.sources import Citation


class Quantity(Code):
    """What a condition looks at."""

    DECLARED = "declared"
    DECLARED_SHARE = "declared_share"
    STATUTORY_SHARE = "statutory_share"
    LATEST = "latest"

    @property
    def is_share(self) -> bool:
        """True for a number from 0 to 1, False for a count."""
        return self in (Quantity.DECLARED_SHARE, Quantity.STATUTORY_SHARE)


class Basis(Code):
    """Who set a bound: the source, or this dataset where the source gives no number."""

    SOURCE = "source"
    OURS = "ours"


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """One bound that a province of the type reaches."""

    quantity: Quantity
    operator: Operator
    """`>=` or `=`."""
    value: float
    basis: Basis
    reason: str

    def holds(self, value: float) -> bool:
        """True when `value` fulfils the condition."""
        return value >= self.value if self.operator is Operator.AT_LEAST else value == self.value


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
