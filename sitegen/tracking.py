"""Tracked values: they record which of their parts a task reads, so that nobody has to declare it.

What a task read, and what the answers were, tells the next build whether the task must run again. A task that
asks for one row depends on that row; one that goes through a table depends on the table; one that asks a
`question` depends on its answer, and not on everything that the answer was made from.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cache, cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
P = ParamSpec("P")

Key = str | int | None | tuple["Key", ...]
"""What a part is called by: the key of a mapping, or the arguments of a question."""
WHOLE: Key = ("*",)
"""Stands for all of a source, where something goes through it."""
Reads = Mapping[str, frozenset[Key]]
"""Which parts were read, by source."""


class Tracker:
    """Takes down what is read, for one task after the other."""

    def __init__(self) -> None:
        self._reads: dict[str, set[Key]] = {}

    def start(self) -> None:
        """Begin a new task."""
        self._reads = {}

    @property
    def reads(self) -> Reads:
        """What the task has read so far."""
        return {source: frozenset(keys) for source, keys in self._reads.items()}

    def record(self, source: str, key: Key) -> None:
        """Take down that a part was read."""
        self._reads.setdefault(source, set()).add(key)

    @contextmanager
    def apart(self) -> Iterator[Callable[[], Reads]]:
        """While something is made that several tasks use; gives what was read for it alone."""
        before, self._reads = self._reads, {}
        try:
            own = self._reads
            yield lambda: {source: frozenset(keys) for source, keys in own.items()}
        finally:
            self._reads = before

    def record_all(self, reads: Reads) -> None:
        """Take down what was read for something that several tasks use."""
        for source, keys in reads.items():
            self._reads.setdefault(source, set()).update(keys)


class TrackedMapping(Mapping[K, V]):
    """A mapping that takes down which keys are asked for."""

    __slots__ = ("_real", "_record", "_source")

    def __init__(self, real: Mapping[K, V], source: str, tracker: Tracker) -> None:
        self._real, self._source, self._record = real, source, tracker.record

    def __getitem__(self, key: K) -> V:
        """One value."""
        self._record(self._source, cast(Key, key))
        return self._real[key]

    def get(self, key: K, default: Any = None) -> Any:
        """One value, or `default`; grouping mappings give that too, as plain ones do."""
        self._record(self._source, cast(Key, key))
        return self._real.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether there is a value."""
        self._record(self._source, cast(Key, key))
        return key in self._real

    def __iter__(self) -> Iterator[K]:
        """All keys."""
        self._record(self._source, WHOLE)
        return iter(self._real)

    def __len__(self) -> int:
        """How many there are."""
        self._record(self._source, WHOLE)
        return len(self._real)


def tracked(value: T, source: str, tracker: Tracker, **parts: object) -> T:
    """A dataclass that takes down which of its parts are read, and of mappings among them which keys.

    Methods and properties run on the tracked value, cached ones on `value` itself. Parts are called
    `source.name`; those that are tracked already are given as `parts`.
    """
    return cast(T, _tracked_class(cast(Any, type(value)))(value, source, tracker, parts))


def question(function: Callable[Concatenate[T, P], V]) -> Callable[Concatenate[T, P], V]:
    """A pure function of a dataclass, and of texts and numbers, on whose answer alone a task depends.

    Each answer is worked out once and kept in the dataclass, as cached properties are.
    """
    source = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def ask(value: T, /, *args: P.args, **kwargs: P.kwargs) -> V:
        own = vars(value)
        key = json.dumps([args, kwargs], ensure_ascii=False, sort_keys=True, default=_sorted)
        if "_tracker" in own:
            own["_tracker"].record(f"{own['_source']}.{source}", key)
            value = own["_real"]
        answers = vars(value).setdefault("_answers", {})
        if (source, key) not in answers:
            answers[source, key] = function(value, *args, **kwargs)
        return cast(V, answers[source, key])

    QUESTIONS[source] = ask
    return ask


def by_key(function: Callable[[T], Mapping[K, V]]) -> Callable[[T], Mapping[K, V]]:
    """A pure function of a dataclass that gives a mapping, of which a task depends on the keys it asks for.

    It is worked out once and kept in the dataclass, as cached properties are.
    """
    source = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def ask(value: T, /) -> Mapping[K, V]:
        own = vars(value)
        if "_tracker" in own:
            views = own["_views"]
            if source not in views:
                views[source] = TrackedMapping(
                    ask(own["_real"]), f"{own['_source']}.{source}", own["_tracker"]
                )
            return cast(Mapping[K, V], views[source])
        answers = own.setdefault("_answers", {})
        if source not in answers:
            answers[source] = function(value)
        return cast(Mapping[K, V], answers[source])

    MAPPINGS[source] = ask
    return ask


def _sorted(members: object) -> object:
    if isinstance(members, frozenset):
        return sorted(members)
    raise TypeError(f"no text, number or set of them: {members!r}")


QUESTIONS: dict[str, Callable[..., Any]] = {}
"""Every question by its source; filled as modules are imported."""
MAPPINGS: dict[str, Callable[[Any], Mapping[Any, Any]]] = {}
"""Likewise every function that is asked by key."""


_NO_MAPPING = ("no mapping",)
"""Read where a mapping was asked before: other than any value that it could have."""


def answer(roots: Mapping[str, object], source: str, key: Key) -> object:
    """What a task reads under this source and key; None where there is nothing.

    `roots` are the dataclasses by the sources that they were tracked under.
    """
    root, _, name = source.partition(".")
    if name in QUESTIONS:
        args, kwargs = json.loads(cast(str, key))
        return QUESTIONS[name](roots[root], *args, **kwargs)
    part = MAPPINGS[name](roots[root]) if name in MAPPINGS else getattr(roots[root], name)
    if key == WHOLE:
        return part
    return part.get(key) if isinstance(part, Mapping) else _NO_MAPPING


@cache
def _tracked_class(kind: Any) -> type:
    """A subclass of the dataclass `kind` that stands for one of its instances."""

    def start(self: Any, value: object, source: str, tracker: Tracker, parts: Mapping[str, object]) -> None:
        self.__dict__.update(_real=value, _source=source, _tracker=tracker, _views=dict(parts), _plain={})

    names = [each.name for each in fields(kind)]
    for base in kind.__mro__:
        names += [name for name, part in vars(base).items() if isinstance(part, cached_property)]
    return type(
        f"Tracked{kind.__name__}", (kind,), {"__init__": start, **{name: _part(name) for name in names}}
    )


def _part(name: str) -> property:
    def read(self: Any) -> Any:
        own = self.__dict__
        views, plain = own["_views"], own["_plain"]
        if name in plain:
            own["_tracker"].record(plain[name], WHOLE)
            return getattr(own["_real"], name)
        if name not in views:
            part, source = getattr(own["_real"], name), f"{own['_source']}.{name}"
            if isinstance(part, Mapping):
                views[name] = TrackedMapping(part, source, own["_tracker"])
            elif callable(part):
                views[name] = part
            else:
                plain[name] = source
                return read(self)
        return views[name]

    return property(read)
