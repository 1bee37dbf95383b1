"""The formats of tables, and what writes each."""

from collections.abc import Callable, Iterator, Mapping

from sitegen.exports.about import About
from sitegen.exports.csv_file import csv_file, excel_csv_file
from sitegen.exports.json_file import json_file
from sitegen.exports.listing_value import Listing
from sitegen.exports.xlsx_file import xlsx_file
from sitegen.site.formats import CSV, EXCEL_CSV, JSON, XLSX, Format

Writer = Callable[[About, Listing], bytes]


def _plain(_about: About, listing: Listing) -> bytes:
    return csv_file([field.name for field in listing.fields], listing.rows)


def _excel(_about: About, listing: Listing) -> bytes:
    return excel_csv_file([field.title for field in listing.fields], listing.rows)


WRITERS: Mapping[Format, Writer] = {XLSX: xlsx_file, EXCEL_CSV: _excel, CSV: _plain, JSON: json_file}
"""A new format of tables is a Format, a function and a line here; pages then link to it by themselves."""


def table_files(path: str, about: About, listing: Listing) -> Iterator[tuple[str, bytes]]:
    """The table in every format: `path` with the format's ending, and the bytes."""
    for kind, write in WRITERS.items():
        yield f"{path}{kind.ending}", write(about, listing)
