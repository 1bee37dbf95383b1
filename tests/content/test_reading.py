"""Prose and settings of the site."""

from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.content import Content, read_content

SETTINGS = """\
title: 优质均衡县
tagline: 哪些县通过了
description: 名单、规划和指标。
boundary_credit: 边界：天地图
base_url: https://example.org/guide/
menu:
  - text: 省份
    url: /provinces/
"""
VIOLATION = "schema-violation"
ABOUT = """\
---
title: 关于
description: 怎样读本站。
url: /about/
order: 10
---
## 标题

见[数据](/data/)和[教育部](https://www.moe.gov.cn/)。
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content/about.md").write_text(ABOUT, "utf-8")
    return Config(root=tmp_path)


def faults(content: Content) -> list[tuple[str, str]]:
    return [(finding.place, finding.code) for finding in content.findings]


def with_settings(config: Config, old: str, new: str) -> Content:
    assert old in SETTINGS
    (config.content / "site.yaml").write_text(SETTINGS.replace(old, new), "utf-8")
    return read_content(config)


def with_about(config: Config, old: str, new: str) -> Content:
    assert old in ABOUT
    (config.content / "about.md").write_text(ABOUT.replace(old, new), "utf-8")
    return read_content(config)


def test_what_is_well_formed_is_read(config: Config) -> None:
    content = read_content(config)
    assert not content.findings
    assert content.settings
    assert content.settings.base_url == "https://example.org/guide/"
    assert content.settings.repository is None
    assert [(item.text, item.url) for item in content.settings.menu] == [("省份", "/provinces/")]
    (document,) = content.documents
    assert (document.path, document.url, document.title) == ("content/about.md", "/about/", "关于")
    assert document.text.startswith("## 标题\n")


def test_the_projects_own_content_is_well_formed() -> None:
    content = read_content(Config(root=Path(__file__).parents[2]))
    assert not content.findings
    assert "/about/" in {document.url for document in content.documents}


def test_documents_stand_in_their_order(config: Config) -> None:
    for name, order in (("b", "5"), ("a", "20")):
        text = ABOUT.replace("/about/", f"/{name}/").replace("10", order)
        (config.content / f"{name}.md").write_text(text, "utf-8")
    assert [document.url for document in read_content(config).documents] == ["/b/", "/about/", "/a/"]


def test_words_that_yaml_would_change_are_quoted(config: Config) -> None:
    assert faults(with_settings(config, "title: 优质均衡县", "title: 010")) == [
        ("content/site.yaml:1:8", "yaml-ambiguous")
    ]
    content = with_settings(config, "title: 优质均衡县", "title: '010'")
    assert content.settings
    assert content.settings.title == "010"


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("tagline:", "tagLine:", "content/site.yaml:2", "unknown-key"),
        ("tagline: 哪些县通过了", "tagline:", "content/site.yaml:2", VIOLATION),
        ("tagline: 哪些县通过了", "title: 又一个", "content/site.yaml:2", "duplicate-key"),
        (
            "description: 名单、规划和指标。",
            "description: [甲, 乙]",
            "content/site.yaml:3",
            VIOLATION,
        ),
        (
            "https://example.org/guide/",
            "https://example.org/guide",
            "content/site.yaml:5",
            VIOLATION,
        ),
        ("https://example.org/guide/", "javascript:alert(1)/", "content/site.yaml:5", VIOLATION),
        ("https://example.org/guide/", "https://example.org/?q=/", "content/site.yaml:5", VIOLATION),
        ("url: /provinces/", "url: /Provinces", "content/site.yaml:8", VIOLATION),
        (
            "    url: /provinces/\n",
            "    url: /provinces/\n    icon: x\n",
            "content/site.yaml:9",
            "unknown-key",
        ),
        ("title: 优质均衡县", 'title: "优质均衡县', "content/site.yaml:", "yaml-syntax"),
    ],
)
def test_faults_of_the_settings_have_a_place(
    config: Config, old: str, new: str, place: str, code: str
) -> None:
    content = with_settings(config, old, new)
    assert content.settings is None
    found = faults(content)
    assert found[0][0].startswith(place)
    assert code in {each for _, each in found}


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("title: 关于\n", "", "content/about.md:2:1", "missing-key"),
        ("order: 10", "order: ten", "content/about.md:5:1", VIOLATION),
        ("order: 10", "author: 某人", "content/about.md:5:1", "unknown-key"),
        ("url: /about/", "url: /../about/", "content/about.md:4:1", VIOLATION),
        ("(/data/)", "(javascript:alert(1))", "content/about.md:9", "link-target"),
        *(
            ("(/data/)", f"({place})", "content/about.md:9", "link-target")
            for place in ("//e.org", "/\\e.org")
        ),
        ("(/data/)", "(data.md)", "content/about.md:9", "link-target"),
        ("---\ntitle", "title", "content/about.md:1", "front-matter"),
    ],
)
def test_faults_of_a_document_have_a_place(config: Config, old: str, new: str, place: str, code: str) -> None:
    content = with_about(config, old, new)
    assert faults(content) == [(place, code)]
    assert content.documents == ()


def test_two_documents_cannot_share_a_url(config: Config) -> None:
    (config.content / "again.md").write_text(ABOUT, "utf-8")
    content = read_content(config)
    assert faults(content) == [("content/again.md:4", "duplicate-url")]
    assert "content/about.md" in content.findings[0].message


def test_other_encodings_are_refused(config: Config) -> None:
    (config.content / "about.md").write_bytes(ABOUT.encode("gb18030"))
    assert faults(read_content(config)) == [("content/about.md:2:8", "encoding-error")]


def test_missing_settings_are_a_finding(config: Config) -> None:
    (config.content / "site.yaml").unlink()
    content = read_content(config)
    assert content.settings is None
    assert faults(content) == [("content/site.yaml", "missing-file")]


@pytest.mark.parametrize("words", ["{{7*7}}", "{% x", "{# x", "a}}", "%}", "#}"])
def test_settings_and_titles_hold_no_template_syntax(config: Config, words: str) -> None:
    (config.content / "site.yaml").write_text(SETTINGS.replace("省份", f"'{words}'"), "utf-8")
    (config.content / "about.md").write_text(ABOUT.replace("关于", f"'{words}'"), "utf-8")
    found = [(each.path, each.line, each.field, each.value) for each in read_content(config).findings]
    assert found == [("content/site.yaml", 7, "text", words), ("content/about.md", 2, "title", words)]


def test_prose_may_speak_of_templates(config: Config) -> None:
    (config.content / "about.md").write_text(f"{ABOUT}\n## 标题 {{#id}}\n\n写作 `{{{{7*7}}}}`。\n", "utf-8")
    assert read_content(config).findings == ()


@pytest.mark.parametrize("port", [0, 65536, 123456])
def test_an_address_with_a_port_that_there_is_not_is_refused(config: Config, port: int) -> None:
    text = SETTINGS.replace("https://example.org/guide/", f"https://example.org:{port}/")
    (config.content / "site.yaml").write_text(text, "utf-8")
    assert [each.field for each in read_content(config).findings] == ["base_url"]


@pytest.mark.parametrize("end", ["a'b/", "a&b/", "{x}/", "a`b/"])
def test_an_address_that_would_break_code_to_copy_is_refused(config: Config, end: str) -> None:
    text = SETTINGS.replace("https://example.org/guide/", f'"https://example.org/{end}"')
    (config.content / "site.yaml").write_text(text, "utf-8")
    assert [each.field for each in read_content(config).findings] == ["base_url"]


@pytest.mark.parametrize(
    ("bomb", "line"), [("字" * 30_001, 7), ("a\n\n" + "[a" * 301, 9), ("\n\n" + "a\n: b\n" * 101, 9)]
)
def test_prose_that_would_cost_a_machine_its_time_is_a_finding(config: Config, bomb: str, line: int) -> None:
    assert faults(with_about(config, "## 标题", bomb))[0] == (f"content/about.md:{line}", "prose-size")


def test_prose_within_its_bounds_is_no_fault(config: Config) -> None:
    assert faults(with_about(config, "## 标题", ("[a] " * 250 + "\n\n") * 20)) == []
