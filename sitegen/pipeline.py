"""The whole build, one call per stage: gather everything, then write."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.analysis.all_statements import all_statements
from sitegen.analysis.assertions import check_assertions
from sitegen.analysis.completeness import completeness_sentence
from sitegen.analysis.statements import Statements, check_statements
from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.content import Content, SiteSettings, read_content
from sitegen.datasets.package import Package, check_package, load_package
from sitegen.findings import Finding, has_errors, in_order
from sitegen.maps.boundaries import Boundaries, load_boundaries
from sitegen.maps.requirements import check_boundaries
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile, write

Progress = Callable[[str], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What a run found, and how many files it made; none when an error stopped it."""

    findings: tuple[Finding, ...]
    files: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Everything that a site is made from, read and free of errors."""

    package: Package
    data: SiteData
    settings: SiteSettings
    content: Content
    boundaries: Boundaries
    statements: Statements
    """Every fact with its receipt."""


def build(config: Config, progress: Progress) -> Result:
    """Check everything and replace the site; on any error nothing is written."""
    files, findings = make(config, progress)
    if files:
        progress("写入 _site/")
        write(files, config.site)
    progress("")
    return Result(findings=findings, files=len(files))


def check(config: Config, progress: Progress) -> Result:
    """Do everything that `build` does, except writing."""
    files, findings = make(config, progress)
    progress("")
    return Result(findings=findings, files=len(files))


def make(config: Config, progress: Progress) -> tuple[tuple[OutputFile, ...], tuple[Finding, ...]]:
    """All files of the site, or none of them and the errors that stopped it."""
    sources, findings = gather(config, progress)
    if sources is None:
        return (), findings
    files = tuple(produce(config, sources, progress))
    progress("检查链接")
    findings = in_order((*findings, *_broken_links(files, sources.settings)))
    return (() if has_errors(findings) else files), findings


def gather(config: Config, progress: Progress) -> tuple[Sources | None, tuple[Finding, ...]]:
    """Read and check all inputs; None when there is an error among the findings."""
    progress("读取数据")
    package, reading = load_package(config.datasets, config.root)
    progress("检查数据")
    checking = check_package(package) if package else ()
    content = read_content(config)
    findings = in_order(
        (*reading, *checking, *content.findings, *check_boundaries(config.boundaries, config.root))
    )
    if package is None or content.settings is None or has_errors(findings):
        return None, findings
    data = assemble(package)
    statements = all_statements(data)
    findings = in_order(
        (
            *findings,
            *check_assertions(data, _path_of(config, package, "assertions")),
            *check_statements(statements, data.source, _path_of(config, package, "sources")),
        )
    )
    if has_errors(findings):
        return None, findings
    return Sources(
        package=package,
        data=data,
        settings=content.settings,
        content=content,
        boundaries=load_boundaries(config.boundaries),
        statements=statements,
    ), findings


def produce(config: Config, sources: Sources, progress: Progress) -> Iterator[OutputFile]:
    """Every file of the site: pages, maps, assets, search index and downloads."""
    from sitegen.exports import export_all
    from sitegen.exports.api import export_api
    from sitegen.exports.feeds import export_feeds
    from sitegen.exports.hosting import hosting_files
    from sitegen.exports.statement_table import with_statements
    from sitegen.maps.leaflet import leaflet_files
    from sitegen.pages.all_pages import site_pages
    from sitegen.pages.interactive import interactive_files
    from sitegen.render.assets import render_assets
    from sitegen.render.frame import SiteFrame
    from sitegen.render.map_pictures import map_figures, render_map_pictures
    from sitegen.render.renderer import render_pages
    from sitegen.render.site_files import render_site_files
    from sitegen.search.index import build_index, index_script

    data, settings = sources.data, sources.settings
    package = with_statements(sources.package, sources.statements, data.source)
    progress("编排页面")
    pages = site_pages(data, sources.content.documents, package.descriptor, sources.boundaries)
    frame = SiteFrame.of(settings, data, completeness_sentence(data), sources.statements)
    progress(f"生成 {len(pages)} 个页面")
    yield from render_pages(pages, frame, config.templates)
    yield from render_site_files(pages, frame, config.templates)
    yield from render_assets(config.static)
    progress("绘制地图")
    pictures = tuple(render_map_pictures(map_figures(pages), frame, config.templates, config.static))
    yield from pictures
    yield from interactive_files(data, sources.boundaries)
    yield from leaflet_files()
    progress("建立搜索索引")
    yield index_script(build_index(data, pages))
    yield from _search_plugin(settings)
    progress("打包下载文件")
    yield from export_api(data, title=settings.title, site_url=settings.base_url or "")
    yield from export_feeds(data, title=settings.title, site_url=settings.base_url or "")
    yield from hosting_files()
    yield from export_all(
        package, data, sources.boundaries, site_url=settings.base_url or "", others=pictures
    )


def _search_plugin(settings: SiteSettings) -> Iterator[OutputFile]:
    """The browser's own search needs an absolute address, so it exists only where one is configured."""
    from sitegen.search.opensearch import opensearch_file

    if settings.base_url:
        yield opensearch_file(settings.base_url, settings.title, settings.description)


def _broken_links(files: tuple[OutputFile, ...], settings: SiteSettings) -> tuple[Finding, ...]:
    from sitegen.links import check_links

    return check_links(files, site_url=settings.base_url or "")


def _path_of(config: Config, package: Package, resource: str) -> str:
    return config.relative(config.datasets / package.descriptor.resource(resource).path)
