"""Does the check of the data speak of a mutant? Structure is tried on what changed, rules on everything."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path

from document_mutants import DocumentMutant
from mutants import Mutant

from sitegen.analysis.assertions import check_assertions
from sitegen.analysis.claim_findings import check_disagreements
from sitegen.analysis.measure_findings import check_measures
from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.datasets.descriptor import Field
from sitegen.datasets.faults import Suspects
from sitegen.datasets.json_schema import schema_findings
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.yaml_file import load_yaml
from sitegen.findings import Finding, Severity
from sitegen.rules import RULES
from sitegen.rules.checking import sound_rows
from sitegen.rules.unchanged import check_unchanged
from sitegen.transcripts.checking import check_transcripts
from sitegen.versions.released import Version, load_versions


@dataclass(frozen=True, slots=True)
class Judge:
    """What stands in a project beside its data: what was transcribed and what was published of them."""

    config: Config
    versions: Sequence[Version]

    @classmethod
    def of(cls, root: Path) -> "Judge":
        """The judge of the project in `root`."""
        config = Config.for_root(root)
        return cls(config, load_versions(config.datasets, config.root)[0])

    def codes_against(self, mutant: Mutant) -> set[str]:
        """Codes of the errors that `sitegen check` has for the data of a mutant; empty when it passes.

        Where the structure alone is at fault, no rule is asked.
        """
        table = mutant.package.tables[mutant.resource]
        structure = set(_structure(mutant, table))
        if structure:
            return structure
        return {
            finding.code
            for finding in self.findings_beyond_structure(mutant.package, mutant.resource)
            if is_error(finding)
        }

    def codes_against_document(self, mutant: DocumentMutant) -> set[str]:
        """The same for a mutant of a YAML document, whose schema is asked first."""
        path = mutant.package.descriptor.resource(mutant.document).document_schema
        schema, _ = load_yaml(self.config.datasets / str(path), str(path))
        if schema is None:
            raise ValueError(f"{mutant.document} has no schema")
        document = mutant.package.documents[mutant.document]
        structure = {finding.code for finding in schema_findings(document, schema.value)}
        return structure or {
            finding.code for finding in self.findings_beyond_structure(mutant.package) if is_error(finding)
        }

    def findings_beyond_structure(self, package: Package, changed: str = "") -> list[Finding]:
        """What rules and expected numbers say of a package without a fault of its structure.

        Of rules the first fault counts; those that look at the table `changed` are asked first.
        """
        findings = list(islice(_rule_findings(package, changed), 1))
        if findings:
            return findings
        data = assemble(package)
        unknown = check_measures(data, package.documents.values())
        if unknown:
            return [*findings, *unknown]
        findings += check_assertions(data, "datasets/assertions.yaml")
        findings += check_disagreements(data, package.documents.get("claims"))
        if findings:
            return findings
        return [*check_transcripts(self.config, package, data)] or [*check_unchanged(package, self.versions)]


def _rule_findings(package: Package, changed: str) -> Iterator[Finding]:
    sound = sound_rows(package, Suspects())
    for rule in sorted(RULES, key=lambda rule: changed not in rule.tables):
        if all(name in sound.tables for name in rule.tables):
            found = (fault.finding for fault in rule.check(sound))
            yield from (finding for finding in found if is_error(finding))


def is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _structure(mutant: Mutant, table: Table) -> Iterator[str]:
    row = next((row for row in table.rows if row.line == mutant.line), None)
    if row is not None:
        field = table.schema.field(mutant.field)
        if not _fits(row[field.name], field):
            yield "constraint-error"
        if (
            field.name in table.schema.primary_key
            and sum(table.key(other) == table.key(row) for other in table.rows) > 1
        ):
            yield "primary-key"
        yield from _broken_keys(mutant.package.tables, table, row)
    if row is None or mutant.field in table.schema.primary_key:
        yield from _lost_targets(mutant.package.tables, table)


def _broken_keys(tables: Mapping[str, Table], table: Table, row: Row) -> Iterator[str]:
    for key in table.schema.foreign_keys:
        wanted = tuple(row[name] for name in key.fields)
        target = tables[key.resource].rows
        if any(wanted) and wanted not in {tuple(item[n] for n in key.reference_fields) for item in target}:
            yield "foreign-key"


def _lost_targets(tables: Mapping[str, Table], table: Table) -> Iterator[str]:
    for other in tables.values():
        for key in other.schema.foreign_keys:
            if key.resource != table.name:
                continue
            known = {tuple(item[name] for name in key.reference_fields) for item in table.rows}
            wanted = {tuple(item[name] for name in key.fields) for item in other.rows}
            if any(any(value) and value not in known for value in wanted):
                yield "foreign-key"


def _fits(cell: str, field: Field) -> bool:
    """True when the cell is of the field's type and keeps its constraints."""
    rules = field.constraints
    if cell == "":
        return not field.is_required
    if "enum" in rules and cell not in [str(value) for value in rules["enum"]]:
        return False
    if "pattern" in rules and not re.fullmatch(rules["pattern"], cell):
        return False
    if field.type in ("integer", "number"):
        return _is_number(cell, field)
    if field.type == "date":
        return _is_date(cell)
    return len(cell) <= rules.get("maxLength", len(cell))


def _is_number(cell: str, field: Field) -> bool:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return False
    least, most = (field.constraints.get(name) for name in ("minimum", "maximum"))
    return (
        (field.type != "integer" or value == value.to_integral_value())
        and (least is None or value >= Decimal(str(least)))
        and (most is None or value <= Decimal(str(most)))
    )


def _is_date(cell: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True
