"""Texts of sources as printed, which stand beside the tables as a second key to them."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sitegen.datasets.text_file import read_text, readable
from sitegen.findings import Finding

FOLDER = "sources/transcripts"
"""Relative to the datasets folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Transcript:
    """One file: the list, the table or the figures of a document, as printed there."""

    name: str
    """Of the file, without its folder."""
    path: str
    """Relative to the project root."""
    sha256: str
    """Of the file as it stands, 64 digits."""
    text: str = field(repr=False)


def load_transcripts(datasets: Path, root: Path) -> tuple[dict[str, Transcript], tuple[Finding, ...]]:
    """Every transcript by its file's name, and the faults of form in them."""
    transcripts: dict[str, Transcript] = {}
    findings: list[Finding] = []
    for file in sorted((datasets / FOLDER).glob("*")):
        if file.name.startswith("."):
            continue
        path = file.relative_to(root).as_posix()
        text, faults = read_text(file, path)
        findings += faults
        if text is not None:
            text, faults = readable(text, path)
            findings += faults
        if text is not None:
            digest = sha256(file.read_bytes()).hexdigest()
            transcripts[file.name] = Transcript(name=file.name, path=path, sha256=digest, text=text)
    return transcripts, tuple(findings)
