"""Checking every reference of the site: one finding for each cause, however many pages share it."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence

from sitegen.findings import Finding, in_order
from sitegen.links.demands import LinkReader, Links, unmet
from sitegen.links.elements import Fault, Reference
from sitegen.links.parsed_files import elements
from sitegen.links.targets import Site
from sitegen.output import OutputFile


def check_links(files: Sequence[OutputFile], *, site_url: str = "") -> tuple[Finding, ...]:
    """Findings about every link, load and inline code in `files`, the complete set of the site's files.

    A link must lead to a file of the site, relative and written out to its name, so that it works from disk
    and under any sub-path; a fragment must exist in its target. Only `<a href>` may name another site. What
    the Content-Security-Policy of our pages would block without a word is reported too. `site_url` is the
    address of publication, if there is one: links that spell it out are then checked like the others.
    """
    reader, paths = LinkReader(site_url), {file.path for file in files}
    links = {file.path: found for file in files if (found := reader.read(file))}
    ids = Links.together(tuple(links.values())).ids
    faulty = set(unmet(links, ids, paths))
    return link_findings((file for file in files if file.path in faulty), ids, paths, site_url)


def link_findings(
    files: Iterable[OutputFile], ids: Mapping[str, Collection[str]], paths: Container[str], site_url: str
) -> tuple[Finding, ...]:
    """Findings about `files`, some of all files of a site; see `unmet` for `ids` and `paths`."""
    site = Site.of(paths, ids, site_url)
    causes: dict[tuple[str, str], list[tuple[str, int, Fault]]] = {}
    for file in files:
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
