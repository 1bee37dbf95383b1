"""A difference between two versions in the forms that `sitegen diff` offers: few samples, removals first."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sitegen.diff.cells import cell_changes, shown

if TYPE_CHECKING:
    from sitegen.diff.compared_tables import ResourceComparison, RowChange
    from sitegen.diff.comparing import Difference
    from sitegen.diff.story import Changes

_SAMPLES = 3
_MOST_CELLS = 30
_TOLD = ("certifications", "plan_targets", "sources")
"""Resources of which the other sections tell more than their rows would."""
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Section:
    title: str
    lines: tuple[str, ...]


def as_text(difference: "Difference") -> str:
    """Headline and sections, as plain text."""
    parts = [_headline(difference), *_notes(difference)]
    for section in _sections(difference):
        parts += ["", f"{section.title}：", *(f"  - {line}" for line in section.lines)]
    return "\n".join(parts) + "\n"


def as_markdown(difference: "Difference") -> str:
    """The same for a comment; nothing in the data can become markup."""
    parts = [f"**{_escaped(_headline(difference))}**"]
    parts += [f"\n> {_escaped(note)}" for note in _notes(difference)]
    parts += _table(("表", "删", "加", "改"), list(_counts(difference)))
    for section in _sections(difference):
        parts += ["", f"### {section.title}", "", *(f"- {_escaped(line)}" for line in section.lines)]
    cells = list(_cells(difference))
    if cells:
        parts += ["", "### 改动的格"]
        parts += _table(("表", "行", "栏", "原来", "现在"), cells[:_MOST_CELLS])
        if len(cells) > _MOST_CELLS:
            parts += ["", f"还有{len(cells) - _MOST_CELLS}格。"]
    return "\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown, after an empty line; nothing when it has no rows."""
    if rows:
        yield ""
        yield f"| {' | '.join(head)} |"
        yield f"|{'---|' * len(head)}"
        yield from (f"| {' | '.join(map(_escaped, row))} |" for row in rows)


def _counts(difference: "Difference") -> Iterator[tuple[str, ...]]:
    """Each table with rows removed, added or changed: its name and how many of each."""
    for item in difference.comparison.resources:
        counts = (len(item.removed), len(item.added), len(item.changed))
        if any(counts):
            yield f"{item.title}（{item.name}）", *(f"{count}" if count else "" for count in counts)


def _cells(difference: "Difference") -> Iterator[tuple[str, ...]]:
    """Each changed cell: table, row, column, the value before and after."""
    for item in difference.comparison.resources:
        for change in item.changed:
            for cell in cell_changes(change):
                yield item.name, _row_words(change.key, change.after), cell.name, cell.before, cell.after


def as_json(difference: "Difference") -> str:
    """Everything, each row with its key and each changed cell with both values."""
    report = {
        "old": {"label": difference.old.label, "errors": difference.old.errors},
        "new": {"label": difference.new.label, "errors": difference.new.errors},
        "same": difference.is_same,
        "changes": asdict(difference.changes) if difference.changes else None,
        "resources": {item.name: _rows(item) for item in difference.comparison.resources},
        "structure": difference.comparison.structure,
        "files": difference.files,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[["Difference"], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _headline(difference: "Difference") -> str:
    sides = f"{shown(difference.old.label)} → {shown(difference.new.label)}"
    if difference.is_same:
        return f"数据没有改动：{sides}。"
    removed = sum(len(item.removed) for item in difference.comparison.resources)
    added = sum(len(item.added) for item in difference.comparison.resources)
    changed = sum(len(item.changed) for item in difference.comparison.resources)
    if difference.comparison.is_same:
        return f"数据的内容没有改动，只有写法或边界不同：{sides}。"
    return f"数据有改动：删{removed}行，加{added}行，改{changed}行。{sides}。"


def _notes(difference: "Difference") -> Iterator[str]:
    for side in (difference.old, difference.new):
        if side.errors:
            yield f"注意：{shown(side.label)} 有{side.errors}处错误，以下按读得出的内容比较。"
    if difference.changes is None and not difference.is_same:
        yield "有一份的错误使各省情况、总数和核对结论算不出来，以下只比较各行。"


def _sections(difference: "Difference") -> Iterator[_Section]:
    """Sections that have something to say."""
    story = difference.changes
    yield from _section("删除", _removals(difference))
    if story is not None:
        yield from _section("各省", _provinces(story))
        totals = (
            f"{item.label} {item.before} → {item.after}（{item.after - item.before:+d}）"
            for item in story.totals
            if item.before != item.after
        )
        yield from _section("总数", totals)
        verdicts = (
            f"{item.id}：{_side(item.before)} → {_side(item.after)}，{shown(item.statement)}"
            for item in story.verdicts
        )
        yield from _section("核对结论", _few(list(verdicts), 5))
        states = (f"{item.batch}：{_side(item.before)} → {_side(item.after)}" for item in story.completeness)
        yield from _section("名单的完整程度", states)
        yield from _section("新增来源", _few([shown(title) for title in story.sources_added]))
    yield from _section("各表", _tables(difference))
    yield from _section(
        "字段和说明", _few([shown(line, 120) for line in difference.comparison.structure], 10)
    )
    yield from _section("内容相同、写法不同的文件，和边界", _few(list(_other_files(difference)), 5))


def _section(title: str, lines: Iterator[str]) -> Iterator[_Section]:
    found = tuple(lines)
    if found:
        yield _Section(title=title, lines=found)


def _removals(difference: "Difference") -> Iterator[str]:
    for item in difference.comparison.resources:
        if item.removed:
            names = _samples([_row_words(key, cells) for key, cells in item.removed.items()])
            yield f"{item.title}（{item.name}）删{len(item.removed)}行：{names}"


def _provinces(story: "Changes") -> Iterator[str]:
    for item in story.provinces:
        kinds = (
            ("不再认定", item.uncertified),
            ("不再规划", item.unplanned),
            ("新认定", item.certified),
            ("新列入规划", item.planned),
            ("更正", item.corrected),
        )
        words = [f"{label}{len(found)}（{_samples(found)}）" for label, found in kinds if found]
        yield f"{shown(item.name)}：{'；'.join(words)}"


def _tables(difference: "Difference") -> Iterator[str]:
    for item in difference.comparison.resources:
        parts = []
        if item.added and (item.name not in _TOLD or difference.changes is None):
            names = _samples([_row_words(key, cells) for key, cells in item.added.items()])
            parts.append(f"加{len(item.added)}行：{names}")
        if item.changed:
            parts.append(
                f"改{len(item.changed)}行：{_samples([_change_words(each) for each in item.changed])}"
            )
        parts += item.unread
        if parts:
            yield f"{item.title}（{item.name}）{'；'.join(parts)}"


def _other_files(difference: "Difference") -> Iterator[str]:
    """Files whose change nothing above tells of."""
    told = {item.name for item in difference.comparison.resources}
    known = {
        item.path: item.name
        for side in (difference.old, difference.new)
        for item in side.package.descriptor.resources
    }
    for path in difference.files:
        schema = path.endswith(".schema.yaml") or path == "datapackage.yaml"
        if known.get(path) not in told and not (schema and difference.comparison.structure):
            yield shown(path, 80)


def _row_words(key: Sequence[str], cells: Mapping[str, Any]) -> str:
    """Key of a row, with the name that people know it by."""
    names = ("published_name", "name", "title", "statement", "text", "measure")
    name = next((str(cells[field]) for field in names if cells.get(field)), "")
    return f"{shown('/'.join(key))}{f' {shown(name)}' if name else ''}"


def _change_words(change: "RowChange") -> str:
    cells = [f"{cell.name} {cell.before} → {cell.after}" for cell in cell_changes(change)]
    return f"{_row_words(change.key, change.after)}（{_samples(cells, '，')}）"


def _rows(item: "ResourceComparison") -> dict[str, Any]:
    return {
        "title": item.title,
        "removed": [list(key) for key in item.removed],
        "added": [list(key) for key in item.added],
        "changed": [
            {
                "key": list(change.key),
                "fields": {name: [change.before.get(name), change.after.get(name)] for name in change.fields},
            }
            for change in item.changed
        ],
        "unread": list(item.unread),
    }


def _samples(words: Sequence[str], separator: str = "、") -> str:
    return separator.join(_few(words))


def _few(words: Sequence[str], most: int = _SAMPLES) -> Iterator[str]:
    """The first of `words`, and how many more there are."""
    yield from words[:most]
    if len(words) > most:
        yield f"还有{len(words) - most}处"


def _side(value: object) -> str:
    return "（无）" if value is None else shown(str(value))


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text).replace("@", "&#64;").replace("://", "&#58;//")
