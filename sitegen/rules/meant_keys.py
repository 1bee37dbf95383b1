"""Which row was probably meant by a key that its table lacks, told by what the rows are about."""

from collections.abc import Mapping

from sitegen.datasets.reader import Table
from sitegen.datasets.references import Reference
from sitegen.model.names import agrees


def meant_key(tables: Mapping[str, Table], reference: Reference) -> str | None:
    """The county of the published name, or the source of a document number, title or address; else None."""
    target = tables[reference.resource]
    return _by_name(tables, target, reference) or _by_document(target, reference.key[0])


def _by_document(target: Table, key: str) -> str | None:
    """The source whose document number, title or address stands where its id should."""
    if target.name != "sources":
        return None
    found = [row["id"] for row in target.rows if key in (row["document_number"], row["title"], row["url"])]
    return found[0] if len(found) == 1 else None


def _by_name(tables: Mapping[str, Table], target: Table, reference: Reference) -> str | None:
    """The one county of the same province whose name is the published one."""
    published = reference.row.cells.get("published_name")
    if target.name != "counties" or reference.field != "county_code" or not published:
        return None
    prefecture = reference.row.cells.get("published_prefecture", "")
    prefectures = (
        {row["code"] for row in tables["prefectures"].rows if row["name"] == prefecture}
        if "prefectures" in tables
        else set()
    )
    fitting = [
        row
        for row in target.rows
        if agrees(published, row["name"], row["kind"])
        and (
            row["prefecture_code"] in prefectures if prefectures else row["code"][:2] == reference.key[0][:2]
        )
    ]
    return f"{fitting[0]['code']}（{fitting[0]['name']}）" if len(fitting) == 1 else None
