"""Rows of `divisions/` as model values."""

from collections.abc import Iterable

from sitegen.assembly.cells import Cells, citation, integer, text
from sitegen.model.divisions import (
    County,
    CountyKind,
    CountyTotal,
    FormerName,
    Prefecture,
    Province,
    Region,
    Succession,
    Zone,
)


def province(cells: Cells) -> Province:
    """One row of provinces.csv."""
    return Province(
        code=cells["code"],
        name=cells["name"],
        short_name=cells["short_name"],
        pinyin=cells["pinyin"],
        slug=cells["slug"],
        region=Region(cells["region"]),
        covered=cells["covered"] == "true",
        citation=citation(cells),
    )


def prefecture(cells: Cells) -> Prefecture:
    """One row of prefectures.csv."""
    return Prefecture(
        code=cells["code"],
        name=cells["name"],
        province_code=cells["province_code"],
        pinyin=cells["pinyin"],
        citation=citation(cells),
    )


def county(cells: Cells) -> County:
    """One row of counties.csv."""
    return County(
        code=cells["code"],
        name=cells["name"],
        kind=CountyKind(cells["kind"]),
        province_code=cells["province_code"],
        prefecture_code=text(cells, "prefecture_code"),
        valid_from=integer(cells, "valid_from"),
        valid_to=integer(cells, "valid_to"),
        pinyin=cells["pinyin"],
        citation=citation(cells),
    )


def former_name(cells: Cells) -> FormerName:
    """One row of former_names.csv."""
    return FormerName(
        code=cells["code"],
        name=cells["name"],
        valid_to=int(cells["valid_to"]),
        citation=citation(cells),
    )


def succession(cells: Cells) -> Succession:
    """One row of successions.csv."""
    return Succession(
        predecessor_code=cells["predecessor_code"],
        successor_code=cells["successor_code"],
        year=int(cells["year"]),
        whole=cells["extent"] == "全部",
        citation=citation(cells),
    )


def zone(cells: Cells, hosts: Iterable[Cells]) -> Zone:
    """One row of zones.csv with its rows of zone_hosts.csv."""
    return Zone(
        code=cells["code"],
        full_name=cells["full_name"],
        nbs_code=text(cells, "nbs_code"),
        longitude=float(cells["longitude"]),
        latitude=float(cells["latitude"]),
        host_codes=tuple(host["host_code"] for host in hosts if host["zone_code"] == cells["code"]),
        note=cells["note"],
        citation=citation(cells),
    )


def county_total(cells: Cells) -> CountyTotal:
    """One row of county_totals.csv."""
    return CountyTotal(
        year=int(cells["year"]),
        province_code=cells["province_code"],
        county_count=int(cells["county_count"]),
        citation=citation(cells),
    )
