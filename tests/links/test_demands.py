"""What files demand of each other: looking up in sets finds the same faults as asking for each reference."""

from collections.abc import Iterator

import pytest

from sitegen.links.demands import Demand, LinkReader, Links, unmet
from sitegen.links.elements import Reference, Use
from sitegen.links.targets import Site
from sitegen.output import OutputFile

PATHS = ("index.html", "404.html", "a/index.html", "a/b/index.html", "c/d/index.html", "c/d/e.html")
ADDRESS = "https://example.org/"


def page(path: str, body: str) -> OutputFile:
    return OutputFile(path=path, content=f'<!doctype html><p id="{path[0]}">{body}</p>'.encode())


def urls() -> Iterator[str]:
    for steps in ("", "../", "../../", "../../../", "./"):
        for rest in (
            *("", "index.html", "a/index.html", "e.html", "#a", "index.html#a", "index.html#c", "?x", "d"),
            *("index.html#top", "index.html#%61"),
        ):
            yield steps + rest
    yield from ("/", "/a/", "https://example.org/a/", "https://elsewhere.example/", "//elsewhere.example/")


@pytest.mark.parametrize("tag", ['<a href="{}">x</a>', '<script src="{}"></script>'])
def test_sets_and_single_questions_agree(tag: str) -> None:
    site = Site.of(PATHS, {path: frozenset({path[0]}) for path in PATHS}, ADDRESS)
    use = Use.LINK if tag.startswith("<a") else Use.LOAD
    reader = LinkReader(ADDRESS)
    for url in urls():
        for path in (*PATHS, *reversed(PATHS)):
            files = [page(each, tag.format(url) if each == path else "") for each in PATHS]
            links = {file.path: found for file in files if (found := reader.read(file))}
            sound = site.fault(Reference(use, url), path) is None
            assert list(unmet(links, Links.together(tuple(links.values())).ids, PATHS)) == (
                [] if sound else [path]
            ), (url, path)


def test_links_from_many_folders_to_one_place_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Site, "fault", lambda _site, _reference, path: asked.append(path))
    reader = LinkReader("")
    reader.read(page("a/b/index.html", '<a href="../../index.html#i">x</a>'))
    reader.read(page("c/d/index.html", '<a href="../../index.html#i">x</a>'))
    reader.read(page("a/index.html", '<a href="../index.html#i">x</a>'))
    assert asked == ["a/b/index.html"]


def test_a_demand_names_the_file_and_the_id_as_it_is_spelt() -> None:
    found = LinkReader("").read(page("a/b.html", '<a href="../c.html#d%20e">x</a><a href="#a">y</a>'))
    assert found is not None
    assert found.demands == [Demand("a/b.html", "a"), Demand("c.html", "d%20e")]
    assert found.ids == {"a/b.html": ["a"]}
    assert not found.is_odd


def test_inline_code_is_odd_without_any_link() -> None:
    found = LinkReader("").read(page("a.html", "<style>p {}</style>"))
    assert found is not None
    assert found.is_odd


def test_a_picture_of_points_has_no_links() -> None:
    assert LinkReader("").read(OutputFile(path="a.json", content=b"{}")) is None
