"""Pinyin taken apart into a dictionary and exceptions."""

from sitegen.search.readings import readings

NAMES = [
    ("六安市", "lu an shi"),
    ("六盘水市", "liu pan shui shi"),
    ("六合区", "liu he qu"),
    ("吕梁市", "lü liang shi"),
]


def test_dictionary_has_the_usual_reading_as_it_is_typed() -> None:
    words = readings(NAMES).dictionary.split()
    assert "liu六" in words
    assert "lv吕" in words
    assert words == sorted(words)


def test_other_readings_are_exceptions_by_name_and_position() -> None:
    assert readings(NAMES).exceptions == "0.0.lu"


def test_misreadings_only_for_characters_that_names_have() -> None:
    assert readings([("蔚县", "yu xian")]).misreadings == "蔚wei"


def test_a_right_reading_is_no_misreading() -> None:
    assert readings([("蔚县", "wei xian")]).misreadings == ""
