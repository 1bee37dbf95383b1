"""Characters and tokens: each character belongs to one token, which knows its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.importers.reading.characters import clean_line
from sitegen.importers.reading.tokens import Kind, han_value, tokens_of


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.value, token.text) for token in tokens_of(clean_line(1, text)) if token.text.strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、天津（6个）", [("numbering", "一、"), ("word", "天津"), ("count", "(6个)")]),
        ("（二十一）陕西省(14 个)", [("numbering", "(二十一)"), ("word", "陕西省"), ("count", "(14 个)")]),
        ("1．北京市", [("numbering", "1."), ("word", "北京市")]),
        ("江苏20个：", [("word", "江苏"), ("count", "20个"), ("colon", ":")]),
        ("江苏共20个县（市、区）", [("word", "江苏"), ("count", "共20个县(市、区)")]),
        (
            "1）玄武区 2）秦淮区",
            [("numbering", "1)"), ("word", "玄武区"), ("numbering", "2)"), ("word", "秦淮区")],
        ),
        ("北辰区二、河北", [("word", "北辰区"), ("numbering", "二、"), ("word", "河北")]),
        ("郑州市（二七区）", [("word", "郑州市"), ("open", "("), ("word", "二七区"), ("close", ")")]),
        ("2022-2035年 2022年", [("years", "2022-2035年"), ("year", "2022年")]),
        ("2035年以后 129", [("after", "2035年以后"), ("number", "129")]),
        ("⻄城区∶⾦山区", [("word", "西城区"), ("colon", ":"), ("word", "金山区")]),
        ("●玄武区", [("decoration", "●"), ("word", "玄武区")]),
    ],
)
def test_tokens(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("六", 6),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("一百二十三", 123),
        ("三百零五", 305),
        ("一八八", 188),
        ("一千零二", 1002),
    ],
)
def test_chinese_numbers(text: str, value: int) -> None:
    assert han_value(text) == value


def test_columns_are_those_of_the_source() -> None:
    tokens = [
        token
        for token in tokens_of(clean_line(7, "　\u200b江\u00ad苏：㈠玄"))
        if token.kind is not Kind.SPACE
    ]
    assert [(token.text, token.column, token.line) for token in tokens] == [
        ("江苏", 3, 7),
        (":", 6, 7),
        ("(一)", 7, 7),
        ("玄", 8, 7),
    ]


@given(st.text(st.characters(exclude_characters="\n\r"), max_size=60))
def test_no_character_is_lost(text: str) -> None:
    line = clean_line(1, text)
    assert "".join(token.text for token in tokens_of(line)) == line.text
    assert len(line.columns) == len(line.text)
