"""Numbers of the YAML documents: a falsified one is caught by a rule that knows what is right."""

from pathlib import Path

import pytest
from document_mutants import DATA_DOCUMENTS, document_mutants
from mutant_judge import Judge

from sitegen.datasets.package import Package

ROOT = Path(__file__).resolve().parents[2]
CHANGED_ONLY = {"version-digest", "seal"}
NUMBERS = {
    "claims": {"published", "parameters.provinces", "parameters.batches", "source_id"},
    "rules": {"value", "operator", "unit", "stage"},
    "province_types": {"conditions.value", "conditions.operator", "conditions.quantity", "conditions.basis"},
    "assertions": {"equals", "parameters.provinces", "parameters.batches"},
}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.of(ROOT)


@pytest.mark.parametrize("document", DATA_DOCUMENTS)
def test_a_falsified_number_is_caught_without_seals(
    document: str, judge: Judge, real_package: Package
) -> None:
    found = [
        item
        for item in document_mutants(real_package, document, 2, seed=5)
        if item.field in NUMBERS[document]
    ]
    assert {item.field for item in found} == NUMBERS[document]
    assert [item.change for item in found if not judge.codes_against_document(item) - CHANGED_ONLY] == []


@pytest.mark.parametrize("document", DATA_DOCUMENTS)
def test_what_nothing_else_sees_breaks_a_seal(document: str, judge: Judge, real_package: Package) -> None:
    found = [item for item in document_mutants(real_package, document, 1, seed=6) if not item.field]
    assert [item.change for item in found if not judge.codes_against_document(item)] == []


def test_a_seed_gives_the_same_mutants(real_package: Package) -> None:
    one, other = (
        [item.change for item in document_mutants(real_package, "rules", 2, seed=3)] for _ in range(2)
    )
    assert one == other
    assert one != [item.change for item in document_mutants(real_package, "rules", 2, seed=4)]
