"""How a fact is known agrees with where it comes from."""

from collections.abc import Iterator

from sitegen.datasets.faults import Fault, row_fault
from sitegen.datasets.reader import Row
from sitegen.rules.sound_rows import SoundRows


def evidence_matches_source(sound: SoundRows) -> Iterator[Fault]:
    """The grade of evidence of a row is that of its source, or `derived`."""
    agreeing: set[str] = set()
    differing: dict[str, list[Row]] = {}
    for row in sound.rows_with("source_id"):
        source = sound.find("sources", row["source_id"])
        if source is None or row["evidence"] == "derived":
            continue
        if row["evidence"] == source["evidence"]:
            agreeing.add(source["id"])
        else:
            differing.setdefault(source["id"], []).append(row)
    for source_id, rows in differing.items():
        yield from _faults(sound.index("sources")[source_id], rows, source_id in agreeing)


def _faults(source: Row, rows: list[Row], is_used_well: bool) -> Iterator[Fault]:
    """One fault at the source when every row that rests on it says otherwise, else one for each row."""
    if len(rows) > 1 and not is_used_well:
        message = f"证据等级是 {source['evidence']}，引用它的 {len(rows)} 行却都写 {rows[0]['evidence']}"
        remedy = f"写错了就改为 {rows[0]['evidence']}"
        yield row_fault(source, "evidence", "evidence-mismatch", message, remedy, *rows)
        return
    for row in rows:
        message = f"证据等级 {row['evidence']} 与来源 {source['id']} 的 {source['evidence']} 不同"
        remedy = f"改为 {source['evidence']}；由来源推算的写 derived；来源写错了就改正 source_id"
        yield row_fault(row, "evidence", "evidence-mismatch", message, remedy)


def sources_open(sound: SoundRows) -> Iterator[Fault]:
    """A source has an address that one can open, or says why it has none."""
    for row in sound.rows("sources"):
        if not row["url"] and not row["url_missing"]:
            message = "没有网址，也没有写为什么没有"
            remedy = "写上能打开的网址；没有的，在 url_missing 写明原因，如“只见镜像页，原页网址不明”"
            yield row_fault(row, "url", "source-address", message, remedy)
        elif row["url"] and row["url_missing"]:
            message = f"有网址，又写了没有网址的原因“{row['url_missing']}”"
            yield row_fault(row, "url_missing", "source-address", message, "两个只留一个")
