"""What responses say: the data, the same everywhere, and links that lead somewhere."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from sitegen.assembly import assemble
from sitegen.datasets.package import Package
from sitegen.model.history import Correction, Reporter
from sitegen.model.site_data import SiteData
from sitegen.model.sources import Citation, Evidence
from sitegen.versions.shown import as_shown

ADDRESS = "https://example.org/a/b/"


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from nodes(child)


def links(content: Any) -> Iterator[str]:
    for node in nodes(content):
        if isinstance(node.get("links"), dict):
            yield from (url for url in node["links"].values() if url)
        if node.get("link"):
            yield node["link"]
    yield content["meta"]["docs"]


def test_every_link_leads_to_a_file_of_the_site(mini_api: Any, mini_site: Path) -> None:
    seen = 0
    for path in mini_api.responses:
        for url in links(mini_api.read(path)):
            target = urlsplit(urljoin(f"https://example.org/x/api/v1/{path}", url))
            assert target.path.startswith("/x/")
            place = target.path.removeprefix("/x/")
            assert (mini_site / (f"{place}index.html" if place.endswith("/") else place)).is_file(), url
            seen += 1
    assert seen > 100


def test_links_are_absolute_when_the_address_is_known(mini_data: SiteData, api_of: Any) -> None:
    api = api_of(mini_data, ADDRESS)
    relative = api_of(mini_data)
    for path in api.responses:
        base = f"{ADDRESS}api/v1/{path}"
        assert list(links(api.read(path))) == [urljoin(base, url) for url in links(relative.read(path))]


def test_the_site_serves_the_same_bytes(mini_package: Package, api_of: Any, mini_site: Path) -> None:
    made = api_of(assemble(as_shown(mini_package)))
    for path in ("counties.json", "counties/330205.json", "changes.json"):
        assert (mini_site / "api/v1" / path).read_bytes() == made.files[path]


def test_two_runs_give_the_same_bytes(mini_data: SiteData, mini_api: Any, api_of: Any) -> None:
    assert api_of(mini_data).files == mini_api.files


def test_files_are_utf_8_one_item_to_a_line(real_api: Any) -> None:
    assert all(content.endswith(b"}\n") for content in real_api.files.values())
    text = real_api.files["counties.json"].decode()
    assert "江北区" in text
    assert len(text.splitlines()) == len(real_api.data.counties) + 5
    assert max(len(content) for content in real_api.files.values()) < 1_000_000


def test_every_unit_is_told_alike_in_every_response(api: Any) -> None:
    listed = {unit["code"]: unit for unit in api.read("counties.json")["data"]}
    assert list(listed) == [county.code for county in api.data.counties]
    for path in api.responses:
        if path.startswith(("provinces/", "prefectures/")):
            assert all(listed[unit["code"]] == unit for unit in api.read(path)["data"]["counties"])
    for code, unit in listed.items():
        found = api.read(f"counties/{code}.json")["data"]
        for key in ("kind", "status", "outcome"):
            found[key] = found[key] and found[key]["code"]
        assert {key: found[key] for key in unit} == unit


def test_every_unit_of_a_place_is_there(real_api: Any) -> None:
    data = real_api.data
    for province in data.provinces:
        units = real_api.read(f"provinces/{province.slug}.json")["data"]["counties"]
        assert len(units) == len(data.counties_of_province[province.code])


def test_numbers_are_those_of_the_data(real_api: Any) -> None:
    batches = {batch["id"]: batch for batch in real_api.read("batches.json")["data"]}
    assert (batches["2024"]["declared"], batches["2024"]["named"]) == (188, 188)
    assert (batches["2025-1"]["named"], batches["2025-1"]["issued_on"]) == (43, None)
    assert batches["2024"]["issued_on"] == "2025-03-14"
    assert len(real_api.read("batches/2024.json")["data"]["certifications"]) == 188
    certified = [unit for unit in real_api.read("counties.json")["data"] if unit["status"] == "certified"]
    completeness = real_api.read("index.json")["meta"]["completeness"]
    assert len(certified) == completeness["named"] == 286
    provinces = real_api.read("provinces.json")["data"]
    assert len(provinces) == 34
    assert sum(item["coverage"]["named"] for item in provinces if item["covered"]) == 286


def test_what_is_not_known_is_null_and_not_zero(real_api: Any) -> None:
    yunnan = {item["batch_id"]: item for item in real_api.read("provinces/yunnan.json")["data"]["batches"]}
    assert yunnan["2023"] == {"batch_id": "2023", "declared": 3, "named": 0}
    assert yunnan["2025-1"]["declared"] is None
    taiwan = real_api.read("provinces/taiwan.json")["data"]
    assert (taiwan["covered"], taiwan["coverage"], taiwan["batches"]) == (False, None, [])


def test_declared_and_named_of_a_batch_add_up(api: Any) -> None:
    for batch in api.data.batches:
        found = api.read(f"batches/{batch.id}.json")["data"]
        assert found["declared"] == found["named"] + found["unseen"]
        assert sum(item["named"] for item in found["provinces"]) == found["named"]
        assert len(found["certifications"]) == found["named"]


def test_every_source_named_is_told(api: Any) -> None:
    every = {source["id"] for source in api.read("sources.json")["data"]}
    for path in api.responses:
        content = api.read(path)
        named = {
            node[key]
            for node in nodes(content)
            if "locator" in node
            for key in ("source_id", "corroborating_source_id")
            if node[key]
        }
        assert named <= every
        if isinstance(content["data"], dict) and "sources" in content["data"]:
            assert named == {source["id"] for source in content["data"]["sources"]}


def test_every_code_has_the_label_of_the_vocabularies(api: Any) -> None:
    vocabularies = api.read("vocabularies.json")["data"]
    words = {(word["code"], word["label"]) for item in vocabularies for word in item["words"]}
    for path in api.responses:
        for node in nodes(api.read(path)["data"]):
            if set(node) == {"code", "label"}:
                assert (node["code"], node["label"]) in words


def test_outcomes_of_a_plan_count_its_targets(api: Any) -> None:
    for plan in api.data.plans:
        found = api.read(f"plans/{plan.id}.json")["data"]
        for item in found["outcomes"]:
            same = [target for target in found["targets"] if target["outcome"] == item["outcome"]]
            assert len(same) == item["count"]


def test_a_retired_unit_says_what_became_of_it(real_api: Any) -> None:
    retired = next(item for item in real_api.data.successions if item.whole)
    found = real_api.read(f"counties/{retired.predecessor_code}.json")["data"]
    assert found["current"] is False
    assert retired.successor_code in [item["code"] for item in found["successors"]]


def test_changes_tell_versions_corrections_and_events(mini_data: SiteData, api_of: Any) -> None:
    correction = Correction(
        id="2026-001",
        resource="certifications",
        row_key="2024/330105",
        field=None,
        old_value="",
        new_value="甲",
        problem="漏了一行。",
        reported_by=Reporter.READER,
        noticed_on=mini_data.created,
        mended_on=mini_data.created,
        version=mini_data.version,
        citation=Citation(source_id=mini_data.sources[0].id, locator="附件", evidence=Evidence.OFFICIAL),
    )
    found = api_of(replace(mini_data, corrections=(correction,))).read("changes.json")["data"]
    assert found["versions"][0]["version"] == mini_data.version
    assert found["corrections"][0]["reported_by"] == {"code": "reader", "label": "读者"}
    assert found["corrections"][0]["field"] is None
    names = {(event["kind"]["code"], event["name"]) for event in found["events"]}
    assert names == {
        *(("batch", batch.id) for batch in mini_data.batches),
        *(("plan", plan.id) for plan in mini_data.plans),
        *(("version", release.version) for release in mini_data.changelog),
    }


@pytest.mark.parametrize("text", ['"引号"', "a\\b", "两\n行", "</script>", "\u2028"])
def test_any_text_comes_back_as_it_was(mini_data: SiteData, text: str, api_of: Any) -> None:
    source = replace(mini_data.sources[0], remark=text)
    api = api_of(replace(mini_data, sources=(source, *mini_data.sources[1:])))
    assert api.read("sources.json")["data"][0]["remark"] == text


def test_numbers_are_plain_json(real_api: Any) -> None:
    def refuse(word: str) -> None:
        raise AssertionError(word)

    for content in real_api.files.values():
        json.loads(content, parse_constant=refuse)
