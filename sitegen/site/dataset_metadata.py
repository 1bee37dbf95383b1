"""What search engines read about a page with data: schema.org `Dataset` as JSON-LD."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sitegen.site.formats import CSV, EXCEL_CSV, GEOJSON, JSON, PACKAGE, SQLITE, XLSX
from sitegen.site.page import Link, Page

_FORMATS = (EXCEL_CSV, XLSX, GEOJSON, SQLITE, PACKAGE, JSON, CSV)
"""Longer endings first."""


def dataset_json_ld(
    page: Page,
    *,
    title: str,
    facts: Mapping[str, Any],
    completeness: str,
    address: Callable[[str], str],
    place: str,
    period: str,
) -> Mapping[str, Any]:
    """The dataset that `page` offers.

    `facts` are what all datasets of the site share (version, licence, creator); `address` makes a link of a
    URL of the site; `place` and `period` say what is covered, empty when nothing narrower than the whole.
    """
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": title,
        "description": f"{page.description}{completeness}",
        "url": address(page.url),
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        **facts,
        "spatialCoverage": {"@type": "Place", "name": place or "中国"},
        "temporalCoverage": period,
        "distribution": distributions(page.downloads, address),
    }
    return {name: value for name, value in described.items() if value}


def distributions(links: Sequence[Link], address: Callable[[str], str]) -> list[Mapping[str, str]]:
    """Files of known formats, each with its media type."""
    return [
        {
            "@type": "DataDownload",
            "name": link.text,
            "encodingFormat": mime_type,
            "contentUrl": address(link.url),
        }
        for link in links
        if (mime_type := media_type(link.url))
    ]


def media_type(url: str) -> str | None:
    """Media type of a download by its ending; None for what is no data, such as checksums."""
    return next((kind.mime_type for kind in _FORMATS if url.endswith(kind.ending)), None)
