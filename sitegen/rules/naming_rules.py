"""Names of places: what they end in, who else bears them, and how they are read."""

from collections import Counter
from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.model.divisions import CountyKind, Region
from sitegen.rules.sound_rows import SoundRows, is_zone, number

_ENDINGS = (
    ("自治县", CountyKind.AUTONOMOUS_COUNTY),
    ("自治旗", CountyKind.AUTONOMOUS_BANNER),
    ("区", CountyKind.DISTRICT),
    ("市", CountyKind.CITY),
    ("县", CountyKind.COUNTY),
    ("旗", CountyKind.BANNER),
)
_OF_THEIR_OWN = {
    "神农架林区": CountyKind.FORESTRY_DISTRICT,
    "六枝特区": CountyKind.SPECIAL_DISTRICT,
}
_REGIONS = {
    Region.EAST: ["11", "12", "13", "31", "32", "33", "35", "37", "44", "46"],
    Region.CENTRE: ["14", "34", "36", "41", "42", "43"],
    Region.WEST: ["15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"],
    Region.NORTHEAST: ["21", "22", "23"],
    Region.OUTSIDE: ["71", "81", "82"],
}
"""First two digits of the codes of each region's provinces."""
_RARE = frozenset(
    (
        *("大dai", "长zhang", "洞tong", "棱ling", "行hang", "乐yue", "阿e", "荥xing", "荥ying"),
        *("尉wei", "尉yu", "召shao", "召zhao", "埔pu", "埔bu", "番pan", "番fan", "牟mou"),
    )
)
"""Readings that a character has in one name only: 大城县 is dài chéng, 洪洞县 is hóng tóng."""
_READ_OTHERWISE = {"陕西": "shaanxi"}
"""Provinces whose name in addresses is not their pinyin."""


def kinds_fit_names(sound: SoundRows) -> Iterator[Fault]:
    """What a county's name ends in tells its kind: 市辖区 end in 区, 县级市 in 市."""
    for row in sound.rows("counties"):
        if is_zone(row) or row["kind"] == CountyKind.PREFECTURE_CITY:
            continue
        usual = next((kind for ending, kind in _ENDINGS if row["name"].endswith(ending)), None)
        expected = _OF_THEIR_OWN.get(row["name"], usual)
        if expected is not None and row["kind"] != expected:
            message = f"“{row['name']}”的类别写的是“{row['kind']}”"
            yield row_fault(row, "kind", "kind-mismatch", message, f"改为“{expected}”，或改正名称")


def undivided_cities_are_prefectures(sound: SoundRows) -> Iterator[Fault]:
    """A unit is 不设区县的地级市 exactly when a prefecture has its code, and then bears its name."""
    for row in sound.rows("counties"):
        prefecture = sound.find("prefectures", row["code"])
        if (row["kind"] == CountyKind.PREFECTURE_CITY) != (prefecture is not None):
            message, name = f"{row['code']} 的类别是“{row['kind']}”", "kind"
            message += "，prefectures.csv 里却" + ("有这个代码" if prefecture else "没有这个代码")
        elif prefecture and prefecture["name"] != row["name"]:
            message, name = f"名称与 prefectures.csv 里的“{prefecture['name']}”不同", "name"
        else:
            continue
        yield row_fault(row, name, "kind-mismatch", message, "对照来源，改正其中一个")


def names_unique_in_prefectures(sound: SoundRows) -> Iterator[Fault]:
    """Two counties of one prefecture, or of one province without any, do not bear one name at one time."""
    first: dict[tuple[str, str], list[Row]] = {}
    for row in sound.rows("counties"):
        for earlier in first.setdefault((row["code"][:4], row["name"]), []):
            if _overlap(earlier, row):
                message = f"同一个地级里已有“{row['name']}”：{earlier['code']}（第 {earlier.line} 行）"
                remedy = "对照来源，改正名称或代码；一个已经撤销的，写上它的末年"
                yield row_fault(row, "name", "name-twice", message, remedy, earlier)
                break
        first[row["code"][:4], row["name"]].append(row)
    for name in ("provinces", "prefectures"):
        seen: dict[str, Row] = {}
        for row in sound.rows(name):
            earlier = seen.setdefault(row["name"], row)
            if earlier is not row:
                message = f"“{row['name']}”与 {earlier['code']}（第 {earlier.line} 行）同名"
                yield row_fault(row, "name", "name-twice", message, "对照来源，改正名称")


def _overlap(one: Row, other: Row) -> bool:
    start = max(number(row["valid_from"]) or 0 for row in (one, other))
    return start <= min(number(row["valid_to"]) or 9999 for row in (one, other))


def characters_are_read_alike(sound: SoundRows) -> Iterator[Fault]:
    """A character is read as it is elsewhere, unless it is known to be read otherwise in one place."""
    tables = ("provinces", "prefectures", "counties")
    if not sound.tables.keys() >= set(tables):
        return  # without the names of a whole table nobody knows what is usual
    readings: dict[str, Counter[str]] = {}
    for name in tables:
        for row in sound.rows(name):
            for character, syllable in _syllables(row):
                readings.setdefault(character, Counter())[syllable] += 1
    for name in tables:
        for row in sound.rows(name):
            for character, syllable in _syllables(row):
                known = readings[character]
                if known[syllable] == 1 and known.total() > 1 and f"{character}{syllable}" not in _RARE:
                    usual = known.most_common(1)[0][0]
                    message = f"“{row['name']}”的“{character}”读作 {syllable}，别处都读作 {usual}"
                    remedy = f"改为 {usual}；确是多音字，在 sitegen/rules/naming_rules.py 的 _RARE 里登记"
                    yield row_fault(row, "pinyin", "pinyin-mismatch", message, remedy)
                    break


def _syllables(row: Row) -> Iterator[tuple[str, str]]:
    syllables = row["pinyin"].split()
    if len(syllables) == len(row["name"]):
        yield from zip(row["name"], syllables, strict=True)


def regions_by_the_standard(sound: SoundRows) -> Iterator[Fault]:
    """A province lies in the region that the National Bureau of Statistics counts it to."""
    for row in sound.rows("provinces"):
        prefix = row["code"][:2]
        region = next((name for name, codes in _REGIONS.items() if prefix in codes), None)
        if region is not None and row["region"] != region:
            message = f"{row['name']}的地区写的是{row['region']}"
            yield row_fault(row, "region", "province-region", message, f"改为{region}")


def provinces_named_alike(sound: SoundRows) -> Iterator[Fault]:
    """A province's short name begins its name and is its address in pinyin; three are not covered."""
    for row in sound.rows("provinces"):
        short = row["short_name"]
        syllables = row["pinyin"].split()[: len(short)]
        slug = _READ_OTHERWISE.get(short, "".join(syllables))
        if not row["name"].startswith(short):
            yield row_fault(
                row,
                "short_name",
                "short-name",
                f"简称“{short}”不是“{row['name']}”的开头",
                "对照全名改正",
            )
        elif row["slug"] != slug:
            message = f"网址用名“{row['slug']}”不是简称“{short}”的拼音"
            yield row_fault(row, "slug", "slug-mismatch", message, f"改为 {slug}")
        elif (row["region"] == Region.OUTSIDE) == (row["covered"] == "true"):
            message = f"{row['name']}的地区是{row['region']}，认定制度是否适用写的是 {row['covered']}"
            remedy = "只有香港、澳门、台湾不适用：改正其中一个"
            yield row_fault(row, "covered", "province-covered", message, remedy)
