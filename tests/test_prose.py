"""What doubts, changelog, claims and prose say in words agrees with what the data say in cells."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sitegen.analysis.completeness import batch_completeness
from sitegen.model.certification import ListStatus
from sitegen.model.site_data import SiteData

ABOUT = Path(__file__).resolve().parents[1] / "content" / "about.md"
CODELISTS = ABOUT.parents[1] / "datasets" / "codelists.yaml"


def texts(data: SiteData) -> Iterator[tuple[str, str]]:
    """Everything that is said in sentences, with where it stands."""
    yield "about.md", ABOUT.read_text(encoding="utf-8")
    for doubt in data.doubts:
        yield f"doubts {doubt.id}", f"{doubt.question}{doubt.where}{doubt.settled_by}"
    for change in data.unreleased:
        yield "changelog", change.text
    for claim in data.claims:
        yield f"claims {claim.id}", f"{claim.note or ''}{claim.uncheckable or ''}"
    for source in data.sources:
        yield f"sources {source.id}", f"{source.prints}；{source.remark}"


def test_what_waits_for_proof_is_in_no_list(real_data: SiteData) -> None:
    for doubt in real_data.doubts:
        named = {
            item.county_code for item in real_data.certifications if item.batch_id == (doubt.batch_id or "")
        }
        assert named.isdisjoint(doubt.county_codes), doubt.id


def test_cells_that_a_doubt_calls_empty_are_empty(real_data: SiteData) -> None:
    """`batches 的文号空着` and its like are true as long as the doubt stands."""
    empty = re.compile(r"batches 的 ?(?:document_number|文号)[^。；]*空着")
    said = {doubt.id for doubt in real_data.doubts if empty.search(doubt.where)}
    assert said == {
        f"batch-{batch.id}-document" for batch in real_data.batches if batch.document_number is None
    }


@pytest.mark.parametrize("place", [r"(\d{4})年(?:第一批|一批)?(?:名单)?公布(?:了)?(\d+)个"])
def test_totals_in_words_are_those_of_the_batches(real_data: SiteData, place: str) -> None:
    for where, text in texts(real_data):
        for year, count in re.findall(place, text):
            totals = {batch.declared_total for batch in real_data.batches if str(batch.year) == year}
            assert int(count) in totals, f"{where}: {year}年 {count}"


def test_a_batch_with_names_is_nowhere_called_unseen(real_data: SiteData) -> None:
    """Neither the state of its list nor a sentence denies names that are held."""
    for batch in real_data.batches:
        held = batch_completeness(real_data, batch).named
        assert (batch.list_status is ListStatus.UNSEEN) == (held == 0)
        if held:
            denied = rf"{batch.year}年(?:第一批)?[^。；]*(?:没有一个名字|名单未见|未见名单)"
            assert [where for where, text in texts(real_data) if re.search(denied, text)] == []


def test_the_changelog_counts_the_names_that_came(real_data: SiteData) -> None:
    said = next(change.text for change in real_data.unreleased if "核实的" in change.text)
    units = [real_data.county[item.county_code] for item in real_data.certifications_in["2025-1"]]
    counties = sum(unit.is_statutory for unit in units)
    assert re.findall(r"(\d+)个名字（(\d+)个县级行政区，(\d+)个功能区）", said) == [
        (str(len(units)), str(counties), str(len(units) - counties))
    ]


def test_each_source_opens_or_says_why_not(real_data: SiteData) -> None:
    for source in real_data.sources:
        assert bool(source.url) != bool(source.url_missing), source.id
        assert source.read_at, source.id


def test_the_page_about_names_every_grade_of_evidence() -> None:
    lists = yaml.safe_load(CODELISTS.read_text(encoding="utf-8"))
    (grades,) = [each["words"] for each in lists if each["id"] == "evidence"]
    text = ABOUT.read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (\S+) \|", text.partition("## 证据怎样分级")[2].partition("\n## ")[0], re.MULTILINE
    )
    assert rows[1:] == [grade["label"] for grade in grades]
    assert f"分为{'零一二三四五六七八九'[len(rows) - 1]}级" in text
