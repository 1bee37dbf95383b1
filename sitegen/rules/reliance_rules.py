"""What is said to rest on a source, against what the source says that it prints."""

import re
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.model.groups import grouped
from sitegen.rules.sound_rows import ROLES, SoundRows

_SAID = ("title", "issuer", "prints", "remark")
_NUMBER = re.compile("[0-9]+")


def names_are_printed(sound: SoundRows) -> Iterator[Fault]:
    """A source of names prints them: each by its name, or its place with as many as cite the source.

    A notice of the ministry lists the whole country for its year. What has a transcript is held against that.
    """
    table = sound.tables["certifications"]
    if any(name == table.name for name, _ in sound.suspects.rows):
        return
    for role in ROLES:
        groups: dict[tuple[str, str, str], list[Row]] = {}
        for row in sound.rows("certifications"):
            groups.setdefault((row[role], row["batch_id"], row["county_code"][:2]), []).append(row)
        for (source_id, batch_id, _), rows in groups.items():
            source = sound.find("sources", source_id)
            batch = sound.find("batches", batch_id)
            if (
                source is None
                or batch is None
                or source["id"] in sound.transcribed
                or _is_notice(source, batch)
            ):
                continue
            text = _text(source)
            cited = sum(source_id in (row[other] for other in ROLES) for row in _alike(sound, rows[0]))
            counted = {str(cited), str(len(rows))} & set(_NUMBER.findall(text))
            for row in rows:
                if _stem(row["published_name"]) in text:
                    continue
                if not counted or not _is_placed(sound, row, text):
                    message = f"来源 {source_id} 写明印着的，没有“{row['published_name']}”，"
                    message += f"也不是这一带的 {cited} 个"
                    remedy = (
                        f"核对是不是这个来源；确是的，在 sources.csv 第 {source.line} 行的“印着什么”里写明"
                    )
                    yield row_fault(row, role, "source-prints", message, remedy)
                    break


def corroborations_are_whole(sound: SoundRows) -> Iterator[Fault]:
    """What corroborates targets of a plan names them, and corroborates every target of it that it names."""
    groups = grouped(sound.rows("plan_targets"), lambda row: (row["plan_id"], row["stage"]))
    for rows in groups.values():
        for source_id in sorted({row["corroborating_source_id"] for row in rows} - {""}):
            source = sound.find("sources", source_id)
            for row in rows if source else ():
                named = source is not None and _stem(row["published_name"]) in _whole_text(sound, source)
                cited = row["corroborating_source_id"]
                total = str(sum(other["corroborating_source_id"] == source_id for other in rows))
                text = _whole_text(sound, source) if source else ""
                counted = total in _NUMBER.findall(text) and _is_placed(sound, row, text)
                if cited == source_id and not (named or counted):
                    message = f"来源 {source_id} 写明印着的，没有“{row['published_name']}”"
                elif not cited and named:
                    message = f"来源 {source_id} 也印着“{row['published_name']}”，这里没有写它佐证"
                else:
                    continue
                remedy = "核对是不是这个来源，改正佐证或来源的“印着什么”"
                yield row_fault(row, "corroborating_source_id", "source-prints", message, remedy)


def corroborations_say_the_same(sound: SoundRows) -> Iterator[Fault]:
    """A target that the source of another plan corroborates is one of that plan's: county, stage, year."""
    plans = {row["source_id"]: row["id"] for row in sound.every("plans")}
    keys = ("plan_id", "county_code", "stage", "year")
    targets = {row.values(keys) for row in sound.every("plan_targets")}
    for row in sound.rows("plan_targets"):
        other = plans.get(row["corroborating_source_id"])
        if other and (other, row["county_code"], row["stage"], row["year"]) not in targets:
            message = f"规划 {other} 里没有 {row['county_code']} 这一年、这一级的目标，它的来源不佐证这一行"
            remedy = "对照两份规划，改正年份、级别或佐证"
            yield row_fault(row, "corroborating_source_id", "source-prints", message, remedy)


def counts_are_printed(sound: SoundRows) -> Iterator[Fault]:
    """A declared number stands in what its source prints, unless it was derived."""
    for name, field in (("batch_totals", "declared_count"), ("batches", "declared_total")):
        table = sound.tables[name]
        for row in sound.rows(name):
            for role in ROLES:
                source = sound.find("sources", row.cells.get(role, ""))
                if source is None or source["id"] in sound.transcribed:
                    continue
                if role == "source_id" and row["evidence"] == "derived":
                    batch = sound.find("batches", row.cells.get("batch_id", ""))
                    if batch and not _is_notice(source, batch) and not _is_placed(sound, row, _text(source)):
                        message = f"来源 {source['id']} 没有说到这个省"
                        remedy = "核对由哪个来源推算"
                        yield row_fault(row, role, "source-prints", message, remedy)
                    continue
                numbers = set(_NUMBER.findall(_text(source)))
                placed = name == "batches" or _is_placed(sound, row, _text(source))
                if row[field] not in numbers or not placed:
                    title = table.schema.field(field).title
                    message = f"来源 {source['id']} 写明印着的，没有这个{title} {row[field]}"
                    remedy = f"核对数字和来源；确是的，在 sources.csv 第 {source.line} 行的“印着什么”里写明"
                    yield row_fault(
                        row, role if role != "source_id" else field, "source-prints", message, remedy
                    )
                    break


def dates_are_printed(sound: SoundRows) -> Iterator[Fault]:
    """A date of a batch is that of a source that it cites, or is told in the locator or by a source."""
    table = sound.tables["batches"]
    known = {row["id"]: _text(row) + row["published_on"] for row in sound.every("sources")}
    for row in sound.rows("batches"):
        told = row["locator"] + "".join(known.get(row.cells.get(role, ""), "") for role in ROLES)
        for name in ("issued_on", "published_on", "published_by"):
            day = row.cells.get(name, "")
            if day and day not in told and _in_chinese(day) not in told:
                title = table.schema.field(name).title
                message = f"{title} {day} 在位置和来源里都没有写"
                remedy = f"对照来源改正；确是这一天的，在位置里写明“{_in_chinese(day)}”"
                yield row_fault(row, name, "source-prints", message, remedy)


def _in_chinese(day: str) -> str:
    year, month, number = day.split("-")
    return f"{year}年{int(month)}月{int(number)}日"


def zones_are_told_of(sound: SoundRows) -> Iterator[Fault]:
    """A zone rests on the list that names it, on a table with its statistical code, or on a text about it."""
    for name, key in (("zones", "code"), ("zone_hosts", "zone_code")):
        for row in sound.rows(name):
            county, source = sound.find("counties", row[key]), sound.find("sources", row["source_id"])
            if county is None or source is None:
                continue
            by_code = "统计用区划代码" in row["locator"]
            is_told = row["source_id"] == county["source_id"] or any(
                county["name"][start:] in _text(source) for start in range(max(1, len(county["name"]) - 3))
            )
            if by_code != ("统计用区划代码" in source["title"]) or not (by_code or is_told):
                message = f"来源 {source['id']} 不是印着“{county['name']}”的名单，也没有说到它"
                remedy = (
                    f"写印着它的来源（counties.csv 第 {county.line} 行是 {county['source_id']}），或改正位置"
                )
                yield row_fault(row, "source_id", "source-prints", message, remedy)


def _is_notice(source: Row, batch: Row) -> bool:
    return source["title"].startswith("教育部关于") and f"{batch['year']}年" in source["title"]


def _whole_text(sound: SoundRows, source: Row) -> str:
    """What the source prints, with its transcript where there is one."""
    return " ".join((_text(source), *sound.texts_of(source["id"])))


def _text(source: Row) -> str:
    return " ".join(source.cells.get(name, "") for name in _SAID)


def _alike(sound: SoundRows, row: Row) -> Iterator[Row]:
    """Rows of the same batch and province."""
    for other in sound.every("certifications"):
        if (other["batch_id"], other["county_code"][:2]) == (row["batch_id"], row["county_code"][:2]):
            yield other


def _is_placed(sound: SoundRows, row: Row, text: str) -> bool:
    """True when the text names the row's province or prefecture."""
    code = row.cells.get("county_code") or row["province_code"]
    province = sound.find("provinces", f"{code[:2]}0000")
    prefecture = sound.find("prefectures", f"{code[:4]}00")
    names = [province["short_name"]] if province else []
    names += [_stem(prefecture["name"])] if prefecture else []
    return any(name in text for name in names)


def _stem(name: str) -> str:
    """A name without the word for its kind: 临泽 of 临泽县."""
    return name[:-1] if len(name) > 2 and name[-1] in "县区市州盟旗" else name
