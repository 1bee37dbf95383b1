"""Rows that a version of the data changed, in an entry of a feed."""

from collections.abc import Sequence
from html import escape

from sitegen.model.divisions import Province
from sitegen.site import urls
from sitegen.versions.history import Cells, History, RowChange

_MOST = 100
"""Rows that an entry lists; the page of the version has the others."""
_PLACES = ("county_code", "prefecture_code", "province_code", "code", "successor_code", "predecessor_code")
"""Columns that say where something is."""


def is_about(change: RowChange, province: Province) -> bool:
    """True when the row names the province or a place in it, before or after."""
    cells = (change.key, change.before or {}, change.after or {})
    codes = (each.get(name, "") for each in cells for name in _PLACES)
    return any(code.startswith(province.code[:2]) for code in codes)


def version_rows(history: History, number: str, changes: Sequence[RowChange], root: str) -> str:
    """Each row with its old and new values, and where the version is; nothing of one that is not kept."""
    if number not in history.versions:
        return ""
    items = "".join(f"<li>{escape(_told(change))}</li>" for change in changes[:_MOST])
    rows = f"<ul>{items}</ul>" if items else ""
    rest = f"其余{len(changes) - _MOST}行和" if len(changes) > _MOST else ""
    page = f"{root}{urls.version(number)[1:]}"
    return f'{rows}<p>{rest}当时的数据：<a href="{escape(page)}">版本 {escape(number)}</a>。</p>'


def _told(change: RowChange) -> str:
    place = f"{change.resource} {'/'.join(change.key.values())}"
    reason = "".join(change.reasons)
    if change.before is None:
        return f"{place}：新增。{reason}"
    if change.after is None:
        return f"{place}：删去。{reason}"
    cells = "；".join(
        f"{name} {_shown(change.before, name)} → {_shown(change.after, name)}" for name in change.after
    )
    return f"{place}：{cells}。{reason}"


def _shown(cells: Cells, name: str) -> str:
    return cells.get(name) or "（空）"
