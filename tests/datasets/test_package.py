"""The package as a whole: the real one and the small one are free of findings."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sitegen.datasets import package
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.findings import Finding
from sitegen.rules.checking import check_package

REPOSITORY = Path(__file__).resolve().parents[2]


def test_the_small_package_is_valid(mini_package: Package) -> None:
    assert check_package(mini_package) == ()


def test_the_real_package_is_valid(real_package: Package) -> None:
    assert check_package(real_package) == ()


def test_the_descriptor_says_what_the_package_is(mini_package: Package) -> None:
    descriptor = mini_package.descriptor
    assert descriptor.version == "1.0.0"
    assert descriptor.as_of <= descriptor.created
    assert set(mini_package.tables) | set(mini_package.documents) == {
        resource.name for resource in descriptor.resources
    }


def test_every_field_is_explained(mini_package: Package) -> None:
    for table in mini_package.tables.values():
        for field in table.schema.fields:
            assert field.title
            assert field.description.endswith("。")
            if not field.is_required:
                assert "空表示" in field.description, f"{table.name}.{field.name}"


def test_rows_know_their_line_and_columns(mini_package: Package) -> None:
    row = mini_package.tables["counties"].rows[0]
    assert (row.line, row["code"], row["name"]) == (2, "110101", "东城区")
    assert row.columns["name"] == 8


def test_without_a_readable_descriptor_there_is_no_package(mini_copy: Path) -> None:
    (mini_copy / "datasets" / "datapackage.yaml").write_text("name: [\n", encoding="utf-8")
    package, findings = load_package(mini_copy / "datasets", mini_copy)
    assert package is None
    assert [finding.code for finding in findings] == ["yaml-syntax"]


@pytest.mark.parametrize("broken", ["certifications", "counties", "provinces", "sources", "plans"])
def test_an_unreadable_table_does_not_hide_other_faults(mini_copy: Path, broken: str) -> None:
    datasets = mini_copy / "datasets"
    file = next(datasets.rglob(f"{broken}.csv"))
    file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))
    phases = datasets / "plans" / "phases.csv"
    phases.write_text(phases.read_text(encoding="utf-8").replace("09-30", "09-31x"), encoding="utf-8")
    package, findings = load_package(datasets, mini_copy)
    assert package is not None
    codes = [finding.code for finding in (*findings, *check_package(package))]
    assert codes == ["encoding-error", "constraint-error"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("$ref: '#/$defs/province_codes'", "$ref: '#/$defs/nowhere'"),
        ("$ref: '#/$defs/province_codes'", "$ref: min"),
        ("$ref: '#/$defs/province_codes'", "$ref: https://example.org/schema"),
        (
            "  province_codes:\n",
            "  loop: {$ref: '#/$defs/loop'}\n  province_codes:\n    $ref: '#/$defs/loop'\n",
        ),
    ],
)
def test_a_schema_of_a_document_that_leads_nowhere_is_a_finding(mini_copy: Path, old: str, new: str) -> None:
    file = mini_copy / "datasets/sources/claims.schema.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    _, findings = load_package(mini_copy / "datasets", mini_copy)
    assert [finding.code for finding in findings] == ["schema-error"]


def test_a_bound_of_whole_numbers_is_a_whole_number(mini_copy: Path) -> None:
    file = mini_copy / "datasets/plans/goals.schema.yaml"
    text = file.read_text(encoding="utf-8")
    assert "maximum: 2100" in text
    file.write_text(text.replace("maximum: 2100", "maximum: 2100.5"), encoding="utf-8")
    _, findings = load_package(mini_copy / "datasets", mini_copy)
    assert [(finding.code, finding.line) for finding in findings] == [("schema-error", 45)]


def test_a_schema_that_lets_no_key_be_is_a_finding_for_each(mini_copy: Path) -> None:
    file = mini_copy / "datasets/changelog.schema.yaml"
    schema = yaml.safe_load(file.read_text(encoding="utf-8"))
    del schema["items"]["properties"]
    file.write_text(yaml.safe_dump(schema, allow_unicode=True), encoding="utf-8")
    _, findings = load_package(mini_copy / "datasets", mini_copy)
    assert {finding.code for finding in findings} == {"unknown-key"}


@pytest.mark.parametrize("value", ["{a: 1}", "true", "1", "''"])
def test_allowed_values_of_a_field_are_texts(mini_copy: Path, value: str) -> None:
    file = mini_copy / "datasets/divisions/zones.schema.yaml"
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if "enum:" in line)
    file.write_text(text.replace(old, f"{old.partition('enum:')[0]}enum: [{value}]"), encoding="utf-8")
    _, findings = load_package(mini_copy / "datasets", mini_copy)
    assert findings
    assert {finding.path for finding in findings} == {"datasets/divisions/zones.schema.yaml"}


def test_reading_does_not_import_frictionless() -> None:
    script = "import sys, sitegen.datasets.package; print('frictionless' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    assert run.stdout.strip() == "False"


def test_a_field_with_codes_knows_their_words(mini_package: Package) -> None:
    status = mini_package.tables["plans"].schema.field("status")
    assert status.words == {"in-force": "正式文件", "draft": "征求意见稿"}
    assert status.description == "文本的效力。in-force 正式文件、draft 征求意见稿。"
    kind = mini_package.tables["counties"].schema.field("kind")
    assert "市辖区 市辖区" not in kind.description


def test_what_is_known_to_be_sound_is_not_looked_at_again(
    mini_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = load_package(mini_copy / "datasets", mini_copy)
    assert first
    seen: list[str] = []
    held = package.misfits

    def look(document: YamlDocument, schema: YamlDocument) -> tuple[Finding, ...]:
        seen.append(Path(document.path).name)
        return held(document, schema)

    monkeypatch.setattr(package, "misfits", look)
    claims = mini_copy / "datasets" / "sources" / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("id:", "idd:", 1), encoding="utf-8")
    again, findings = load_package(mini_copy / "datasets", mini_copy, first.sound)
    assert seen == ["claims.yaml"]
    assert [finding.code for finding in findings]
    assert again
    assert again.sound < first.sound
