"""Objects of responses: each member is described where it is made, so neither moves without the other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sitegen.api.schema import LINK, Schema, array, nullable, record, ref, text
from sitegen.model.site_data import SiteData

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class At:
    """Where an object stands: the data, and what stands before a URL of the site, less its first slash."""

    data: SiteData
    root: str

    def link(self, url: str) -> str:
        """`url` of the site as the response refers to it."""
        return f"{self.root}{url[1:]}"


@dataclass(frozen=True, slots=True)
class Member(Generic[T]):
    """One member of the object of a T."""

    schema: Schema
    value: Callable[[At, T], Any]


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """The object of a T; a component of the OpenAPI document when it has a name."""

    name: str
    schema: Schema
    members: Mapping[str, Member[T]]

    def of(self, at: At, item: T) -> dict[str, Any]:
        """The object of `item`."""
        return {name: member.value(at, item) for name, member in self.members.items()}

    @property
    def place(self) -> Schema:
        """The schema, or a reference to it."""
        return ref(self.name) if self.name else self.schema


def shape(description: str, component: str = "", /, **members: Member[T]) -> Shape[T]:
    """An object with these members, all of them always."""
    schema = record(description, **{name: member.schema for name, member in members.items()})
    return Shape(component, schema, members)


def components(*shapes: Shape[Any]) -> Mapping[str, Schema]:
    """Schemas by the names that others refer to them by."""
    return {each.name: each.schema for each in shapes}


def list_of(each: Shape[S], items: Callable[[At, T], Iterable[S]], description: str = "") -> Member[T]:
    """A list of objects."""
    return Member(
        array(each.place, description), lambda at, item: [each.of(at, one) for one in items(at, item)]
    )


def links(**members: Member[T]) -> Member[T]:
    """Addresses in an object of their own."""
    inner = shape("相关的网址", **members)
    return Member(inner.schema, inner.of)


def address(description: str, url: Callable[[At, T], str]) -> Member[T]:
    """A link to a page, a file or a response of the site."""
    return Member(text(description, form=LINK), lambda at, item: at.link(url(at, item)))


def address_or_null(description: str, url: Callable[[At, T], str | None]) -> Member[T]:
    """The same; null where there is none."""

    def value(at: At, item: T) -> str | None:
        found = url(at, item)
        return at.link(found) if found else None

    return Member(nullable(text(description, form=LINK)), value)
