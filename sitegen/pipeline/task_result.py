"""What a task made, as values that can be kept as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sitegen.findings import Finding
from sitegen.links.demands import Links
from sitegen.publication.manifest import Entry
from sitegen.tracking import Key, Reads


@dataclass(frozen=True, kw_only=True, slots=True)
class PageNote:
    """What sitemap and search need to know of a page."""

    chapter: int
    """Place in the table of contents."""
    url: str
    template: str
    title: str
    description: str
    in_sitemap: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class TaskResult:
    """What was made, and what was read for it."""

    reads: Reads
    files: Mapping[str, Entry]
    """By path, in the order in which they were made."""
    pages: tuple[PageNote, ...] = ()
    links: Links | None
    """Of those files that can have some; None for what was kept, of which `KeptTasks` gives them."""
    fault: Finding | None = None
    """What is wrong with a template; then the rest is not complete, and the result is not kept."""

    def to_json(self) -> Mapping[str, Any]:
        """The result as JSON."""
        return {
            "reads": {source: sorted(keys, key=repr) for source, keys in sorted(self.reads.items())},
            "files": {path: [entry.size, entry.sha256] for path, entry in self.files.items()},
            "pages": [list(asdict(page).values()) for page in self.pages],
        }

    @classmethod
    def from_json(cls, kept: Any, untouched: Mapping[str, Entry] | None) -> "TaskResult | None":
        """The result that was kept; None unless all its files are among `untouched`, or that is None."""
        files: dict[str, Entry] = {}
        for path, (size, sha256) in kept["files"].items():
            entry = Entry(size=size, mtime_ns=0, sha256=sha256) if untouched is None else untouched.get(path)
            if entry is None or entry.sha256 != sha256:
                return None
            files[path] = entry
        return cls(
            reads={source: frozenset(map(key_from_json, keys)) for source, keys in kept["reads"].items()},
            files=files,
            pages=tuple(PageNote(**dict(zip(_PAGE, page, strict=True))) for page in kept["pages"]),
            links=None,
        )


_PAGE = ("chapter", "url", "template", "title", "description", "in_sitemap")


def key_from_json(plain: Any) -> Key:
    """A key as it was before it became JSON, which has no tuples."""
    return tuple(map(key_from_json, plain)) if isinstance(plain, list) else plain
