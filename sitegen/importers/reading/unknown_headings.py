"""Headings that are no known province or prefecture, and those under the wrong province."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from sitegen.datasets.nearest import nearest
from sitegen.findings import Finding
from sitegen.importers.reading.entries import Entry, Heading, Reading, finding_at
from sitegen.importers.reading.places import Places
from sitegen.importers.reading.verdicts import other_verdict
from sitegen.importers.reading.words import Word
from sitegen.model.divisions import Prefecture
from sitegen.model.names import is_zone_name

_TIME = re.compile("年$|[上下]半年|季度|期间|时期|阶段|以来|[年月]底")
"""What heads names and speaks of time: 第一年, 上半年, 十四五期间."""


def settle_unknown(reading: Reading, places: Places, path: str) -> Iterator[Finding]:
    """Give every misspelt heading the code of what it most likely is, and report it.

    The names under it decide, then its spelling; so one misspelt heading is one finding, and the
    names under it are still checked.
    """
    for heading in (*reading.provinces, *reading.prefectures):
        if finding := _no_place(heading, path):
            yield finding
    for heading in reading.provinces:
        if heading.code is None and not _no_place(heading, path):
            entries = [entry for entry in reading.entries if entry.province is heading]
            codes = {province.code: province.name for province in places.data.provinces}
            votes = Counter(
                code for entry in entries for code in _provinces_of(entry, places) if code in codes
            )
            shorts = {province.short_name: province.code for province in places.data.provinces}
            yield _settled(heading, votes, codes, shorts, "省", path)
    for heading in reading.prefectures:
        if not heading.is_known and not _no_place(heading, path):
            entries = [entry for entry in reading.entries if entry.prefecture is heading]
            above = next((entry.province.code for entry in entries if entry.province), None)
            codes = {
                item.code: item.name
                for item in places.data.prefectures
                if above in (None, item.province_code)
            }
            votes = Counter(
                county.county.prefecture_code or ""
                for entry in entries
                for county in places.readings(entry.word.text, above, None)
            )
            yield _settled(heading, votes, codes, {}, "地级市", path)


def _no_place(heading: Heading, path: str) -> Finding | None:
    """A heading that is no misspelt place: what is left of a short year, or a verdict."""
    if heading.is_known and heading.code is not None:
        return None
    if heading.text in ("年", "年度"):
        return finding_at(
            path,
            heading,
            "short-year",
            "年份只写了两位，看不出是哪一年",
            "写全四位年份，如“22年”写成“2022年”；一批的名单里有几个年份的，每年一个文件",
        )
    if _TIME.search(heading.text):
        return finding_at(
            path,
            heading,
            "unknown-heading",
            f"“{heading.text}”说的像是时间，不是地名，也不是认得的年份",
            "对照原文，写成“2025年”这样的年份；分不出是哪一年的不导入，和名单无关的删去这几个字",
        )
    if found := other_verdict(heading.text):
        return finding_at(
            path,
            heading,
            "other-verdict",
            f"“{heading.text}”写着“{found}”，下面的名称不能作为这一批认定的读入",
            "只留下这一批认定的名称，把这一行和它下面的名称删去，再导入",
        )
    return None


def _provinces_of(entry: Entry, places: Places) -> set[str]:
    if entry.prefecture:
        return {item.province_code for item in places.prefectures(entry.prefecture.text)}
    return {item.county.province_code for item in places.readings(entry.word.text, None, None)}


def _settled(
    heading: Heading,
    votes: Counter[str],
    names: Mapping[str, str],
    shorts: Mapping[str, str],
    level: str,
    path: str,
) -> Finding:
    spelled = {name: code for code, name in names.items()} | dict(shorts)
    most = max(votes.values(), default=0)
    best = [code for code in names if votes[code] == most and most] or list(names)
    near = nearest(heading.text, [name for name, code in spelled.items() if code in best], cutoff=0.3)
    code = spelled[near] if near else best[0] if most and len(best) == 1 else None
    heading.code = code
    name = near or names.get(code or "")
    if is_zone_name(heading.text):
        return _zone(heading, name, level, path)
    return finding_at(
        path,
        heading,
        "unknown-heading",
        f"不认识的{level}“{heading.text}”" + (f"，可能是“{name}”" if name else ""),
        f"对照原文；是“{name}”就改正" if name else f"对照原文，改成正确的{level}名称",
    )


def _zone(heading: Heading, name: str | None, level: str, path: str) -> Finding:
    """A zone over names: it is no place that holds them."""
    return finding_at(
        path,
        heading,
        "unknown-heading",
        f"“{heading.text}”是功能区，不是{level}" + (f"；下面的名称属于{name}" if name else ""),
        f"对照原文；下面是县名的，换成它们所在的{level}；列入名单的是它自己，就登记功能区，写在所在的{level}下面，"
        "它下面的名称不读入",
    )


def outside_province(path: str, word: Word, places: Places, prefecture: Prefecture) -> Finding:
    """Finding for a prefecture that does not belong to the province above it."""
    province = places.data.province[prefecture.province_code]
    short = province.short_name
    return finding_at(
        path,
        word,
        "province-missing",
        f"“{word.text}”属于{province.name}，上面却没有这个省的标题",
        f"对照原文，在“{word.text}”前面写上省名，如“{province.name}{word.text}”；一省一段的，"
        f"在这一行之前补上“{short}”一行；名单没有印省名的，加 --province {short}（几个省的用顿号分开）",
    )
