"""What tasks once read, held against what they would read now: whatever differs makes them run again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sitegen.pipeline.fingerprints import fingerprint
from sitegen.pipeline.materials import Materials
from sitegen.pipeline.task_result import key_from_json
from sitegen.tracking import QUESTIONS, WHOLE, Key, Reads


class Answers:
    """Hashes of what there is to read, each worked out once, and which of them are not as they were kept."""

    def __init__(self, materials: Materials, kept: Mapping[str, Any]) -> None:
        self._materials = materials
        self._kept = {
            source: {key_from_json(key): digest for key, digest in pairs} for source, pairs in kept.items()
        }
        self._now: dict[tuple[str, Key], str] = {}
        self._changed: dict[str, frozenset[Key]] = {}

    def hold(self, reads: Reads) -> bool:
        """True when everything that was read is as it was."""
        return not any(keys & self._changes(source) for source, keys in reads.items())

    def to_json(self, reads: Iterable[Reads]) -> Mapping[str, Any]:
        """The hashes of everything that was read, to be kept."""
        keys: dict[str, set[Key]] = {}
        for each in reads:
            for source, read in each.items():
                keys.setdefault(source, {WHOLE}).update(read)
        return {source: self._pairs(source, read) for source, read in sorted(keys.items())}

    def _pairs(self, source: str, read: set[Key]) -> Sequence[tuple[Key, str]]:
        kept = self._kept.get(source, {})
        if read == kept.keys() and not self._changes(source):
            return list(kept.items())
        parts = sorted(read - {WHOLE}, key=repr)
        return [(WHOLE, self._whole(source, parts)), *((key, self._digest(source, key)) for key in parts)]

    def _changes(self, source: str) -> frozenset[Key]:
        """Keys under which there is something else now."""
        if source not in self._changed:
            kept = self._kept.get(source, {})
            parts = [key for key in kept if key != WHOLE]
            if kept.get(WHOLE) == self._whole(source, parts):
                self._changed[source] = frozenset()
                self._now |= {(source, key): kept[key] for key in parts}
            else:
                changed = (key for key in parts if kept[key] != self._digest(source, key))
                self._changed[source] = frozenset((WHOLE, *changed))
        return self._changed[source]

    def _whole(self, source: str, parts: Sequence[Key]) -> str:
        """One hash of everything there; of a question, of its answers to all that was asked: `parts`."""
        if source.partition(".")[2] in QUESTIONS:
            return fingerprint([self._materials.answer(source, key) for key in parts])
        return self._digest(source, WHOLE)

    def _digest(self, source: str, key: Key) -> str:
        """Of what is there now under a key."""
        place = (source, key)
        if place not in self._now:
            answer = self._materials.answer(source, key)
            if key == WHOLE and isinstance(answer, Mapping):
                answer = list(answer.items())
            self._now[place] = fingerprint(answer)
        return self._now[place]
