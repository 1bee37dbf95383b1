"""The rooms of the package: a room imports only from itself and from rooms on lower lines.

Every import counts, also one inside a function or under `TYPE_CHECKING`.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "sitegen"

LINES = (
    {"__main__"},
    {"cli"},
    {"commands"},
    {"pipeline"},
    {"exports", "render", "pages"},
    {"api", "feeds", "search", "diff", "transcripts"},
    {"facts", "importers"},
    {"analysis", "assessment"},
    {"site"},
    {"rules", "assembly", "maps", "links", "content", "server", "publication", "starter"},
    {"versions"},
    {"datasets"},
    {"model"},
    {"input_files"},
    {"characters"},
    {
        "aside",
        "config",
        "content_policy",
        "findings",
        "input_digests",
        "kept_results",
        "output",
        "result_store",
        "tracking",
    },
    {"exceptions", "library_words", "plain_file"},
)
"""Rooms from top to bottom. Those on one line do not know each other."""

ALLOWED_LIBRARIES = {
    "branca": {"maps"},
    "click": {"cli", "commands"},
    "docx": {"importers"},
    "folium": {"maps"},
    "frictionless": {"datasets"},
    "jinja2": {"render"},
    "jsonschema": {"datasets"},
    "markdown": {"render"},
    "nh3": {"render"},
    "pypdf": {"importers"},
    "rich": {"commands"},
    "shapely": {"importers"},
    "xlsxwriter": {"exports"},
    "xstatic": {"maps"},
    "yaml": {"datasets", "content"},
}
"""Libraries outside the standard one, and the only rooms that may import them."""

LEVEL = {room: number for number, rooms in enumerate(LINES) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_names(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_modules(module: Path) -> set[str]:
    """Dotted names of the package's modules that `module` imports."""
    known = {".".join(("sitegen", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in MODULES}
    known |= {name.removesuffix(".__init__") for name in known}
    found = set()
    for name in imported_names(module):
        while name.startswith("sitegen.") and name not in known:
            name = name.rpartition(".")[0]
        if name.startswith("sitegen."):
            found.add(name)
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_lower_lines(module: Path) -> None:
    room = room_of(module)
    if room == "__init__":
        return
    for name in own_modules(module):
        other = name.split(".")[1]
        assert other == room or LEVEL[other] > LEVEL[room], f"{module} must not import {name}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_libraries_are_imported_only_where_they_belong(module: Path) -> None:
    for name in imported_names(module):
        library = name.split(".")[0]
        if library in ALLOWED_LIBRARIES:
            assert room_of(module) in ALLOWED_LIBRARIES[library], f"{module} must not import {library}"


def test_reading_a_text_knows_its_file_and_nothing_of_rows() -> None:
    """`importers/files` knows formats alone, `importers/reading` formats and lists; joining stands above."""
    below = {"files": ("files",), "reading": ("files", "reading")}
    for folder, allowed in below.items():
        for module in (PACKAGE / "importers" / folder).glob("*.py"):
            for name in own_modules(module):
                inside = name.startswith("sitegen.importers.")
                assert not inside or name.split(".")[2] in allowed, f"{module} must not import {name}"


ENGINE = {"datasets", "links", "server", "exports", "maps", "config", "exceptions", "findings"}
ENGINE |= {"input_digests", "kept_results", "output", "publication", "result_store"}
"""Rooms that would serve any collection of checked tables; what they are of is handed in from above."""

ABOUT_THE_DOMAIN = {
    "exports/all_exports.py": "all units as points, and the view of every database",
    "exports/export_sources.py": "the status of each unit, for whatever lists units",
    "exports/parts.py": "which parts of the whole can be taken away, and what is said of each",
    "exports/points_file.py": "one point for each county-level unit with its status",
    "exports/subset.py": "which rows belong to a part",
    "exports/unit_listings.py": "lists and the view that are joined for reading",
    "maps/base_map_file.py": "the base maps of the nation and its parts, as a file",
    "maps/base_maps.py": "the base maps of the nation and its parts",
    "maps/drawing.py": "the nation and its parts, drawn",
    "maps/folium_map.py": "the nation and its parts, movable",
    "maps/frames.py": "the nation and its parts, as canvases",
    "maps/loaded_boundaries.py": "the two levels that the boundary files have",
    "maps/requirements.py": "boundary files held against the divisions",
}
"""The few modules of those rooms that are about our subject, each with what it is there for."""

DOMAIN_NOUNS = re.compile(
    "(?:^|_)(?:count(?:y|ies)|prefectures?|provinces?|batch(?:es)?|plan(?:s|ned)?|goals?|indicators?|departments?"
    "|certifi(?:ed|cations?))(?:_|$)|县|省份|省级|地级|批次|规划|认定|指标|名单|区划|优质均衡"
)


def spoken_words(module: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every name, import and string of a module; docstrings and comments do not count."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Constant(value=str(text)) if id(node) not in silent:
                yield line, text
            case (
                ast.Name(id=text) | ast.Attribute(attr=text) | ast.arg(arg=text) | ast.keyword(arg=str(text))
            ):
                yield line, text
            case ast.FunctionDef(name=text) | ast.ClassDef(name=text) | ast.alias(name=text):
                yield line, text
            case ast.ImportFrom(module=str(text)):
                yield line, text


def domain_nouns(module: Path) -> list[str]:
    """Every word of a module that names our subject: `county_code`, `BatchTotal`, 规划."""
    found = []
    for line, text in spoken_words(module):
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])|[^\w]+", "_", text).lower()
        if DOMAIN_NOUNS.search(snake):
            found.append(f"{line}: {text!r}")
    return found


ENGINE_MODULES = [module for module in MODULES if room_of(module) in ENGINE]


@pytest.mark.parametrize("module", ENGINE_MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_engine_names_nothing_of_the_domain(module: Path) -> None:
    """Data in, checked files out: counties, batches and plans are words of the rooms above, and of the data.

    A module that has to be about them is listed with its reason, and is listed only as long as it is.
    """
    found = domain_nouns(module)
    if module.relative_to(PACKAGE).as_posix() in ABOUT_THE_DOMAIN:
        assert found, "no longer about the domain: take it off the list"
    else:
        assert not found, f"{module}: {found}"


def test_every_room_is_known() -> None:
    rooms = {room_of(module) for module in MODULES} - {"__init__"}
    assert rooms <= set(LEVEL)


def test_modules_form_no_cycle() -> None:
    graph = {
        ".".join(("sitegen", *path.relative_to(PACKAGE).with_suffix("").parts)): own_modules(path)
        for path in MODULES
        if path.name != "__init__.py"
    }
    TopologicalSorter(graph).prepare()


def test_heavy_libraries_load_only_when_used() -> None:
    """Frictionless and folium cost half a second each: the command line starts without them."""
    heavy = {
        "branca",
        "docx",
        "folium",
        "frictionless",
        "jinja2",
        "markdown",
        "nh3",
        "pypdf",
        "shapely",
        "xlsxwriter",
    }
    assert heavy.isdisjoint(name.split(".")[0] for name in modules_of_the_command_line())


def test_the_command_line_loads_no_room_of_the_build() -> None:
    """`sitegen --help` answers at once: a command imports what it runs when it runs."""
    rooms = {name.split(".")[1] for name in modules_of_the_command_line() if name.startswith("sitegen.")}
    assert rooms <= {"characters", "cli", "commands", "config", "diff", "exceptions", "findings"}


def modules_of_the_command_line() -> list[str]:
    program = "import sys, sitegen.cli; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return result.stdout.split()
