"""Lists of steps other than certification, and the units on them."""

from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import SoundRows, number


def milestone_lists_add_up(sound: SoundRows) -> Iterator[Fault]:
    """A complete list of a step has as many names as it declares, another one never more."""
    table = sound.tables["milestone_lists"]
    for row in sound.rows("milestone_lists"):
        declared = number(row["declared_total"])
        found = sum(item["list_id"] == row["id"] for item in sound.every("milestones"))
        if declared is None or found == declared or (found < declared and row["list_status"] != "complete"):
            continue
        message = f"{row['id']} 宣布 {declared} 个，milestones.csv 里有 {found} 个"
        remedy = "对照来源：漏了补上，多了删去；没有收齐就写 partial"
        yield row_fault(table, row, "declared_total", "total-mismatch", message, remedy)


def zones_alone_lack_codes(sound: SoundRows) -> Iterator[Fault]:
    """Only a functional zone may stand on a list of a step without a code: it is not registered yet."""
    table = sound.tables["milestones"]
    names = {county["name"] for county in sound.rows("counties")}
    for row in sound.rows("milestones"):
        if not row["county_code"] and row["published_name"] in names:
            message = f"“{row['published_name']}”没有写代码，而县级单位里有这个名称"
            remedy = "按省、市查对，写上代码；只有还没有登记的功能区可以空着"
            yield row_fault(table, row, "county_code", "code-missing", message, remedy)


def withdrawn_were_certified(sound: SoundRows) -> Iterator[Fault]:
    """What is withdrawn was certified before: its certification stays in its table."""
    years = {row["id"]: row["year"] for row in sound.rows("batches")}
    certified = {row["county_code"]: years.get(row["batch_id"], "") for row in sound.every("certifications")}
    table = sound.tables["milestones"]
    for row in sound.rows("milestones"):
        parent = sound.find("milestone_lists", row["list_id"])
        if parent and parent["milestone"] == "withdrawn" and not _is_earlier(certified, row, parent):
            message = f"“{row['published_name']}”在 {parent['year']} 年以前没有认定的行，谈不上撤销"
            remedy = "核对代码；撤销不删认定的行，认定和撤销两行都要有"
            yield row_fault(table, row, "county_code", "withdrawn-uncertified", message, remedy)


def _is_earlier(certified: dict[str, str], row: Row, parent: Row) -> bool:
    year = certified.get(row["county_code"])
    return year is not None and year <= parent["year"]
