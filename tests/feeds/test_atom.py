"""Atom feeds: valid by RFC 4287, stable, and with links that lead somewhere."""

import html
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from lxml import etree

from sitegen.model.site_data import SiteData

SCHEMA = Path(__file__).with_name("atom.rng")
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://example.org/a/b/"

Files = Mapping[str, bytes]


def atoms(feeds: Files) -> dict[str, Any]:
    return {path: etree.fromstring(content) for path, content in feeds.items() if path.endswith(".atom")}


def text(element: Any, name: str) -> str:
    found = element.findtext(f"{ATOM}{name}")
    assert isinstance(found, str)
    return found


def hrefs(feed: Any) -> list[str]:
    """Addresses of links, those in the content included."""
    found = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    for content in feed.iter(f"{ATOM}content"):
        found += etree.HTML(content.text).xpath("//@href")
    return found


def test_every_feed_is_valid(feeds: Files) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    assert len(atoms(feeds)) > 1
    for path, feed in atoms(feeds).items():
        schema.assertValid(feed)
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN", path


@pytest.mark.filterwarnings("ignore")
def test_a_reader_of_feeds_finds_every_entry_with_its_title_and_day(mini_feeds: Files) -> None:
    for path, content in mini_feeds.items():
        if path.endswith(".atom"):
            read = feedparser.parse(content)
            assert (read.bozo, read.version) == (False, "atom10"), path
            entries = list(etree.fromstring(content).iter(f"{ATOM}entry"))
            assert [entry.title for entry in read.entries] == [text(entry, "title") for entry in entries]
            assert [entry.id for entry in read.entries] == [text(entry, "id") for entry in entries]
            assert all(entry.updated_parsed for entry in read.entries)


def test_the_schema_finds_faults(mini_feeds: Files) -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    for name in ("id", "title", "updated"):
        for parent in (".", f"{ATOM}entry"):
            feed = atoms(mini_feeds)["feeds/all.atom"]
            element = feed.find(parent)
            element.remove(element.find(f"{ATOM}{name}"))
            assert not schema.validate(feed)
    feed = atoms(mini_feeds)["feeds/all.atom"]
    feed.find(f"{ATOM}updated").text = "2026-11-23"
    assert not schema.validate(feed)


def test_what_the_grammar_cannot_say(feeds: Files) -> None:
    for path, feed in atoms(feeds).items():
        entries = feed.findall(f"{ATOM}entry")
        assert feed.find(f"{ATOM}author") is not None, "an author on the feed serves all entries"
        assert list(feed)[-len(entries) :] == entries or not entries
        ids = [text(entry, "id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for identifier in (text(feed, "id"), *ids):
            assert uuid.UUID(identifier.removeprefix("urn:uuid:")).version == 5
        updates = [text(entry, "updated") for entry in entries]
        assert updates == sorted(updates, reverse=True)
        assert text(feed, "updated") >= max(updates, default="")
        for element in (feed, *entries):
            links = [(link.get("rel"), link.get("type")) for link in element.findall(f"{ATOM}link")]
            assert len(set(links)) == len(links), path
        for entry in entries:
            assert "alternate" in [link.get("rel") for link in entry.findall(f"{ATOM}link")]


def test_feeds_have_identifiers_of_their_own(real_feeds: Files) -> None:
    ids = [text(feed, "id") for feed in atoms(real_feeds).values()]
    assert len(set(ids)) == len(ids) == 32


def test_identifiers_do_not_depend_on_the_address_or_the_version(
    mini_data: SiteData, feeds_of: Callable[..., Files]
) -> None:
    def identifiers(files: Files) -> dict[str, list[str]]:
        return {path: [found.text for found in feed.iter(f"{ATOM}id")] for path, feed in atoms(files).items()}

    here = identifiers(feeds_of(mini_data))
    later = replace(mini_data, version="9.9.9", created=mini_data.created + timedelta(days=9))
    assert identifiers(feeds_of(mini_data, ADDRESS)) == here
    assert {path: sorted(ids) for path, ids in identifiers(feeds_of(later)).items()} == {
        path: sorted(ids) for path, ids in here.items()
    }


def test_identifiers_are_the_ones_that_subscribers_have(mini_feeds: Files) -> None:
    """Changing one of these sends every subscriber everything again."""
    feed = atoms(mini_feeds)["feeds/all.atom"]
    known = {text(entry, "title"): text(entry, "id") for entry in feed.findall(f"{ATOM}entry")}
    assert text(feed, "id") == "urn:uuid:5ad2e406-6b5b-5ed4-be4e-306781a564f0"
    assert "urn:uuid:c7b1c2b5-1e78-58f6-b401-0331aedc72fd" in known.values()


def test_relative_links_lead_to_files_of_the_site(mini_feeds: Files, mini_site: Path) -> None:
    for path, feed in atoms(mini_feeds).items():
        for href in hrefs(feed):
            target = urlsplit(urljoin(f"https://example.org/x/{path}", href))
            place = target.path.removeprefix("/x/")
            assert (
                mini_site / (f"{place}index.html" if not place or place.endswith("/") else place)
            ).is_file()
        own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert [urljoin(f"https://example.org/x/{path}", href) for href in own] == [
            f"https://example.org/x/{path}"
        ]


def test_links_are_absolute_when_the_address_is_known(
    mini_data: SiteData, mini_feeds: Files, feeds_of: Callable[..., Files]
) -> None:
    addressed = atoms(feeds_of(mini_data, ADDRESS))
    for path, feed in atoms(mini_feeds).items():
        assert hrefs(addressed[path]) == [urljoin(f"{ADDRESS}{path}", href) for href in hrefs(feed)]


def test_pages_announce_their_feed(mini_site: Path) -> None:
    for page, feed in (
        ("index.html", "feeds/all.atom"),
        ("provinces/zhejiang/index.html", "../../feeds/provinces/zhejiang.atom"),
    ):
        document = etree.HTML((mini_site / page).read_bytes())
        found = document.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert found == [feed]


def test_days_are_those_of_the_data(real_data: SiteData, real_feeds: Files) -> None:
    feed = atoms(real_feeds)["feeds/all.atom"]
    entries = {text(entry, "title"): entry for entry in feed.findall(f"{ATOM}entry")}
    batch = next(entry for title, entry in entries.items() if title.startswith("2024年"))
    assert text(batch, "published") == text(batch, "updated") == "2025-03-14T00:00:00Z"
    assert html.unescape(batch.findtext(f"{ATOM}content")).count("<a ") == 188
    undated = next(entry for title, entry in entries.items() if title.startswith("2019年"))
    assert undated.find(f"{ATOM}published") is None
    assert text(undated, "updated") == f"{real_data.created.isoformat()}T00:00:00Z"
    assert "日期没有查到" in text(undated, "content")
    assert "名单未收齐" in next(title for title in entries if title.startswith("2025年"))


def test_an_undated_event_has_the_date_of_its_source(
    mini_data: SiteData, feeds_of: Callable[..., Files]
) -> None:
    plan = replace(mini_data.plans[0], issued_on=None)
    told = date(2023, 5, 6)
    sources = tuple(
        replace(source, published_on=told) if source.id == plan.citation.source_id else source
        for source in mini_data.sources
    )
    changed = replace(mini_data, plans=(plan, *mini_data.plans[1:]), sources=sources)
    feed = atoms(feeds_of(changed))["feeds/all.atom"]
    (entry,) = (entry for entry in feed.findall(f"{ATOM}entry") if plan.title in text(entry, "title"))
    assert text(entry, "updated") == "2023-05-06T00:00:00Z"


def test_a_province_hears_of_its_own_units_only(mini_feeds: Files) -> None:
    feed = atoms(mini_feeds)["feeds/provinces/yunnan.atom"]
    for entry in feed.findall(f"{ATOM}entry"):
        for href in etree.HTML(text(entry, "content")).xpath("//@href"):
            assert href.rstrip("/").rpartition("/")[2].startswith("53")
    assert any("名单未收齐：还缺3个" in text(entry, "summary") for entry in feed.findall(f"{ATOM}entry"))


def test_hostile_names_are_text_in_every_reader(mini_data: SiteData, feeds_of: Callable[..., Files]) -> None:
    evil = "<script>alert(1)</script>&\"'"
    code = mini_data.certifications[0].county_code
    counties = tuple(
        replace(county, name=evil) if county.code == code else county for county in mini_data.counties
    )
    feed = atoms(feeds_of(replace(mini_data, counties=counties)))["feeds/all.atom"]
    contents = [etree.HTML(content.text) for content in feed.iter(f"{ATOM}content")]
    assert not [element for content in contents for element in content.iter("script")]
    assert [True for content in contents if evil in "".join(content.itertext())]
