"""The number of counties of each province and year."""

from collections.abc import Iterator, Sequence

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.model.groups import grouped
from sitegen.rules.sound_rows import SoundRows, in_force, is_statutory, number


def counties_match_totals(sound: SoundRows) -> Iterator[Fault]:
    """Each province has as many counties at the end of a year as the ministry's table of that year."""
    if not sound.is_whole("counties", "county_totals"):
        return
    totals = grouped(sound.rows("county_totals"), lambda row: row["province_code"])
    counties = grouped(
        (row for row in sound.every("counties") if is_statutory(row)), lambda row: row["province_code"]
    )
    for code, rows in totals.items():
        if not _is_explained(sound, code):
            yield from _province(sound, counties.get(code, ()), rows)


def _is_explained(sound: SoundRows, province_code: str) -> bool:
    """True when an earlier finding already speaks of a county of the province."""
    prefix = province_code[:2]
    missing = (key for name, key in sound.suspects.missing if name == "counties")
    lines = {line for name, line in sound.suspects.rows if name == "counties"}
    suspect = (row for row in sound.every("counties") if row.line in lines) if lines else ()
    return any(key[:2] == prefix for key in missing) or any(
        prefix in (row["code"][:2], row["province_code"][:2]) for row in suspect
    )


def _province(sound: SoundRows, counties: Sequence[Row], totals: Sequence[Row]) -> Iterator[Fault]:
    differences: dict[int, list[Row]] = {}
    for row in totals:
        year, declared = number(row["year"]), number(row["county_count"])
        if year is not None and declared is not None:
            found = sum(in_force(county, year) for county in counties)
            if found != declared:
                differences.setdefault(found - declared, []).append(row)
    for difference, rows in differences.items():
        yield _fault(sound, difference, rows)


def _fault(sound: SoundRows, difference: int, rows: Sequence[Row]) -> Fault:
    first, last = rows[0]["year"], rows[-1]["year"]
    years = f"{first}年末" if first == last else f"{first}至{last}年各年末"
    province = sound.find("provinces", rows[0]["province_code"])
    place = province["name"] if province else rows[0]["province_code"]
    word = "少" if difference < 0 else "多"
    message = f"{place}{years}的县级行政区，counties.csv 里比这里{word} {abs(difference)} 个"
    remedy = (
        "多半是 counties.csv 漏了一行，或 valid_from、valid_to 写错：补上或改正"
        if difference < 0
        else "多半是 counties.csv 多了一行，或 valid_from、valid_to 漏写：删去或补上"
    )
    return row_fault(rows[0], "county_count", "county-total", message, remedy)
