"""Strict YAML: plain words are what they look like, and every value knows its line."""

from pathlib import Path

import pytest

from sitegen.datasets.yaml_file import YamlDocument, load_yaml, loaded


def read(tmp_path: Path, text: str) -> tuple[YamlDocument | None, list[str]]:
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    document, findings = load_yaml(file, "x.yaml")
    return document, [f"{finding.place} {finding.code}" for finding in findings]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("110000", 110000),
        ("0", 0),
        ("y", "y"),
        ("2026-01-24", "2026-01-24"),
        ("1.5", 1.5),
        ("-3", -3),
        ("1e5", "1e5"),
        ("true", True),
        ("null", None),
        ("'110000'", "110000"),
        ('"true"', "true"),
        ("'010000'", "010000"),
        ("'no'", "no"),
    ],
)
def test_plain_words_hold_no_surprise(tmp_path: Path, word: str, value: object) -> None:
    document, findings = read(tmp_path, f"key: {word}\n")
    assert findings == []
    assert document is not None
    assert document.value == {"key": value}
    assert type(document.value["key"]) is type(value)


@pytest.mark.parametrize("word", ["010000", "03", "no", "Yes", "off", "TRUE", "12:30", "-1:30:00"])
def test_words_that_programs_read_differently_are_refused(tmp_path: Path, word: str) -> None:
    document, findings = read(tmp_path, f"a: 1\nkey: {word}\n")
    assert (document, findings) == (None, ["x.yaml:2:6 yaml-ambiguous"])


def test_a_full_width_colon_is_named(tmp_path: Path) -> None:
    _, findings = read(tmp_path, "- id: a\n  title：甲\n  text: 乙\n")
    assert findings == ["x.yaml:2:8 yaml-syntax"]


def test_values_know_their_lines(tmp_path: Path) -> None:
    document, _ = read(tmp_path, "- a: 1\n  b:\n    - x\n    - y\n- a: 2\n")
    assert document is not None
    assert [document.line(0, "b", 1), document.line(1, "a"), document.line(1, "missing")] == [4, 5, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", "x.yaml:2:1 duplicate-key"),
        ("a: &x [1]\nb: *x\n", "x.yaml:1:4 yaml-feature"),
        ("a: !!python/name:os.system x\n", "x.yaml:1:4 yaml-feature"),
        ("a: [1\n", "x.yaml:2:1 yaml-syntax"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1 yaml-syntax"),
    ],
)
def test_what_is_not_plain_yaml_is_a_finding(tmp_path: Path, text: str, expected: str) -> None:
    _, findings = read(tmp_path, text)
    assert findings == [expected]


@pytest.mark.parametrize("words", ["{{7*7}}", "{% x", "{# x", "a}}", "%}", "#}"])
def test_template_syntax_is_refused_with_its_key_and_value(tmp_path: Path, words: str) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(f"- id: a\n  says: '{words}'\n  list: ['{words}']\n  '{words}': 1\n", encoding="utf-8")
    _, findings = load_yaml(file, "x.yaml")
    assert [(each.code, each.line, each.field, each.value) for each in findings] == [
        ("template-syntax", 2, "says", words),
        ("template-syntax", 3, "list", words),
        ("template-syntax", 4, words, words),
    ]


@pytest.mark.parametrize("content", [b"a: &x [1]\nb: *x", b"[" * 100_000, b"a: [\x00", b"d: 2026-13-45"])
def test_a_document_of_an_earlier_version_that_keeps_us_busy_says_nothing(content: bytes) -> None:
    assert loaded(content) is None


def test_a_document_of_an_earlier_version_is_read_without_places() -> None:
    assert loaded(b"a: 1\nb: [2, x]") == {"a": 1, "b": [2, "x"]}
