"""Mending the form of files, never their meaning: what `check` calls a fault of form is put right.

Whatever admits of two readings is left as it is, for `check` to explain. Mending what is mended
changes nothing.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from sitegen.characters import first_refused, mended
from sitegen.datasets.descriptor import ResourceDescriptor
from sitegen.datasets.encodings import decoded
from sitegen.datasets.mended_file import MendedFile, Mending
from sitegen.datasets.mending_table import mend_table
from sitegen.datasets.package import load_package
from sitegen.datasets.yaml_nodes import compose

_BOM = "\ufeff"
_TWO_ENCODINGS = "认不出编码，或一个文件里有两种编码"


def mend_package(datasets: Path, root: Path) -> Iterator[MendedFile]:
    """Each table and YAML file in folder `datasets`, mended; files are named relative to `root`.

    Without a descriptor that can be read, only YAML files are looked at. Links that lead out of the
    folder are not followed.
    """
    package, _ = load_package(datasets, root)
    resources = package.descriptor.resources if package else ()
    tables = {item.path: item for item in resources if item.schema is not None}
    for file in sorted(datasets.rglob("*")):
        name = file.relative_to(datasets).as_posix()
        if not file.is_file() or not file.resolve().is_relative_to(datasets.resolve()):
            continue
        path = file.relative_to(root).as_posix()
        if name in tables:
            yield mend_csv(file.read_bytes(), path, tables[name])
        elif file.suffix == ".yaml" and not name.startswith("."):
            yield mend_yaml(file.read_bytes(), path)


def mend_csv(content: bytes, path: str, resource: ResourceDescriptor) -> MendedFile:
    """The table in `content`, mended by the schema of `resource`, which is one of a table."""
    reading = decoded(content)
    if reading is None:
        return _untouched(content, path)
    text, was_gbk = reading
    plain, mendings = _plain(text)
    if was_gbk:
        mendings = [Mending.ENCODING, *mendings]
    table = mend_table(plain, path, resource)
    return MendedFile(
        path=path,
        content=content,
        text=plain,
        mended=table.text,
        mendings={**dict.fromkeys(mendings, ()), **table.mendings},
        left=table.left,
    )


def mend_yaml(content: bytes, path: str) -> MendedFile:
    """A YAML file without byte-order mark, carriage returns, what cannot be seen, and spaces at line ends."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _untouched(content, path)
    plain, mendings = _plain(text)
    clean = _without_invisible(plain)
    trimmed = _same_words(clean, "\n".join(line.rstrip(" \t") for line in clean.split("\n")))
    return MendedFile(
        path=path,
        content=content,
        text=plain,
        mended=trimmed if not trimmed or trimmed.endswith("\n") else trimmed + "\n",
        mendings={
            **dict.fromkeys(mendings, ()),
            **_changes(Mending.INVISIBLE, plain, clean),
            **_changes(Mending.TRAILING_SPACE, clean, trimmed),
        },
    )


def _without_invisible(text: str) -> str:
    """A YAML text with its characters mended, where that changes nothing but these characters."""
    return text if first_refused(text) is None else _same_words(text, mended(text))


def _same_words(text: str, other: str) -> str:
    """`other` if it says the same as `text`, but for characters that cannot be seen; else `text`."""
    if text == other or compose(other, "")[1]:
        return text
    words = _words(text)
    return other if words is not None and _mended_words(words) == _words(other) else text


def _mended_words(words: Any) -> Any:
    if isinstance(words, dict):
        return {_mended_words(key): _mended_words(value) for key, value in words.items()}
    return list(map(_mended_words, words)) if isinstance(words, list) else mended(words)


def _changes(kind: Mending, before: str, after: str) -> dict[Mending, tuple[int, ...]]:
    """The lines that differ between two texts of as many lines, under their kind of mending."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    lines = tuple(number for number, (one, other) in enumerate(pairs, 1) if one != other)
    return {kind: lines} if lines else {}


def _plain(text: str) -> tuple[str, list[Mending]]:
    """Text without byte-order mark and carriage returns, and what the whole file needs."""
    mendings = []
    if text.startswith(_BOM):
        mendings.append(Mending.BYTE_ORDER_MARK)
    if "\r" in text:
        mendings.append(Mending.LINE_ENDING)
    plain = text.lstrip(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    if plain and not plain.endswith("\n"):
        mendings.append(Mending.FINAL_NEWLINE)
    return plain, mendings


def _words(text: str) -> Any:
    """Everything that a YAML text says, as words; None when it cannot be read."""
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds nothing but text, lists and mappings
    except yaml.YAMLError:
        return None


def _untouched(content: bytes, path: str) -> MendedFile:
    text = content.decode("utf-8", "replace")
    return MendedFile(path=path, content=content, text=text, mended=text, mendings={}, left=(_TWO_ENCODINGS,))
