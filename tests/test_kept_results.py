"""Keeping results while what they were made from stays the same."""

from pathlib import Path

from sitegen.kept_results import KeptResults, fingerprint


def test_equal_inputs_give_the_same_result_again() -> None:
    kept = KeptResults()
    first = kept("pages", ("data", 1), lambda: ["made"])
    assert kept("pages", ("data", 1), lambda: ["made anew"]) is first


def test_other_inputs_or_another_name_are_made_anew() -> None:
    kept = KeptResults()
    kept("pages", 1, lambda: "first")
    assert kept("pages", 2, lambda: "second") == "second"
    assert kept("maps", 1, lambda: "third") == "third"
    assert kept("pages", 1, lambda: "fourth") == "fourth"


def test_a_fingerprint_tells_changed_added_and_removed_files(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "a.csv"
    file.parent.mkdir()
    file.write_text("1", encoding="utf-8")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    file.write_text("12", encoding="utf-8")
    changed = fingerprint(tmp_path)
    assert changed != before
    (tmp_path / "b.csv").write_text("", encoding="utf-8")
    assert fingerprint(tmp_path) != changed
    file.unlink()
    assert file.as_posix() not in fingerprint(tmp_path)
