"""Documents: what is found besides places."""

from sitegen.model.site_data import SiteData
from sitegen.search.search_documents import documents
from sitegen.site import urls
from sitegen.site.page import Page


def page(url: str, *, in_sitemap: bool = True) -> Page:
    return Page(url=url, template="pages/about.html", title="关于", description="说明", in_sitemap=in_sitemap)


def test_every_batch_plan_indicator_and_source_is_there(data: SiteData) -> None:
    found = [item.kind for item in documents(data, ())]
    assert found.count("batch") == len(data.batches)
    assert found.count("plan") == len(data.plans)
    assert found.count("indicator") == len(data.indicators) == 33
    assert found.count("source") == len(data.sources)


def test_pages_are_added_unless_a_record_stands_behind_them(data: SiteData) -> None:
    pages = [
        page(urls.ABOUT),
        page(urls.HOME),
        page(urls.SEARCH),
        page(urls.county("330212")),
        page(urls.batch("2024")),
        page("/maps/zhejiang/", in_sitemap=False),
    ]
    found = [item for item in documents(data, pages) if item.kind == "page"]
    assert [item.url for item in found if "#" not in item.url] == [urls.ABOUT]


def test_places_on_a_page_are_found_where_the_page_is(data: SiteData) -> None:
    found = {item.url: item for item in documents(data, [page(urls.ABOUT)]) if "#" in item.url}
    assert found[f"{urls.ABOUT}#errors"].title == "报告错误"
    assert {url.partition("#")[0] for url in found} == {urls.ABOUT}
