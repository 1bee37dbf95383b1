"""What changed between two versions, so complete that the later one can be rebuilt from the earlier one.

A delta is a mapping for JSON: digests of both states; the keys of the later one's tables; for each table the
columns if they changed, and its rows added, changed or deleted, each by its key with the values before and
after, the reason and the source; every other file that changed, whole. What begins with nothing is all files.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from sitegen.characters import first_refused, visible
from sitegen.exceptions import UsageError
from sitegen.versions.rows import ADD, DEL, MOD, NO_ROWS, Change, Key, Rows, row_changes, rows_after
from sitegen.versions.states import Files, State, digest_of

Delta = Mapping[str, Any]

_CORRECTIONS = "corrections/corrections.csv"
Reasons = Mapping[tuple[str, str, str], Mapping[str, str]]
"""Rows of corrections by resource, key of the row and field, which is empty for the whole row."""


def delta_between(old: State, new: State) -> Delta:
    """The delta from `old` to `new`; a table whose rows moved is a file that changed as a whole.

    Raises UsageError for a file that is no UTF-8.
    """
    reasons = _reasons(new.files)
    tables, files = {}, {}
    for path in sorted({*old.files, *new.files}):
        before, after = old.files.get(path), new.files.get(path)
        if before == after:
            continue
        key = new.keys.get(path)
        is_table = old.files and key == old.keys.get(path, key)
        table = _table(before, after, key) if is_table else None
        if table is None:
            files[path] = _file(path, before, after)
        else:
            rows = _explained(PurePosixPath(path).stem, *table, reasons)
            columns = {"columns": list(table[1].columns)} if table[0].columns != table[1].columns else {}
            tables[path] = {"key": list(key or ()), **columns, "rows": list(rows)}
    keys = {path: list(key) for path, key in sorted(new.keys.items())}
    return {"from": old.digest, "to": new.digest, "keys": keys, "tables": tables, "files": files}


def delta_text(old: State, new: State) -> str:
    """The same as a file."""
    return f"{json.dumps(delta_between(old, new), ensure_ascii=False, indent=1)}\n"


def replay(state: State, delta: Delta) -> State:
    """The later state.

    Raises UsageError when `state` is not what the delta begins with, when it does not lead to what it says,
    or when it names a file outside of the folder.
    """
    if state.digest != delta["from"]:
        raise UsageError("这份差不是从这一版开始的：校验值不同。")
    made = dict(state.files)
    for path, change in delta["files"].items():
        if change["op"] == DEL:
            del made[path]
        else:
            made[_inside(path)] = change["text"].encode()
    for path, table in delta["tables"].items():
        made[_inside(path)] = _replayed(made.get(path), table)
    if digest_of(made) != delta["to"]:
        raise UsageError("照这份差重建出来的，不是它所说的那一版：校验值不同。")
    return State(files=made, keys={path: tuple(key) for path, key in delta["keys"].items()})


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in path:
        raise UsageError(f"差里的文件名 {visible(path)} 指到了文件夹之外。")
    if first_refused(path) or "\n" in path or "\t" in path:
        raise UsageError(f"差里的文件名 {' '.join(visible(path).split())} 里有不能用的字符。")
    return path


def _file(path: str, before: bytes | None, after: bytes | None) -> Mapping[str, str]:
    if after is None:
        return {"op": DEL}
    try:
        return {"op": ADD if before is None else MOD, "text": after.decode()}
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} 不是 UTF-8，写不成差。") from error


def _table(before: bytes | None, after: bytes | None, key: Key | None) -> tuple[Rows, Rows] | None:
    """The rows of both sides; None where only the whole file tells how they changed."""
    if after is None or key is None:
        return None
    old = NO_ROWS if before is None else Rows.read(before, key)
    new = Rows.read(after, key)
    if old is None or new is None:
        return None
    made = rows_after(old, new.columns, list(row_changes(old, new)))
    return (old, new) if made.content == after else None


def _replayed(content: bytes | None, table: Mapping[str, Any]) -> bytes:
    old = NO_ROWS if content is None else Rows.read(content, table["key"])
    if old is None:
        raise UsageError("差里的表读不出来，或主键不唯一。")
    return rows_after(old, table.get("columns", old.columns), table["rows"]).content


def _reasons(files: Files) -> Reasons:
    rows = Rows.read(files.get(_CORRECTIONS, b""), ("id",))
    names = ("resource", "row_key", "field")
    if rows is None or not {*names, "problem", "source_id"} <= set(rows.columns):
        return {}
    return {(row["resource"], row["row_key"], row["field"]): row for row in rows.by_key.values()}


def _explained(resource: str, old: Rows, new: Rows, reasons: Reasons) -> Iterator[Change]:
    """Changes with their reasons, where corrections tell them, and their sources."""
    for change in row_changes(old, new):
        key = tuple(change["key"])
        row = new.by_key.get(key, old.by_key.get(key, {}))
        places = ((resource, "/".join(key), name) for name in ("", *change.get("cells", ())))
        told = [reasons[place] for place in places if place in reasons]
        sources = [item["source_id"] for item in told] or [row.get("source_id", "")]
        yield {
            **change,
            "reasons": list(dict.fromkeys(item["problem"] for item in told)),
            "sources": list(dict.fromkeys(source for source in sources if source)),
        }
