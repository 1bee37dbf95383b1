"""What was published stays, unless the changelog tells; what was checked by hand stays as it was sealed.

These findings say that something changed, not that it is wrong: they are asked for last.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sitegen.datasets.lint import VERSIONS
from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.findings import Finding
from sitegen.model.history import UNRELEASED
from sitegen.versions.document_changes import documents_since
from sitegen.versions.released import Version
from sitegen.versions.table_changes import (
    TableChange,
    changes_since,
    data_digest,
    document_digest,
    table_digest,
)

VERSION = "version-digest"
SEAL = "seal"
_SAID_OTHERWISE = {
    "locator",
    "remark",
    "note",
    "explanation",
    "summary",
    "statement",
    "prints",
    "read_at",
    "url",
    "url_missing",
    "checked_on",
    "list_status",
    "corroborating_source_id",
    "source_id",
    "evidence",
}
"""Fields in which another value corrects no published fact: words of our own, addresses, how far we are."""


def check_unchanged(package: Package, versions: Sequence[Version]) -> tuple[Finding, ...]:
    """A finding for every change of the data that no changelog tells, and for every seal that is broken."""
    by_number = {version.number: version for version in versions}
    return (*_version_findings(package, by_number), *_seal_findings(package))


def _version_findings(package: Package, versions: Mapping[str, Version]) -> Iterator[Finding]:
    """The data are those of the released version, or the unreleased entry tells what changed since.

    The digest of a released version is never changed. An entry is written for the data as they are when it
    is written: its digest says for which.
    """
    document = package.documents.get("changelog")
    if document is None:
        return
    entries = {str(item["version"]): (index, item) for index, item in enumerate(document.items)}
    yield from _frozen(document, entries, versions)
    version = versions.get(package.descriptor.version)
    if version is None:
        return
    changes = list(changes_since(version.state, package))
    documents = [f"{name} 改过" for name in documents_since(version.state, package)]
    if not changes and not documents:
        return
    told = "；".join((*(change.summary for change in changes), *documents))
    digest = data_digest(package.tables)
    index, entry = entries.get(UNRELEASED, (0, None))
    if entry is None:
        message = f"数据和已发布的 {package.descriptor.version} 不同（{told}），版本记录里没有写"
        remedy = "在最上面加一条 version: unreleased，写明改了什么；sitegen fix --write 会起草"
        yield document.finding((), VERSION, message, remedy)
    elif entry.get("digest") != digest:
        message = f"unreleased 一条写好以后，数据又改了；与 {package.descriptor.version} 相比：{told}"
        remedy = f"写明新的变化，把这一条的 digest 改为 {digest}；sitegen fix --write 会改"
        value = str(entry.get("digest", ""))
        yield document.finding((index, "digest"), VERSION, message, remedy, field="digest", value=value)
    yield from _uncorrected(package, changes)


def _frozen(
    document: YamlDocument,
    entries: Mapping[str, tuple[int, Mapping[str, Any]]],
    versions: Mapping[str, Version],
) -> Iterator[Finding]:
    """The file of a released version is as it was when it was released."""
    for number, (index, entry) in entries.items():
        version = versions.get(number)
        if (
            number != UNRELEASED
            and "digest" in entry
            and (version is None or version.digest != entry["digest"])
        ):
            message = (
                f"{VERSIONS}/{number}.json 不是发布 {number} 时的那一份"
                if version
                else f"没有 {VERSIONS}/{number}.json"
            )
            remedy = "从版本库恢复这个文件和这一条的 digest：发布过的版本不再改"
            yield document.finding(
                (index, "digest"), VERSION, message, remedy, field="digest", value=entry["digest"]
            )
    for number, version in versions.items():
        if "digest" not in entries.get(number, (0, {}))[1]:
            message = "版本记录里没有这个版本的 digest，改了它也看不出来"
            yield Finding(
                version.path,
                VERSION,
                message,
                f"在 changelog.yaml 的 {number} 一条写 digest: {version.digest}",
            )


def _uncorrected(package: Package, changes: list[TableChange]) -> Iterator[Finding]:
    """A published value that is now another one has a row among the corrections."""
    corrections = package.tables.get("corrections")
    told = (
        {(row["resource"], row["row_key"], row["field"]) for row in corrections.rows}
        if corrections
        else set()
    )
    for change in changes:
        table = change.table
        for row, fields in change.changed:
            key = "/".join(table.key(row))
            for name in fields:
                if name not in _SAID_OTHERWISE and (table.name, key, name) not in told:
                    yield _cell(table, row, name, package.descriptor.version)
        for key in change.removed:
            if (table.name, key, "") not in told and table.name != "corrections":
                message = f"{package.descriptor.version} 发布过的一行（{key}）没有了，更正里没有登记"
                remedy = f"在 corrections.csv 登记：resource {table.name}，row_key {key}，field 空着"
                yield Finding(table.path, VERSION, message, remedy, value=key)


def _cell(table: Table, row: Row, name: str, version: str) -> Finding:
    title, key = table.schema.field(name).title, "/".join(table.key(row))
    message = f"{title}和 {version} 发布的不同，更正里没有登记"
    remedy = (
        f"在 corrections.csv 登记：resource {table.name}，row_key {key}，field {name}，version {UNRELEASED}，"
    )
    return Finding(
        table.path,
        VERSION,
        message,
        f"{remedy}写明原值、新值和依据；改错了就改回去",
        line=row.line,
        column=row.columns.get(name),
        field=name,
        value=row[name],
    )


def _seal_findings(package: Package) -> Iterator[Finding]:
    """What no transcript can be held against is as it was when it was last checked by hand."""
    document = package.documents.get("seals")
    for index, item in enumerate(document.items if document else ()):
        sealed = _sealed(package, item)
        if document is None or sealed is None:
            continue
        path, rows, digest = sealed
        if (rows, digest) != (item["rows"], item["digest"]):
            part = f"（{'、'.join(item['batches'])}）" if "batches" in item else ""
            message = f"{path}{part}在 {item['checked_on']} 核对之后改过："
            message += f"当时 {item['rows']} 行，现在 {rows} 行"
            remedy = f"照 {item['checked_with']} 再核对一遍，改得对就换新的封记：rows: {rows}，"
            remedy += f"digest: {digest}，checked_on 写核对的日期；sitegen fix 不会代换"
            yield document.finding(
                (index, "digest"), SEAL, message, remedy, field="digest", value=item["digest"]
            )


def _sealed(package: Package, seal: Mapping[str, Any]) -> tuple[str, int, str] | None:
    """Path, number of rows or items, and digest of what is sealed."""
    table, document = package.tables.get(seal["resource"]), package.documents.get(seal["resource"])
    if document is not None:
        return document.path, len(document.items), document_digest(document.value)
    if table is None:
        return None
    rows = [
        row
        for row in table.rows
        if row.cells.get("batch_id") in seal.get("batches", [row.cells.get("batch_id")])
    ]
    return table.path, len(rows), table_digest(rows)
