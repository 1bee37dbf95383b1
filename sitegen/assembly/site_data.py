"""All rows and documents of a package as one model."""

from collections.abc import Callable
from typing import TypeVar

from sitegen.assembly import certification, divisions, documents, health, history, indicators, plans
from sitegen.assembly.cells import Cells
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData

T = TypeVar("T")


def assemble(package: Package) -> SiteData:
    """The model of a package that `check_package` found no error in."""

    def table(name: str, make: Callable[[Cells], T]) -> tuple[T, ...]:
        return tuple(make(row.cells) for row in package.tables[name].rows)

    hosts = [row.cells for row in package.tables["zone_hosts"].rows]
    sources = table("sources", certification.source)
    return SiteData(
        version=package.descriptor.version,
        created=package.descriptor.created,
        as_of=package.descriptor.as_of,
        provinces=table("provinces", divisions.province),
        prefectures=table("prefectures", divisions.prefecture),
        counties=table("counties", divisions.county),
        former_names=table("former_names", divisions.former_name),
        successions=table("successions", divisions.succession),
        zones=table("zones", lambda cells: divisions.zone(cells, hosts)),
        sources=sources,
        batches=table("batches", certification.batch),
        batch_totals=table("batch_totals", certification.batch_total),
        certifications=table("certifications", certification.certification),
        plans=table("plans", plans.plan),
        plan_totals=table("plan_totals", plans.plan_total),
        plan_targets=table("plan_targets", plans.plan_target),
        goals=table("goals", plans.goal),
        phases=table("phases", plans.phase),
        indicator_groups=table("indicator_groups", indicators.indicator_group),
        indicators=tuple(
            sorted(
                table("indicators", indicators.indicator),
                key=lambda indicator: (indicator.group_id, indicator.seq),
            )
        ),
        thresholds=table("thresholds", indicators.threshold),
        departments=table("departments", indicators.department),
        responsibilities=table("responsibilities", indicators.responsibility),
        rules=documents.rules(package.documents["rules"]),
        claims=documents.claims(package.documents["claims"], {source.id: source for source in sources}),
        assertions=documents.assertions(package.documents["assertions"]),
        province_types=documents.province_types(package.documents["province_types"]),
        changelog=history.releases(package.documents["changelog"]),
        corrections=table("corrections", history.correction),
        county_totals=table("county_totals", divisions.county_total),
        doubts=health.doubts(package.documents["doubts"]),
        field_fills=tuple(health.field_fills(package)),
    )
