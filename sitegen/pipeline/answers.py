"""What tasks once read, held against what they would read now: whatever differs makes them run again."""

from collections.abc import Iterable, Mapping
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
                keys.setdefault(source, {WHOLE} - ({WHOLE} if _is_question(source) else set())).update(read)
        return {
            source: [[key, self._digest(source, key)] for key in sorted(read, key=repr)]
            for source, read in sorted(keys.items())
        }

    def _changes(self, source: str) -> frozenset[Key]:
        """Keys under which there is something else now."""
        if source not in self._changed:
            kept = self._kept.get(source, {})
            same = WHOLE in kept and kept[WHOLE] == self._digest(source, WHOLE)
            changed = () if same else (key for key in kept if kept[key] != self._digest(source, key))
            self._changed[source] = frozenset(changed)
        return self._changed[source]

    def _digest(self, source: str, key: Key) -> str:
        """Of what is there now; where the whole is as it was, so is every part."""
        place = (source, key)
        if place not in self._now:
            kept = self._kept.get(source, {})
            if key != WHOLE and key in kept and source in self._changed and not self._changed[source]:
                self._now[place] = kept[key]
            else:
                self._now[place] = self._digest_now(source, key)
        return self._now[place]

    def _digest_now(self, source: str, key: Key) -> str:
        answer = self._materials.answer(source, key)
        if key == WHOLE and isinstance(answer, Mapping):
            return fingerprint([(part, self._digest(source, part)) for part in answer])
        return fingerprint(answer)


def _is_question(source: str) -> bool:
    return source.partition(".")[2] in QUESTIONS
