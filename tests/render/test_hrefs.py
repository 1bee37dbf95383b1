"""Links from pages at every depth."""

import pytest

from sitegen.exceptions import InternalError
from sitegen.render.hrefs import Href


@pytest.mark.parametrize(
    ("page", "url", "link"),
    [
        ("/", "/", "index.html"),
        ("/", "/provinces/zhejiang/", "provinces/zhejiang/index.html"),
        ("/about/", "/", "../index.html"),
        ("/counties/330212/", "/assets/css/site.css", "../../assets/css/site.css"),
        ("/counties/330212/", "/indicators/#i-2-10", "../../indicators/index.html#i-2-10"),
        ("/a/b/c/", "/search/?q=x#top", "../../../search/index.html?q=x#top"),
        ("/about/", "#unknown", "#unknown"),
        ("/about/", "https://www.moe.gov.cn/a?b=c#d", "https://www.moe.gov.cn/a?b=c#d"),
    ],
)
def test_links_are_relative_and_name_the_file(page: str, url: str, link: str) -> None:
    assert Href.from_page(page)(url) == link


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "mailto:someone@example.org",
        "//example.org/",
        "https:///path",
        "about/",
        "../about/",
        "/a/../../b/",
        "",
        "#",
        "/a b/",
        '/"onload="x/',
        "/\\example.org/",
        "java\nscript:alert(1)",
        "https://example.org/<script>",
    ],
)
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(InternalError):
        Href.from_page("/about/")(url)
