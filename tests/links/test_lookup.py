"""A place that many files refer to is looked up once; how it is spelt decides what is the same place."""

from collections.abc import Iterator

import pytest

from sitegen.links.elements import Reference, Use
from sitegen.links.link_references import References
from sitegen.links.lookup import Lookup
from sitegen.links.targets import Site

PATHS = ("index.html", "404.html", "a/index.html", "a/b/index.html", "c/d/index.html", "c/d/e.html")


def site() -> Site:
    return Site.of(PATHS, {path: frozenset({path[0]}) for path in PATHS}, "https://example.org/")


def holding(url: str, use: Use = Use.LINK) -> References:
    return References(ids=frozenset(), links=frozenset({Reference(use, url)}), has_faults=False)


def urls() -> Iterator[str]:
    for steps in ("", "../", "../../", "../../../", "./"):
        for rest in (
            "",
            "index.html",
            "a/index.html",
            "e.html",
            "#a",
            "index.html#a",
            "index.html#c",
            "?x",
            "d",
        ):
            yield steps + rest
    yield from ("/", "/a/", "https://example.org/a/", "https://elsewhere.example/", "//elsewhere.example/")


@pytest.mark.parametrize("use", Use)
def test_remembering_changes_no_answer(use: Use) -> None:
    lookup = Lookup(site())
    for url in urls():
        for path in (*PATHS, *reversed(PATHS)):
            sound = site().fault(Reference(use, url), path) is None
            assert lookup.is_sound(holding(url, use), path) is sound, (url, path)


def test_links_from_many_folders_to_one_place_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Site, "fault", lambda _site, _reference, path: asked.append(path))
    lookup = Lookup(site())
    assert lookup.is_sound(holding("../../index.html#i"), "a/b/index.html")
    assert lookup.is_sound(holding("../../index.html#i"), "c/d/index.html")
    assert lookup.is_sound(holding("../index.html#i"), "a/index.html")
    assert asked == ["a/b/index.html"]


def test_inline_code_is_a_fault_without_any_link() -> None:
    assert not Lookup(site()).is_sound(
        References(ids=frozenset(), links=frozenset(), has_faults=True), "index.html"
    )
