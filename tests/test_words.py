"""Words of codes stand in `codelists.yaml` alone: program and templates look them up."""

import ast
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment

from sitegen.model.site_data import SiteData

ROOT = Path(__file__).parents[1]
ORDINARY = {
    "认定批次": "heading of the table and the page of batches",
    "规划": "heading of pages, tables and menus about plans",
    "功能区": "heading of what is said of a zone; ending of names",
    "县": "ending of names, which importers read",
    "旗": "ending of names, which importers read",
    "自治县": "ending of names, which importers read",
    "自治旗": "ending of names, which importers read",
    "删除": "heading of what a diff removes",
    "更正": "heading of the list of corrections",
    "全部": "all of something",
    "只算县级行政区": "heading of the share that counts statutory counties alone",
    "部分": "heading of a column: which part of the data",
    "不低于": "word before a limit, which transcripts read",
    "不超过": "word before a limit, which transcripts read",
    "低于": "word before a limit, which transcripts read",
    "小学": "stage, as the table says it that a county fills in",
    "初中": "stage, as the table says it that a county fills in",
    "特殊教育学校": "kind of school, as the table says it that a county fills in",
}
"""Labels that are words of the language too, and where they stand as such."""


def literals(text: str) -> Iterator[str]:
    """Whole string literals of a module: neither parts of computed sentences nor values of codes."""
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    inside = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.ClassDef) and "Code" in {ast.unparse(base) for base in node.bases}:
            inside |= {item.value for item in node.body if isinstance(item, ast.Assign)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inside:
            yield node.value


class _Text(HTMLParser):
    """Text between the tags of a piece of a template."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        """Note a piece of text."""
        self.found.append(data.strip())


def text_nodes(template: str) -> Iterator[str]:
    """Text between tags and statements, and the strings in statements."""
    for _, kind, value in Environment(autoescape=True).lex(template):
        if kind == "data":
            text = _Text()
            text.feed(value)
            text.close()
            yield from text.found
        elif kind == "string":
            yield value[1:-1]


def labels(data: SiteData) -> set[str]:
    return {word.label for item in data.codelists for word in item.words}


def test_what_counts_as_a_literal() -> None:
    module = 'class Kind(Code):\n    A = "县"\nx = "旗"\ny = f"{x}区"\n'
    assert list(literals(module)) == ["旗"]


def test_what_counts_as_a_text_node() -> None:
    nodes = set(text_nodes('<p title="丁">甲</p><i>戊{{ x }}</i>{{ "乙" if x else "丙" }}{# 己 #}')) - {""}
    assert nodes == {"甲", "戊", "乙", "丙"}


def test_no_literal_of_the_program_is_a_label(real_data: SiteData) -> None:
    known = labels(real_data) - set(ORDINARY)
    found = {
        (path.relative_to(ROOT).as_posix(), text)
        for path in sorted((ROOT / "sitegen").rglob("*.py"))
        for text in literals(path.read_text(encoding="utf-8"))
        if text in known
    }
    assert found == set()


def test_no_text_of_a_template_is_a_label(real_data: SiteData) -> None:
    known = labels(real_data) - set(ORDINARY)
    found = {
        (path.relative_to(ROOT).as_posix(), text)
        for path in sorted((ROOT / "templates").rglob("*.*"))
        for text in text_nodes(path.read_text(encoding="utf-8"))
        if text in known
    }
    assert found == set()


def test_ordinary_words_are_labels_that_stand_somewhere(real_data: SiteData) -> None:
    """A word that is no label any more, or stands nowhere, needs no exception."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "sitegen").rglob("*.py")]
    assert set(ORDINARY) <= labels(real_data)
    assert set(ORDINARY) <= {found for text in texts for found in literals(text)}
