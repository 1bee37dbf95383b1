"""Numbers, dates and lists as Chinese readers write them."""

from collections.abc import Iterable
from datetime import date

UNKNOWN = "未查到"
NONE = "—"
"""Stands in a cell where a number does not apply."""


def day(value: date | None) -> str:
    """A date in full: 2025年3月14日."""
    return f"{value.year}年{value.month}月{value.day}日" if value else UNKNOWN


def month(value: str) -> str:
    """`2024-01` as 2024年1月."""
    year, number = value.split("-")
    return f"{year}年{int(number)}月"


def percent(share: float | None) -> str:
    """A share from 0 to 1 as a percentage with one decimal place; a dash when there is none."""
    return NONE if share is None else f"{share * 100:.1f}%"


def decimal(value: float) -> str:
    """A number without needless zeros: 4.2, 100, 0.15."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def listed(items: Iterable[str]) -> str:
    """Items joined as in running text: 甲、乙、丙."""
    return "、".join(items)


def years(first: int | None, last: int | None) -> str:
    """An interval of years, either end open."""
    start = f"{first}年" if first else "2012年或更早"
    return f"{start}至今" if last is None else f"{start}至{last}年"
