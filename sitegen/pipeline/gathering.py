"""Reading and checking all inputs."""

from collections.abc import Callable
from dataclasses import dataclass

from sitegen.analysis.assertions import check_assertions
from sitegen.analysis.boundary_findings import check_credit, check_drawn_places
from sitegen.analysis.measure_findings import check_measures
from sitegen.assembly import assemble
from sitegen.assessment.profiles import check_method
from sitegen.config import Config
from sitegen.content import Document, SiteSettings, read_content
from sitegen.datasets.package import Package, load_package
from sitegen.exceptions import InternalError
from sitegen.facts.all_statements import all_statements
from sitegen.facts.statements import Statements, check_statements
from sitegen.findings import Finding, has_errors, in_order
from sitegen.kept_results import KeptResults, fingerprint
from sitegen.maps.base_map_file import read_base_maps
from sitegen.maps.base_maps import BaseMaps
from sitegen.maps.loaded_boundaries import Boundaries
from sitegen.maps.requirements import read_boundaries
from sitegen.model.site_data import SiteData
from sitegen.render.look_findings import look_findings
from sitegen.rules.checking import check_package
from sitegen.rules.unchanged import check_unchanged
from sitegen.transcripts.checking import check_transcripts

Findings = tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Everything that a site is made from, read and free of errors."""

    package: Package
    data: SiteData
    statements: Statements
    """Every fact with its receipt."""
    settings: SiteSettings
    documents: tuple[Document, ...]
    boundaries: Boundaries
    base_maps: BaseMaps


def gather(
    config: Config, kept: KeptResults, progress: Callable[[str], None]
) -> tuple[Sources | None, Findings]:
    """All inputs, and what is wrong with them; None when there is an error among the findings."""
    datasets = fingerprint(config.datasets)
    progress("读取数据")
    package, reading = kept("package", datasets, lambda: load_package(config.datasets, config.root))
    progress("检查数据")
    checking = kept("checking", datasets, lambda: check_package(package) if package else ())
    content = kept("content", (fingerprint(config.content), config.base_url), lambda: read_content(config))
    boundaries, base_maps, shapes = kept(
        "boundaries", fingerprint(config.boundaries), lambda: _geometry(config)
    )
    look = kept("look", fingerprint(config.static), lambda: tuple(look_findings(config.static)))
    findings = in_order((*reading, *checking, *content.findings, *shapes, *look))
    if package is None or content.settings is None or has_errors(findings):
        return None, findings
    if boundaries is None or base_maps is None:
        raise InternalError("no boundaries, and nothing wrong with them")
    data, statements, doubts = kept("model", datasets, lambda: _model(config, package))
    drawn = check_drawn_places(package, boundaries, config.relative(config.boundaries))
    credit = check_credit(
        content.settings.boundary_credit, boundaries, config.relative(config.content / "site.yaml")
    )
    findings = in_order((*findings, *doubts, *drawn, *credit))
    if has_errors(findings):
        return None, findings
    return Sources(
        package=package,
        data=data,
        statements=statements,
        settings=content.settings,
        documents=content.documents,
        boundaries=boundaries,
        base_maps=base_maps,
    ), findings


def _geometry(config: Config) -> tuple[Boundaries | None, BaseMaps | None, Findings]:
    """Boundaries and what was drawn of them; what is wrong with boundaries is told first."""
    boundaries, findings = read_boundaries(config.boundaries, config.root)
    if findings:
        return None, None, findings
    return boundaries, *read_base_maps(config.boundaries, config.root)


def _model(config: Config, package: Package) -> tuple[SiteData, Statements, Findings]:
    """The model with its facts, held against the expected numbers and the sources."""
    data = assemble(package)
    unknown = check_measures(data, package.documents.values())
    if unknown:
        return data, {}, unknown
    statements = all_statements(data)
    broken = check_assertions(data, _path_of(config, package, "assertions"))
    unready = check_method(data, _path_of(config, package, "assessment_profiles"))
    unfounded = check_statements(statements, data.source, _path_of(config, package, "sources"))
    findings = (*broken, *unready, *unfounded, *check_transcripts(config, package, data))
    return data, statements, findings or check_unchanged(package)


def _path_of(config: Config, package: Package, resource: str) -> str:
    return config.relative(config.datasets / package.descriptor.resource(resource).path)
