"""A page says by itself how old its data are, by the reader's clock."""

from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from sitegen.model.site_data import SiteData


def lines_after(browser: Browser, site: Path, data: SiteData, days: int) -> list[str]:
    """What the home page says of its age so many days after the newest source."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(
        datetime.combine(data.as_of, datetime.min.time()) + timedelta(days=days, hours=12)
    )
    page.goto((site / "index.html").as_uri())
    found = page.locator(".data-age").all_inner_texts()
    context.close()
    return found


def test_data_of_this_season_need_no_line(browser: Browser, mini_site: Path, mini_data: SiteData) -> None:
    assert lines_after(browser, mini_site, mini_data, 90) == []


def test_older_data_say_so(browser: Browser, mini_site: Path, mini_data: SiteData) -> None:
    (line,) = lines_after(browser, mini_site, mini_data, 91)
    assert line == "数据截止到 91 天以前：那一天以后公布的名单，这里没有。"


def test_the_date_is_in_the_page_and_its_age_is_not(mini_site: Path, mini_data: SiteData) -> None:
    text = (mini_site / "index.html").read_text(encoding="utf-8")
    assert f'<time datetime="{mini_data.as_of.isoformat()}" data-as-of>' in text
    assert "data-age" not in text
