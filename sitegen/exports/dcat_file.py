"""One catalogue of all datasets and their files for portals of open data: DCAT 3 as JSON-LD.

Addresses in it are relative to the catalogue's own, so that it holds wherever it is read from; where the
site's address is known, it is named as their base.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.exports.about import About
from sitegen.exports.zip_file import Stamp
from sitegen.output import pretty_json
from sitegen.site import urls
from sitegen.site.dataset_metadata import media_type

NAME = "dcat.jsonld"
_WHOLE = "tables"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


_LANGUAGE = "http://publications.europa.eu/resource/authority/language/ZHO"
"""Chinese, as DCAT-AP names languages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A dataset of the catalogue that is part of the whole."""

    folder: str
    """Folder of its files under the downloads."""
    page: str
    """URL of its page."""
    about: About


def dcat_file(about: About, parts: Sequence[Part], files: Iterable[Stamp]) -> bytes:
    """The catalogue of the whole and its parts; `files` are all downloads."""
    by_folder: dict[str, list[Mapping[str, Any]]] = {}
    for file in files:
        kind = media_type(file.path)
        if kind:
            folder = file.path.rpartition("/")[0]
            by_folder.setdefault(folder, []).append(
                {**_distribution(file, kind), "dcterms:license": _licences(about)}
            )
    whole = _dataset(about, "../data/index.html", [*by_folder.get("", ()), *by_folder.get(_WHOLE, ())])
    whole["dcterms:hasPart"] = [{"@id": _page(part.page)} for part in parts]
    datasets = [
        whole,
        *(_dataset(part.about, _page(part.page), by_folder.get(part.folder, [])) for part in parts),
    ]
    catalogue = {
        "@context": {**({"@base": f"{about.homepage}downloads/"} if about.homepage else {}), **_CONTEXT},
        "@id": NAME,
        "@type": "dcat:Catalog",
        **_common(about, about.package.title, about.package.description.strip()),
        "dcat:dataset": datasets,
    }
    return pretty_json(catalogue)


def _dataset(about: About, page: str, files: list[Mapping[str, Any]]) -> dict[str, Any]:
    scope, package = about.scope, about.package
    description = f"{package.description.strip()}{scope.rows}{scope.completeness}"
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dcterms:identifier": scope.name_in(package.name),
        **_common(about, about.title, description),
        "dcterms:source": [
            {"@id": _page(urls.source(source.id)), "dcterms:title": _chinese(source.title)}
            for source in about.sources
        ],
        "dcat:landingPage": {"@id": page},
        "dcat:distribution": files,
    }


def _common(about: About, title: str, description: str) -> Mapping[str, Any]:
    package = about.package
    return {
        "dcterms:title": _chinese(title),
        "dcterms:description": _chinese(description),
        "dcterms:language": {"@id": _LANGUAGE},
        "dcat:version": package.version,
        "dcterms:issued": {"@type": "xsd:date", "@value": package.created.isoformat()},
        "dcterms:modified": {"@type": "xsd:date", "@value": package.created.isoformat()},
        "dcterms:license": _licences(about),
        "dcterms:publisher": list(_agents(about)),
        "dcterms:creator": list(_agents(about)),
    }


def _licences(about: About) -> list[Mapping[str, Any]]:
    return [{"@id": item["path"]} for item in about.package.descriptor.get("licenses", ())]


def _agents(about: About) -> Iterator[Mapping[str, Any]]:
    for item in about.package.descriptor.get("contributors", ()):
        yield {"@type": "foaf:Organization", "foaf:name": item["title"]}


def _distribution(file: Stamp, kind: str) -> Mapping[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcterms:title": file.path.rpartition("/")[2],
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{kind}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "dcat:accessURL": {"@id": file.path},
        "dcat:downloadURL": {"@id": file.path},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": file.sha256,
        },
    }


def _chinese(text: str) -> Mapping[str, str]:
    return {"@language": "zh-CN", "@value": text}


def _page(url: str) -> str:
    """A page of the site as seen from the downloads folder, by its file so that it opens from a disk too."""
    return f"..{url}index.html"
