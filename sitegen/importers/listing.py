"""From a source to rows with codes: the steps that notices and plans share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sitegen.datasets.traditional import simplified_characters
from sitegen.findings import Finding, Severity, bounded, has_errors
from sitegen.importers.files.text_source import SourceText
from sitegen.importers.joining import JoinedRow, Joining
from sitegen.importers.reading.announcement import is_title
from sitegen.importers.reading.beside import marked_findings, with_headings
from sitegen.importers.reading.characters import CleanLine
from sitegen.importers.reading.counting import count_findings
from sitegen.importers.reading.document_lists import Part, chosen
from sitegen.importers.reading.dressing import undressed
from sitegen.importers.reading.entries import Reading
from sitegen.importers.reading.enumerations import sentences_read
from sitegen.importers.reading.grammar import Grammar
from sitegen.importers.reading.left_over import counties_named, left_over
from sitegen.importers.reading.list_region import Ignored, Region, Sifted, find_region, year_titles
from sitegen.importers.reading.lots import without_lots
from sitegen.importers.reading.places import Places
from sitegen.importers.reading.prose_verdicts import unsaid_findings
from sitegen.importers.reading.segments import Segment, clean_lines, events_of, segments_of
from sitegen.importers.reading.stage_columns import of_stage
from sitegen.importers.reading.stage_marks import with_marks
from sitegen.importers.reading.stage_rows import of_stage_rows
from sitegen.importers.reading.unknown_headings import settle_unknown
from sitegen.importers.reading.verdict_columns import without_verdicts
from sitegen.importers.reading.words import Vocabulary
from sitegen.importers.reading.year_columns import in_order_of_years
from sitegen.importers.reading.years import marked_years, with_digits
from sitegen.model.plans import Stage


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """Everything read from one source."""

    parts: tuple[Part, ...]
    """The lists of the document that were read; one, unless several were asked for."""
    region: Region
    reading: Reading
    rows: tuple[JoinedRow, ...]
    ignored: tuple[Ignored, ...]
    findings: tuple[Finding, ...]

    @property
    def is_unread(self) -> bool:
        """True when an error left no name to read: there is nothing to hold against the project."""
        return not self.rows and has_errors(self.findings)

    @property
    def titles(self) -> tuple[Segment, ...]:
        """Titles of the lists that were read, the nearest to the names first, then those of the notice."""
        nearest = (title for part in self.parts for title in reversed(part.titles))
        return (*nearest, *(segment for segment in self.region.before if is_title(segment.compact)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What the caller says of the list; the text says the rest."""

    province: str | None = None
    """Stands over names that come before any province; of several, 江苏、广东, the city tells which."""
    lists: tuple[str, ...] = ()
    """Which of several lists, by number or by part of a title."""
    batch: str = ""
    """Whose list it is: a column of batches must say so."""
    by_year: bool = False
    """True for the table of a plan, which is parted by years."""
    stage: str | None = None
    """Of the years of a plan, where its table has a column for each stage."""
    is_partial: bool = False
    """True when headings may count more names than the list holds."""


def read_listing(source: SourceText, places: Places, asked: Asked, answers: Mapping[str, str]) -> Listing:
    """Read the list in `source`; `answers` are codes given by hand for printed names."""
    vocabulary = Vocabulary(places)
    source = with_headings(source, by_year=asked.by_year)
    marked = tuple(marked_years([with_digits(line) for line in clean_lines(source)], asked.by_year))
    year = None if asked.by_year else places.year
    seen = _judged(marked, vocabulary, asked, places, source.path)
    laid = in_order_of_years(seen[-1].lines, vocabulary, source.path)
    choice = chosen(segments_of(laid.lines, vocabulary), asked.lists, source.path, asked.by_year)
    kept = {segment.line.number for segment in choice.segments}
    region = _region(choice.segments, vocabulary, source.path, asked.by_year)
    reading = Grammar(tuple(events_of(region.listed, vocabulary)), places, source.path, asked.province).read()
    unknown = tuple(settle_unknown(reading, places, source.path))
    joining = Joining(places, source.path, answers)
    rows = joining.rows(reading.entries)
    ignored = (
        *(item for each in seen for item in each.ignored),
        *laid.ignored,
        *choice.ignored,
        *region.ignored,
        *reading.ignored,
    )
    findings = [
        *source.findings,
        *marked_findings(source, vocabulary),
        *_traditional(marked, source.path),
        *(item for each in seen for item in each.findings if item.line in kept),
        *laid.findings,
        *choice.findings,
        *region.findings,
        *(year_titles(region, source.path) if asked.by_year else ()),
        *reading.findings,
        *unknown,
        *joining.findings,
        *left_over(ignored, _printed(rows), places, source.path, year),
        *count_findings(reading, source.path, is_partial=asked.is_partial),
        *_answer_findings(answers, joining.used_answers, places, source.path),
    ]
    if not rows and not source.findings and not has_errors(laid.findings):
        findings.append(_nothing(source.path, marked, places, asked.by_year))
    return Listing(
        parts=choice.parts,
        region=region,
        reading=reading,
        rows=rows,
        ignored=tuple(sorted(ignored, key=lambda item: item.line)),
        findings=bounded(findings),
    )


def _judged(
    lines: Sequence[CleanLine], vocabulary: Vocabulary, asked: Asked, places: Places, path: str
) -> tuple[Sifted, ...]:
    """What is left of the lines step by step: lots, other stages and verdicts taken out."""
    if not asked.by_year:
        return (without_verdicts(lines, vocabulary, path, places.year, asked.batch),)
    named = places.data.label(Stage(asked.stage)) if asked.stage else "要导入的这一阶段"
    lots = without_lots(lines)
    marks = with_marks(lots.lines, vocabulary, asked.stage, named)
    rows = of_stage_rows(marks.lines, vocabulary, asked.stage, named)
    verdicts = without_verdicts(rows.lines, vocabulary, path, None)
    return lots, marks, rows, verdicts, of_stage(verdicts.lines, vocabulary, path, asked.stage, named)


def _printed(rows: Sequence[JoinedRow]) -> list[tuple[int, str, str | None]]:
    """Line and name of each row, and the code of its prefecture where none was printed."""
    return [
        (
            row.entry.word.line,
            row.entry.word.text,
            None if row.prefecture or row.county is None else row.county.prefecture_code,
        )
        for row in rows
    ]


def _region(whole: Sequence[Segment], vocabulary: Vocabulary, path: str, by_year: bool) -> Region:
    """Where the list is, once headings are undressed and enumerations taken out of sentences."""
    segments, ignored = undressed(whole, vocabulary, by_year)
    if found := sentences_read(segments, vocabulary):
        segments, ignored = [*found.kept], [*ignored, *found.ignored]
    region = find_region(segments, vocabulary, path)
    unsaid = () if by_year or not found else unsaid_findings(found.spoken, path)
    taken = {id(segment) for segment in segments}
    prose = tuple(segment for segment in whole if id(segment) not in taken)
    return replace(
        region,
        before=(*region.before, *prose),
        ignored=(*region.ignored, *ignored),
        findings=(*region.findings, *unsaid),
    )


def _traditional(lines: Sequence[CleanLine], path: str) -> tuple[Finding, ...]:
    """One note for all traditional characters of a text."""
    found = [
        (line.number, column, printed)
        for line in lines
        for text, printed, column in zip(line.text, line.printed, line.columns, strict=True)
        if text != printed and printed in simplified_characters()
    ]
    if not found:
        return ()
    line, column, _ = found[0]
    shown = "".join(dict.fromkeys(printed for _, _, printed in found))
    return (
        Finding(
            path,
            "traditional-characters",
            f"有 {len(found)} 个繁体字，已按简体核对，名称照印出来的写法保留",
            "看下面的县名是否对上；原文是简体、只是转载时变成繁体的，换成原文再导入",
            line=line,
            column=column,
            value=shown[:20],
            severity=Severity.WARNING,
        ),
    )


def _answer_findings(
    answers: Mapping[str, str], used: set[str], places: Places, path: str
) -> tuple[Finding, ...]:
    """Every answer given by hand was needed and names a unit."""
    findings = []
    for name, code in answers.items():
        if code not in places.data.county:
            message, remedy = f"--code 给“{name}”的代码 {code} 不在 counties.csv 中", "改正代码"
        elif name not in used:
            message, remedy = f"--code 给了“{name}”，名单里却没有这个名称", "改正名称，或去掉这个选项"
        else:
            continue
        findings.append(Finding(path, "unused-answer", message, remedy, value=f"{name}={code}"))
    return tuple(findings)


def _nothing(path: str, lines: Sequence[CleanLine], places: Places, by_year: bool) -> Finding:
    """Says that no name was read, and which stand in sentences."""
    names = counties_named((line.text for line in lines), places)
    form = "“2027年：盘龙区、西山区”" if by_year else "“江苏省”一行之后“南京市：玄武区、鼓楼区”"
    if not names:
        remedy = f"看文件是否正确、有没有乱码；名单应有县名，写成{form}的样子"
        return Finding(path, "empty-list", "没有读到一个县名", remedy)
    message = f"没有读到名单：{'、'.join(names[:5])}{'等' if len(names) > 5 else ''}看不出是不是在一份名单里"
    remedy = f"照原文把名单单列出来，写成{form}的样子"
    line = next(line for line in lines if names[0] in line.text)
    column = line.columns[line.text.index(names[0])]
    return Finding(path, "empty-list", message, remedy, line=line.number, column=column, value=names[0])
