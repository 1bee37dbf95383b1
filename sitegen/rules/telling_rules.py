"""What a source or a place tells is entered: the other way round than `reliance_rules`."""

import re
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import ROLES, SoundRows, either_name

_CODE = "source-tells"
_DAY = re.compile("([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_DATES = ("issued_on", "published_on", "published_by")
_UNDATED = re.compile("日期[^；，]*(?:不详|不明|未核实)|(?:没有|未)印[^；，]*日期")
_COLLECTIONS = re.compile("软件包|项目页|代码")
_BY_YEAR = re.compile("到(20[0-9]{2})年(?![底末])")
_OFFICE = re.compile(r"^https?://[^/]+\.gov\.cn(?:[:/]|$)")
_AUTHORITY = re.compile("政府|部|局|厅|委员会|研究室|[省市县区州盟旗]$")


def dates_told_are_entered(sound: SoundRows) -> Iterator[Fault]:
    """A day that the place of a batch names stands in one of its dates."""
    for row in sound.rows("batches"):
        entered = {row[name] for name in _DATES}
        for year, month, day in _DAY.findall(row["locator"]):
            told = f"{year}-{int(month):02}-{int(day):02}"
            if told not in entered:
                name = next((name for name in reversed(_DATES) if not row[name]), "issued_on")
                message = f"位置里写了 {told}，成文日期、公布日期和公布不晚于都不是这一天"
                yield row_fault(row, name, _CODE, message, "把这一天写进它所说的一列，或改正位置")


def totals_told_are_entered(sound: SoundRows) -> Iterator[Fault]:
    """A source of names that tells how many its province has gives a total, and corroborates it."""
    totals = {(row["batch_id"], row["province_code"]): row for row in sound.every("batch_totals")}
    said: set[tuple[str, str, str]] = set()
    for row in sound.rows("certifications"):
        key = (row["batch_id"], f"{row['county_code'][:2]}0000")
        for role in ROLES:
            source = sound.find("sources", row[role])
            if source is None or (*key, source["id"]) in said:
                continue
            said.add((*key, source["id"]))
            count = _told(sound, source, key[1], key[0][:4])
            total = totals.get(key)
            if count and total is None:
                message = f"来源 {source['id']} 说这个省有 {count} 个，分省数目里没有 {'/'.join(key)}"
                remedy = "在 batch_totals.csv 补上这一行"
                yield row_fault(row, role, _CODE, message, remedy)
            elif total and count == total["declared_count"] and not _is_cited(total, source):
                message = f"来源 {source['id']} 也说是 {count} 个，这里没有写它佐证"
                remedy = "写上佐证；其实不是独立的，在它的“印着什么”里说明"
                yield row_fault(total, "corroborating_source_id", _CODE, message, remedy)


def totals_are_corroborated(sound: SoundRows) -> Iterator[Fault]:
    """A source that names all units of a province, of the year of the notice, corroborates the total."""
    for row in sound.rows("batch_totals"):
        batch = sound.find("batches", row["batch_id"])
        for source in _of_the_time(sound, batch) if batch else ():
            count = _told(sound, source, row["province_code"], batch["year"] if batch else "")
            is_whole = re.search("名称全列|个的名称", source["prints"]) and count == row["declared_count"]
            if is_whole and not _is_cited(row, source):
                message = f"来源 {source['id']} 也列了这 {count} 个，这里没有写它佐证"
                yield row_fault(row, "corroborating_source_id", _CODE, message, "写上佐证")
                break


def _of_the_time(sound: SoundRows, batch: Row) -> Iterator[Row]:
    """Sources of the year in which a batch was announced."""
    year = (batch["published_on"] or batch["issued_on"] or batch["published_by"])[:4]
    for source in sound.rows("sources"):
        if year and year in (source["published_on"] or source["id"]):
            yield source


def _told(sound: SoundRows, source: Row, province_code: str, year: str) -> str:
    """How many units a source gives a province, in all or for the year of a batch: 浙江省2024年24个."""
    province = sound.find("provinces", province_code)
    if province is None:
        return ""
    found = re.search(f"{either_name(province)}(?:[^；]*?{year}年)?([0-9]+)个", source["prints"])
    return found[1] if found else ""


def _is_cited(total: Row, source: Row) -> bool:
    """True when a source is cited, or another one is in the one place for what corroborates."""
    return bool(total["corroborating_source_id"]) or total["source_id"] == source["id"]


def totals_of_a_source_are_entered(sound: SoundRows) -> Iterator[Fault]:
    """A source that tells a batch's totals of several provinces has a row for each that it tells."""
    used: dict[str, set[str]] = {}
    for row in sound.every("batch_totals"):
        used.setdefault(row["source_id"], set()).add(row["batch_id"])
    entered = {(row["batch_id"], row["province_code"]) for row in sound.every("batch_totals")}
    for source_id, batches in used.items():
        source = sound.find("sources", source_id)
        for province in sound.rows("provinces") if source and len(batches) == 1 else ():
            pattern = f"{either_name(province)}(?:省|市)?([0-9]+)个"
            told = re.search(pattern, source["prints"]) if source else None
            batch = min(batches)
            if source and told and (batch, province["code"]) not in entered:
                message = f"印着{province['short_name']}{told[1]}个，{batch} 的分省数目里没有这个省"
                remedy = "在 batch_totals.csv 补上这一行；说的不是这一批的，改写“印着什么”"
                yield row_fault(source, "prints", _CODE, message, remedy)


def batches_are_corroborated(sound: SoundRows) -> Iterator[Fault]:
    """Another source that tells the total of a batch as that of the country corroborates it."""
    for row in sound.rows("batches"):
        told = re.compile(f"(?:全国|首批|第一批){row['declared_total'] or 'x'}个")
        for source in _of_the_time(sound, row):
            if told.search(source["prints"]) and not _is_cited(row, source):
                message = f"来源 {source['id']} 也说是 {row['declared_total']} 个，这里没有写它佐证"
                yield row_fault(row, "corroborating_source_id", _CODE, message, "写上佐证")
                break


def plans_name_their_place(sound: SoundRows) -> Iterator[Fault]:
    """The place of a plan is the smallest one that its title or issuer names."""
    for row in sound.rows("plans"):
        if row["county_code"]:
            continue
        told = row["title"] + row["issuer"]
        named = {
            item["code"]: item["name"]
            for item in sound.every("prefectures")
            if item["name"] in told and item["code"][:2] == row["province_code"][:2]
        }
        if named and row["prefecture_code"] not in named:
            entered = row["prefecture_code"] or "（空）"
            message = f"题名和发布者说的是{'、'.join(named.values())}，这里写的是 {entered}"
            yield row_fault(row, "prefecture_code", _CODE, message, f"应写 {'、'.join(named)}")


def goals_told_are_entered(sound: SoundRows) -> Iterator[Fault]:
    """A source of goals that prints one with its year has it among the goals."""
    cited: dict[str, set[str]] = {}
    for row in sound.every("goals"):
        cited.setdefault(row["source_id"], set()).add(row["year"])
    for source in sound.rows("sources"):
        for year in _BY_YEAR.findall(source["prints"]):
            if year not in cited.get(source["id"], set()):
                message = f"印着到{year}年的目标，总体目标里没有根据它的"
                remedy = "在 goals.csv 补上；不是目标的，改写“印着什么”"
                yield row_fault(source, "prints", _CODE, message, remedy)
                break


def sources_say_when(sound: SoundRows) -> Iterator[Fault]:
    """A source without a date says in its remark that the date is not known; one with a date does not.

    Programs and collections of data have no day on which they were published.
    """
    for row in sound.rows("sources"):
        is_unknown = bool(_UNDATED.search(row["remark"]))
        if row["published_on"] and is_unknown:
            message = f"写了发布日期 {row['published_on']}，备注又说日期不知道：{row['remark']}"
        elif row["published_on"] and _COLLECTIONS.search(row["read_at"]):
            message = f"读到的是{row['read_at']}，它没有发布日期，却写了 {row['published_on']}"
        elif not row["published_on"] and not is_unknown and not _COLLECTIONS.search(row["read_at"]):
            message = "没有发布日期，备注也没有说日期不详"
        else:
            continue
        remedy = "写上来源所印的日期；没有印的留空，在备注里写“日期不详”"
        yield row_fault(row, "published_on", _CODE, message, remedy)


def sources_graded_by_issuer(sound: SoundRows) -> Iterator[Fault]:
    """An official text is issued by an authority, and what is graded as code is somebody's program."""
    for row in sound.rows("sources"):
        is_code = "代码" in row["issuer"]
        if row["evidence"] == "official" and not _AUTHORITY.search(row["issuer"]):
            message = f"发布者“{row['issuer']}”不是机关，证据等级不是 official"
        elif row["evidence"] == "press" and _OFFICE.search(row["url"]) and "（" not in row["issuer"]:
            message = f"“{row['issuer']}”在自己的网站上发布的，证据等级却写 press"
        elif is_code != (row["evidence"] == "code"):
            message = f"发布者是“{row['issuer']}”，证据等级却写 {row['evidence']}"
        else:
            continue
        remedy = "机关自己发布的写 official，转载的写 repost，报刊网络的写 press，公开的程序写 code"
        yield row_fault(row, "evidence", _CODE, message, remedy)
