"""Every download of the site. Paths are a convention that pages link to without asking."""

import re
from collections.abc import Iterator

from sitegen.analysis.completeness import batch_completeness, completeness_sentence
from sitegen.datasets.package import Package
from sitegen.exceptions import InternalError
from sitegen.exports.book import Book
from sitegen.exports.listings import Listing, certification_listing, county_listing, target_listing
from sitegen.exports.package_file import package_file
from sitegen.exports.relations import Relations, relations
from sitegen.exports.scope import Scope
from sitegen.exports.subset import Selection, everything, of_batch, of_plan, of_province
from sitegen.exports.zip_file import CHECKSUMS, checksum_file
from sitegen.model.certification import Batch
from sitegen.model.divisions import Province
from sitegen.model.plans import Plan
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.pages import urls

_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


def export_all(package: Package, data: SiteData, *, site_url: str = "") -> Iterator[OutputFile]:
    """All downloads, and last the checksums over them.

    `data` is the model of `package`; `site_url` is the address of publication, which packages then name.
    """
    exporter = _Exporter(package, data, site_url)
    files = []
    for path, content in exporter.files():
        files.append((path, content))
        yield _output(path, content)
    yield _output(CHECKSUMS, checksum_file(files))


class _Exporter:
    """One run: the package with its rows encoded and its relations worked out once."""

    def __init__(self, package: Package, data: SiteData, site_url: str) -> None:
        self._book = Book.of(package)
        self._tables = package.tables
        self._data = data
        self._homepage = site_url or package.descriptor.descriptor.get("homepage", "")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path under the downloads folder, and bytes, of each file."""
        yield from self._whole()
        links = relations(self._tables)
        for batch in self._data.batches:
            yield from self._batch(batch, links)
        for province in self._data.provinces:
            if province.covered:
                yield from self._province(province, links)
        for plan in self._data.plans:
            yield from self._plan(plan, links)

    def _whole(self) -> Iterator[tuple[str, bytes]]:
        scope = Scope(suffix="", title="", rows="全部数据。", completeness=completeness_sentence(self._data))
        selection = everything(self._tables)
        yield "datapackage.zip", self._package(scope, selection, with_documents=True)
        for name, sheet in self._book.sheets.items():
            yield f"csv/{_safe(name)}.csv", sheet.plain(selection[name])
            yield f"csv/{name}.excel.csv", sheet.excel(selection[name])

    def _batch(self, batch: Batch, links: Relations) -> Iterator[tuple[str, bytes]]:
        scope = Scope(
            suffix=f"batch-{batch.id}",
            title=batch.title,
            rows=f"{batch.title}的认定名单和分省宣布数，以及它们所指的区划和来源。",
            completeness=f"{batch_completeness(self._data, batch).sentence}。",
        )
        folder = f"batches/{_safe(batch.id)}"
        selection = of_batch(self._tables, links, batch.id)
        yield f"{folder}/datapackage.zip", self._package(scope, selection)
        yield from _twins(f"{folder}/certifications", certification_listing(self._data, batch))

    def _province(self, province: Province, links: Relations) -> Iterator[tuple[str, bytes]]:
        scope = Scope(
            suffix=f"province-{province.slug}",
            title=province.name,
            rows=f"{province.name}的区划、认定、规划和目标，以及它们所指的批次和来源；区划变动涉及外省的，外省单位也在内。",
            completeness=completeness_sentence(self._data),
        )
        folder = f"provinces/{_safe(province.slug)}"
        selection = of_province(self._tables, links, province.code)
        yield f"{folder}/datapackage.zip", self._package(scope, selection)
        yield from _twins(f"{folder}/counties", county_listing(self._data, province))

    def _plan(self, plan: Plan, links: Relations) -> Iterator[tuple[str, bytes]]:
        scope = Scope(
            suffix=f"plan-{plan.id}",
            title=plan.title,
            rows=f"《{plan.title}》点名的县、分年数、步骤和同一文件定下的总体目标，以及它们所指的区划和来源。",
            completeness=_plan_completeness(self._data, plan),
        )
        folder = f"plans/{_safe(plan.id)}"
        selection = of_plan(self._tables, links, plan.id)
        yield f"{folder}/datapackage.zip", self._package(scope, selection)
        yield from _twins(f"{folder}/targets", target_listing(self._data, plan))

    def _package(self, scope: Scope, selection: Selection, *, with_documents: bool = False) -> bytes:
        return package_file(
            self._book,
            self._data,
            scope,
            selection,
            with_documents=with_documents,
            homepage=self._homepage,
        )


def _plan_completeness(data: SiteData, plan: Plan) -> str:
    named = len({target.county_code for target in data.targets_in[plan.id]})
    declared = f"，规划自己写明的总数是 {plan.declared_count} 个" if plan.declared_count else ""
    return f"规划点名的县级单位 {named} 个{declared}。"


def _twins(path: str, listing: Listing) -> Iterator[tuple[str, bytes]]:
    yield f"{path}.csv", listing.plain()
    yield f"{path}.excel.csv", listing.excel()


def _safe(name: str) -> str:
    if not _SAFE_NAME.fullmatch(name):
        raise InternalError(f"not fit for a file name: {name!r}")
    return name


def _output(path: str, content: bytes) -> OutputFile:
    return OutputFile(path=urls.file_path(urls.download(path)), content=content)
