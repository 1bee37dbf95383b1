"""The search index: all places and documents in columns, small enough to be loaded when first needed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sitegen.analysis.status import county_statuses
from sitegen.content.search_words import NO_WORDS, SearchWords
from sitegen.datasets.traditional import simplified_characters
from sitegen.exceptions import InternalError
from sitegen.model.divisions import County, Prefecture, Province
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.search.readings import readings
from sitegen.search.search_documents import documents
from sitegen.search.stems import stem_length
from sitegen.site import urls
from sitegen.site.page import Page

INDEX = urls.asset("search-index.js")
"""URL of the index: a classic script, which a browser loads even from disk."""

Value = str | Sequence[str | Sequence[str]] | Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchIndex:
    """Columns by name. Places are numbered through: provinces, then prefectures, then county-level units.

    `names`, `stems` and `codes` have one item per place; a code whose first four digits are those
    of the code before it has only its last two characters. `stems` and `statuses` are strings with one
    character per place or county-level unit, counted from `0` in the order of Unicode.
    """

    columns: Mapping[str, Value]


def build_index(data: SiteData, pages: Sequence[Page], words: SearchWords = NO_WORDS) -> SearchIndex:
    """Index of everything in `data`, and of those `pages` that no record stands behind, by `words` too."""
    places: tuple[Province | Prefecture | County, ...] = (*data.provinces, *data.prefectures, *data.counties)
    names = [place.name for place in places]
    pinyin = readings([(place.name, place.pinyin) for place in places])
    classes, statuses = _statuses(data)
    found = documents(data, pages, words)
    columns: dict[str, Value] = {
        "urls": {"prefecture": urls.prefecture("*"), "county": urls.county("*"), "batches": urls.BATCHES},
        "slugs": " ".join(urls.province(province.slug) for province in data.provinces),
        "prefectures": str(len(data.prefectures)),
        "names": " ".join(names),
        "stems": _digits(
            [*_province_stems(data), *(stem_length(name) for name in names[len(data.provinces) :])]
        ),
        "codes": " ".join(_shortened(place.code for place in places)),
        "parents": " ".join(_odd_parents(data)),
        "readings": pinyin.dictionary,
        "exceptions": pinyin.exceptions,
        "misreadings": pinyin.misreadings,
        "classes": classes,
        "statuses": statuses,
        "ended": " ".join(_ended(data)),
        "former": [[former.code, former.name, str(former.valid_to)] for former in data.former_names],
        "aliases": [[zone.code, zone.full_name, zone.nbs_code or ""] for zone in data.zones],
        "others": [[other.code, other.name] for other in data.other_names],
        "answers": _answers(data, pages),
        "documents": [
            [item.kind, item.title, item.url, item.text, " ".join(item.words), *item.names] for item in found
        ],
        **_said([place.code for place in places], [*names, *(item.title for item in found)], words),
    }
    return SearchIndex(columns=columns)


def _answers(data: SiteData, pages: Sequence[Page]) -> list[str]:
    """What the pages of provinces and prefectures say first; empty for those without a page."""
    said = {page.url: page.description for page in pages}
    addresses = (
        *(urls.province(province.slug) for province in data.provinces),
        *(urls.prefecture(prefecture.code) for prefecture in data.prefectures),
    )
    return [said.get(address, "") for address in addresses]


def _said(codes: Sequence[str], texts: Iterable[str], words: SearchWords) -> Mapping[str, Value]:
    """What people type around names and for them, as far as `codes` and `texts` are here."""
    phrases = [word for page in words.pages.values() for word in page.words]
    return {
        "traditional": _traditional([*texts, *words.before, *words.after, *words.old, *phrases]),
        "before": " ".join(words.before),
        "after": " ".join(words.after),
        "kinds": words.kinds,
        "peoples": words.peoples,
        "english": [[code, name.lower()] for code, name in _of_places(words.english, codes)],
        "old": _of_places(words.old, codes),
        "known": " ".join(code for code in codes if code in words.known),
    }


def _of_places(named: Mapping[str, str], here: Sequence[str]) -> list[list[str]]:
    """Code and name of every name in `named` whose place is `here`."""
    known = set(here)
    return [[code, name] for name, code in named.items() if code in known]


def _traditional(texts: Iterable[str]) -> str:
    """Traditional characters, each followed by the simplified one, for all characters of `texts`."""
    used = set().union(*texts)
    return "".join(old + new for old, new in simplified_characters().items() if new in used)


def index_script(index: SearchIndex) -> OutputFile:
    """The index as a script that sets one global."""
    text = json.dumps(dict(index.columns), ensure_ascii=False, separators=(",", ":"))
    for separator in ("\u2028", "\u2029"):
        text = text.replace(separator, f"\\u{ord(separator):04x}")
    return OutputFile(path=urls.file_path(INDEX), content=f"window.sitegenSearchIndex={text};\n".encode())


def _province_stems(data: SiteData) -> list[int]:
    return [
        len(province.short_name) if province.name.startswith(province.short_name) else len(province.name)
        for province in data.provinces
    ]


def _digits(numbers: Iterable[int]) -> str:
    """Small numbers as one character each, counted from `0`."""
    characters = []
    for number in numbers:
        if number > ord("~") - ord("0"):
            raise InternalError(f"search index: {number} does not fit one character")
        characters.append(chr(ord("0") + number))
    return "".join(characters)


def _shortened(codes: Iterable[str]) -> list[str]:
    shortened, before = [], ""
    for code in codes:
        shortened.append(code[4:] if code[:4] == before[:4] else code)
        before = code
    return shortened


def _odd_parents(data: SiteData) -> list[str]:
    """`code.prefecture` for county-level units whose code does not tell their prefecture."""
    return [
        f"{county.code}.{county.prefecture_code or ''}"
        for county in data.counties
        if (county.prefecture_code or "") != _expected_prefecture(data, county)
    ]


def _expected_prefecture(data: SiteData, county: County) -> str:
    code = f"{county.code[:4]}00"
    return code if code in data.prefecture else ""


def _statuses(data: SiteData) -> tuple[list[list[str]], str]:
    """Distinct statuses as class and label, and the number of each county-level unit's status."""
    numbers: dict[tuple[str, str], int] = {}
    column = [
        numbers.setdefault((status.klass, status.label), len(numbers))
        for status in county_statuses(data).values()
    ]
    return [list(status) for status in numbers], _digits(column)


def _ended(data: SiteData) -> list[str]:
    """`code.year.successor.successor` for units that are no longer in force."""
    return [
        ".".join(
            (county.code, str(county.valid_to), *(s.successor_code for s in data.successors_of[county.code]))
        )
        for county in data.counties
        if not county.is_current
    ]
