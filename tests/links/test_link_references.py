"""The quick reading of pages finds what a parser finds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.links.elements import Reference, Use
from sitegen.links.link_references import Reader, References
from sitegen.links.parsed_files import parsed_elements

_NAMES = st.sampled_from(
    ("a", "A", "p", "title", "script", "STYLE", "textarea", "iframe", "path", "h1", "svg:a")
)
_ATTRIBUTES = st.sampled_from(
    ("id", "HREF", "href", "src", "name", "fill", "srcset", "onclick", "xlink:href", "x>", "d", "class")
)
_VALUES = st.sampled_from(
    ("", "x", "#a", "a.html", "a&amp;b", "a&b", "&#39;x", "url(#p)", "\turl(#q)", "a>b", "a<b", "é 京", "'")
)
_ATTRIBUTE = st.one_of(
    st.builds(' {}="{}"'.format, _ATTRIBUTES, _VALUES),
    st.builds("\n{}='{}'".format, _ATTRIBUTES, _VALUES),
    st.builds(" {}={}".format, _ATTRIBUTES, _VALUES),
    st.builds("{}".format, st.sampled_from((" id", ' class="b"', "href", "/", " ", '"', "=", "\t"))),
)
_PIECES = st.one_of(
    st.builds("<{}{}>".format, _NAMES, st.lists(_ATTRIBUTE, max_size=3).map("".join)),
    st.builds("<{}{}/>".format, _NAMES, st.lists(_ATTRIBUTE, max_size=2).map("".join)),
    st.builds("</{}>".format, _NAMES),
    st.sampled_from(
        ("<!-- ", " -->", "<!", "<?x ?>", "</", "<", ">", "&", "&#", "&#;", "&lt;", "&#x26;", "\n")
    ),
    st.sampled_from(
        ("<!DOCTYPE html>", "<![CDATA[", "]]>", '<a href="b.html" id="c">', "文字", "</a >", "-- >")
    ),
)


def parsed(text: str) -> References:
    return References.of([element for _, element in parsed_elements(text)])


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_both_readers_agree(text: str) -> None:
    assert Reader().references(text) == parsed(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "/",
                "!",
                "-",
                "a",
                "A",
                "=",
                '"',
                "'",
                "&",
                "#",
                ";",
                "\n",
                "script",
                "id",
                "href",
                "x",
            ]
        ),
        max_size=30,
    )
)
def test_both_readers_agree_on_scraps(scraps: list[str]) -> None:
    text = "".join(scraps)
    assert Reader().references(text) == parsed(text)


@given(st.lists(st.lists(_PIECES, max_size=6).map("".join), max_size=4))
def test_what_was_read_before_changes_nothing(texts: list[str]) -> None:
    reader = Reader()
    assert [reader.references(text) for text in texts] == [parsed(text) for text in texts]


def test_ids_and_links_are_given_once() -> None:
    page = '<h1 id="top">A</h1><a href="b.html">B</a><a href="b.html">B</a><img src="c.svg">'
    assert Reader().references(page) == References(
        ids=frozenset({"top"}),
        links=frozenset({Reference(Use.LINK, "b.html"), Reference(Use.LOAD, "c.svg")}),
        has_faults=False,
    )


@pytest.mark.parametrize(
    "text",
    [
        "<a href='b.html'>",
        "<a href=b.html>",
        '<!-- <a href="b.html"> -->',
        '<script>"<a href=b.html>"</script>',
        '<a title="x>y" href="b.html">',
        "a < b",
        '&#;<a href="b.html">',
    ],
)
def test_unusual_text_is_left_to_the_parser(text: str) -> None:
    assert Reader().usual_elements(text) is None


def test_every_page_of_ours_is_read_without_the_parser(mini_site: Path) -> None:
    reader = Reader()
    files = [file for file in mini_site.rglob("*") if file.suffix in (".html", ".svg")]
    assert files
    unusual = [file for file in files if reader.usual_elements(file.read_text("utf-8")) is None]
    assert unusual == []
