"""The catalogue: read by an RDF library, and saying what datapackage.json and the files say."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import yaml
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef

from sitegen.datasets.package import Package
from sitegen.exports.dcat_file import dcat_file
from sitegen.exports.zip_file import Stamp
from sitegen.model.site_data import SiteData
from sitegen.site import urls

# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

BASE = "https://example.org/guide/downloads/"


def read_graph(content: bytes, address: str) -> Graph:
    """The triples of JSON-LD that was read at `address`."""
    return Graph().parse(data=content, format="json-ld", publicID=address)


@pytest.fixture(scope="module")
def graph(downloads: Mapping[str, bytes]) -> Graph:
    return read_graph(downloads["downloads/dcat.jsonld"], f"{BASE}dcat.jsonld")


def packages(downloads: Mapping[str, bytes]) -> Mapping[str, Any]:
    """`datapackage.json` of every package, by its identifier."""
    found = {}
    for path, content in downloads.items():
        if path.endswith(".zip"):
            with zipfile.ZipFile(BytesIO(content)) as archive:
                descriptor = json.loads(archive.read("datapackage.json"))
            found[descriptor["name"]] = descriptor
    return found


def test_the_catalogue_reads_back_equal_to_every_datapackage_json(
    graph: Graph, downloads: Mapping[str, bytes]
) -> None:
    expected = packages(downloads)
    datasets = {
        str(graph.value(node, DCTERMS.identifier)): node for node in graph.objects(None, DCAT.dataset)
    }
    assert set(datasets) == set(expected)
    for name, node in datasets.items():
        descriptor = expected[name]
        assert graph.value(node, DCTERMS.title) == Literal(descriptor["title"], lang="zh-CN")
        assert graph.value(node, DCTERMS.description) == Literal(descriptor["description"], lang="zh-CN")
        assert str(graph.value(node, URIRef(f"{DCAT}version"))) == descriptor["version"]
        assert str(graph.value(node, DCTERMS.issued)) == descriptor["created"][:10]
        assert [str(item) for item in graph.objects(node, DCTERMS.license)] == [
            licence["path"] for licence in descriptor["licenses"]
        ]
        assert {str(graph.value(agent, FOAF.name)) for agent in graph.objects(node, DCTERMS.publisher)} == {
            item["title"] for item in descriptor["contributors"]
        }
        titles = {str(graph.value(item, DCTERMS.title)) for item in graph.objects(node, DCTERMS.source)}
        assert all(
            any(source["title"].startswith(title) for title in titles) for source in descriptor["sources"]
        )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_it_meets_the_shapes_of_the_european_profile(graph: Graph) -> None:
    shapes = Path(__file__).parent / "profiles/dcat-ap.ttl"
    graph = Graph().parse(data=graph.serialize(format="nt"), format="nt")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=str(shapes), shacl_graph_format="turtle")
    assert conforms, report


def test_every_file_of_data_is_listed_with_its_size_and_sum(
    graph: Graph, downloads: Mapping[str, bytes]
) -> None:
    listed = set()
    for node in graph.subjects(RDF.type, DCAT.Distribution):
        path = str(graph.value(node, DCAT.downloadURL)).removeprefix(BASE)
        content = downloads[f"downloads/{path}"]
        listed.add(path)
        assert int(graph.value(node, DCAT.byteSize)) == len(content)
        checksum = graph.value(node, URIRef("http://spdx.org/rdf/terms#checksum"))
        value = graph.value(checksum, URIRef("http://spdx.org/rdf/terms#checksumValue"))
        assert str(value) == hashlib.sha256(content).hexdigest()
    others = {"SHA256SUMS", "CITATION.cff", "dcat.jsonld", "croissant.json", "datasette.json"}
    assert listed == {path.removeprefix("downloads/") for path in downloads} - others


def test_landing_pages_are_pages_of_the_site(graph: Graph, data: SiteData) -> None:
    pages = {str(item) for item in graph.objects(None, DCAT.landingPage)}
    site = BASE.removesuffix("downloads/")
    expected = [urls.DATA, *(urls.batch(batch.id) for batch in data.batches)]
    expected += [urls.province(item.slug) for item in data.provinces if item.covered]
    expected += [urls.plan(plan.id) for plan in data.plans]
    assert pages == {f"{site}{urls.file_path(url)}" for url in expected}


def test_a_known_address_is_the_base_of_all_links(about: Any) -> None:
    content = dcat_file(replace(about, homepage="https://example.org/guide/"), [], [Stamp.of("a.csv", b"")])
    graph = read_graph(content, "http://elsewhere.test/x")
    assert {str(item) for item in graph.objects(None, DCAT.downloadURL)} == {f"{BASE}a.csv"}


def test_citation_files_say_what_datapackage_json_says(
    downloads: Mapping[str, bytes], package: Package
) -> None:
    for path, content in downloads.items():
        if path.endswith(".zip"):
            with zipfile.ZipFile(BytesIO(content)) as archive:
                descriptor = json.loads(archive.read("datapackage.json"))
                citation = yaml.safe_load(archive.read("CITATION.cff"))
                readme = archive.read("README.md").decode()
            assert citation["title"] == descriptor["title"]
            assert citation["version"] == descriptor["version"]
            assert citation["date-released"] == descriptor["created"][:10]
            assert citation["license"] == descriptor["licenses"][0]["name"]
            assert citation["authors"] == [{"name": item["title"]} for item in descriptor["contributors"]]
            assert citation.get("url") == descriptor.get("homepage")
            assert f"{citation['authors'][0]['name']}. {citation['title']}[DS/OL]. V" in readme
    whole = yaml.safe_load(downloads["downloads/CITATION.cff"])
    assert whole["title"] == package.descriptor.title
