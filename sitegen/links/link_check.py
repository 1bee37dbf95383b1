"""Checking every reference of the site: one finding for each cause, however many pages share it."""

from collections.abc import Iterator, Sequence
from functools import partial

from sitegen.findings import Finding, in_order
from sitegen.kept_results import KeptResults
from sitegen.links.elements import Fault, Reference
from sitegen.links.link_references import Reader
from sitegen.links.lookup import Lookup
from sitegen.links.parsed_files import can_refer, elements
from sitegen.links.targets import Site
from sitegen.output import OutputFile


def check_links(
    files: Sequence[OutputFile], *, site_url: str = "", kept: KeptResults | None = None
) -> tuple[Finding, ...]:
    """Findings about every link, load and inline code in `files`, the complete set of the site's files.

    A link must lead to a file of the site, relative and written out to its name, so that it works from disk
    and under any sub-path; a fragment must exist in its target. Only `<a href>` may name another site. What
    the Content-Security-Policy of our pages would block without a word is reported too. `site_url` is the
    address of publication, if there is one: links that spell it out are then checked like the others.
    `kept` remembers what stands in files that have not changed since an earlier check.
    """
    kept, reader = kept or KeptResults(), Reader()
    read = {
        file.path: kept(f"links of {file.path}", file, partial(reader.read, file))
        for file in files
        if can_refer(file)
    }
    site = Site.of((file.path for file in files), {path: found.ids for path, found in read.items()}, site_url)
    lookup = Lookup(site)
    causes: dict[tuple[str, str], list[tuple[str, int, Fault]]] = {}
    for file in files:
        if file.path in read and not lookup.is_sound(read[file.path], file.path):
            for line, fault in _faults(file, site):
                causes.setdefault((fault.code, fault.message), []).append((file.path, line, fault))
    return in_order(_finding(places) for places in causes.values())


def _faults(file: OutputFile, site: Site) -> Iterator[tuple[int, Fault]]:
    holds: set[Reference] = set()
    for line, item in elements(file):
        yield from ((line, fault) for fault in item.faults)
        for reference in item.references:
            if reference in holds:
                continue
            if fault := site.fault(reference, file.path):
                yield line, fault
            else:
                holds.add(reference)


def _finding(places: Sequence[tuple[str, int, Fault]]) -> Finding:
    path, line, fault = min(places, key=lambda place: place[:2])
    others = f"另有 {len(places) - 1} 处相同。" if len(places) > 1 else ""
    return Finding(path, fault.code, fault.message + others, fault.remedy, line=line, value=fault.value)
