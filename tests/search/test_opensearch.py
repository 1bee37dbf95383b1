"""The browser's own search plug-in."""

from xml.etree import ElementTree

from sitegen.search.opensearch import opensearch_file

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_description_leads_to_the_search_page_by_absolute_address() -> None:
    file = opensearch_file("https://example.org/a/b/", "优质均衡", "查县区 & 文件")
    root = ElementTree.fromstring(file.content)  # noqa: S314 -- our own file
    assert file.path == "opensearch.xml"
    templates = [node.get("template") for node in root.iter(f"{SPACE}Url")]
    assert templates == [
        "https://example.org/a/b/search/?q={searchTerms}",
        "https://example.org/a/b/opensearch.xml",
    ]
    assert root.findtext(f"{SPACE}Description") == "查县区 & 文件"


def test_name_keeps_to_the_sixteen_characters_of_the_standard() -> None:
    root = ElementTree.fromstring(opensearch_file("https://example.org", "长" * 30, "").content)  # noqa: S314 -- our own file
    assert root.findtext(f"{SPACE}ShortName") == "长" * 16
