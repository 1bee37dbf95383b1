"""TOML with places: findings of settings in it name their line."""

from pathlib import Path

import pytest

from sitegen.datasets.toml_file import load_toml


def test_keys_and_tables_know_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text('a = 1\n\n[b.c]\nd = "x"\n', encoding="utf-8")
    document, findings = load_toml(file, "a.toml")
    assert findings == ()
    assert document is not None
    assert document.value == {"a": 1, "b": {"c": {"d": "x"}}}
    assert [document.line("a"), document.line("b", "c"), document.line("b", "c", "d")] == [1, 3, 4]


def test_wrong_syntax_is_a_finding_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("a = 1\nb = = 2\n", encoding="utf-8")
    document, (finding,) = load_toml(file, "a.toml")
    assert document is None
    assert (finding.place, finding.code) == ("a.toml:2:5", "toml-syntax")


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000, "2024-99-99", "1e"])
def test_a_value_that_no_program_reads_is_a_finding(tmp_path: Path, value: str) -> None:
    file = tmp_path / "a.toml"
    file.write_text(f"a = {value}\n", encoding="utf-8")
    document, findings = load_toml(file, "a.toml")
    assert document is None
    assert [finding.code for finding in findings] == ["toml-syntax"]
