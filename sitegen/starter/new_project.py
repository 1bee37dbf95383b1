"""Every file of a new project, as bytes by path."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from sitegen import __version__
from sitegen.config import shared_folder
from sitegen.datasets.descriptor import Schema
from sitegen.datasets.lint import DESCRIPTOR
from sitegen.datasets.lint_codelists import CODELISTS
from sitegen.datasets.package import load_package
from sitegen.datasets.writer import csv_line
from sitegen.datasets.yaml_file import own_yaml
from sitegen.exceptions import InternalError

_HERE = Path(__file__).resolve().parent
_ROWS = "rows.yaml"
_SOURCE = {"source_id": "example", "locator": "示例", "evidence": "press"}
_SHARED = ("**/*.schema.yaml", "codelists.yaml", "boundaries/**/*")
_EMPTY_DOCUMENT = b"[]\n"

Rows = Mapping[str, list[Mapping[str, str]]]


def new_project(title: str, today: date, *, with_templates: bool = False) -> Mapping[str, bytes]:
    """A project called `title` that begins `today`; `with_templates` gives it templates of its own."""
    words = {
        "{title}": title,
        "{quoted}": title.replace("'", "''"),
        "{today}": today.isoformat(),
        "{last_year}": str(today.year - 1),
        "{version}": __version__,
    }
    files = dict(_own_files(words))
    files |= dict(_datasets(words, files))
    if with_templates:
        for name in ("templates", "static"):
            files |= {f"{name}/{path}": content for path, content in _below(shared_folder(name), ("**/*",))}
    return dict(sorted(files.items()))


def _own_files(words: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    for path, content in _below(_HERE / "files", ("**/*",)):
        name = "/".join(f".{part[4:]}" if part.startswith("dot-") else part for part in path.split("/"))
        yield name, _filled(content.decode(), words).encode()


def _datasets(words: Mapping[str, str], own: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    folder = shared_folder("datasets")
    package, _ = load_package(
        folder, folder.parent
    )  # a new project takes no rows: whether they are sound is not asked
    if package is None:
        raise InternalError(f"{folder / DESCRIPTOR} cannot be read")
    descriptor, rows = package.descriptor, _rows(words)
    yield (
        f"datasets/{DESCRIPTOR}",
        _renamed((folder / DESCRIPTOR).read_text(encoding="utf-8"), words).encode(),
    )
    for path, content in _below(folder, _SHARED):
        yield f"datasets/{path}", content
    for resource in descriptor.resources:
        path = f"datasets/{resource.path}"
        if resource.schema:
            yield path, _table(resource.name, resource.schema, rows).encode()
        elif path not in own and resource.name != CODELISTS:
            yield path, _EMPTY_DOCUMENT


def _table(name: str, schema: Schema, rows: Rows) -> str:
    """The header and the examples of the table called `name`."""
    names = schema.field_names
    examples = [{**(_SOURCE if "source_id" in names else {}), **row} for row in rows.get(name, ())]
    unknown = {column for row in examples for column in row if column not in names}
    if unknown:
        raise InternalError(f"{_ROWS} fills columns that {name} lacks: {', '.join(sorted(unknown))}")
    lines = [names, *([row.get(column, "") for column in names] for row in examples)]
    return "".join(map(csv_line, lines))


def _rows(words: Mapping[str, str]) -> Rows:
    return {
        name: [{column: _filled(value, words) for column, value in row.items()} for row in rows]
        for name, rows in own_yaml(_HERE / _ROWS).value.items()
    }


def _renamed(descriptor: str, words: Mapping[str, str]) -> str:
    """The descriptor as the new project's own: its version, its dates, its maker."""
    for pattern, replacement in (
        (r"^title: .+$", f"title: '{words['{quoted}']}：数据'"),
        (r"^description: .+$", "description: '新建项目附带的示例数据，每一行都是示例，不能引用。'"),
        (r"^version: .+$", "version: '0.1.0'"),
        (r"^created: .+$", f"created: '{words['{today}']}T00:00:00Z'"),
        (r"^as_of: .+$", f"as_of: '{words['{today}']}'"),
        (r"^contributors:\n  - title: .+$", f"contributors:\n  - title: '{words['{quoted}']}'"),
    ):
        found = re.search(pattern, descriptor, re.MULTILINE)
        if found is None:
            raise InternalError(f"{DESCRIPTOR} has no line like {pattern}")
        descriptor = descriptor[: found.start()] + replacement + descriptor[found.end() :]
    return descriptor


def _filled(text: str, words: Mapping[str, str]) -> str:
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


def _below(folder: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for pattern in patterns:
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()
