"""What the English pages call things: `content/english.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.content.yaml_words import read_words
from sitegen.findings import Finding

FILE = "english.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class English:
    """Names in English; what has none is called by its identifier."""

    title: str
    """Of the site."""
    tagline: str
    provinces: Mapping[str, str]
    """By code, where it is not the pinyin."""
    regions: Mapping[str, str]
    """By the Chinese name."""
    list_status: Mapping[str, str]
    """By code."""
    tables: Mapping[str, str]
    """Title, full stop, and what a row is, by the name of the table."""
    fields: Mapping[str, str]
    """By the name of the column."""


def read_english(path: Path, name: str, findings: list[Finding]) -> English | None:
    """The words in the file at `path`, called `name`; None without it. Faults are added to `findings`."""
    value = read_words(path, name, "english.schema.yaml", findings)
    return None if value is None else English(**value)
