"""Words for the search: read as written, and faults told with their line."""

from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.content import NO_WORDS, read_content
from sitegen.content.search_words import PageWords
from sitegen.findings import Finding

WORDS = """before: 请问 查
after: 吗 呢
kinds: {county: xian}
peoples: {she: shezu}
english: {Peking: "110000"}
old: {鄞县: "330212"}
known: 110108 330100
pages:
  /data/: {words: 下载 excel}
  "/about/#errors": {title: 报告错误, words: 纠错}
"""


def words_findings(tmp_path: Path, text: str) -> list[Finding]:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "search.yaml").write_text(text, "utf-8")
    found = read_content(Config(root=tmp_path)).findings
    return [finding for finding in found if finding.path == "content/search.yaml"]


def test_words_are_read_as_written(tmp_path: Path) -> None:
    assert words_findings(tmp_path, WORDS) == []
    words = read_content(Config(root=tmp_path)).words
    assert words.before == ("请问", "查")
    assert words.peoples == {"she": "shezu"}
    assert words.old == {"鄞县": "330212"}
    assert words.known == {"110108", "330100"}
    assert words.pages["/about/#errors"] == PageWords(words=("纠错",), title="报告错误")


def test_a_project_may_do_without_the_file(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert read_content(Config(root=tmp_path)).words is NO_WORDS


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ('"330212"', '"33021"', 6),
        ("after: 吗", "afer: 吗", 2),
        ("/data/:", "data:", 8),
        ("words: 纠错", "word: 纠错", 10),
        ("xian", "县", 3),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int) -> None:
    findings = words_findings(tmp_path, WORDS.replace(right, wrong))
    assert [finding.line for finding in findings] == [line], findings
