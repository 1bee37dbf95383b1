"""The versions in their order, and corrections that fit the rows that they speak of."""

from collections.abc import Iterator
from itertools import pairwise

from sitegen.datasets.faults import Fault, item_fault, row_fault
from sitegen.datasets.nearest import nearest
from sitegen.datasets.reader import Row, Table
from sitegen.datasets.yaml_file import YamlDocument
from sitegen.model.history import DRAFTED, UNRELEASED
from sitegen.rules.sound_rows import SoundRows

_JOINT = "/"


def changelog_opens_with_this_version(sound: SoundRows) -> Iterator[Fault]:
    """The newest released entry of the changelog is the package's version, of the day it was created."""
    document = sound.documents.get("changelog")
    released = _released(document) if document else []
    if document is None or not released:
        return
    newest = released[0]
    package = sound.descriptor
    stated = (package.version, package.created.isoformat())
    for name, value in zip(("version", "date"), stated, strict=True):
        if document.items[newest][name] != value:
            message = f"第一条的{'版本' if name == 'version' else '日期'}不是数据包的 {value}"
            remedy = "发布新版就在最上面加一条；没有新版就与 datapackage.yaml 写成一样"
            yield item_fault(document, (newest, name), "changelog-version", message, remedy)
            return


def changelog_descends(sound: SoundRows) -> Iterator[Fault]:
    """Versions of the changelog come newest first, and none is dated before an older one.

    What is not released yet stands above them all.
    """
    document = sound.documents.get("changelog")
    if document is None:
        return
    for number, item in enumerate(document.items):
        if number and item["version"] == UNRELEASED:
            message = "还没有发布的变化不在最上面"
            yield item_fault(
                document, (number, "version"), "changelog-order", message, "移到最上面，只留一条"
            )
    released = _released(document)
    for above, number in pairwise(released):
        newer, older = document.items[above], document.items[number]
        if _parts(newer["version"]) <= _parts(older["version"]):
            message = f"版本 {older['version']} 排在 {newer['version']} 之后，却不比它早"
            yield item_fault(document, (number, "version"), "changelog-order", message, "新版在前，依次排列")
        elif newer["date"] < older["date"]:
            message = f"版本 {older['version']} 的日期 {older['date']} 晚于后一版的 {newer['date']}"
            yield item_fault(document, (number, "date"), "changelog-order", message, "改正其中一个日期")


def released_changes_are_put_into_words(sound: SoundRows) -> Iterator[Fault]:
    """What was drafted of a change is put into readers' words before the version is released."""
    document = sound.documents.get("changelog")
    if document is None:
        return
    for number in _released(document):
        drafted = [item for item in document.items[number]["changes"] if item["text"].startswith(DRAFTED)]
        if drafted:
            message = f"版本 {document.items[number]['version']} 里还有起草的话：{drafted[0]['text']}"
            yield item_fault(document, (number, "version"), "changelog-draft", message, "照读者看得懂的改写")


def corrections_point_at_cells(sound: SoundRows) -> Iterator[Fault]:
    """A correction names a table, a row and a field that exist; a row that was taken out may be gone."""
    gone = {(row["resource"], row["row_key"]) for row in sound.rows("corrections") if not row["field"]}
    for row in sound.rows("corrections"):
        target = sound.tables.get(row["resource"])
        if target is None:
            known = [item.name for item in sound.descriptor.resources]
            if row["resource"] not in known:
                yield _unknown(row, "resource", "没有这张表", known)
        elif row["field"] and row["field"] not in target.schema.field_names:
            yield _unknown(row, "field", f"{row['resource']} 表没有这一栏", list(target.schema.field_names))
        elif (
            row["field"]
            and (row["resource"], row["row_key"]) not in gone
            and row["row_key"] not in (keys := _keys(target))
        ):
            yield _unknown(row, "row_key", f"{row['resource']} 表没有这一行", list(keys))


def corrections_hold(sound: SoundRows) -> Iterator[Fault]:
    """The cell that a correction speaks of holds the new value, unless a later one changed it again."""
    latest = {(row["resource"], row["row_key"], row["field"]): row for row in sound.rows("corrections")}
    for (resource, key, field), row in latest.items():
        target = sound.tables.get(resource)
        found = _keys(target).get(key) if target and field in target.schema.field_names else None
        if found is not None and found[field] != row["new_value"]:
            message = f"{resource} 表的这一格现在是“{found[field]}”，不是更正后的“{row['new_value']}”"
            remedy = "改回更正后的值；有了新的依据，就再登记一条更正"
            yield row_fault(row, "new_value", "correction-stale", message, remedy)


def corrections_dated(sound: SoundRows) -> Iterator[Fault]:
    """An error is noticed, then mended, in a version that the changelog knows by that date."""
    dates = {item["version"]: item.get("date") for _, _, item in sound.items("changelog")}
    for row in sound.rows("corrections"):
        if row["noticed_on"] > row["mended_on"]:
            message = f"发现日期 {row['noticed_on']} 晚于改正日期 {row['mended_on']}"
            yield row_fault(row, "noticed_on", "date-order", message, "改正其中一个日期")
        elif row["version"] == UNRELEASED and UNRELEASED in dates:
            continue
        elif dates and dates.get(row["version"]) != row["mended_on"]:
            message = f"changelog.yaml 里没有 {row['mended_on']} 的版本 {row['version']}"
            remedy = "照 changelog.yaml 写改正的版本和它的日期"
            yield row_fault(row, "version", "correction-version", message, remedy)


def _keys(table: Table) -> dict[str, Row]:
    return {_JOINT.join(table.key(row)): row for row in table.rows}


def _unknown(row: Row, name: str, message: str, known: list[str]) -> Fault:
    meant = nearest(row[name], known, cutoff=0.6)
    remedy = f"可能是“{meant}”" if meant else "照表里的写"
    return row_fault(row, name, "correction-target", f"{message}：“{row[name]}”", remedy)


def _released(document: YamlDocument) -> list[int]:
    """Places of the entries of versions that are released."""
    return [number for number, item in enumerate(document.items) if item["version"] != UNRELEASED]


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
