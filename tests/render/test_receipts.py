"""Facts on the built pages: each is a statement, and its receipt is one click away."""

import csv
import json
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
KINDS = {
    "index.html": "total",
    "batches/index.html": "batch",
    "batches/2024/index.html": "batch-total",
    "provinces/index.html": "total",
    "provinces/zhejiang/index.html": "total",
    "prefectures/330100/index.html": "total",
    "counties/330106/index.html": "certification",
    "counties/530102/index.html": "plan-target",
    "counties/445381/index.html": "status",
    "plans/yunnan-2022/index.html": "plan-target",
    "indicators/index.html": "threshold",
    "indicators/1-1/index.html": "threshold",
}
"""Pages that print facts, one of each kind, and what kind of statement must be among them."""


class Marks(HTMLParser):
    """Ids of the statements that a page prints, and its details."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.statements: set[str] = set()
        self.classes: list[str] = []
        self.feed(text)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("data-statement"):
            self.statements.add(str(values["data-statement"]))
        self.classes += (values.get("class") or "").split()


@pytest.fixture(scope="module")
def statements(built_site: Path) -> Mapping[str, Mapping[str, str]]:
    with (built_site / "downloads/tables/statements.csv").open(encoding="utf-8", newline="") as file:
        return {row["statement_id"]: row for row in csv.DictReader(file)}


def marks(site: Path, name: str) -> Marks:
    return Marks((site / name).read_text(encoding="utf-8"))


def test_every_fact_on_every_page_is_in_the_table(
    built_site: Path, statements: Mapping[str, Mapping[str, str]]
) -> None:
    printed = set()
    for file in built_site.rglob("*.html"):
        printed |= set(re.findall(r'data-statement="([^"]*)"', file.read_text(encoding="utf-8")))
    assert len(printed) > 3000
    assert printed <= set(statements)


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_pages_of_each_kind_mark_their_facts(built_site: Path, name: str, kind: str) -> None:
    found = marks(built_site, name)
    assert kind in {statement.split("/")[0] for statement in found.statements}, found.statements
    if not name.startswith(("provinces/index", "indicators/index")):
        assert "receipt" in found.classes


def test_every_county_marks_its_status(built_site: Path) -> None:
    for folder in (built_site / "counties").iterdir():
        if folder.is_dir() and folder.name != "table":
            text = (folder / "index.html").read_text(encoding="utf-8")
            assert f' data-statement="status/{folder.name}"' in text, folder.name


def test_a_receipt_has_all_its_lines(built_site: Path) -> None:
    text = (built_site / "counties/330106/index.html").read_text(encoding="utf-8")
    receipt = text[text.index('<details class="receipt">\n<summary>依据详情') :]
    receipt = receipt[: receipt.index("</details>")]
    for words in (
        "教督函〔2025〕3号",
        "附件 九、浙江：杭州市",
        "2025年3月14日",
        "官方文件",
        "2026年11月23日",
    ):
        assert words in receipt


def test_a_source_that_was_not_opened_again_says_so(built_site: Path) -> None:
    text = (built_site / "counties/330205/index.html").read_text(encoding="utf-8")
    assert "未打开；所见处：" in text


def test_pages_of_sources_offer_all_their_facts(
    built_site: Path, statements: Mapping[str, Mapping[str, str]]
) -> None:
    used = {row[name] for row in statements.values() for name in ("source_id", "corroborating_source_id")}
    for source_id in used - {""}:
        text = (built_site / "sources" / source_id / "index.html").read_text(encoding="utf-8")
        assert f"downloads/sources/{source_id}/statements.csv" in text


def test_every_page_but_those_without_content_says_how_to_cite_it(built_site: Path) -> None:
    for name in (*KINDS, "data/changes/index.html", "sources/index.html", "about/index.html"):
        text = (built_site / name).read_text(encoding="utf-8")
        assert "引用本页" in text, name
        assert "[EB/OL]. （2026-11-23）[2026-11-23]." in text
        assert "请改成您查阅的日期" in text
    assert "引用本页" not in (built_site / "404.html").read_text(encoding="utf-8")


def test_json_ld_says_what_the_package_says(built_site: Path) -> None:
    package = yaml.safe_load((PROJECT / "datasets/datapackage.yaml").read_text(encoding="utf-8"))
    for name in (
        "data/index.html",
        "batches/2024/index.html",
        "provinces/zhejiang/index.html",
        "plans/yunnan-2022/index.html",
    ):
        text = (built_site / name).read_text(encoding="utf-8")
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        dataset = json.loads(block)
        assert dataset["@type"] == "Dataset"
        assert dataset["version"].partition("+")[0] == package["version"]
        assert dataset["dateModified"] == package["created"].removesuffix("T00:00:00Z")
        assert dataset["license"] == package["licenses"][0]["path"]
        assert dataset["creator"]["name"] == package["contributors"][0]["title"]
        assert 50 <= len(dataset["description"]) <= 5000
        assert len(dataset["distribution"]) >= 3
        for file in dataset["distribution"]:
            assert (built_site / name).parent.joinpath(file["contentUrl"]).resolve().is_file()
        if name.startswith("data"):
            assert dataset["name"] == package["title"]


def test_the_site_and_the_package_name_the_same_author() -> None:
    package = yaml.safe_load((PROJECT / "datasets/datapackage.yaml").read_text(encoding="utf-8"))
    settings = yaml.safe_load((PROJECT / "content/site.yaml").read_text(encoding="utf-8"))
    assert [item["title"] for item in package["contributors"]] == [settings["title"]]


def test_the_data_page_offers_every_style_of_citation(built_site: Path) -> None:
    text = (built_site / "data/index.html").read_text(encoding="utf-8")
    for style in ("gbt7714", "bibtex", "ris", "csl", "cff"):
        assert f'id="cite-data-{style}"' in text
    assert 'href="../downloads/dcat.jsonld"' in text
