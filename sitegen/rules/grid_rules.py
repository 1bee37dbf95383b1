"""Tables that must have a row for everything: no year without a province, no province without a year."""

from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import SoundRows


def county_totals_complete(sound: SoundRows) -> Iterator[Fault]:
    """Each province has its number of counties for every year that any province has one for."""
    if not sound.is_whole("county_totals") or any(name == "county_totals" for name, _ in sound.suspects.rows):
        return
    rows = {(row["year"], row["province_code"]): row for row in sound.every("county_totals")}
    for year in sorted({year for year, _ in rows}):
        for code in sorted({code for _, code in rows}):
            if (year, code) not in rows and not sound.is_missing("provinces", code):
                message = f"没有 {code} {year} 年末的县数"
                remedy = "照民政部那一年的表补上这一行，它是那一年各种比例的分母"
                yield row_fault(_before(rows, year, code), "province_code", "grid-gap", message, remedy)


def _before(rows: dict[tuple[str, str], Row], year: str, code: str) -> Row:
    """The row that the missing one would follow."""
    earlier = [key for key in rows if key < (year, code)]
    return rows[max(earlier)] if earlier else rows[min(rows)]
