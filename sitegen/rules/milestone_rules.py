"""Lists of steps other than certification, and the units on them."""

from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import SoundRows, number


def milestone_lists_add_up(sound: SoundRows) -> Iterator[Fault]:
    """A complete list of a step has as many names as it declares, another one never more."""
    for row in sound.rows("milestone_lists"):
        declared = number(row["declared_total"])
        found = len(_names(sound, row))
        if declared is None or found == declared or (found < declared and row["list_status"] != "complete"):
            continue
        message = f"{row['id']} 宣布 {declared} 个，milestones.csv 里有 {found} 个"
        remedy = "对照来源：漏了补上，多了删去；没有收齐就写 partial"
        yield row_fault(row, "declared_total", "total-mismatch", message, remedy)


def milestone_lists_are_named(sound: SoundRows) -> Iterator[Fault]:
    """The id of a list of a step says which step it is and ends with its year: jiangsu-submitted-2025."""
    for row in sound.rows("milestone_lists"):
        *_, step, year = ("", *row["id"].split("-"))
        if year != row["year"]:
            message = f"id 的末尾是 {year}，年份却是 {row['year']}"
            yield row_fault(row, "year", "milestone-id", message, "对照来源，改正其中一个")
        elif step.removesuffix("s") != row["milestone"]:
            message = f"id 里的一步是 {step}，这里却是 {row['milestone']}"
            remedy = f"对照来源，改正其中一个：id 写成 {row['milestone']}-{row['year']} 结尾的样子"
            yield row_fault(row, "milestone", "milestone-id", message, remedy)


def milestone_lists_know_their_state(sound: SoundRows) -> Iterator[Fault]:
    """A list of a step is complete exactly when all names that it declares are there."""
    for row in sound.rows("milestone_lists"):
        declared, found = number(row["declared_total"]), len(_names(sound, row))
        status = "complete" if declared == found else "partial" if found else "unseen"
        if row["list_status"] != status and (declared is None or found <= declared):
            told = "没有写" if declared is None else f"是 {declared}"
            message = f"宣布数{told}，milestones.csv 里有 {found} 个，名单情况却是 {row['list_status']}"
            yield row_fault(row, "list_status", "list-status", message, f"改为 {status}，或补上宣布数")


def milestone_lists_have_their_province(sound: SoundRows) -> Iterator[Fault]:
    """A list of a step whose names are all of one province says which; one of several says none."""
    provinces = {row["name"]: row["code"] for row in sound.every("provinces")}
    for row in sound.rows("milestone_lists"):
        names = [item for item in sound.rows("milestones") if item["list_id"] == row["id"]]
        printed = {provinces.get(item["published_province"], "") for item in names}
        own = "".join(printed) if len(printed) == 1 else ""
        if printed and row["province_code"] != own:
            message = f"名单上的省份是 {own or '几个'}，这里写的是 {row['province_code'] or '（空）'}"
            yield row_fault(row, "province_code", "milestone-province", message, "对照名单改正")


def milestones_stand_where_printed(sound: SoundRows) -> Iterator[Fault]:
    """The place where a name was read ends with the province and prefecture printed over it."""
    for row in sound.rows("milestones"):
        printed = "：".join(filter(None, (row["published_province"], row["published_prefecture"])))
        if row["locator"].rpartition(" ")[2] != printed:
            message = f"位置“{row['locator']}”不以所印的“{printed}”结尾"
            yield row_fault(row, "locator", "locator-mismatch", message, "对照来源，改正位置或所印的省、市")


def milestones_are_numbered(sound: SoundRows) -> Iterator[Fault]:
    """Names of a list of a step are numbered from 1 without a gap: where one lacks, a row was lost."""
    for parent in sound.rows("milestone_lists"):
        for place, row in enumerate(_names(sound, parent), 1):
            if number(row["seq"]) != place:
                message = f"{parent['id']} 的第 {place} 行序号是 {row['seq']}"
                yield row_fault(row, "seq", "milestone-number", message, "序号从 1 起不间断：少了一行就补上")
                break


def _names(sound: SoundRows, parent: Row) -> list[Row]:
    return [row for row in sound.every("milestones") if row["list_id"] == parent["id"]]


def zones_alone_lack_codes(sound: SoundRows) -> Iterator[Fault]:
    """Only a functional zone may stand on a list of a step without a code: it is not registered yet."""
    names = {county["name"] for county in sound.rows("counties")}
    for row in sound.rows("milestones"):
        if not row["county_code"] and row["published_name"] in names:
            message = f"“{row['published_name']}”没有写代码，而县级单位里有这个名称"
            remedy = "按省、市查对，写上代码；只有还没有登记的功能区可以空着"
            yield row_fault(row, "county_code", "code-missing", message, remedy)


def withdrawn_were_certified(sound: SoundRows) -> Iterator[Fault]:
    """What is withdrawn was certified before: its certification stays in its table."""
    years = {row["id"]: row["year"] for row in sound.rows("batches")}
    certified = {row["county_code"]: years.get(row["batch_id"], "") for row in sound.every("certifications")}
    for row in sound.rows("milestones"):
        parent = sound.find("milestone_lists", row["list_id"])
        if parent and parent["milestone"] == "withdrawn" and not _is_earlier(certified, row, parent):
            message = f"“{row['published_name']}”在 {parent['year']} 年以前没有认定的行，谈不上撤销"
            remedy = "核对代码；撤销不删认定的行，认定和撤销两行都要有"
            yield row_fault(row, "county_code", "withdrawn-uncertified", message, remedy)


def _is_earlier(certified: dict[str, str], row: Row, parent: Row) -> bool:
    year = certified.get(row["county_code"])
    return year is not None and year <= parent["year"]
