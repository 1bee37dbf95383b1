"""Pages without records of their own: prose, search for one and for many, and what does not exist."""

from collections.abc import Iterable, Iterator

from sitegen.content import Document
from sitegen.pages.parts.breadcrumbs import BATCHES, COUNTIES, HOME, PLANS, PROVINCES
from sitegen.site import urls
from sitegen.site.page import Link, Page

_WAYS = (PROVINCES, COUNTIES, BATCHES, PLANS)
"""Ways to find something without a script."""


def document_pages(documents: Iterable[Document]) -> Iterator[Page]:
    """A page for each piece of prose; the body is the Document itself."""
    for document in documents:
        yield Page(
            url=document.url,
            template="pages/document.html",
            title=document.title,
            description=document.description,
            breadcrumb=(HOME,),
            body=document,
        )


def search_page() -> Page:
    """The page that shows what a search found."""
    return Page(
        url=urls.SEARCH,
        template="pages/search.html",
        title="查找",
        description="按名称、拼音、拼音首字母、曾用名或代码查找县级单位、省份、批次、规划、指标和来源。",
        breadcrumb=(HOME,),
        body=_WAYS,
        in_sitemap=False,
    )


def many_page() -> Page:
    """The page that looks up a list of names from a spreadsheet, which does not leave the browser."""
    return Page(
        url=urls.MANY,
        template="pages/many.html",
        asks_nothing=True,
        title="一次查多个",
        description="从表格里复制一列县区名字，逐个查出是否在认定名单上，结果可以下载。名字不离开这台电脑。",
        breadcrumb=(HOME, Link("查找", urls.SEARCH)),
        body=(),
        scripts=tuple(urls.asset(f"js/{name}.js") for name in ("csv", "many-names", "many")),
    )


def not_found_page() -> Page:
    """What a server shows for an address that does not exist."""
    return Page(
        url=urls.NOT_FOUND,
        template="pages/not_found.html",
        title="没有这一页",
        description="地址可能写错了，或者这个县级单位的代码已经更换。",
        breadcrumb=(HOME,),
        body=_WAYS,
        in_sitemap=False,
    )
