"""Every download of the site, in groups that are made together. Paths are a convention that pages link to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from sitegen.exceptions import InternalError
from sitegen.exports import croissant_file, datasette_file, dcat_file, statement_table
from sitegen.exports.about import About
from sitegen.exports.encoded_package import EncodedPackage, EncodedTable
from sitegen.exports.export_sources import ExportSources
from sitegen.exports.json_file import document_file
from sitegen.exports.listing_value import Listing
from sitegen.exports.package_file import package_file
from sitegen.exports.package_scope import PackageScope
from sitegen.exports.parts import Part, PartKind, part, part_keys, safe_name
from sitegen.exports.points_file import points_file
from sitegen.exports.sqlite_file import sqlite_file
from sitegen.exports.subset import Selection, everything
from sitegen.exports.table_formats import table_files
from sitegen.exports.unit_listings import CERTIFICATION_LIST, units_of
from sitegen.exports.zip_file import CHECKSUMS, Stamp, checksum_lines
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Evidence, Source
from sitegen.output import Group, OutputFile
from sitegen.site import urls
from sitegen.site.formats import GEOJSON, JSON, PACKAGE, SQLITE

_SOURCE_FIELDS = ("source_id", "corroborating_source_id")

DOWNLOADS = urls.file_path(urls.download("-")).removesuffix("-")
"""Folder of all downloads, with its final slash."""

Files = Iterator[tuple[str, bytes]]
"""Path under the downloads folder, and bytes, of each file."""
ExportGroup = Group[ExportSources, OutputFile]


def export_groups(tables: Iterable[str], data: SiteData) -> Iterator[ExportGroup]:
    """All groups: for each of the `tables`, by their names, and for each of the parts, which `data` tells."""
    yield _group("whole", _whole)
    yield _group("database", _whole_database)
    yield _group("points", _whole_points)
    for name in tables:
        yield _group(f"table {name}", partial(_table, name=name))
    yield _group("documents", _documents)
    for kind, key in part_keys(data):
        yield _group(f"{kind} {key}", partial(_part, kind=kind, key=key))
    yield _group("statements by source", _statements)


def path_of_download(path: str) -> str:
    """`path` of the site under the folder of the downloads; raises InternalError when it is not there."""
    if not path.startswith(DOWNLOADS):
        raise InternalError(f"no download: {path!r}")
    return path.removeprefix(DOWNLOADS)


def listing_files(sources: ExportSources, files: Iterable[Stamp]) -> Iterator[OutputFile]:
    """What describes all datasets with those of `files` that are theirs, and the checksums of all."""
    stamps = list(files)
    parts = [part(sources, kind, key) for kind, key in part_keys(sources.data)]
    catalogued = [
        dcat_file.Part(folder=each.folder, page=each.page, about=_about_part(sources, each)) for each in parts
    ]
    about = _about(sources, _scope(sources))
    schemas = {name: encoded.table.schema for name, encoded in sources.package.tables.items()}
    descriptions = [
        (dcat_file.NAME, dcat_file.dcat_file(about, catalogued, stamps)),
        (croissant_file.NAME, croissant_file.croissant_file(about, schemas, stamps)),
        (datasette_file.NAME, datasette_file.datasette_file(about, schemas)),
    ]
    for path, content in descriptions:
        yield _output(path, content)
    described = (Stamp.of(path, content) for path, content in descriptions)
    yield _output(CHECKSUMS, checksum_lines([*stamps, *described]))


def _group(name: str, files: Callable[[ExportSources], Files]) -> ExportGroup:
    def make(sources: ExportSources) -> Iterator[OutputFile]:
        return (_output(path, content) for path, content in files(sources))

    return Group(name, make)


def _output(path: str, content: bytes) -> OutputFile:
    return OutputFile(path=urls.file_path(urls.download(path)), content=content)


def _whole(sources: ExportSources) -> Files:
    about = _about(sources, _scope(sources))
    yield "CITATION.cff", about.citation_file
    chosen = _everything(sources.package)
    yield f"datapackage{PACKAGE.ending}", package_file(sources.package, about, chosen, with_documents=True)


def _whole_database(sources: ExportSources) -> Files:
    about, package = _about(sources, _scope(sources)), sources.package
    chosen = _everything(package)
    content = sqlite_file(package, about, chosen, CERTIFICATION_LIST, with_documents=True)
    yield f"datasets{SQLITE.ending}", content


def _whole_points(sources: ExportSources) -> Files:
    year = sources.data.reference_year
    units = [unit.code for unit in sources.data.counties if unit.in_force(year)]
    yield f"counties{GEOJSON.ending}", _units(sources, _about(sources, _scope(sources)), units)


def _table(sources: ExportSources, name: str) -> Files:
    encoded = sources.package.tables[name]
    listing = Listing(
        title=encoded.resource.title,
        description=encoded.resource.description,
        fields=encoded.table.schema.fields,
        rows=encoded.rows,
    )
    about = _about(sources, _scope(sources), _sources_of(sources, encoded))
    yield from table_files(f"tables/{safe_name(name)}", about, listing)


def _documents(sources: ExportSources) -> Files:
    about = _about(sources, _scope(sources))
    for name, document in sources.package.documents.items():
        resource = sources.package.descriptor.resource(name)
        content = document_file(about, resource.title, resource.description, document.value)
        yield f"tables/{safe_name(name)}{JSON.ending}", content


def _part(sources: ExportSources, kind: PartKind, key: str) -> Files:
    made = part(sources, kind, key)
    about, chosen = _about_part(sources, made), _filled(made.package)
    yield f"{made.folder}/datapackage{PACKAGE.ending}", package_file(made.package, about, chosen)
    yield (
        f"{made.folder}/datasets{SQLITE.ending}",
        sqlite_file(made.package, about, chosen, CERTIFICATION_LIST),
    )
    path = f"{made.folder}/{made.stem}"
    of_list = replace(about, scope=replace(made.scope, rows=made.listing.description))
    yield from table_files(path, of_list, made.listing)
    yield f"{path}{GEOJSON.ending}", _units(sources, of_list, units_of(made.listing))


def _statements(sources: ExportSources) -> Files:
    if statement_table.NAME in sources.package.tables:
        yield from statement_table.files_by_source(sources.package.tables[statement_table.NAME].table)


def _scope(sources: ExportSources) -> PackageScope:
    return PackageScope(suffix="", title="", rows="全部数据。", completeness=sources.completeness)


def _about(sources: ExportSources, scope: PackageScope, named: Sequence[Source] | None = None) -> About:
    """What is said of downloads of this scope, which rest on the sources `named`, or on all."""
    package = sources.package.descriptor
    return About(
        package=package,
        scope=scope,
        sources=sources.data.sources if named is None else named,
        grades={grade: sources.data.label(grade) for grade in Evidence},
        homepage=sources.site_url or package.descriptor.get("homepage", ""),
    )


def _about_part(sources: ExportSources, made: Part) -> About:
    rows = made.package.tables["sources"].table.rows
    return _about(sources, made.scope, [sources.data.source[row["id"]] for row in rows])


def _sources_of(sources: ExportSources, encoded: EncodedTable) -> Sequence[Source]:
    """The sources that the rows of a table name."""
    names = [name for name in _SOURCE_FIELDS if name in encoded.table.schema.field_names]
    found = {row[name] for row in encoded.table.rows for name in names}
    return [source for source in sources.data.sources if source.id in found]


def _everything(package: EncodedPackage) -> Selection:
    return everything({name: encoded.table for name, encoded in package.tables.items()})


def _filled(package: EncodedPackage) -> Selection:
    """All rows; tables without any are left out."""
    return {name: numbers for name, numbers in _everything(package).items() if numbers}


def _units(sources: ExportSources, about: About, codes: Sequence[str]) -> bytes:
    statuses = [sources.statuses[code] for code in codes]
    return points_file(about, sources.data, statuses, sources.points, sources.base_maps.attribution)
