"""Leaflet's files are complete in themselves."""

import re

from sitegen.maps.leaflet import LEAFLET_FOLDER, LEAFLET_SCRIPT, LEAFLET_STYLESHEET, leaflet_files


def test_the_style_sheet_names_only_files_that_are_there() -> None:
    files = {file.path: file.content for file in leaflet_files()}
    named = re.findall(r"url\(([^)#]+)\)", files[LEAFLET_STYLESHEET].decode())
    assert {f"{LEAFLET_FOLDER}/{name}" for name in named} == set(files) - {LEAFLET_SCRIPT, LEAFLET_STYLESHEET}


def test_the_script_is_leaflet_without_its_source_map() -> None:
    script = {file.path: file.content for file in leaflet_files()}[LEAFLET_SCRIPT].decode()
    assert "Leaflet 1.9.3" in script
    assert "sourceMappingURL" not in script
