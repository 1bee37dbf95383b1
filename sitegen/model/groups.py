"""Things collected by what they have in common."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Groups(dict[K, tuple[T, ...]]):
    """Tuples by key; a key without any gives the empty tuple."""

    def __missing__(self, key: K) -> tuple[T, ...]:
        """Nothing was grouped under `key`."""
        return ()


def grouped(items: Iterable[T], key: Callable[[T], K | None]) -> Groups[K, T]:
    """`items` collected by `key`, in their order; those whose key is None are in no group."""
    return grouped_by_each(items, lambda item: () if (found := key(item)) is None else (found,))


def grouped_by_each(items: Iterable[T], keys: Callable[[T], Iterable[K]]) -> Groups[K, T]:
    """`items` collected by each of their `keys`, in their order."""
    groups: dict[K, list[T]] = {}
    for item in items:
        for key in keys(item):
            groups.setdefault(key, []).append(item)
    return Groups({name: tuple(group) for name, group in groups.items()})
