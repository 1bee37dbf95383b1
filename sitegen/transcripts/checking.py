"""Every transcript read again and held against the rows that rest on it."""

from collections.abc import Callable, Iterator

from sitegen.config import Config
from sitegen.datasets.package import Package
from sitegen.findings import Finding, in_order
from sitegen.importers.project import Project
from sitegen.model.site_data import SiteData
from sitegen.transcripts import code_tables, figures, indicators, lists, steps
from sitegen.transcripts.reading import SourceTranscript, source_transcripts

Check = Callable[[Project, SourceTranscript], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    lists.batch_findings,
    lists.plan_findings,
    indicators.indicator_findings,
    steps.step_findings,
    code_tables.code_findings,
    figures.figure_findings,
)


def check_transcripts(config: Config, package: Package, data: SiteData) -> tuple[Finding, ...]:
    """A finding for every row that says something else than the transcript of its source, and the reverse."""
    project = Project(config=config, package=package, data=data)
    return in_order(
        finding
        for transcript in source_transcripts(package)
        for check in CHECKS
        for finding in check(project, transcript)
    )
