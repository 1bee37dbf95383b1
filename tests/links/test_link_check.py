"""What the link checker lets pass, and what it reports."""

from collections.abc import Mapping

import pytest

from sitegen.findings import Finding
from sitegen.links import check_links
from sitegen.output import OutputFile

GOOD: Mapping[str, str] = {
    "index.html": """<!doctype html>
        <html lang="zh-CN"><head><title>首页</title>
        <meta property="og:url" content="https://example.org/a/">
        <link rel="canonical" href="https://example.org/a/">
        <link rel="stylesheet" href="assets/site.css"><link rel="icon" href="data:image/svg+xml,%3Csvg/%3E">
        <script defer src="assets/site.js"></script>
        <script type="application/ld+json">{"a": "<b href='nowhere.html'>"}</script></head>
        <body id="page"><a href="counties/110101/index.html?from=home#status">东城区</a>
        <a href="#page">本页</a><a href="#top">顶部</a><a href="">本页</a>
        <a href="https://www.example.gov.cn/通知?x=1#y">原文</a>
        <a name="old">旧锚点</a><a href="index.html#old">旧锚点</a>
        <form action="search/index.html"><input name="q"></form>
        <img src="assets/dot.svg" srcset="assets/dot.svg 1x, assets/dot.svg 2x" alt="">
        <svg><pattern id="hatch"></pattern><a href="counties/110101/index.html"><path fill="url(#hatch)"/></a>
        <use href="assets/dot.svg#dot"/></svg><iframe src="counties/110101/index.html"></iframe>
        <a href="downloads/all.zip">下载</a><!-- <a href="gone.html"> --></body></html>""",
    "counties/110101/index.html": """<h1 id="status">东城区</h1><a href="../../index.html">首页</a>
        <a href="index.html#%73tatus">状态</a><a href="./../110101/index.html#状况">状况</a>
        <p id="状况"></p>""",
    "search/index.html": "<p>搜索",
    "404.html": """<link rel="stylesheet" href="/a/assets/site.css"><a href="/a/">首页</a>
        <a href="https://example.org/a/counties/110101/#status">东城区</a>""",
    "assets/site.css": """/* url(gone.png) */ a { background: url("dot.svg") }
        b { mask: url(data:image/png;base64,AA) }""",
    "assets/site.js": "location.href = 'https://example.org/'",
    "assets/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle id="dot"/></svg>',
    "downloads/all.zip": "PK",
}


def site(changes: Mapping[str, str]) -> list[OutputFile]:
    return [OutputFile(path=path, content=text.encode()) for path, text in {**GOOD, **changes}.items()]


def findings(body: str, path: str = "about/index.html") -> tuple[Finding, ...]:
    return check_links(site({path: body}), site_url="https://example.org/a/")


def test_a_sound_site_has_no_findings() -> None:
    assert check_links(site({}), site_url="https://example.org/a/") == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<a href='gone.html'>", "broken-link"),
        ("<a href='../../../index.html'>", "broken-link"),
        ("<a href='../index.html/x'>", "broken-link"),
        ("<img src=gone.png>", "broken-link"),
        ("<source srcset='../assets/dot.svg, gone.svg 2x'>", "broken-link"),
        ("<script src=gone.js></script>", "broken-link"),
        ("<link rel=stylesheet href=gone.css>", "broken-link"),
        ("<form action=gone.html>", "broken-link"),
        ("<button formaction=gone.html>", "broken-link"),
        ("<iframe src=gone.html></iframe>", "broken-link"),
        ("<svg><a xlink:href='gone.html'></a></svg>", "broken-link"),
        ("<meta http-equiv=Refresh content='0; url=gone.html'>", "broken-link"),
        ("<link rel=canonical href='https://example.org/a/gone/'>", "broken-link"),
        ("<a href='../'>", "folder-link"),
        ("<a href='../counties/110101'>", "folder-link"),
        ("<a href='../index.html#gone'>", "broken-fragment"),
        ("<a href='#gone'>", "broken-fragment"),
        ("<path fill='url(#gone)'>", "broken-fragment"),
        ("<a href='/index.html'>", "absolute-link"),
        ("<img src='https://example.org/a/assets/dot.svg'>", "absolute-link"),
        ("<img src='https://elsewhere.example/x.png'>", "external-load"),
        ("<script src='//elsewhere.example/x.js'></script>", "external-load"),
        ("<link rel=preload href='https://elsewhere.example/x.js'>", "external-load"),
        ("<link rel='stylesheet alternate' href='http://elsewhere.example/x.css'>", "external-load"),
        ("<form action='https://elsewhere.example/'>", "external-load"),
        ("<a ping='https://elsewhere.example/' href='#top'>", "external-load"),
        ("<video poster='https://elsewhere.example/x.png'>", "external-load"),
        ("<img srcset='https://elsewhere.example/x.png 2x'>", "external-load"),
        ("<rect fill='url(https://elsewhere.example/x.svg#a)'>", "external-load"),
        ("<a href='//elsewhere.example/'>", "unsafe-link"),
        ("<a href='\\\\elsewhere.example/'>", "unsafe-link"),
        ("<a href='https:elsewhere'>", "unsafe-link"),
        ("<a href='https://www.example.gov.cn@elsewhere.example/'>", "unsafe-link"),
        ("<a href='javascript:alert(1)'>", "unsafe-link"),
        ("<a href=' JAVA\nscript&colon;alert(1)'>", "unsafe-link"),
        ("<a href='data:text/html,x'>", "unsafe-link"),
        ("<img src='data:text/html,x'>", "unsafe-link"),
        ("<img src='mailto:someone@elsewhere.example'>", "unsafe-link"),
        ("<a href='mailto:someone'>", "unsafe-link"),
        ("<script>1</script>", "inline-code"),
        ("<script type=module>1</script>", "inline-code"),
        ("<SCRIPT type='text/javascript'>1</SCRIPT>", "inline-code"),
        ("<style>p{}</style>", "inline-code"),
        ("<p style='color:red'>", "inline-code"),
        ("<p ONCLICK='x()'>", "inline-code"),
        ("<iframe srcdoc='x'></iframe>", "inline-code"),
        ("<base href='../index.html'>", "inline-code"),
    ],
)
def test_each_fault_is_one_finding(body: str, code: str) -> None:
    assert [finding.code for finding in findings(f"<p>\n{body}")] == [code]


def test_a_finding_says_where_what_and_how_to_mend_it() -> None:
    (finding,) = findings("<p>\n<a href='../counties/999999/index.html'>")
    assert finding.place == "about/index.html:2"
    assert finding.value == "../counties/999999/index.html"
    assert finding.message == "链接的目标不存在：counties/999999/index.html。"
    assert finding.remedy


def test_one_cause_on_many_pages_is_one_finding() -> None:
    pages = {f"plans/{name}/index.html": "<a href='../../gone.html'>" for name in "abc"}
    (finding,) = check_links(site({**pages, "plans/index.html": "<a href='../gone.html'>"}))[-1:]
    assert finding.path == "plans/a/index.html"
    assert finding.message.endswith("另有 3 处相同。")


def test_a_pattern_named_in_a_style_sheet_is_looked_up_in_the_page_it_applies_to() -> None:
    assert findings("a { fill: url(#dots) }", "assets/other.css") == ()


def test_style_sheets_are_read() -> None:
    css = "a {}\n@import 'gone.css';\nb { background: url( https://elsewhere.example/x.png ) }"
    found = findings(css, "assets/other.css")
    assert [(finding.line, finding.code) for finding in found] == [(2, "broken-link"), (3, "external-load")]


def test_the_page_for_missing_addresses_is_held_to_the_base_path() -> None:
    assert [finding.code for finding in findings("<a href='/index.html'>", "404.html")] == ["broken-link"]
    assert [finding.code for finding in findings("<a href='/a/gone/'>", "404.html")] == ["broken-link"]


def test_links_in_text_and_comments_are_no_links() -> None:
    assert findings("<p>&lt;a href='gone.html'> <!-- <a href='gone.html'> -->") == ()


def test_a_repeated_script_tag_is_read_as_a_script_every_time() -> None:
    script = "<script src='../assets/site.js'>'<a href=gone.html>'</script>"
    assert findings(script * 2) == ()
