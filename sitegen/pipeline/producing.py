"""Making every file of the site from what was gathered."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sitegen.analysis.completeness import completeness_sentence
from sitegen.analysis.status import certified_class
from sitegen.config import Config
from sitegen.datasets.package import Package
from sitegen.kept_results import KeptResults, fingerprint
from sitegen.output import OutputFile
from sitegen.pipeline.gathering import Sources
from sitegen.site.page import Page

if TYPE_CHECKING:
    from sitegen.maps.palette import Palette
    from sitegen.render.frame import SiteFrame


def produce(
    config: Config, sources: Sources, kept: KeptResults, progress: Callable[[str], None]
) -> Iterator[OutputFile]:
    """Every file of the site: pages, maps, assets, search index and downloads.

    What needs the data alone is made anew only when the data has changed, a page only when its
    value, its templates or its frame has.
    """
    from sitegen.pages.all_pages import refuse_duplicates
    from sitegen.pages.plain_pages import document_pages

    data = sources.data
    progress("编排页面")
    package = _package(sources, kept)
    pages = (*data_pages(sources, kept), *document_pages(sources.documents))
    refuse_duplicates(pages)
    progress(f"生成 {len(pages)} 个页面")
    yield from _pages(config, sources, pages, kept)
    yield from kept("assets", (fingerprint(config.static), data), lambda: _assets(config, sources))
    progress("绘制地图")
    pictures = kept(
        "pictures",
        (pages, sources.settings, fingerprint(config.templates, config.static)),
        lambda: _pictures(config, sources, pages),
    )
    yield from pictures
    yield kept("rows of tables", data, lambda: _rows(sources))
    yield from kept(
        "interactive maps", (data, sources.boundaries, sources.base_maps), lambda: _interactive(sources)
    )
    progress("建立搜索索引")
    yield from kept("search", (data, pages, sources.settings), lambda: _search(sources, pages))
    progress("打包下载文件")
    yield from kept("api", (data, sources.settings), lambda: _api(sources))
    yield from kept(
        "downloads",
        (package, sources.base_maps, sources.settings.base_url, pictures),
        lambda: _downloads(sources, package, pictures),
    )


def data_pages(sources: Sources, kept: KeptResults) -> tuple[Page, ...]:
    """Every page but those of prose."""
    from sitegen.pages.all_pages import site_pages

    data, base_maps, package = sources.data, sources.base_maps, _package(sources, kept)
    return kept("pages", (package, base_maps), lambda: site_pages(data, (), package.descriptor, base_maps))


def _package(sources: Sources, kept: KeptResults) -> Package:
    return kept("exported package", (sources.package, sources.statements), lambda: _exported(sources))


def _exported(sources: Sources) -> Package:
    """The package with the facts as one more table."""
    from sitegen.exports.statement_table import with_statements

    return with_statements(sources.package, sources.statements, sources.data.source)


def _pages(
    config: Config, sources: Sources, pages: Sequence[Page], kept: KeptResults
) -> Iterator[OutputFile]:
    from sitegen.render.renderer import Renderer
    from sitegen.render.site_files import render_site_files

    frame = _frame(config, sources)
    renderer = kept(
        "renderer",
        (frame, fingerprint(config.templates, config.static)),
        lambda: Renderer(site=frame, templates=config.templates),
    )
    for page in pages:
        yield kept(f"page {page.url}", (renderer, page), partial(renderer.render, page))
    yield from render_site_files(pages, frame, config.templates)


def _frame(config: Config, sources: Sources) -> "SiteFrame":
    from sitegen.render.frame import SiteFrame

    return SiteFrame.of(
        sources.settings,
        sources.data,
        completeness_sentence(sources.data),
        sources.statements,
        _palette(config, sources),
    )


def _palette(config: Config, sources: Sources) -> "Palette":
    from sitegen.maps.palette import FILE, read_palette

    return read_palette(
        config.static / "css" / FILE, (certified_class(item.id) for item in sources.data.batches)
    )


def _assets(config: Config, sources: Sources) -> tuple[OutputFile, ...]:
    from sitegen.exports.hosting import hosting_files
    from sitegen.maps.leaflet import leaflet_files
    from sitegen.render.assets import render_assets

    return (*render_assets(config.static, _palette(config, sources)), *leaflet_files(), *hosting_files())


def _pictures(config: Config, sources: Sources, pages: Sequence[Page]) -> tuple[OutputFile, ...]:
    from sitegen.render.map_pictures import map_figures, render_map_pictures

    figures, frame = map_figures(pages), _frame(config, sources)
    return tuple(render_map_pictures(figures, frame, config.templates, frame.palette))


def _rows(sources: Sources) -> OutputFile:
    from sitegen.analysis.status import county_statuses
    from sitegen.pages.county.county_table import county_table_rows

    return county_table_rows(sources.data, county_statuses(sources.data))


def _interactive(sources: Sources) -> tuple[OutputFile, ...]:
    from sitegen.pages.map.interactive import interactive_files

    return tuple(interactive_files(sources.data, sources.boundaries, sources.base_maps))


def _search(sources: Sources, pages: Sequence[Page]) -> tuple[OutputFile, ...]:
    """The index and, where the site's address is known, the search for browsers that needs it."""
    from sitegen.search.opensearch import opensearch_file
    from sitegen.search.search_index import build_index, index_script

    settings = sources.settings
    index = index_script(build_index(sources.data, pages))
    if not settings.base_url:
        return (index,)
    return (index, opensearch_file(settings.base_url, settings.title, settings.description))


def _api(sources: Sources) -> tuple[OutputFile, ...]:
    from sitegen.api import export_api
    from sitegen.feeds import export_feeds

    title, url = sources.settings.title, sources.settings.base_url or ""
    return (
        *export_api(sources.data, sources.package.descriptor, title=title, site_url=url),
        *export_feeds(sources.data, title=title, site_url=url),
    )


def _downloads(
    sources: Sources, package: Package, pictures: tuple[OutputFile, ...]
) -> tuple[OutputFile, ...]:
    from sitegen.exports import export_all

    url = sources.settings.base_url or ""
    return tuple(export_all(package, sources.data, sources.base_maps, site_url=url, others=pictures))
