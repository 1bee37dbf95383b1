"""Valid input to start from: a list in every form that is read, filled-in forms, downloads."""

import hashlib
import io
import re
import zipfile
from collections.abc import Sequence

import docx
import openpyxl
import yaml
from mini import REPOSITORY

from sitegen.assessment.form import sample_rows, school_schema
from sitegen.importers.issue_form import QUESTIONS, Kind

_UPSTREAM = REPOSITORY / "tests" / "fixtures" / "upstream"
_ANSWERS = {
    "evidence": "official 发文机关自己发布的原文",
    "list_status": "complete 名单收齐",
    "status": "in-force",
}


def upstream_files() -> dict[str, bytes]:
    """A list in every form that is read."""
    text = (_UPSTREAM / "notice-2024.txt").read_text("utf-8")
    short = text[:2500]
    rows = [re.split(r"[、:：]\s*", line) for line in short.split("\n") if line.strip()]
    years = (_UPSTREAM / "plan-yunnan.txt").read_text("utf-8")
    return {
        "whole.txt": text.encode(),
        "short.txt": short.encode(),
        "older.txt": (_UPSTREAM / "notice-2023.txt").read_bytes(),
        "years.txt": years.encode(),
        "years.tsv": years.encode(),
        "rows.csv": "\n".join(",".join(row) for row in rows).encode(),
        "piped.md": "\n".join(f"| {' | '.join(row)} |" for row in rows).encode(),
        "rows.html": _html(rows).encode(),
        "years.html": _html([line.split("\t") for line in years.split("\n")]).encode(),
        "rows.docx": _docx(rows, short),
        "years.docx": _docx([line.split("\t") for line in years.split("\n")], ""),
        "rows.xlsx": _xlsx(rows),
        "years.xlsx": _xlsx([line.split("\t") for line in years.split("\n")]),
        "text.pdf": _pdf(),
    }


def _html(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td rowspan='1' colspan='1'>{cell}</td>" for cell in row) for row in rows)
    return (
        "<html><body><p>名单</p><table>"
        + "".join(f"<tr>{row}</tr>\n" for row in cells)
        + "</table></body></html>"
    )


def _docx(rows: list[list[str]], text: str) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    for line in text.split("\n"):
        document.add_paragraph(line)
    width = max(map(len, rows))
    table = document.add_table(rows=len(rows), cols=width)
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, word in zip(cells.cells, row, strict=False):
            cell.text = word
    table.cell(0, 0).merge(table.cell(1, width - 1))
    document.save(buffer)
    return buffer.getvalue()


def _xlsx(rows: Sequence[Sequence[str | float]]) -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    book.save(buffer)
    return buffer.getvalue()


def _pdf() -> bytes:
    """A page of text, as a program would write it, so that what is changed is read."""
    lines = [
        b"BT /F1 12 Tf 40 780 Td 14 TL",
        *(b"(line %d: 2024 A-B, C) Tj T*" % n for n in range(30)),
        b"ET",
    ]
    stream = b"\n".join(lines)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n" % size + table + trailer


def school_files() -> dict[str, bytes]:
    """A county's schools in every form that `assess` reads: as spreadsheets save them, numbers as numbers."""
    rows = [line.split(",") for line in sample_rows().splitlines()]
    rows[0] = [field.title for field in school_schema().fields]
    text = "\n".join(map(",".join, rows))
    return {
        "plain.csv": sample_rows().encode(),
        "titles.csv": text.encode("gb18030"),
        "tabs.txt": text.replace(",", "\t").encode("utf-16"),
        "few.csv": "\n".join(map(",".join, rows[:4])).encode(),
        "words.xlsx": _xlsx(rows),
        "numbers.xlsx": _xlsx([["示例县"], *([_number(cell) for cell in row] for row in rows)]),
    }


def _number(cell: str) -> str | float:
    return float(cell) if re.fullmatch("[0-9.]+", cell) else cell


def issue_bodies() -> dict[str, bytes]:
    """A filled-in form of each kind."""
    lists = {Kind.BATCH: "notice-2024.txt", Kind.PLAN: "plan-yunnan.txt"}
    bodies = {}
    for kind, questions in QUESTIONS.items():
        form = yaml.safe_load((REPOSITORY / f".github/ISSUE_TEMPLATE/{kind.value}.yml").read_text("utf-8"))
        hints = {
            item["id"]: str(item["attributes"].get("placeholder", ""))
            for item in form["body"]
            if "id" in item
        }
        pasted = (_UPSTREAM / lists[kind]).read_text("utf-8")[:3000] if kind in lists else ""
        answers = {**hints, **_ANSWERS, "list": pasted, "table": pasted}
        bodies[f"{kind.value}.md"] = "\n".join(
            f"### {label}\n\n{answers.get(name) or '_No response_'}\n" for label, name in questions.items()
        ).encode()
    row = {
        "哪一行": "certifications 2024/120101",
        "哪一栏": "published_name",
        "现在写的是": "和平区",
        "应当是": "和平",
    }
    bodies["filled.md"] = "\n".join(
        f"### {label}\n\n{row.get(label, '_No response_')}\n" for label in QUESTIONS[Kind.CORRECTION]
    ).encode()
    return bodies


def downloads() -> dict[str, bytes]:
    """A few downloads with their checksums, in a folder and in an archive."""
    files = {"a.csv": "code,name\n110101,东城区\n".encode(), "b.json": b'{"a": [1, 2]}'}
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    ).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, "SHA256SUMS": sums}.items():
            archive.writestr(name, content)
    return {**files, "SHA256SUMS": sums, "data.zip": buffer.getvalue()}
