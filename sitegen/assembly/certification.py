"""Rows of `certification/` and `sources/` as model values."""

from sitegen.assembly.cells import Cells, citation, day, text
from sitegen.model.certification import Batch, BatchTotal, Certification, ListStatus
from sitegen.model.sources import Evidence, Source


def source(cells: Cells) -> Source:
    """One row of sources.csv."""
    return Source(
        id=cells["id"],
        title=cells["title"],
        issuer=cells["issuer"],
        evidence=Evidence(cells["evidence"]),
        document_number=text(cells, "document_number"),
        published_on=day(cells, "published_on"),
        url=text(cells, "url"),
        checked_on=day(cells, "checked_on"),
        remark=cells["remark"],
    )


def batch(cells: Cells) -> Batch:
    """One row of batches.csv."""
    return Batch(
        id=cells["id"],
        title=cells["title"],
        year=int(cells["year"]),
        document_number=text(cells, "document_number"),
        issued_on=day(cells, "issued_on"),
        published_on=day(cells, "published_on"),
        declared_total=int(cells["declared_total"]),
        list_status=ListStatus(cells["list_status"]),
        citation=citation(cells),
    )


def batch_total(cells: Cells) -> BatchTotal:
    """One row of batch_totals.csv."""
    return BatchTotal(
        batch_id=cells["batch_id"],
        province_code=cells["province_code"],
        declared_count=int(cells["declared_count"]),
        citation=citation(cells),
    )


def certification(cells: Cells) -> Certification:
    """One row of certifications.csv."""
    return Certification(
        batch_id=cells["batch_id"],
        county_code=cells["county_code"],
        published_province=cells["published_province"],
        published_prefecture=text(cells, "published_prefecture"),
        published_name=cells["published_name"],
        citation=citation(cells),
    )
