"""Markup of every kind of page, judged by a parser that follows the standard's rules and forgives nothing."""

from pathlib import Path

from html5rdf import HTMLParser


def test_every_kind_of_page_is_read_without_an_error(
    mini_site: Path, small_page_kinds: tuple[str, ...]
) -> None:
    parser = HTMLParser()
    faults = {}
    for path in (*small_page_kinds, "404.html"):
        parser.parse((mini_site / path).read_text("utf-8"))
        if parser.errors:
            faults[path] = parser.errors
    assert faults == {}


def test_the_parser_finds_what_is_wrong() -> None:
    parser = HTMLParser()
    parser.parse("<!doctype html><title>甲</title><p id=a id=b>乙</div>")
    assert [code for _, code, _ in parser.errors] == ["duplicate-attribute", "end-tag-too-early"]
