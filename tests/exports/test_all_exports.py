"""All downloads together."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row
from sitegen.exceptions import InternalError
from sitegen.exports.all_exports import listing_files, path_of_download
from sitegen.exports.csv_file import BOM, inert
from sitegen.exports.encoded_package import EncodedPackage
from sitegen.exports.export_sources import ExportSources
from sitegen.exports.zip_file import Stamp
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.pages.parts.downloads import (
    batch_downloads,
    document_links,
    plan_downloads,
    province_downloads,
    table_links,
    whole_downloads,
)
from sitegen.site import urls
from tests.support.wholes import export_all

ROOT = Path(__file__).parents[2]


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def exported(
    package: Package, data: SiteData, base_maps: BaseMaps, **options: Any
) -> Mapping[str, OutputFile]:
    """Every download by its path."""
    return {file.path: file for file in export_all(package, data, base_maps, **options)}


def test_two_runs_give_the_same_bytes(
    mini_package: Package, mini_data: SiteData, base_maps: BaseMaps
) -> None:
    first, second = (exported(mini_package, mini_data, base_maps) for _run in range(2))
    assert first == second


def test_every_path_that_pages_link_to_by_convention_exists(
    package: Package, data: SiteData, downloads: Mapping[str, bytes]
) -> None:
    links = [*whole_downloads()]
    for name in package.tables:
        links += table_links(name, "")
    for name in package.documents:
        links += document_links(name, "")
    for batch in data.batches:
        links += batch_downloads(batch)
    for province in data.provinces:
        if province.covered:
            links += province_downloads(province)
    for plan in data.plans:
        links += plan_downloads(plan)
    assert set(downloads) == {urls.file_path(link.url) for link in links}


def test_every_name_is_ascii(downloads: Mapping[str, bytes]) -> None:
    assert all(path.isascii() for path in downloads)


def test_tables_equal_the_datasets_cell_by_cell(package: Package, downloads: Mapping[str, bytes]) -> None:
    for name, table in package.tables.items():
        source = (ROOT / table.path).read_bytes()
        assert downloads[f"downloads/tables/{name}.csv"] == source
        excel = downloads[f"downloads/tables/{name}.excel.csv"]
        assert excel.startswith(BOM)
        rows = cells(excel)
        assert rows[0] == [field.title for field in table.schema.fields]
        assert len(set(rows[0])) == len(rows[0])
        assert rows[1:] == [[inert(cell) for cell in row] for row in cells(source)[1:]]


def test_tables_in_packages_equal_the_datasets_row_by_row(
    package: Package, downloads: Mapping[str, bytes], unzipped: Callable[[str], Path]
) -> None:
    for path in [path.removeprefix("downloads/") for path in downloads if path.endswith(".zip")]:
        for file in unzipped(path).glob("data/*.csv"):
            every = cells((ROOT / package.tables[file.stem].path).read_bytes())
            rows = cells(file.read_bytes())
            assert rows[0] == every[0]
            chosen = {tuple(row) for row in rows}
            assert rows == [row for row in every if tuple(row) in chosen]


def test_checksums_are_those_of_the_files(downloads: Mapping[str, bytes]) -> None:
    lines = downloads["downloads/SHA256SUMS"].decode().splitlines()
    sums = {f"downloads/{name}": digest for digest, name in (line.split("  ") for line in lines)}
    assert sums == {
        path: hashlib.sha256(content).hexdigest()
        for path, content in downloads.items()
        if path != "downloads/SHA256SUMS"
    }


def test_checksums_in_packages_cover_every_file(
    downloads: Mapping[str, bytes], unzipped: Callable[[str], Path]
) -> None:
    for path in [path.removeprefix("downloads/") for path in downloads if path.endswith(".zip")]:
        folder = unzipped(path)
        lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        assert {name: digest for digest, name in (line.split("  ") for line in lines)} == {
            file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in folder.rglob("*")
            if file.is_file() and file.name != "SHA256SUMS"
        }


def test_no_geometry_and_no_folder_of_this_machine_goes_out(
    downloads: Mapping[str, bytes], unzipped: Callable[[str], Path]
) -> None:
    folder = unzipped("datapackage.zip")
    contents = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    for content in (*contents, *downloads.values()):
        assert str(ROOT).encode() not in content
        assert b"Polygon" not in content
        assert b"LineString" not in content
    assert not [content for content in contents if b'"coordinates"' in content]
    assert not [path for path in downloads if "boundar" in path]


def test_the_address_of_the_site_is_named_where_there_is_one(
    mini_package: Package, mini_data: SiteData, base_maps: BaseMaps
) -> None:
    files = exported(mini_package, mini_data, base_maps, site_url="https://example.org/a/")
    with zipfile.ZipFile(io.BytesIO(files["downloads/datapackage.zip"].content)) as archive:
        assert b'"homepage": "https://example.org/a/"' in archive.read("datapackage.json")
        assert "https://example.org/a/." in archive.read("README.md").decode()


def test_hostile_cells_stay_in_the_plain_file_and_are_inert_for_excel(
    mini_package: Package, mini_data: SiteData, base_maps: BaseMaps
) -> None:
    table = mini_package.tables["goals"]
    row = table.rows[0]
    hostile = Row(line=row.line, cells={**row.cells, "statement": "=cmd|' /C calc'!A0"})
    changed = replace(table, rows=(hostile, *table.rows[1:]))
    package = replace(mini_package, tables={**mini_package.tables, "goals": changed})
    files = exported(package, mini_data, base_maps)
    assert b",=cmd|' /C calc'!A0," in files["downloads/tables/goals.csv"].content
    assert b",'=cmd|' /C calc'!A0," in files["downloads/tables/goals.excel.csv"].content


def test_a_name_that_could_leave_its_folder_is_refused(
    mini_package: Package, mini_data: SiteData, base_maps: BaseMaps
) -> None:
    batch = replace(mini_data.batches[0], id="../2019")
    damaged = replace(mini_data, batches=(*mini_data.batches, batch))
    with pytest.raises(InternalError, match="file name"):
        exported(mini_package, damaged, base_maps)


def test_checksums_cover_downloads_made_elsewhere(
    mini_package: Package, mini_data: SiteData, base_maps: BaseMaps
) -> None:
    sources = ExportSources(
        package=EncodedPackage.of(mini_package), data=mini_data, base_maps=base_maps, site_url=""
    )
    picture = Stamp.of(path_of_download("downloads/maps/china.svg"), b"<svg/>")
    tables = [Stamp.of(f"tables/{name}.csv", b"") for name in mini_package.tables]
    files = {file.path: file.content for file in listing_files(sources, [picture, *tables])}
    assert f"{picture.sha256}  maps/china.svg\n" in files["downloads/SHA256SUMS"].decode()
    with pytest.raises(InternalError, match="no download"):
        path_of_download("a.svg")
