"""Headings that are no known province or prefecture, with the nearest that is."""

from sitegen.datasets.nearest import nearest
from sitegen.findings import Finding
from sitegen.importers.places import Places
from sitegen.importers.words import Word
from sitegen.model.divisions import Prefecture


def nearest_province(text: str, places: Places) -> str | None:
    """Name of the province most like `text`."""
    return nearest(text, places.province_names, cutoff=0.4)


def nearest_prefecture(text: str, province: str | None, places: Places) -> str | None:
    """Name of the prefecture most like `text`, within the province when it is known."""
    names = [item.name for item in places.data.prefectures if province in (None, item.province_code)]
    return nearest(text, names, cutoff=0.4)


def unknown_heading(path: str, word: Word, level: str, near: str | None) -> Finding:
    """Finding for a heading that names no unit; `level` is 省 or 地级市."""
    return Finding(
        path=path,
        line=word.line,
        column=word.column,
        value=word.text,
        code="unknown-heading",
        message=f"不认识的{level}“{word.text}”" + (f"，可能是“{near}”" if near else ""),
        remedy=f"对照原文；是“{near}”就改正" if near else f"对照原文，改成正确的{level}名称",
    )


def outside_province(path: str, word: Word, places: Places, prefecture: Prefecture) -> Finding:
    """Finding for a prefecture that does not belong to the province above it."""
    province = places.data.province[prefecture.province_code]
    short = province.short_name
    return Finding(
        path=path,
        line=word.line,
        column=word.column,
        value=word.text,
        code="province-missing",
        message=f"“{word.text}”属于{province.name}，上面却没有这个省的标题",
        remedy=f"对照原文，在这一行之前补上“{short}”一行；名单只有一个省的，可加 --province {short}",
    )
