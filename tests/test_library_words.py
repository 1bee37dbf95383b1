"""What libraries say of damaged texts is told in Chinese."""

import io
import re
import tomllib
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
import yaml
from jinja2 import Environment, StrictUndefined

from sitegen.library_words import why

_YAML = (
    "a: b: c", "a\n  b: 1\n c: 2", "a: [1", "a: {b", "a: 'x", "a: @x", "a:\n\t- b", "a: *b", 'a: "\\q"',
    "- a\nb: 1", "a: &x 1\nb: &x 2\n c", "%YAML 9\n", "a: ]", "? [a", "a: !<x",
)  # fmt: skip
_TOML = (
    "a", "a = ", "a = [1", "a = 'x", "[a", "[[a]", "a = 1\na = 2", "a = 1 2", "a = {b = 1", "[a]\n[a]",
    'a = "\\q"', "= 1",
)  # fmt: skip
_PATTERNS = ("^[a", "^(a", "^a)", "^**", "^a{3,2}", "^\\", "^[z-a]", "^(?#", "^(?z)")
_TEMPLATES = (
    "{% x %}", "{% if a %}", "{{ a|x }}", "{{ a is x }}", "{# a", "{{ a", "{{ ) }}", "{{ a b }}", "{{ ? }}",
    "{% for %}", "{{ nothing }}", "{{ 1 / 0 }}", "{{ [].x.y }}",
    "{% block a %}{% endblock %}{% block a %}{% endblock %}",
)  # fmt: skip
_PICTURES = (
    "", "<a>", "<a></b>", "<a", "a", "<a/><b/>", "<a>&b;</a>", "<a b='1' b='2'/>", "<a:b/>",
)  # fmt: skip


def refused(read: Callable[[str], object], text: str) -> str:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - of whichever library it is
        read(text)
    error = raised.value
    return str(getattr(error, "problem", None) or getattr(error, "message", None) or error)


def rendered(text: str) -> str:
    return Environment(undefined=StrictUndefined, autoescape=True).from_string(text).render()


READERS: tuple[tuple[Callable[[str], object], tuple[str, ...]], ...] = (
    (lambda text: list(yaml.compose_all(text, yaml.CSafeLoader))[1], _YAML),
    (tomllib.loads, _TOML),
    (re.compile, _PATTERNS),
    (rendered, _TEMPLATES),
    (ElementTree.fromstring, _PICTURES),
    (lambda text: zipfile.ZipFile(io.BytesIO(text.encode())), ("", "a")),
)


@pytest.mark.parametrize(("read", "text"), [(read, text) for read, texts in READERS for text in texts])
def test_what_is_often_wrong_is_told_in_chinese(read: Callable[[str], object], text: str) -> None:
    told = why(refused(read, text))
    assert told.startswith("：")
    assert not re.search("[A-Za-z]{3,} [a-z]{3,}", told)


def test_what_has_no_words_is_marked_as_another_s() -> None:
    assert why("Something else is odd.") == "（读它的程序原话：Something else is odd）"
    assert why("太复杂") == "：太复杂"
