"""Batches as wholes: titles, completeness, and how one list prints its provinces."""

import re
from collections import Counter
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.model.certification import ListStatus
from sitegen.model.groups import grouped
from sitegen.rules.sound_rows import SoundRows, number

_ORDINALS = "一二三四五六七八九"
_SUM = re.compile("合计与总数([0-9]+)相符")


def batches_titled(sound: SoundRows) -> Iterator[Fault]:
    """The title of a batch tells its year, and which batch of that year it is: 2025-1 is 2025年（第一批）."""
    for row in sound.rows("batches"):
        _, _, ordinal = row["id"].partition("-")
        found = re.search("第([一二三四五六七八九])批", row["title"])
        told = str(_ORDINALS.index(found[1]) + 1) if found else ""
        if f"{row['year']}年" not in row["title"] or told != ordinal:
            which = f"（第{_ORDINALS[int(ordinal) - 1]}批）" if ordinal.isdecimal() else ""
            message = f"标题“{row['title']}”说的不是 {row['id']} 一批"
            remedy = f"标题里应有“{row['year']}年{which}”；标识写错了就改标识"
            yield row_fault(row, "title", "batch-title", message, remedy)


def status_says_what_is_held(sound: SoundRows) -> Iterator[Fault]:
    """A list is complete once all its names are held, unseen while none is, and partial in between."""
    if not sound.is_whole("certifications"):
        return
    units = {(row["batch_id"], row["county_code"]) for row in sound.every("certifications")}
    named = Counter(batch_id for batch_id, _ in units)
    for row in sound.rows("batches"):
        declared, held = number(row["declared_total"]), named[row["id"]]
        status = ListStatus.UNSEEN if not held else ListStatus.PARTIAL
        status = ListStatus.COMPLETE if held == declared else status
        if declared is not None and held < declared and row["list_status"] == ListStatus.COMPLETE:
            continue  # total-mismatch tells where names are missing.
        if row["list_status"] != status and (held or row["list_status"] != ListStatus.COMPLETE):
            message = (
                f"名单状态写的是 {row['list_status']}，公布 {declared} 个，certifications.csv 里有 {held} 个"
            )
            yield row_fault(row, "list_status", "list-status", message, f"改为 {status}，或补上、删去名称")


def totals_add_up_as_said(sound: SoundRows) -> Iterator[Fault]:
    """Where locators say that the provinces' counts add up to the total (合计与总数56相符), they do."""
    if not sound.is_whole("batch_totals"):
        return
    said: dict[str, dict[str, Row]] = {}
    for row in sound.rows("batch_totals"):
        if found := _SUM.search(row["locator"]):
            said.setdefault(row["batch_id"], {}).setdefault(found[1], row)
    for batch_id, totals in said.items():
        batch = sound.find("batches", batch_id)
        counts = [
            number(item["declared_count"]) or 0
            for item in sound.every("batch_totals")
            if item["batch_id"] == batch_id
        ]
        for total, row in totals.items() if batch else ():
            if batch and not sum(counts) == number(total) == number(batch["declared_total"]):
                message = f"位置说各省合计与总数 {total} 相符，{batch_id} 一批各省之和是 {sum(counts)}"
                remedy = "对照来源：漏了一个省就补上，个数或总数写错就改正"
                yield row_fault(row, "declared_count", "total-mismatch", message, remedy)
                break


def provinces_printed_alike(sound: SoundRows) -> Iterator[Fault]:
    """One list prints all its provinces in full, or all in short."""
    full = {row["name"]: True for row in sound.every("provinces")}
    full |= {row["short_name"]: False for row in sound.every("provinces")}
    groups = grouped(
        (row for row in sound.rows("certifications") if row["published_province"] in full),
        lambda row: (row["batch_id"], row["source_id"]),
    )
    for rows in groups.values():
        usual = Counter(full[row["published_province"]] for row in rows).most_common(1)[0][0]
        for row in rows:
            if full[row["published_province"]] != usual and len(rows) > 2:
                message = f"“{row['published_province']}”的写法和同一份名单的别的省不同，"
                message += f"别处都写{'全' if usual else '简'}称"
                remedy = "对照来源，照印的写；来源自己写法不一的，在来源的备注里说明"
                yield row_fault(row, "published_province", "name-printed", message, remedy)
