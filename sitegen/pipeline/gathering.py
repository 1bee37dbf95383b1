"""Reading and checking all inputs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitegen.analysis.assertions import check_assertions
from sitegen.analysis.boundary_findings import check_credit, check_drawn_places
from sitegen.analysis.claim_findings import check_disagreements
from sitegen.analysis.measure_findings import check_measures
from sitegen.assembly import assemble
from sitegen.assessment.profiles import check_method
from sitegen.config import Config
from sitegen.content import Document, English, SearchWords, SiteSettings, read_content
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.reader import Table
from sitegen.exceptions import InternalError
from sitegen.facts.all_statements import all_statements
from sitegen.facts.statements import Statements, check_statements
from sitegen.findings import Finding, has_errors, in_order
from sitegen.input_digests import digests_of, one_digest
from sitegen.input_files import unfit_files
from sitegen.kept_results import KeptResults, fingerprint
from sitegen.maps.base_map_file import load_base_maps, read_base_maps
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries, load_boundaries
from sitegen.maps.requirements import read_boundaries
from sitegen.model.site_data import SiteData
from sitegen.render.look_findings import look_findings
from sitegen.result_store import ResultStore
from sitegen.rules.checking import check_package
from sitegen.rules.unchanged import check_unchanged
from sitegen.transcripts.checking import check_transcripts
from sitegen.versions.history import NO_HISTORY, History, history_of
from sitegen.versions.released import load_versions
from sitegen.versions.shown import as_shown
from sitegen.versions.states import state_in

Findings = tuple[Finding, ...]

_SOUND_TABLES, _SOUND_BOUNDARIES, _SOUND_PLACES = "sound tables", "sound boundaries", "sound places"
"""Names under which hashes of what was found sound are kept."""


@dataclass(kw_only=True)
class BoundaryReader:
    """Reads the boundaries once, and only if somebody asks for them."""

    folder: Path
    loaded: Boundaries | None = None

    def __call__(self) -> Boundaries:
        """The boundaries."""
        if self.loaded is None:
            self.loaded = load_boundaries(self.folder)
        return self.loaded


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
    datasets = fingerprint(config.datasets)
    progress("读取数据")
    package, reading = kept("package", datasets, lambda: load_package(config.datasets, config.root))
    progress("检查数据")
    checking = kept("checking", datasets, lambda: _check_tables(package, store))
    content = kept("content", (fingerprint(config.content), config.base_url), lambda: read_content(config))
    drawn = fingerprint(config.boundaries)
    boundaries = kept("boundaries", drawn, lambda: BoundaryReader(folder=config.boundaries))
    base_maps, shapes = kept("base maps", drawn, lambda: _geometry(config, boundaries, store))
    look = kept("look", fingerprint(config.static), lambda: tuple(look_findings(config.static)))
    findings = in_order((*reading, *checking, *content.findings, *shapes, *look))
    if package is None or content.settings is None or has_errors(findings):
        return None, findings
    if base_maps is None:
        raise InternalError("no boundaries, and nothing wrong with them")
    data, statements, history, doubts = kept("model", datasets, lambda: _model(config, package))
    places = _check_places(config, package, content.settings, boundaries, store)
    findings = in_order((*findings, *doubts, *places))
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
        boundaries=boundaries,
        base_maps=base_maps,
        history=history,
    ), findings


def _check_tables(package: Package | None, store: ResultStore) -> Findings:
    """What is wrong with the package; once nothing is, the hashes of its tables are kept."""
    if package is None:
        return ()
    now = {name: _table_digest(table) for name, table in package.tables.items()}
    known = store.read(_SOUND_TABLES) or {}
    findings = check_package(package, {name for name, digest in now.items() if known.get(name) == digest})
    if not findings:
        store.write({_SOUND_TABLES: now})
    return findings


def _table_digest(table: Table) -> str:
    return one_digest(table.schema.descriptor, [tuple(row.cells.values()) for row in table.rows])


def _geometry(
    config: Config, boundaries: BoundaryReader, store: ResultStore
) -> tuple[BaseMaps | None, Findings]:
    """What was drawn of the boundaries; what is wrong with boundaries is told first."""
    now = one_digest(digests_of(config.boundaries))
    if store.read(_SOUND_BOUNDARIES) == now:
        return load_base_maps(config.boundaries), ()
    boundaries.loaded, findings = read_boundaries(config.boundaries, config.root)
    if findings:
        return None, findings
    base_maps, findings = read_base_maps(config.boundaries, config.root)
    if not findings and one_digest(digests_of(config.boundaries)) == now:
        store.write({_SOUND_BOUNDARIES: now})
    return base_maps, findings


def _check_places(
    config: Config, package: Package, settings: SiteSettings, boundaries: BoundaryReader, store: ResultStore
) -> Findings:
    """What the boundaries say otherwise than the data and the settings; once nothing is, that is kept."""
    tables = [_table_digest(package.tables[name]) for name in ("counties", "prefectures", "zones")]
    now = one_digest(tables, settings.boundary_credit, digests_of(config.boundaries))
    if store.read(_SOUND_PLACES) == now:
        return ()
    findings = (
        *check_drawn_places(package, boundaries(), config.relative(config.boundaries)),
        *check_credit(settings.boundary_credit, boundaries(), config.relative(config.content / "site.yaml")),
    )
    if not findings:
        store.write({_SOUND_PLACES: now})
    return findings


def _model(config: Config, package: Package) -> tuple[SiteData, Statements, History, Findings]:
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
    findings = (*broken, *untold, *unready, *unfounded, *check_transcripts(config, package, data), *torn)
    if findings := findings or check_unchanged(package, versions):
        return data, statements, NO_HISTORY, findings
    return data, statements, history_of(versions, state_in(config.datasets, package.descriptor)), ()


def _path_of(config: Config, package: Package, resource: str) -> str:
    return config.relative(config.datasets / package.descriptor.resource(resource).path)
