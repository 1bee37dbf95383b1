"""The whole package: read and linted, then checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitegen.datasets.descriptor import Labels, PackageDescriptor, Schema, package_from, schema_from
from sitegen.datasets.faults import fold_repeats
from sitegen.datasets.json_schema import misfits
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
from sitegen.input_files import unfit_files


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


def load_package(datasets: Path, root: Path) -> tuple[Package | None, tuple[Finding, ...]]:
    """The package in folder `datasets` and the faults met in reading it.

    None when the descriptor itself is at fault. Findings name files relative to `root`.
    """
    if unfit := in_order(unfit_files(datasets, root)):
        return None, unfit
    loading = _Loading(datasets, root)
    package = loading.package()
    return package, in_order(bounded(fold_repeats(loading.findings)))


class _Loading:
    """Reads one package, collecting findings on the way."""

    def __init__(self, datasets: Path, root: Path) -> None:
        self.datasets = datasets
        self.root = root
        self.findings: list[Finding] = []
        self.schemas: list[YamlDocument] = []

    def package(self) -> Package | None:
        document = self._yaml(DESCRIPTOR)
        if document is None or self._faulty(lint_descriptor(document)):
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
        )

    def _schemas(self, raw: Mapping[str, Any], labels: Labels) -> dict[str, Schema]:
        documents: dict[str, YamlDocument] = {}
        for path in [resource["schema"] for resource in raw["resources"] if "schema" in resource]:
            document = self._yaml(path)
            if document is not None and not self._faulty(lint_schema(document)):
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
            if schema is not None and document is not None and not self._misfit(document, schema):
                documents[resource["name"]] = document
        return documents

    def _misfit(self, document: YamlDocument, schema: YamlDocument) -> bool:
        from jsonschema.exceptions import SchemaError
        from referencing.exceptions import Unresolvable

        if self._faulty(lint_patterns(schema)):
            return True
        try:
            findings = [*misfits(document, schema)]
        except SchemaError as error:
            return self._misruled(schema, tuple(error.path), error.message)
        except Unresolvable as error:
            return self._misruled(schema, (), f"$ref 所指的“{error.ref}”不在这个文件里")
        except RecursionError:
            return self._misruled(schema, (), "$ref 指来指去，没有尽头")
        self.schemas.append(schema)
        if document.path != self._name(f"{CODELISTS}.yaml"):
            # Codes such as none and unknown are words there.
            findings += placeholder_findings(document, schema.value)
        return self._faulty(findings)

    def _misruled(self, schema: YamlDocument, keys: tuple[str | int, ...], message: str) -> bool:
        remedy = "按 JSON Schema 2020-12 改写"
        self.findings.append(schema.finding(keys, "schema-error", f"JSON Schema 有误：{message}", remedy))
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
