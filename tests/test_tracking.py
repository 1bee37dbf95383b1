"""Tracked values: what a task reads of them, and what it would read now."""

from collections.abc import Mapping
from dataclasses import dataclass

from sitegen.tracking import Tracker, answer, tracked


@dataclass(frozen=True)
class Past:
    """A value with a part that is not always there."""

    changes: Mapping[str, int] | None


def test_a_mapping_that_is_no_more_answers_nothing_that_it_answered_before() -> None:
    tracker = Tracker()
    changes = tracked(Past({"added": 1}), "past", tracker).changes
    assert changes is not None
    assert (changes["added"], changes.get("deleted")) == (1, None)
    assert tracker.reads == {"past.changes": {"added", "deleted"}}
    now = [answer({"past": Past(None)}, "past.changes", key) for key in ("added", "deleted")]
    assert 1 not in now
    assert None not in now
