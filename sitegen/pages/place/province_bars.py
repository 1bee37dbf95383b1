"""Provinces by share as bars, each with the number of names that are missing."""

from dataclasses import dataclass

from sitegen.analysis.coverage import Coverage, coverage
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import short_province_link
from sitegen.site.page import Link
from sitegen.site.words import UNKNOWN, percent


@dataclass(frozen=True, kw_only=True, slots=True)
class ProvinceBar:
    """One province: the share of its statutory counties that is certified by name."""

    link: Link
    share: str
    width: str
    """The share as a length in SVG."""
    missing: str
    """How many names are missing, as far as that is known; empty when none is."""


def province_bars(data: SiteData) -> tuple[ProvinceBar, ...]:
    """Provinces to which the scheme applies, the greatest share first."""
    found = [
        (province, coverage(data, province_codes=[province.code]))
        for province in data.provinces
        if province.covered
    ]
    ordered = sorted(found, key=lambda pair: (-(pair[1].share_statutory or 0), pair[0].code))
    return tuple(
        ProvinceBar(
            link=short_province_link(province),
            share=percent(share.share_statutory),
            width=f"{100 * (share.share_statutory or 0):.1f}%",
            missing=_missing(share),
        )
        for province, share in ordered
    )


def _missing(covered: Coverage) -> str:
    if covered.unseen:
        return f"还缺{covered.unseen}个"
    return f"缺数{UNKNOWN}" if covered.open_batches else ""
