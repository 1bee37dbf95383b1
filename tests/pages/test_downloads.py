"""Links to downloads, where readers look for them."""

from sitegen.model.certification import ListStatus
from sitegen.model.site_data import SiteData
from sitegen.pages.data.data_catalogue import DataBody
from sitegen.pages.home import HomeBody
from sitegen.pages.parts.downloads import batch_downloads
from sitegen.site import urls
from sitegen.site.formats import PART_FORMATS
from sitegen.site.page import Page


def test_the_names_of_a_batch_for_excel_are_one_click_from_home(
    site: tuple[Page, ...], data: SiteData
) -> None:
    home = next(page for page in site if page.url == urls.HOME)
    assert isinstance(home.body, HomeBody)
    firsts = {item.downloads[0].url for item in home.body.latest if item.downloads}
    newest = [batch for batch in data.batches if batch.list_status is not ListStatus.UNSEEN][-1]
    assert urls.download(f"batches/{newest.id}/certifications.xlsx") in firsts


def test_a_part_is_offered_in_every_format_excel_first(data: SiteData) -> None:
    links = batch_downloads(data.batches[0])
    assert [link.text.rpartition("（")[2] for link in links] == [f"{kind.title}）" for kind in PART_FORMATS]


def test_the_data_page_offers_every_table_and_every_document(site: tuple[Page, ...]) -> None:
    page = next(page for page in site if page.url == urls.DATA)
    assert isinstance(page.body, DataBody)
    for view in page.body.resources:
        endings = {link.url.partition(".")[2] for link in view.downloads}
        expected = {"xlsx", "excel.csv", "csv", "json"} if view.resource.schema else {"json"}
        assert endings == expected
    for row in page.body.parts.rows:
        assert len([cell for cell in row if cell.url]) == len(PART_FORMATS)
