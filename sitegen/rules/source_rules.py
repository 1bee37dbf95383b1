"""Sources: that they are used, stand alone, and agree with the documents that are entered from them."""

import re
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import ROLES, SoundRows

_DATED = re.compile(r"-(20[0-9]{2}-[0-9]{2}-[0-9]{2})$")
_PASSED_ON = re.compile("转载|转引|镜像|转录")


def sources_used(sound: SoundRows) -> Iterator[Fault]:
    """Every source is what some row, claim, doubt or other item rests on, or the boundaries do.

    Asked only once nothing else is wrong: a row that is at fault or lost may be the one that rests on it.
    """
    read = {*sound.tables, *sound.documents}
    unread = [item.name for item in sound.descriptor.resources if item.name not in read]
    if unread or not sound.is_whole(*sound.tables) or sound.suspects.rows or sound.suspects.missing:
        return
    used = {
        row[role]
        for name, table in sound.tables.items()
        for role in ROLES
        if role in table.schema.field_names
        for row in sound.every(name)
    }
    used |= {
        str(item["source_id"])
        for document in sound.documents.values()
        if document.path.rpartition("/")[2] != "transcripts.yaml"
        for item in document.items
        if "source_id" in item
    }
    texts = [str(item) for document in sound.documents.values() for item in document.items]
    for row in sound.rows("sources"):
        is_drawn = "边界" in row["title"]
        if row["id"] not in used and not is_drawn and not any(row["id"] in text for text in texts):
            message = f"没有一行、一条根据来源 {row['id']}"
            remedy = "写明哪些行根据它或由它佐证；用不到就删去"
            yield row_fault(row, "id", "source-unused", message, remedy)


def sources_stand_alone(sound: SoundRows) -> Iterator[Fault]:
    """What corroborates a row is another source than the row's own."""
    for row in sound.rows_with(*ROLES):
        if row["source_id"] == row["corroborating_source_id"]:
            message = f"佐证的来源 {row['source_id']} 就是这一行自己的来源"
            remedy = "写另一个独立的来源；没有就留空"
            yield row_fault(row, "corroborating_source_id", "source-alone", message, remedy)


def sources_named_by_date(sound: SoundRows) -> Iterator[Fault]:
    """A date at the end of a source's id is the date on which it was published."""
    for row in sound.rows("sources"):
        dated = _DATED.search(row["id"])
        if dated and row["published_on"] != dated[1]:
            message = f"标识 {row['id']} 里的日期与发布日期 {row['published_on'] or '（空）'} 不同"
            yield row_fault(row, "published_on", "date-mismatch", message, "对照来源，改正其中一个")


def sources_graded(sound: SoundRows) -> Iterator[Fault]:
    """What is passed on by another is no official text: its issuer says so, and so does its grade."""
    for row in sound.rows("sources"):
        if row["evidence"] == "official" and _PASSED_ON.search(row["issuer"]):
            message = f"发布者“{row['issuer']}”是转载的，证据等级不是 official"
            remedy = "官方文件的转载写 repost，报刊网络的写 press"
            yield row_fault(row, "evidence", "evidence-mismatch", message, remedy)


def document_numbers_told_apart(sound: SoundRows) -> Iterator[Fault]:
    """A document number belongs to one document: two sources with one number bear one title."""
    first: dict[str, Row] = {}
    for row in sound.rows("sources"):
        earlier = first.setdefault(row["document_number"], row) if row["document_number"] else row
        if earlier is not row and earlier["title"] != row["title"]:
            message = (
                f"文号 {row['document_number']} 与 {earlier['id']}（第 {earlier.line} 行）相同，标题不同"
            )
            yield row_fault(row, "document_number", "document-number", message, "对照来源，改正文号或标题")


def documents_repeat_their_source(sound: SoundRows) -> Iterator[Fault]:
    """A plan has the title, issuer, number and date of its source, a batch the number of its notice."""
    pairs = {
        "title": "title",
        "issuer": "issuer",
        "document_number": "document_number",
        "issued_on": "published_on",
    }
    for row in sound.rows("plans"):
        source = sound.find("sources", row["source_id"])
        for own, name in pairs.items() if source else ():
            if source and row[own] != source[name]:
                yield _unlike(sound, row, own, source, name)
                break
    for row in sound.rows("batches"):
        source = sound.find("sources", row["source_id"])
        if source is None:
            continue
        number, is_notice = row["document_number"], source["evidence"] != "press"
        is_other = is_notice and number != source["document_number"]
        if is_other or number not in " ".join(source.cells.values()):
            yield _unlike(sound, row, "document_number", source, "document_number")


def _unlike(sound: SoundRows, row: Row, own: str, source: Row, theirs: str) -> Fault:
    title = sound.tables[row.table].schema.field(own).title
    message = f"{title}“{row[own] or '（空）'}”与来源 {source['id']} 的“{source[theirs] or '（空）'}”不同"
    remedy = f"对照原文，改正这里或 {source.place}；不是这个来源的，改正 source_id"
    return row_fault(row, own, "source-mismatch", message, remedy)
