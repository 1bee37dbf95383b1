"""Rows against what is printed, both ways: nothing more in the table, nothing less, nothing else."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.datasets.faults import row_fault
from sitegen.datasets.reader import Row, Table
from sitegen.findings import Finding
from sitegen.transcripts.reading import SourceTranscript

CODE = "transcript"
_REMEDY = "对照原文：表写错了就改表；文字版抄错了就改文字版，连同 transcripts.yaml 里的 digest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Printed:
    """What one place of a transcript says of one row."""

    line: int
    key: tuple[str, ...]
    """Cells that tell the row from others."""
    cells: Mapping[str, str]
    """Cells that must stand in the row just so."""
    label: str
    """As printed, for people."""


def differences(
    transcript: SourceTranscript,
    table: Table,
    printed: Sequence[Printed],
    key: Sequence[str] = (),
    among: Callable[[Row], bool] | None = None,
) -> Iterator[Finding]:
    """What is printed and in no row, in a row and not printed, or printed otherwise.

    `key`: fields that tell the rows apart; the primary key unless given. `among` tells the rows that are
    meant; those that rest on the source unless given.
    """
    names, is_meant = key or table.schema.primary_key, among or transcript.is_source_of
    rows = {row.values(names): row for row in table.rows if is_meant(row)}
    for item in printed:
        row = rows.pop(item.key, None)
        if row is None:
            yield Finding(
                transcript.file.path,
                CODE,
                f"文字版里有“{item.label}”，{table.path} 里没有根据这个来源的这一行（{'、'.join(item.key)}）",
                f"对照原文，在 {table.path} 补上；文字版多了就删去，连同 transcripts.yaml 里的 digest 一起改",
                line=item.line,
                value=item.label,
            )
            continue
        for name, cell in item.cells.items():
            if row[name] != cell:
                yield other_cell(transcript, table, row, name, cell, item.line)
    for row in rows.values():
        yield unprinted(transcript, table, row)


def other_cell(
    transcript: SourceTranscript, table: Table, row: Row, name: str, cell: str, line: int
) -> Finding:
    """The cell says something else than line `line` of the transcript."""
    title = table.schema.field(name).title
    message = f"{title}：这里是“{row[name]}”，来源的文字版（{transcript.file.path} 第 {line} 行）是“{cell}”"
    return row_fault(row, name, CODE, message, _REMEDY).finding


def unprinted(transcript: SourceTranscript, table: Table, row: Row, name: str = "source_id") -> Finding:
    """The row, or what its cell `name` says, is nowhere in the transcript of its source."""
    what = "这一行" if name == "source_id" else f"{table.schema.field(name).title}“{row[name]}”"
    message = f"{what}（{'、'.join(table.key(row))}）在来源的文字版 {transcript.file.path} 里没有"
    remedy = f"对照原文：是别的来源的，改正 source_id；文字版漏了就补上。{_REMEDY}"
    return row_fault(row, name, CODE, message, remedy).finding


def share_printed(text: str, printed: str) -> float:
    """Share of the characters of `text` that stand in what is printed."""
    characters = re.findall("[\u4e00-\u9fff]", text)
    return sum(character in printed for character in characters) / max(len(characters), 1)
