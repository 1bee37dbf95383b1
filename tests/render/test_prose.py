"""Markdown from contributors."""

import re

import pytest

from sitegen.render.hrefs import Href
from sitegen.render.prose import Prose


@pytest.fixture
def prose() -> Prose:
    return Prose(Href.from_page("/about/"))


def test_headings_carry_ids_of_their_own_words(prose: Prose) -> None:
    html = prose("## 优质均衡\n\n## 优质均衡\n\n### 两种 分母 {#two}\n")
    assert re.findall(r'<h\d id="([^"]+)">', html) == ["优质均衡", "优质均衡_1", "two"]


def test_first_level_headings_are_lowered(prose: Prose) -> None:
    assert prose("# 标题") == '<h2 id="标题">标题</h2>'


def test_headings_become_a_table_of_contents(prose: Prose) -> None:
    links = prose.headings("## 甲 & 乙\n\n### 丙\n\n## 丁 {#d}\n")
    assert [(link.text, link.url) for link in links] == [("甲 & 乙", "#甲-乙"), ("丁", "#d")]


def test_line_ends_between_chinese_characters_are_no_spaces(prose: Prose) -> None:
    assert prose("认定按批次\n进行，\n名单\n**公布**。\nBy year\n2024\n年") == (
        "<p>认定按批次进行，名单\n<strong>公布</strong>。\nBy year\n2024\n年</p>"
    )


def test_tables_keep_right_aligned_figures(prose: Prose) -> None:
    html = prose("| 省 | 数 |\n|---|--:|\n| 浙江 | 42 |\n")
    assert '<td class="num">42</td>' in html
    assert "style" not in html
    assert "align" not in html


def test_links_to_the_site_become_relative(prose: Prose) -> None:
    assert 'href="../data/index.html#csv"' in prose("[数据](/data/#csv)")
    assert 'href="https://www.moe.gov.cn/"' in prose("[教育部](https://www.moe.gov.cn/)")


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "文字 <b onclick=alert(1)>粗</b>",
    "[点我](javascript:alert(1))",
    "[点我](JAVASCRIPT:alert(1))",
    "[点我](java&#115;cript:alert(1))",
    "[点我](data:text/html;base64,PHNjcmlwdD4=)",
    "[点我][x]\n\n[x]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![图](https://example.org/x.png)",
    "段落\n{: onclick=alert(1) style=color:red }",
    "## 标题 {: onmouseover=alert(1) class=skip }",
    "<iframe src=https://example.org></iframe>",
    "<svg><a xlink:href=javascript:alert(1)>x</a></svg>",
    "<style>body{display:none}</style>",
    "[x](/a/ \"t' onclick='alert(1)\")",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_active_survives(prose: Prose, text: str) -> None:
    html = str(prose(text))
    tags = re.findall(r"<[^>]+>", html)
    assert not [tag for tag in tags if re.match(r"</?(script|img|iframe|svg|style|b)\b", tag)]
    assert not [
        tag
        for tag in tags
        if re.search(r"\son\w+\s*=|\sstyle=|javascript:|data:", re.sub(r'"[^"]*"', '""', tag))
    ]
    assert not re.search(r'href="\s*(javascript|data|vbscript):', html, re.IGNORECASE)


def test_raw_html_is_shown_as_text(prose: Prose) -> None:
    assert prose("<b>粗</b>") == "<p>&lt;b&gt;粗&lt;/b&gt;</p>"
