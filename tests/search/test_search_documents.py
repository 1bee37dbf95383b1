"""Documents: what is found besides places."""

from sitegen.content.search_words import NEWEST, PageWords, SearchWords
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
    words = SearchWords(
        pages={
            f"{urls.ABOUT}#errors": PageWords(title="报告错误", words=("纠错",)),
            f"{urls.DATA}#dictionary": PageWords(title="字段说明", words=("字段",)),
        }
    )
    found = [item for item in documents(data, [page(urls.ABOUT)], words) if "#" in item.url]
    assert [(item.url, item.title, item.words) for item in found] == [
        (f"{urls.ABOUT}#errors", "报告错误", ("纠错",))
    ]


def test_words_are_given_to_what_they_mean(data: SiteData) -> None:
    words = SearchWords(
        pages={NEWEST: PageWords(words=("最新",)), urls.ABOUT: PageWords(words=("什么是优质均衡",))}
    )
    found = {item.url: item.words for item in documents(data, [page(urls.ABOUT)], words)}
    assert found[urls.ABOUT] == ("什么是优质均衡",)
    assert "最新" in found[urls.batch(data.batches[-1].id)]


def test_an_indicator_is_found_by_what_is_said_of_it(data: SiteData) -> None:
    found = {item.title: item.text for item in documents(data, ())}
    assert "实验室" in found["生均教学及辅助用房面积"]


def test_a_plan_is_found_by_its_place(data: SiteData) -> None:
    found = {item.url: item.words for item in documents(data, ()) if item.kind == "plan"}
    assert {"云南省的规划", "云南方案"} <= set(found[urls.plan("yunnan-2022")])
    assert {"怒江州实施方案", "怒江傈僳族自治州的规划"} <= set(found[urls.plan("nujiang-2022")])
    assert {"大丰区的实施方案", "大丰规划"} <= set(found[urls.plan("dafeng")])
