"""Templates are compiled once, for pages of every depth."""

from pathlib import Path

import pytest
from jinja2 import Environment

from sitegen.render.environment import CompiledTemplates, make_environment
from sitegen.render.frame import SiteFrame
from sitegen.render.hrefs import Href

_PAGE = '{{ "/#here" | href }} {{ urls.DATA | href }} {{ "[a](/about/)" | markdown }}'


def test_links_follow_the_depth_though_the_code_is_shared(tmp_path: Path, site: SiteFrame) -> None:
    (tmp_path / "page.html").write_text(_PAGE, encoding="utf-8")
    compiled = CompiledTemplates()
    for prefix in ("", "../", "../../"):
        environment = make_environment(tmp_path, site, Href(prefix=prefix), compiled)
        assert environment.get_template("page.html").render() == (
            f'{prefix}index.html#here {prefix}data/index.html <p><a href="{prefix}about/index.html">a</a></p>'
        )


def test_one_compilation_serves_all_depths(
    tmp_path: Path, site: SiteFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(_PAGE, encoding="utf-8")
    compilations: list[str | None] = []
    compile_ = Environment.compile

    def counted(
        self: Environment, source: str, name: str | None = None, filename: str | None = None
    ) -> object:
        compilations.append(name)
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", counted)
    compiled = CompiledTemplates()
    for prefix in ("", "../"):
        make_environment(tmp_path, site, Href(prefix=prefix), compiled).get_template("page.html")
    assert compilations == ["page.html"]


def test_a_changed_template_is_compiled_anew(tmp_path: Path, site: SiteFrame) -> None:
    compiled = CompiledTemplates()
    for text in ("one", "two"):
        (tmp_path / "page.html").write_text(text, encoding="utf-8")
        environment = make_environment(tmp_path, site, Href(prefix=""), compiled)
        assert environment.get_template("page.html").render() == text


def test_the_folder_may_have_any_name_that_the_system_allows(tmp_path: Path, site: SiteFrame) -> None:
    folder = tmp_path / "\udcff\n{{ 1 }}"
    folder.mkdir()
    (folder / "page.html").write_text("one", encoding="utf-8")
    environment = make_environment(folder, site, Href(prefix=""), CompiledTemplates())
    assert environment.get_template("page.html").render() == "one"


def test_a_heading_does_not_break_within_what_the_site_is_about(tmp_path: Path, site: SiteFrame) -> None:
    (tmp_path / "page.html").write_text('{{ "<i>优质均衡认定" | whole_terms }}', encoding="utf-8")
    environment = make_environment(tmp_path, site, Href(prefix=""))
    assert environment.get_template("page.html").render() == (
        '&lt;i&gt;<span class="term">优质均衡</span>认定'
    )
