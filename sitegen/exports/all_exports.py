"""Every download of the site. Paths are a convention that pages link to without asking."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sitegen.analysis.completeness import batch_completeness, completeness_sentence
from sitegen.analysis.status import county_statuses
from sitegen.datasets.package import Package
from sitegen.exceptions import InternalError
from sitegen.exports import croissant_file, dcat_file, statement_table
from sitegen.exports.about import About
from sitegen.exports.encoded_package import EncodedPackage, EncodedTable
from sitegen.exports.json_file import document_file
from sitegen.exports.listing_value import Listing
from sitegen.exports.package_file import package_file
from sitegen.exports.package_scope import PackageScope
from sitegen.exports.points_file import points_file
from sitegen.exports.relations import Relations, relations
from sitegen.exports.sqlite_file import sqlite_file
from sitegen.exports.subset import Selection, everything, of_batch, of_plan, of_province
from sitegen.exports.table_formats import table_files
from sitegen.exports.unit_listings import (
    CERTIFICATION_LIST,
    certification_listing,
    county_listing,
    target_listing,
    units_of,
)
from sitegen.exports.zip_file import CHECKSUMS, checksum_file
from sitegen.maps.base_maps import BaseMaps
from sitegen.model.certification import Batch
from sitegen.model.divisions import Province
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Evidence, Source
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.site.formats import GEOJSON, JSON, PACKAGE, SQLITE

_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_SOURCE_FIELDS = ("source_id", "corroborating_source_id")

Files = Iterator[tuple[str, bytes]]
"""Path under the downloads folder, and bytes, of each file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """A batch, province or plan: where its files go and what is in them."""

    folder: str
    stem: str
    """Name of its list, without an ending."""
    scope: PackageScope
    listing: Listing
    selection: Selection


def export_all(
    package: Package,
    data: SiteData,
    base_maps: BaseMaps,
    *,
    site_url: str = "",
    others: Iterable[OutputFile] = (),
) -> Iterator[OutputFile]:
    """All downloads, and last the checksums over them.

    `data` is the model of `package`; `base_maps` give each unit a point and go no further; `site_url` is the
    address of publication, which downloads then name; `others` are downloads made elsewhere, which the
    checksums cover as well.
    """
    exporter = _Exporter(package, data, base_maps, site_url)
    files = [(_path_of_download(file), file.content) for file in others]
    for path, content in exporter.files():
        files.append((path, content))
        yield _output(path, content)
    descriptions = [
        (dcat_file.NAME, exporter.catalogue(files)),
        (croissant_file.NAME, exporter.croissant(files)),
    ]
    for path, content in descriptions:
        yield _output(path, content)
    yield _output(CHECKSUMS, checksum_file([*files, *descriptions]))


class _Exporter:
    """One run: the package with its rows encoded, its relations and its points worked out once."""

    def __init__(self, package: Package, data: SiteData, base_maps: BaseMaps, site_url: str) -> None:
        self._package = EncodedPackage.of(package)
        self._tables = package.tables
        self._data = data
        self._points = base_maps.points()
        self._attribution = base_maps.attribution
        self._homepage = site_url or package.descriptor.descriptor.get("homepage", "")
        self._statuses = county_statuses(data)
        self._completeness = completeness_sentence(data)

    def files(self) -> Files:
        """The whole, each table and document, and each part."""
        yield from self._whole()
        for _page, part in self._parts:
            yield from self._part(part)
        if statement_table.NAME in self._tables:
            yield from statement_table.files_by_source(self._tables[statement_table.NAME])

    def catalogue(self, files: Sequence[tuple[str, bytes]]) -> bytes:
        """All datasets with those of `files` that are theirs."""
        parts = [
            dcat_file.Part(folder=part.folder, page=page, about=self._about_part(part))
            for page, part in self._parts
        ]
        return dcat_file.dcat_file(self._about(self._scope, self._data.sources), parts, files)

    def croissant(self, files: Sequence[tuple[str, bytes]]) -> bytes:
        """All tables with their columns."""
        about = self._about(self._scope, self._data.sources)
        schemas = {name: table.schema for name, table in self._tables.items()}
        return croissant_file.croissant_file(about, schemas, files)

    @cached_property
    def _parts(self) -> Sequence[tuple[str, _Part]]:
        """Each batch, covered province and plan, with the URL of its page."""
        data, links = self._data, relations(self._tables)
        return (
            *((urls.batch(batch.id), self._batch(batch, links)) for batch in data.batches),
            *(
                (urls.province(province.slug), self._province(province, links))
                for province in data.provinces
                if province.covered
            ),
            *((urls.plan(plan.id), self._plan(plan, links)) for plan in data.plans),
        )

    @property
    def _scope(self) -> PackageScope:
        return PackageScope(suffix="", title="", rows="全部数据。", completeness=self._completeness)

    def _whole(self) -> Files:
        scope = self._scope
        about = self._about(scope, self._data.sources)
        yield "CITATION.cff", about.citation_file
        selection = everything(self._tables)
        yield (
            f"datapackage{PACKAGE.ending}",
            package_file(self._package, about, selection, with_documents=True),
        )
        yield f"datasets{SQLITE.ending}", self._database(about, selection, with_documents=True)
        year = self._data.reference_year
        units = [unit.code for unit in self._data.counties if unit.in_force(year)]
        yield f"counties{GEOJSON.ending}", self._units(about, units)
        for name, encoded in self._package.tables.items():
            sources = self._sources_of(encoded)
            yield from table_files(f"tables/{_safe(name)}", self._about(scope, sources), _listing(encoded))
        for name, document in self._package.documents.items():
            resource = self._package.descriptor.resource(name)
            content = document_file(about, resource.title, resource.description, document.value)
            yield f"tables/{_safe(name)}{JSON.ending}", content

    def _part(self, part: _Part) -> Files:
        about = self._about_part(part)
        yield f"{part.folder}/datapackage{PACKAGE.ending}", package_file(self._package, about, part.selection)
        yield f"{part.folder}/datasets{SQLITE.ending}", self._database(about, part.selection)
        path = f"{part.folder}/{part.stem}"
        of_list = self._about(replace(part.scope, rows=part.listing.description), about.sources)
        yield from table_files(path, of_list, part.listing)
        yield f"{path}{GEOJSON.ending}", self._units(of_list, units_of(part.listing))

    def _batch(self, batch: Batch, links: Relations) -> _Part:
        scope = PackageScope(
            suffix=f"batch-{batch.id}",
            title=batch.title,
            rows=f"{batch.title}的认定名单和分省宣布数，以及它们所指的区划和来源。",
            completeness=f"{batch_completeness(self._data, batch).sentence}。",
        )
        return _Part(
            folder=f"batches/{_safe(batch.id)}",
            stem="certifications",
            scope=scope,
            listing=certification_listing(self._data, batch),
            selection=of_batch(self._tables, links, batch.id),
        )

    def _province(self, province: Province, links: Relations) -> _Part:
        scope = PackageScope(
            suffix=f"province-{province.slug}",
            title=province.name,
            rows=f"{province.name}的区划、认定、规划和目标，以及它们所指的批次和来源；区划变动涉及外省的，外省单位也在内。",
            completeness=self._completeness,
        )
        return _Part(
            folder=f"provinces/{_safe(province.slug)}",
            stem="counties",
            scope=scope,
            listing=county_listing(self._data, province, self._statuses),
            selection=of_province(self._tables, links, province.code),
        )

    def _plan(self, plan: Plan, links: Relations) -> _Part:
        scope = PackageScope(
            suffix=f"plan-{plan.id}",
            title=plan.title,
            rows=f"《{plan.title}》点名的县、分年数、步骤和同一文件定下的总体目标，以及它们所指的区划和来源。",
            completeness=_plan_completeness(self._data, plan),
        )
        return _Part(
            folder=f"plans/{_safe(plan.id)}",
            stem="targets",
            scope=scope,
            listing=target_listing(self._data, plan),
            selection=of_plan(self._tables, links, plan.id),
        )

    def _about_part(self, part: _Part) -> About:
        chosen = part.selection.get("sources", ())
        rows = self._tables["sources"].rows
        return self._about(part.scope, [self._data.source[rows[number]["id"]] for number in chosen])

    def _about(self, scope: PackageScope, sources: Sequence[Source]) -> About:
        return About(
            package=self._package.descriptor,
            scope=scope,
            sources=sources,
            grades={grade: self._data.label(grade) for grade in Evidence},
            homepage=self._homepage,
        )

    def _database(self, about: About, selection: Selection, *, with_documents: bool = False) -> bytes:
        return sqlite_file(self._package, about, selection, CERTIFICATION_LIST, with_documents=with_documents)

    def _units(self, about: About, codes: Sequence[str]) -> bytes:
        statuses = [self._statuses[code] for code in codes]
        return points_file(about, self._data, statuses, self._points, self._attribution)

    def _sources_of(self, encoded: EncodedTable) -> Sequence[Source]:
        """The sources that the rows of a table name."""
        names = [name for name in _SOURCE_FIELDS if name in encoded.table.schema.field_names]
        found = {row[name] for row in encoded.table.rows for name in names}
        return [source for source in self._data.sources if source.id in found]


def _listing(encoded: EncodedTable) -> Listing:
    return Listing(
        title=encoded.resource.title,
        description=encoded.resource.description,
        fields=encoded.table.schema.fields,
        rows=encoded.rows,
    )


def _plan_completeness(data: SiteData, plan: Plan) -> str:
    named = len({target.county_code for target in data.targets_in[plan.id]})
    declared = f"，规划自己写明的总数是{plan.declared_count}个" if plan.declared_count else ""
    return f"规划点名的县级单位{named}个{declared}。"


def _safe(name: str) -> str:
    if not _SAFE_NAME.fullmatch(name):
        raise InternalError(f"not fit for a file name: {name!r}")
    return name


def _path_of_download(file: OutputFile) -> str:
    folder = urls.file_path(urls.download("-")).removesuffix("-")
    if not file.path.startswith(folder):
        raise InternalError(f"no download: {file.path!r}")
    return file.path.removeprefix(folder)


def _output(path: str, content: bytes) -> OutputFile:
    return OutputFile(path=urls.file_path(urls.download(path)), content=content)
