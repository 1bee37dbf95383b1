"""Which lists a document holds: one under each title, and which of them is wanted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from sitegen.findings import Finding, Severity
from sitegen.importers.reading.characters import compact
from sitegen.importers.reading.list_region import Ignored
from sitegen.importers.reading.segments import Segment
from sitegen.importers.reading.titles import strange_title
from sitegen.importers.reading.verdicts import (
    IS_THREAT,
    NOT_YET_TITLE,
    OTHER_VERDICT,
    WITHDRAWN,
    no_certification,
)

_TITLES = re.compile("称号|资格|名单|认定|优质均衡|荣誉|命名")
_POINTS = re.compile("^关于|决定|以上|上述|下列|以下|如下")
_OTHER_STAGE = re.compile(
    f"{OTHER_VERDICT.pattern}|复检|回访|抽查|未达|警示|约谈|拟(?:上报|申报)|推荐|申报|申请|公示|创建"
)
_OTHER_KIND = re.compile("基本均衡|普及普惠|学前教育|幼儿园|示范|先进|试点|实验")
_KIND = re.compile(f"优质均衡|{_OTHER_KIND.pattern}")
_ATTACHMENT = re.compile(r"附件\s*([0-9]+|[一二三四五六七八九十]+)")
_YEAR = re.compile("20[0-9]{2}(?=年)")
_ORDINAL = re.compile("第[一二三四五六七八九十0-9]+[批类组]")
_DOCUMENT = re.compile("关于.*(?:通知|公告|公示|通报|决定|函|意见)$")
_ON_DISPLAY = re.compile("公示(?:期|时间|期限|如下)|(?:予以|进行|现将.{0,60})公示(?!公告)")
_STAGE = re.compile("(?:国家|省)(?=级?.{0,8}(?:认定|评估|验收))")
_NUMBERED = re.compile(r"名单\(?([一二三四五六七八九十]|[1-9](?![0-9]))\)?(?::|$)")
_ITEM = re.compile(r"^\(?([一二三四五六七八九十])[)、.].*名单")
_BARE = re.compile(r"\(?第[一二三四五六七八九十0-9]+[批类组](?:名单)?\)?:?")
_LONGEST_TITLE, _LONGEST_LEAD = 60, 120


@dataclass(frozen=True, kw_only=True)
class Part:
    """One list of a document, with its title."""

    number: int
    segments: tuple[Segment, ...]
    titles: tuple[Segment, ...]
    """Lines of prose right before its names."""

    @cached_property
    def title(self) -> str:
        """The nearest line of the title that tells what is listed, and what follows it."""
        start = max((i for i, item in enumerate(self.titles) if _tells(item)), default=0)
        return "".join(item.compact for item in self.titles[start:]) or "（没有标题）"

    @property
    def withdrawing(self) -> Segment | None:
        """The text that takes certifications away; None when there is none."""
        if self.titles and WITHDRAWN.search(self.title):
            return self.titles[-1]
        return next((item for item in self.segments if _withdraws(item)), None)

    @property
    def document(self) -> Segment | None:
        """The title or sentence before the names by which the whole document certifies nothing."""
        before = takewhile(lambda item: not item.counties, self.segments)
        return next((item for item in before if _is_of_other_document(item)), None)

    @property
    def is_other(self) -> bool:
        """True when its title says that it lists anything but certified counties."""
        other_kind = _OTHER_KIND.search(self.title) and "优质均衡" not in self.title
        return bool(
            other_kind or _OTHER_STAGE.search(self.title) or NOT_YET_TITLE.search("".join(self._own_titles))
        )

    @property
    def _own_titles(self) -> list[str]:
        return [item.compact for item in self.titles if _tells(item)] or [self.title]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What is to be read of a document."""

    segments: tuple[Segment, ...]
    parts: tuple[Part, ...]
    """The lists that `segments` hold."""
    ignored: tuple[Ignored, ...] = ()
    findings: tuple[Finding, ...] = ()


def chosen(segments: Sequence[Segment], wanted: Sequence[str], path: str, by_year: bool) -> Chosen:
    """The lists that `wanted` names by number or part of a title; the first one, when it names none.

    `by_year` tells that titles may differ by year and still be one table, as in plans.
    """
    parts = tuple(_parts(segments, by_year))
    unknown = [item for item in wanted if not any(_is_wanted(part, item) for part in parts)]
    if not wanted or unknown:
        findings = (
            *((_no_such_list(parts, unknown[0], path),) if unknown else ()),
            *((_ask(parts, path),) if len(parts) > 1 and not wanted else ()),
        )
        return Chosen(segments=parts[0].segments, parts=parts, findings=findings)
    taken = tuple(part for part in parts if any(_is_wanted(part, item) for item in wanted))
    kept = [segment for part in taken for segment in part.segments]
    head = [] if parts[0] in taken else _head(parts[0])
    ignored = [
        Ignored(line=segment.line.number, text=segment.line.text.strip(), rule=f"没有选的名单“{part.title}”")
        for part in parts
        if part not in taken
        for segment in part.segments
        if segment not in head
    ]
    return Chosen(segments=(*head, *kept), parts=taken, ignored=tuple(ignored))


def stage_findings(parts: Sequence[Part], wanted: Sequence[str], path: str) -> Iterator[Finding]:
    """A list of certified counties is neither a withdrawal nor, unless so chosen, of something else."""
    if len(parts) > 1 and not wanted:
        return
    for part in parts:
        line = part.titles[-1].line.number if part.titles else None
        severity = Severity.WARNING if wanted else Severity.ERROR
        if part.withdrawing:
            yield withdrawal(path, part.withdrawing)
        elif part.is_other:
            yield _other_list(path, part.title, line, severity)
        elif found := part.document:
            yield _other_list(path, found.compact[:_LONGEST_LEAD], found.line.number, severity)


def _other_list(path: str, title: str, line: int | None, severity: Severity) -> Finding:
    return Finding(
        path,
        "other-list",
        f"标题“{title}”说的不是已经认定的优质均衡县名单（是撤销、复查、公示、推荐、基本均衡一类）",
        "不是认定名单就不要作为一批导入；确是认定名单、只是标题这样写的，加 --list 1",
        line=line,
        value=title,
        severity=severity,
    )


def withdrawal(path: str, segment: Segment) -> Finding:
    """Finding for a text that takes certifications away."""
    value = segment.compact[:40]
    return Finding(
        path,
        "withdrawal",
        f"“{value}”是撤销或取消称号，不是认定，没有作为认定读入",
        "撤销不是删去认定的行：在 sources.csv 登记这份文件，在 milestone_lists.csv 写一行"
        "（milestone 写 withdrawn），撤销了的县一县一行写进 milestones.csv",
        line=segment.line.number,
        value=value,
    )


def _withdraws(segment: Segment) -> bool:
    """True for a sentence that takes a title from counties that it names or points at; not for a threat."""
    text = segment.compact
    if not WITHDRAWN.search(text) or not _TITLES.search(text) or IS_THREAT.search(text):
        return False
    return bool(segment.counties or _POINTS.search(text))


def _is_of_other_document(segment: Segment) -> bool:
    text = segment.compact
    is_title = bool(_DOCUMENT.search(text)) and len(text) <= _LONGEST_LEAD
    return bool((is_title and no_certification(text)) or _ON_DISPLAY.search(text))


def _tells(segment: Segment) -> bool:
    text = segment.compact
    return bool(
        _BARE.fullmatch(text)
        or _KIND.search(text)
        or _STAGE.search(text)
        or _OTHER_STAGE.search(text)
        or WITHDRAWN.search(text)
        or _ATTACHMENT.search(text)
    )


def _is_title(segment: Segment) -> bool:
    text = segment.compact
    longest = _LONGEST_LEAD if text.endswith(":") else _LONGEST_TITLE
    prose = segment.has_prose or _tells(segment)
    return prose and not segment.counties and not text.endswith(("。", ";")) and len(text) <= longest


def _parts(segments: Sequence[Segment], by_year: bool) -> Iterator[Part]:
    """The document cut before every title that opens another list."""
    starts = [0]
    titles: list[tuple[Segment, ...]] = []
    run: list[Segment] = []
    for index, segment in enumerate(segments):
        if _is_title(segment):
            run = run if run and _is_title(segments[index - 1]) else []
            run.append(segment)
        elif segment.counties:
            if not titles:
                titles.append(tuple(run))
            elif run and _differs(titles[-1], run, by_year):
                starts.append(next(i for i, item in enumerate(segments) if item is run[0]))
                titles.append(tuple(run))
            run = []
        elif not segment.is_list and not segment.is_neutral:
            run = []
    ends = [*starts[1:], len(segments)]
    for number, (start, end, lines) in enumerate(zip(starts, ends, titles or [()], strict=True), 1):
        yield Part(number=number, segments=tuple(segments[start:end]), titles=lines)


def _differs(before: Sequence[Segment], titles: Sequence[Segment], by_year: bool) -> bool:
    """True when a title announces another list, and is not the old one again at the head of a page."""
    old = Part(number=0, segments=(), titles=tuple(before)).title
    new = Part(number=0, segments=(), titles=tuple(titles)).title
    if old == new:
        return False
    found = [
        _found(_KIND, old, new),
        _found(_ATTACHMENT, "".join(i.compact for i in before), "".join(i.compact for i in titles)),
    ]
    if by_year:
        was, now = _found(_STAGE, old, new)
        found.append((was - now, now - was))
    else:
        found += [_found(_YEAR, old, new), _found(_ORDINAL, old, new), _found(_NUMBERED, old, new)]
        if not any(item.known for item in (*before, *titles)):
            found.append(_found(_ITEM, old, new))
    if strange_title(titles, before, by_year):
        return True
    other = bool(_OTHER_STAGE.search(new) or WITHDRAWN.search(new) or _OTHER_STAGE.search(old))
    kinds, attachments, *dates = found
    return (
        (other and bool(_tells(titles[-1]) or _tells(titles[0])))
        or bool(kinds[1] - kinds[0] and (kinds[0] or _OTHER_KIND.search(new)))
        or bool(attachments[1] - attachments[0])
        or any(was and now and was != now for was, now in dates)
    )


def _found(pattern: re.Pattern[str], old: str, new: str) -> tuple[set[str], set[str]]:
    return set(pattern.findall(old)), set(pattern.findall(new))


def _head(part: Part) -> list[Segment]:
    """Prose of the notice itself, before the first title of a list."""
    head = []
    for segment in part.segments:
        if segment.counties or (segment in part.titles and _ATTACHMENT.search(segment.compact)):
            break
        head.append(segment)
    return head


def _is_wanted(part: Part, item: str) -> bool:
    return item == str(part.number) or (not item.isdecimal() and compact(item) in part.title)


def _shown(parts: Sequence[Part]) -> str:
    return "；".join(f"{part.number}. 第 {_line(part)} 行“{part.title}”" for part in parts)


def _line(part: Part) -> int:
    first = part.titles[-1:] or part.segments[:1]
    return first[0].line.number if first else 1


def _ask(parts: Sequence[Part], path: str) -> Finding:
    return Finding(
        path,
        "several-lists",
        f"文件里有 {len(parts)} 份名单，不知道要哪一份：{_shown(parts)}",
        "加 --list 序号 只读其中一份，如 --list 1；确是一份名单的几部分，就每部分各写一个 --list",
        line=parts[1].titles[0].line.number,
        value=parts[1].title,
    )


def _no_such_list(parts: Sequence[Part], item: str, path: str) -> Finding:
    return Finding(
        path,
        "no-such-list",
        f"文件里没有第 {item} 份或标题里有“{item}”的名单" + (f"；有 {_shown(parts)}" if parts else ""),
        "照上面的序号或标题改正 --list",
        value=f"--list {item}",
    )
