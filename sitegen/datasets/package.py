"""The whole package: read and linted, then checked."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sitegen.datasets.descriptor import Labels, PackageDescriptor, Schema, package_from, schema_from
from sitegen.datasets.faults import fold_repeats
from sitegen.datasets.json_schema import misfits, misruled
from sitegen.datasets.lint import (
    DESCRIPTOR,
    lint_descriptor,
    lint_files,
    lint_references,
    lint_schema,
)
from sitegen.datasets.lint_codelists import CODELISTS, labels_of, lint_codelists
from sitegen.datasets.lint_patterns import lint_patterns, without_slow_patterns
from sitegen.datasets.placeholders import placeholder_findings
from sitegen.datasets.reader import Table, read_table
from sitegen.datasets.transcripts import Transcript, load_transcripts
from sitegen.datasets.yaml_file import YamlDocument, load_yaml
from sitegen.findings import Finding, bounded, in_order
from sitegen.input_digests import one_digest
from sitegen.input_files import unfit_files

_MANY = 1_000
"""Rows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """Everything in the datasets folder, as text. A resource that cannot be read is left out."""

    descriptor: PackageDescriptor
    tables: Mapping[str, Table]
    """Tables by resource name."""
    documents: Mapping[str, YamlDocument]
    """YAML documents by resource name."""
    transcripts: Mapping[str, Transcript] = field(default_factory=dict)
    """Texts of sources by the name of their file."""
    sound: frozenset[str] = frozenset()
    """Hashes of documents and schemas that fit each other."""

    @property
    def is_large(self) -> bool:
        """True when another process is worth its while."""
        return sum(len(table.rows) for table in self.tables.values()) >= _MANY


def load_package(
    datasets: Path, root: Path, sound: Collection[str] = ()
) -> tuple[Package | None, tuple[Finding, ...]]:
    """The package in folder `datasets` and the faults met in reading it.

    None when the descriptor itself is at fault. Findings name files relative to `root`. What is `sound`, as a
    package said that was read earlier, is not looked at again.
    """
    if unfit := in_order(unfit_files(datasets, root)):
        return None, unfit
    loading = _Loading(datasets, root, sound)
    package = loading.package()
    return package, in_order(bounded(fold_repeats(loading.findings)))


class _Loading:
    """Reads one package, collecting findings on the way."""

    def __init__(self, datasets: Path, root: Path, sound: Collection[str]) -> None:
        self.datasets = datasets
        self.root = root
        self.known = sound
        self.sound: set[str] = set()
        self.findings: list[Finding] = []
        self.schemas: list[YamlDocument] = []

    def package(self) -> Package | None:
        document = self._yaml(DESCRIPTOR)
        if document is None or not self._holds(partial(lint_descriptor, document), document):
            return None
        self._faulty(lint_files(self.datasets, document))
        documents = self._documents(document.value)
        schemas = self._schemas(document.value, labels_of(documents.get(CODELISTS)))
        if CODELISTS in documents:
            self._faulty(lint_codelists(documents[CODELISTS], self.schemas))
        descriptor = package_from(document.value, schemas)
        tables = self._tables(descriptor)
        transcripts, findings = load_transcripts(self.datasets, self.root)
        self.findings += findings
        return Package(
            descriptor=descriptor,
            tables=tables,
            documents=documents,
            transcripts=transcripts,
            sound=frozenset(self.sound),
        )

    def _schemas(self, raw: Mapping[str, Any], labels: Labels) -> dict[str, Schema]:
        documents: dict[str, YamlDocument] = {}
        for path in [resource["schema"] for resource in raw["resources"] if "schema" in resource]:
            document = self._yaml(path)
            if document is not None and self._holds(partial(lint_schema, document), document):
                is_slow = self._faulty(lint_patterns(document))
                documents[path] = without_slow_patterns(document) if is_slow else document
        schemas = {path: schema_from(path, document.value, labels) for path, document in documents.items()}
        self._faulty(lint_references(package_from(raw, schemas), documents))
        self.schemas += documents.values()
        return schemas

    def _tables(self, descriptor: PackageDescriptor) -> dict[str, Table]:
        tables: dict[str, Table] = {}
        for resource in descriptor.resources:
            file = self.datasets / resource.path
            if resource.schema is not None and file.is_file():
                table, findings = read_table(file, self._name(resource.path), resource)
                self.findings += findings
                if table is not None:
                    tables[resource.name] = table
        return tables

    def _documents(self, raw: Mapping[str, Any]) -> dict[str, YamlDocument]:
        documents: dict[str, YamlDocument] = {}
        for resource in raw["resources"]:
            if "documentSchema" not in resource:
                continue
            schema, document = self._yaml(resource["documentSchema"]), self._yaml(resource["path"])
            if schema is None or document is None:
                continue
            if self._holds(partial(self._misfits, document, schema), document, schema):
                documents[resource["name"]] = document
                self.schemas.append(schema)
        return documents

    def _misfits(self, document: YamlDocument, schema: YamlDocument) -> Iterator[Finding]:
        from jsonschema.exceptions import SchemaError
        from referencing.exceptions import Unresolvable

        if slow := [*lint_patterns(schema)]:
            yield from slow
            return
        try:
            yield from misfits(document, schema)
        except SchemaError as error:
            yield misruled(schema, error)
        except Unresolvable as error:
            yield _misruled(schema, f"$ref 所指的“{error.ref}”不在这个文件里")
        except RecursionError:
            yield _misruled(schema, "$ref 指来指去，没有尽头")
        else:
            if document.path != self._name(f"{CODELISTS}.yaml"):
                # Codes such as none and unknown are words there.
                yield from placeholder_findings(document, schema.value)

    def _holds(self, check: Callable[[], Iterable[Finding]], *documents: YamlDocument) -> bool:
        """Whether `check` finds nothing in these documents, or found nothing when they were as they are."""
        digest = one_digest(*((document.path, document.value) for document in documents))
        if digest not in self.known and self._faulty(check()):
            return False
        self.sound.add(digest)
        return True

    def _yaml(self, path: str) -> YamlDocument | None:
        file = self.datasets / path
        if not file.is_file():
            return None
        document, findings = load_yaml(file, self._name(path))
        self.findings += findings
        return document

    def _faulty(self, findings: Iterable[Finding]) -> bool:
        found = list(findings)
        self.findings += found
        return bool(found)

    def _name(self, path: str) -> str:
        return (self.datasets / path).relative_to(self.root).as_posix()


def _misruled(schema: YamlDocument, message: str) -> Finding:
    return schema.finding((), "schema-error", f"JSON Schema 有误：{message}", "按 JSON Schema 2020-12 改写")
