"""Text out of bytes that may be GBK."""

import pytest

from sitegen.datasets.encodings import decoded

TEXT = "code,name\n420104,硚口区\n330106,西湖区（杭州市）\n教督函〔2025〕3号\n"


def test_utf_8_is_read_as_it_is() -> None:
    assert decoded(TEXT.encode("utf-8")) == (TEXT, False)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gbk_is_recognised(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == (TEXT, True)


def test_two_encodings_in_one_file_are_left() -> None:
    assert decoded(TEXT.encode("utf-8") + "330106,西湖区\n".encode("gbk")) is None


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "utf-16", "cp1252"])
def test_other_encodings_are_left(encoding: str) -> None:
    text = "café, naïve, élève\n" * 3 if encoding == "cp1252" else "東城區,西城區,內蒙古\n" * 3
    if encoding == "shift_jis":
        text = "とうきょう,おおさか,ひろしま\n" * 3
    assert decoded(text.encode(encoding)) is None


def test_a_text_of_rare_characters_only_is_left() -> None:
    assert decoded("㐂㐃㐄㐅".encode("gb18030")) is None
