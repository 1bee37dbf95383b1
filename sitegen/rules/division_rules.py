"""Administrative divisions: codes, belonging, zones and what became of former counties."""

from collections.abc import Iterator, Mapping, Sequence

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.model.divisions import CountyKind
from sitegen.model.groups import grouped
from sitegen.model.names import is_shortened
from sitegen.rules.sound_rows import SoundRows, in_force, is_statutory, number


def codes_show_belonging(sound: SoundRows) -> Iterator[Fault]:
    """The first two digits of a code are those of its province, the first four those of its prefecture."""
    prefectures = {row["code"] for row in sound.every("prefectures")}
    for name in ("prefectures", "counties"):
        for row in sound.rows(name):
            if row["code"][:2] != row["province_code"][:2]:
                message = f"代码 {row['code']} 的前两位与所属省 {row['province_code']} 不同"
                remedy = f"改为 {row['code'][:2]}0000，或改正代码"
                yield row_fault(row, "province_code", "code-prefix", message, remedy)
            elif name == "counties":
                yield from _prefecture(row, prefectures)


def _prefecture(row: Row, prefectures: set[str]) -> Iterator[Fault]:
    expected = f"{row['code'][:4]}00"
    found = row["prefecture_code"]
    if found == expected or (not found and expected not in prefectures):
        return
    wrong = f"代码 {row['code']} 的前四位与所属地级 {found or '（空）'} 不同"
    remedy = f"改为 {expected}，或改正代码" if expected in prefectures else "留空，或改正代码"
    yield row_fault(row, "prefecture_code", "code-prefix", wrong, remedy)


def slugs_unique(sound: SoundRows) -> Iterator[Fault]:
    """Provinces have different slugs."""
    first: dict[str, Row] = {}
    for row in sound.rows("provinces"):
        earlier = first.setdefault(row["slug"], row)
        if earlier is not row:
            message = f"网址用名“{row['slug']}”与第 {earlier.line} 行的{earlier['name']}相同"
            yield row_fault(row, "slug", "slug-duplicate", message, "改成各省不同的")


def former_names_by_year(sound: SoundRows) -> Iterator[Fault]:
    """A county bore one name at the end of a year."""
    first: dict[tuple[str, str], Row] = {}
    for row in sound.rows("former_names"):
        earlier = first.setdefault((row["code"], row["valid_to"]), row)
        if earlier is not row:
            message = f"{row['valid_to']} 年末已有曾用名“{earlier['name']}”（第 {earlier.line} 行）"
            remedy = "对照来源改正其中一个末年，或删去写错的一行"
            yield row_fault(
                row,
                "valid_to",
                "former-name-year",
                message,
                remedy,
                earlier,
            )


def other_names_differ(sound: SoundRows) -> Iterator[Fault]:
    """Another name of a county differs from its own."""
    for row in sound.rows("other_names"):
        county = sound.find("counties", row["code"])
        if county and row["name"] == county["name"]:
            message = f"别名与现名“{county['name']}”相同"
            remedy = "对照来源改正，或删去这一行"
            yield row_fault(row, "name", "other-name", message, remedy)


def pinyin_matches_name(sound: SoundRows) -> Iterator[Fault]:
    """Pinyin has one syllable for each character of the name."""
    for name in ("provinces", "prefectures", "counties"):
        for row in sound.rows(name):
            syllables = len(row["pinyin"].split())
            if syllables != len(row["name"]):
                message = f"“{row['name']}”有 {len(row['name'])} 个字，拼音有 {syllables} 个音节"
                yield row_fault(
                    row,
                    "pinyin",
                    "pinyin-mismatch",
                    message,
                    "补足或删去音节，用空格分开",
                )


def zones_described(sound: SoundRows) -> Iterator[Fault]:
    """Each functional zone has a row among the zones and at least one host; no other unit has."""
    if not sound.is_whole("zones", "zone_hosts"):
        return
    described = {row["code"] for row in sound.every("zones")}
    hosted = {row["zone_code"] for row in sound.every("zone_hosts")}
    for county in sound.rows("counties"):
        code = county["code"]
        is_zone = county["kind"] == CountyKind.ZONE
        if is_zone and code not in described:
            message, remedy = "功能区在 zones.csv 里没有一行", "在 zones.csv 里补上全名和位置"
        elif is_zone and code not in hosted:
            message, remedy = "功能区在 zone_hosts.csv 里没有所在县", "在 zone_hosts.csv 里补上所在的县"
        elif not is_zone and code in described | hosted:
            message, remedy = "不是功能区，却写在 zones.csv 或 zone_hosts.csv 里", "改正类别，或删去那里的行"
        else:
            continue
        name = "code" if is_zone else "kind"
        yield row_fault(county, name, "zone-undescribed", f"{county['name']}：{message}", remedy)


def hosts_are_counties(sound: SoundRows) -> Iterator[Fault]:
    """A zone lies in statutory counties of its own province."""
    for row in sound.rows("zone_hosts"):
        host = sound.find("counties", row["host_code"])
        if host and (not is_statutory(host) or host["code"][:2] != row["zone_code"][:2]):
            message = f"{host['code']}（{host['name']}，{host['kind']}）不是同省的建制县"
            yield row_fault(row, "host_code", "zone-host", message, "改为功能区所在的县")


def zones_placed(sound: SoundRows) -> Iterator[Fault]:
    """A zone and its hosts lie in one prefecture; its full name holds its short one, its locator its code."""
    for row in sound.rows("zone_hosts"):
        host = sound.find("counties", row["host_code"])
        if host and row["host_code"][:4] != row["zone_code"][:4] and row["zone_code"][2:4] != "00":
            message = f"{host['code']}（{host['name']}）不在功能区 {row['zone_code']} 的地级市里"
            yield row_fault(row, "host_code", "zone-host", message, "改为功能区所在的县")
    for row in sound.rows("zones"):
        county, code = sound.find("counties", row["code"]), row["nbs_code"]
        if county and not is_shortened(county["name"], row["full_name"]):
            message = f"全名“{row['full_name']}”与 counties.csv 里的“{county['name']}”不是一个功能区"
            yield row_fault(row, "full_name", "zone-name", message, "对照来源，改正全名或代码")
        elif code and code[:4] != row["code"][:4]:
            message = f"统计用代码 {code} 与 {row['code']} 不在一个地级市里"
            yield row_fault(row, "nbs_code", "code-prefix", message, "对照来源，改正统计用代码")
        elif bool(code) != ("统计用区划代码" in row["locator"]):
            message = "位置里写了统计用区划代码，这一格却空着" if not code else "位置里没有写统计用区划代码"
            yield row_fault(row, "nbs_code", "locator-mismatch", message, "对照来源，改正这一格或位置")


def zones_hosted_by_name(sound: SoundRows) -> Iterator[Fault]:
    """The hosts that a zone's locator names (所在：相城区、吴中区) are all there, and no other."""
    zones = grouped(sound.rows("zone_hosts"), lambda row: row["zone_code"])
    for rows in zones.values():
        hosts = [sound.find("counties", row["host_code"]) for row in rows]
        names = sorted(host["name"] for host in hosts if host)
        for row in rows:
            _, named, listed = row["locator"].partition("所在：")
            if named and len(names) == len(rows) and sorted(listed.split("、")) != names:
                message = f"位置写的所在县是{listed}，这里的 {len(rows)} 行是{'、'.join(names)}"
                remedy = "对照来源：漏了一行就补上，多了就删去，位置写错就改正"
                yield row_fault(row, "locator", "zone-host", message, remedy)
                break


def ended_counties_succeeded(sound: SoundRows) -> Iterator[Fault]:
    """Every county that has ended has a successor."""
    if not sound.is_whole("successions"):
        return
    known = {row["predecessor_code"] for row in sound.every("successions")}
    for row in sound.rows("counties"):
        if row["valid_to"] and row["code"] not in known and not sound.is_missing("counties", row["code"]):
            message = (
                f"{row['name']}（{row['code']}）只到 {row['valid_to']} 年，successions.csv 里没有它的承接单位"
            )
            remedy = "在 successions.csv 里补上承接单位；还有效的就把末年留空"
            yield row_fault(row, "valid_to", "succession", message, remedy)


def successions_dated(sound: SoundRows) -> Iterator[Fault]:
    """A succession falls in the year after the last of the predecessor; the successor is then in force."""
    for row in sound.rows("successions"):
        year = number(row["year"])
        before = sound.find("counties", row["predecessor_code"])
        after = sound.find("counties", row["successor_code"])
        if year is None or before is None or after is None:
            continue
        last = number(before["valid_to"])
        if row["predecessor_code"] == row["successor_code"]:
            message, name = "原单位和承接单位是同一个代码", "successor_code"
        elif last is not None and year != last + 1:
            message, name = f"{before['name']}的末年是 {last}，承接年份应为 {last + 1}", "year"
        elif not in_force(after, year):
            message, name = f"承接单位{after['name']}（{after['code']}）在 {year} 年末无效", "successor_code"
        else:
            continue
        yield row_fault(row, name, "succession", message, "对照来源，改正年份或代码")


def successions_end(sound: SoundRows) -> Iterator[Fault]:
    """Successions of ended counties never lead back; one that takes all (全部) is the only one."""
    heirs = grouped(sound.rows("successions"), lambda row: row["predecessor_code"])
    for code, rows in heirs.items():
        if len(rows) > 1 and any(row["extent"] == "全部" for row in rows):
            whole = next(row for row in rows if row["extent"] == "全部")
            message = f"{code} 有 {len(rows)} 个承接单位，不能写“全部”"
            yield row_fault(whole, "extent", "succession", message, "改为“部分”，或删去多余的行")
    ended = {code: rows for code, rows in heirs.items() if _has_ended(sound, code)}
    for code, rows in ended.items():
        reached = _reached(code, ended)
        if code in reached and code == min(reached & ended.keys()):
            message = f"承接关系绕回了 {code}"
            yield row_fault(rows[0], "successor_code", "succession", message, "对照来源，改正代码")


def _has_ended(sound: SoundRows, code: str) -> bool:
    county = sound.find("counties", code)
    return county is not None and bool(county["valid_to"])


def _reached(code: str, heirs: Mapping[str, Sequence[Row]]) -> set[str]:
    """Codes that the successions of `code` lead to, directly or by way of others."""
    reached: set[str] = set()
    waiting = [code]
    while waiting:
        for row in heirs.get(waiting.pop(), ()):
            heir = row["successor_code"]
            if heir not in reached:
                reached.add(heir)
                waiting.append(heir)
    return reached


def former_names_differ(sound: SoundRows) -> Iterator[Fault]:
    """A former name differs from the present one and ended before the county did."""
    for row in sound.rows("former_names"):
        county = sound.find("counties", row["code"])
        if county is None:
            continue
        last, end = number(row["valid_to"]), number(county["valid_to"])
        if row["name"] == county["name"]:
            message, name = f"曾用名与现名“{county['name']}”相同", "name"
        elif last is not None and end is not None and last >= end:
            message, name = f"曾用名用到 {last} 年，而这个单位只到 {end} 年", "valid_to"
        else:
            continue
        yield row_fault(row, name, "former-name", message, "对照来源改正，或删去这一行")
