"""What the rest of a sentence says of the names in it: more names, another verdict, another place.

Only what stands around the names of a list is read as prose and ignored. Whatever in it could change
what the names mean is told, so that nothing is lost and nothing joined in silence.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sitegen.findings import Finding
from sitegen.importers.reading.list_region import AFTER, REMARK, Ignored
from sitegen.importers.reading.places import Places
from sitegen.importers.reading.verdicts import IS_THREAT, earlier, not_yet, other_verdict, other_year
from sitegen.model.groups import grouped

RULE = "句子里名单以外的文字"
"""By which rule that text is ignored."""
_CLAUSE = re.compile("[。;!?]")
_STARRED = re.compile(r"(?:带|标|标有|加|注|注有|画|打)?[“\"]?[*#※△▲☆★◎●○][”\"]?号?的?[^。;]*$|[*#※△▲☆★◎●○]")
"""What speaks of names by the mark that stands beside them."""
_NUMBERED = re.compile(r"(?:^|[\s,])[(\[]?[0-9]{1,2}[.、)\]][^,]{0,16}$")
"""A footnote with the number that stands beside a name, ② in the text: short, unlike a numbered sentence."""
_MARKED_YEAR = re.compile(r"[*#※△▲☆★◎●○][”\"]?号?的?(?:为|是|指|表示|代表|:|-)[^。;]{0,12}?(20[0-9]{2})年")
_WHICH = re.compile("名单[一二三四五六七八九十]|第[一二三四五六七八九十]+批")
_GENERAL = re.compile(".?[区市]|市辖区")
"""Names that prose is full of: 城区, 郊区, 新市."""


def left_over(
    ignored: Sequence[Ignored],
    read: Collection[tuple[int, str, str | None]],
    places: Places,
    path: str,
    year: int | None,
) -> Iterator[Finding]:
    """Findings about the `ignored` text in which a list was found.

    `read` are the names that were read: line, name and code of the prefecture that they joined, if they
    were printed under none. `year` is that of a batch, None for a plan.
    """
    names = {name for _, name, _ in read}
    around = [item for item in ignored if item.rule in (RULE, AFTER, REMARK)]
    if not around:
        return
    counties = _by_beginning(name for name in places.names if _is_telling(name, places))
    prefectures = _by_beginning(name for name in places.names if places.is_full_prefecture(name))
    yield from _several([item for item in around if item.rule == RULE], path)
    for item in around:
        if unread := [name for name in _found(item.text, counties) if name not in names]:
            yield _unread(item, unread, path)
        found = _verdict(item.text, year) if item.rule == RULE else _remarked(item, names, year)
        if found:
            yield _denied(item, found, path)
        if item.rule == RULE:
            named = _found(item.text, prefectures)
            yield from _elsewhere(item, [each for each in read if each[0] == item.line], named, places, path)


def counties_named(texts: Iterable[str], places: Places) -> list[str]:
    """Full names of counties that stand in `texts`, wherever in their sentences."""
    names = _by_beginning(name for name in places.names if _is_telling(name, places))
    return list(dict.fromkeys(name for text in texts for name in _found(text, names)))


def _is_telling(name: str, places: Places) -> bool:
    """True for the full name of a county that prose holds for no other reason."""
    return (
        places.is_exact_county(name) and not _GENERAL.fullmatch(name) and not places.is_full_prefecture(name)
    )


def _by_beginning(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Names by their first two characters, the longest first."""
    return grouped(sorted(set(names), key=lambda name: (-len(name), name)), lambda name: name[:2])


def _found(text: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Which of `names` stand in `text`, in order, each once and none inside another; one way through it."""
    found, position = [], 0
    while position < len(text):
        candidates = names.get(text[position : position + 2], ())
        name = next((name for name in candidates if text.startswith(name, position)), None)
        found += [name] if name else []
        position += len(name) if name else 1
    return list(dict.fromkeys(found))


def _verdict(text: str, year: int | None) -> str | None:
    """What is said right behind the names or right before them."""
    clauses = _CLAUSE.split(text)
    said = next((found for part in (clauses[0], clauses[-1]) if (found := other_verdict(part, year))), None)
    if said or not year:
        return said
    return other_year(clauses[-1], year) or not_yet(clauses) or earlier(clauses)


def _several(items: Sequence[Ignored], path: str) -> Iterator[Finding]:
    """Sentences that tell several lists or batches of names apart."""
    found = [(match[0], item) for item in items for match in _WHICH.finditer(item.text)]
    named = list(dict.fromkeys(text for text, _ in found))
    if len(named) > 1:
        message = f"句子里有几份名单：{'、'.join(named)}，不知道要哪一份"
        remedy = "只留下这一批的名称，别的从文件里删去；都是这一批的，删去这几个字"
        yield found[-1][1].finding(path, "several-lists", message, remedy)


def _remarked(item: Ignored, names: Collection[str], year: int | None) -> str | None:
    """What a remark, or a sentence behind the list, says of names in it or of those with a mark."""
    for clause in _CLAUSE.split(item.text):
        found = other_verdict(clause, year) or _year_of_mark(clause, year)
        if not found or IS_THREAT.search(clause):
            continue
        by_mark = item.rule == REMARK or _STARRED.search(clause) or _NUMBERED.search(clause)
        points = by_mark or any(name in clause for name in names)
        if points:
            return found
    return None


def _year_of_mark(clause: str, year: int | None) -> str | None:
    """The year that a mark stands for, where it is not that of the batch: ★为2026年."""
    years = _MARKED_YEAR.findall(clause) if year else []
    return f"{years[0]}年" if years and str(year) not in years else None


def _elsewhere(
    item: Ignored,
    read: Sequence[tuple[int, str, str | None]],
    around: Sequence[str],
    places: Places,
    path: str,
) -> Iterator[Finding]:
    """Names of the line that lie in none of the prefectures which the text `around` them names."""
    named = {prefecture.code: name for name in around for prefecture in places.prefectures(name)}
    outside = [name for _, name, code in read if code is not None and code not in named]
    if named and outside and not any(code in named for _, _, code in read):
        places_named = "、".join(dict.fromkeys(named.values()))
        message = f"同一句里写着{places_named}，{'、'.join(outside[:5])}却不属于它"
        remedy = "对照原文改正；名称前面写上各自的地级市，如“南京市：玄武区”"
        yield item.finding(path, "prefecture-mismatch", message, remedy)


def _unread(item: Ignored, names: Sequence[str], path: str) -> Finding:
    message = f"名单之外的文字里有 {len(names)} 个县名（{'、'.join(names[:3])}），没有读入"
    remedy = "是名单的一部分就移到名单里，改成“南京市：玄武区、鼓楼区”的样子；不是就删去"
    return item.finding(path, "names-outside-list", message, remedy)


def _denied(item: Ignored, words: str, path: str) -> Finding:
    message = f"名称前后写着“{words}”，看不出哪些是这一批认定的"
    remedy = "只留下这一批认定的名称，去掉没有通过、撤销、别的年份和基本均衡的"
    return item.finding(path, "other-verdict", message, remedy)
