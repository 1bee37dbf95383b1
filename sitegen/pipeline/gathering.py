"""Reading and checking all inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from sitegen.analysis.assertions import check_assertions
from sitegen.analysis.boundary_findings import check_credit
from sitegen.analysis.claim_findings import check_disagreements
from sitegen.analysis.measure_findings import check_measures
from sitegen.aside import aside
from sitegen.assembly import assemble
from sitegen.assessment.profiles import check_method
from sitegen.config import Config
from sitegen.content import Document, English, SearchWords, SiteSettings, read_content
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.writer import unfinished
from sitegen.exceptions import InternalError
from sitegen.facts.all_statements import all_statements
from sitegen.facts.statements import Statements, check_statements
from sitegen.findings import Finding, has_errors, in_order
from sitegen.input_files import unfit_files
from sitegen.kept_results import KeptResults, fingerprint
from sitegen.maps.base_map_file import load_base_maps, read_base_maps
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries, load_boundaries
from sitegen.model.site_data import SiteData
from sitegen.pipeline.boundary_checks import BoundaryCheck
from sitegen.render.look_findings import look_findings
from sitegen.result_store import ResultStore
from sitegen.rules.checking import begin_check
from sitegen.rules.unchanged import check_unchanged
from sitegen.versions.history import NO_HISTORY, History, history_of
from sitegen.versions.released import load_versions
from sitegen.versions.shown import as_shown
from sitegen.versions.states import state_in

Findings = tuple[Finding, ...]

_SOUND_DOCUMENTS, _SOUND_TABLES = "sound documents", "sound tables"
"""Names under which hashes of what was found sound are kept."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Everything that a site is made from, read and free of errors."""

    package: Package
    data: SiteData
    statements: Statements
    """Every fact with its receipt."""
    settings: SiteSettings
    documents: tuple[Document, ...]
    words: SearchWords
    english: English | None
    """What the English pages call things; None where there are none."""
    boundaries: Callable[[], Boundaries]
    """Reads the boundaries, which only maps that can be moved are drawn from."""
    base_maps: BaseMaps
    history: History
    """Released versions of the data."""


def gather(
    config: Config, kept: KeptResults, store: ResultStore, progress: Callable[[str], None]
) -> tuple[Sources | None, Findings]:
    """All inputs, and what is wrong with them; None when there is an error among the findings.

    Tables and boundaries that `store` knows to be sound are not looked at again one by one.
    """
    if unfit := in_order(each for folder in config.inputs for each in unfit_files(folder, config.root)):
        return None, unfit
    if half := tuple(unfinished(config.datasets, config.root)):
        return None, half
    datasets = fingerprint(config.datasets)
    progress("读取数据")
    package, reading = kept("package", datasets, lambda: _package(config, store))
    checking = kept("checking", datasets, lambda: _begin_check(package, store))
    transcripts = kept("transcripts", datasets, lambda: _transcripts(config, package, reading))
    drawn = fingerprint(config.boundaries)
    boundaries = kept("boundaries", (drawn, datasets), lambda: BoundaryCheck.begun(config, package, store))
    progress("检查数据")
    content = kept("content", (fingerprint(config.content), config.base_url), lambda: read_content(config))
    base_maps, shapes = kept("base maps", drawn, lambda: _geometry(config, boundaries))
    look = kept("look", fingerprint(config.static), lambda: tuple(look_findings(config.static)))
    findings = in_order((*reading, *checking(), *content.findings, *shapes, *look))
    if package is None or content.settings is None or has_errors(findings):
        return None, findings
    if base_maps is None:
        raise InternalError("no boundaries, and nothing wrong with them")
    data, statements, history, doubts = kept("model", datasets, lambda: _model(config, package, transcripts))
    findings = in_order((*findings, *doubts, *_places(config, content.settings, base_maps, boundaries)))
    if has_errors(findings):
        return None, findings
    return Sources(
        package=as_shown(package),
        data=data,
        statements=statements,
        settings=content.settings,
        documents=content.documents,
        words=content.words,
        english=content.english,
        boundaries=partial(load_boundaries, config.boundaries, at_once=False),
        base_maps=base_maps,
        history=history,
    ), findings


def _package(config: Config, store: ResultStore) -> tuple[Package | None, Findings]:
    """The package, as far as it can be read; hashes of the documents that are sound are kept."""
    known = frozenset(store.read(_SOUND_DOCUMENTS) or ())
    package, findings = load_package(config.datasets, config.root, known)
    if package is not None and package.sound != known:
        store.write({_SOUND_DOCUMENTS: sorted(package.sound)})
    return package, findings


def _begin_check(package: Package | None, store: ResultStore) -> Callable[[], Findings]:
    """Begins to check the package; gives what waits for what is wrong with it.

    Once nothing is, the hashes of its tables are kept.
    """
    if package is None:
        return tuple
    now = {name: table.content_digest() for name, table in package.tables.items()}
    known = store.read(_SOUND_TABLES) or {}
    check = begin_check(package, {name for name, digest in now.items() if known.get(name) == digest})

    def findings() -> Findings:
        if not (found := check()):
            store.write({_SOUND_TABLES: now})
        return found

    return cache(findings)


def _geometry(config: Config, boundaries: BoundaryCheck) -> tuple[BaseMaps | None, Findings]:
    """What was drawn of the boundaries; what is wrong with boundaries is told first."""
    if boundaries.is_known:
        return load_base_maps(config.boundaries), ()
    if findings := boundaries.findings().shapes:
        return None, findings
    base_maps, findings = read_base_maps(config.boundaries, config.root)
    if not findings:
        boundaries.keep_shapes()
    return base_maps, findings


def _places(
    config: Config, settings: SiteSettings, base_maps: BaseMaps, boundaries: BoundaryCheck
) -> Findings:
    """What the boundaries say otherwise than the data and the settings."""
    places = boundaries.findings().places
    if places is None:
        raise InternalError("nothing wrong with boundaries and data, and yet they cannot be compared")
    if not places:
        boundaries.keep_places()
    path = config.relative(config.content / "site.yaml")
    return (*places, *check_credit(settings.boundary_credit, base_maps.attribution, path))


def _transcripts(config: Config, package: Package | None, reading: Findings) -> Callable[[], Findings]:
    """Begins to hold the transcripts against the data, if these can be read."""

    def check() -> Findings:
        from sitegen.transcripts.checking import check_transcripts

        if package is None:
            raise InternalError("transcripts of nothing")
        return check_transcripts(config, package, assemble(as_shown(package)))

    return aside(check) if package and package.is_large and not reading else cache(check)


def _model(
    config: Config, package: Package, transcripts: Callable[[], Findings]
) -> tuple[SiteData, Statements, History, Findings]:
    """The model with its facts and its history, held against the expected numbers and the sources."""
    data = assemble(as_shown(package))
    unknown = check_measures(data, package.documents.values())
    if unknown:
        return data, {}, NO_HISTORY, unknown
    statements = all_statements(data)
    broken = check_assertions(data, _path_of(config, package, "assertions"))
    untold = check_disagreements(data, package.documents.get("claims"))
    unready = check_method(data, _path_of(config, package, "assessment_profiles"))
    unfounded = check_statements(statements, data.source, _path_of(config, package, "sources"))
    versions, torn = load_versions(config.datasets, config.root)
    findings = (*broken, *untold, *unready, *unfounded, *transcripts(), *torn)
    if findings := findings or check_unchanged(package, versions):
        return data, statements, NO_HISTORY, findings
    return data, statements, history_of(versions, state_in(config.datasets, package.descriptor)), ()


def _path_of(config: Config, package: Package, resource: str) -> str:
    return config.relative(config.datasets / package.descriptor.resource(resource).path)
