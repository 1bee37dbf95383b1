"""The list of transcripts as text: one entry put in its place, the others left as they are."""

import re
from collections.abc import Mapping
from hashlib import sha256

_ENTRY = re.compile(r"(?m)^- source_id: (?P<id>\S+)\n(?:(?!- )(?:.*\n|.+$))*")
_ORDER = ("source_id", "file", "digest", "extent", "read_on", "batch_id", "plan_id", "stage", "province")
_QUOTED = ("extent", "read_on", "batch_id", "province")


def with_entry(text: str, entry: Mapping[str, str], codes: Mapping[str, str]) -> str:
    """`text` with `entry` in the order of sources, in place of the one that its source had."""
    head = text[: found.start()] if (found := _ENTRY.search(text)) else text.replace("[]\n", "")
    blocks = {match["id"]: match[0].rstrip("\n") for match in _ENTRY.finditer(text)}
    blocks[entry["source_id"]] = _block(entry, codes)
    return head + "\n\n".join(blocks[name] for name in sorted(blocks)) + "\n"


def digest_of(text: str) -> str:
    """SHA-256 of a transcript's file."""
    return sha256(text.encode()).hexdigest()


def _block(entry: Mapping[str, str], codes: Mapping[str, str]) -> str:
    cells = [
        f"{name}: {_quoted(entry[name]) if name in _QUOTED else entry[name]}"
        for name in _ORDER
        if entry.get(name)
    ]
    if codes:
        cells += ["codes:", *(f"  {_quoted(name)}: {_quoted(code)}" for name, code in sorted(codes.items()))]
    return "- " + "\n  ".join(cells)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
