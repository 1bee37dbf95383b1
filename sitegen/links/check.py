"""Checking every reference of the site: one finding for each cause, however many pages share it."""

from collections.abc import Iterator, Sequence

from sitegen.findings import Finding, in_order
from sitegen.links.documents import Document, documents
from sitegen.links.elements import Fault, Reference
from sitegen.links.targets import Site
from sitegen.output import OutputFile
from sitegen.reuse import Reuse


def check_links(
    files: Sequence[OutputFile], *, site_url: str = "", reuse: Reuse | None = None
) -> tuple[Finding, ...]:
    """Findings about every link, load and inline code in `files`, the complete set of the site's files.

    A link must lead to a file of the site, relative and written out to its name, so that it works from disk
    and under any sub-path; a fragment must exist in its target. Only `<a href>` may name another site. What
    the Content-Security-Policy of our pages would block without a word is reported too. `site_url` is the
    address of publication, if there is one: links that spell it out are then checked like the others.
    `reuse` remembers what stands in files that have not changed since an earlier check.
    """
    read = tuple(documents(files, reuse or Reuse()))
    site = Site.of((file.path for file in files), read, site_url)
    causes: dict[tuple[str, str], list[tuple[str, int, Fault]]] = {}
    for document in read:
        for line, fault in _faults(document, site):
            causes.setdefault((fault.code, fault.message), []).append((document.path, line, fault))
    return in_order(_finding(places) for places in causes.values())


def _faults(document: Document, site: Site) -> Iterator[tuple[int, Fault]]:
    holds: set[Reference] = set()
    for line, item in document.elements:
        yield from ((line, fault) for fault in item.faults)
        for reference in item.references:
            if reference in holds:
                continue
            if fault := site.fault(reference, document.path):
                yield line, fault
            else:
                holds.add(reference)


def _finding(places: Sequence[tuple[str, int, Fault]]) -> Finding:
    path, line, fault = min(places, key=lambda place: place[:2])
    others = f"另有 {len(places) - 1} 处相同。" if len(places) > 1 else ""
    return Finding(
        path=path,
        line=line,
        value=fault.value,
        code=fault.code,
        message=fault.message + others,
        remedy=fault.remedy,
    )
