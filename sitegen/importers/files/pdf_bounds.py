"""How much work the pages of a .pdf are: what draws them, and the drawings within drawings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sitegen.importers.files.bounds import MOST_CONTENT, MOST_FONTS, MOST_LETTERS, TooLargeError

LIMITS = dict.fromkeys(
    (
        "maximum_declared_stream_length",
        "array_based_stream_maximum_output_length",
        "jbig2_maximum_output_length",
        "lzw_maximum_output_length",
        "run_length_maximum_output_length",
        "zlib_maximum_output_length",
        "zlib_maximum_recovery_input_length",
        "brotli_maximum_output_length",
        "stream_decoding_work_maximum_length",
    ),
    8_000_000,
)
"""Bytes that one stream may come to, by the name that pypdf has for each kind."""

_DRAW = b"Do"
"""The operator that draws a form or picture."""
_SHOW = (b"Tj", b"TJ", b"'", b'"')
"""Those that show a text."""
_WEIGHT = 20
"""Bytes of other content that are as much work as one of these."""


@dataclass(kw_only=True, slots=True)
class Work:
    """Counts the work of page after page."""

    _content: int = 0
    _letters: int = 0
    _fonts: int = 0
    _unpacked: int = 0
    _known: dict[int, int] = field(default_factory=dict)
    """Work of each form, by its identity; 0 while it is being counted, as one within itself is not drawn."""

    def add(self, page: Any) -> None:
        """Raises TooLargeError when the pages so far draw or use more than any list does."""
        data = b"\n".join(stream.get_data() for stream in _streams(page.get("/Contents")))
        resources = _plain(page.get("/Resources")) or {}
        self._content += self._drawn(data, resources)
        _check(self._content)
        self._fonts += sum(1 for _ in _entries(resources, "/Font"))
        if self._fonts > MOST_FONTS:
            raise TooLargeError(f"各页用的字体合起来超过 {MOST_FONTS} 种次")
        for letters in _letters(resources):
            self._letters += len(letters.get_data())
            if self._letters > MOST_LETTERS:
                raise TooLargeError(f"各页字体的对照表超过 {MOST_LETTERS // 1_000_000} MB")

    def _drawn(self, data: bytes, resources: Any) -> int:
        self._unpacked += len(data)
        _check(self._unpacked)
        draws = data.count(_DRAW)
        drawn = draws * max(map(self._form, _forms(resources)), default=0)
        return len(data) + drawn + _WEIGHT * (draws + sum(map(data.count, _SHOW)))

    def _form(self, form: Any) -> int:
        if id(form) not in self._known:
            self._known[id(form)] = 0
            self._known[id(form)] = self._drawn(form.get_data(), _plain(form.get("/Resources")) or {})
        return self._known[id(form)]


def _check(size: int) -> None:
    if size > MOST_CONTENT:
        raise TooLargeError(f"各页的内容展开后超过 {MOST_CONTENT // 1_000_000} MB")


def _streams(contents: Any) -> Iterator[Any]:
    """One stream, or those of an array; anything else draws nothing."""
    plain = _plain(contents)
    for item in plain if isinstance(plain, list) else [plain]:
        if hasattr(stream := _plain(item), "get_data"):
            yield stream


def _forms(resources: Any) -> Iterator[Any]:
    return (form for form in _entries(resources, "/XObject") if form.get("/Subtype") == "/Form")


def _letters(resources: Any) -> Iterator[Any]:
    for font in _entries(resources, "/Font"):
        if hasattr(letters := _plain(font.get("/ToUnicode")), "get_data"):
            yield letters


def _entries(resources: Any, kind: str) -> Iterator[Any]:
    """Resources of one kind; a reference may lead nowhere."""
    entries = _plain(resources.get(kind))
    for each in entries.values() if isinstance(entries, dict) else ():
        if isinstance(entry := _plain(each), dict):
            yield entry


def _plain(value: Any) -> Any:
    """What a reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value
