"""The project as an importer needs it: tables to change and the model to join with."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sitegen.assembly import certification, divisions, plans
from sitegen.assembly.cells import Cells
from sitegen.config import Config
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.reader import Table
from sitegen.exceptions import UsageError
from sitegen.model.site_data import SiteData

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Datasets in force, read before anything is changed."""

    config: Config
    package: Package
    data: SiteData
    """Divisions, sources, batches and plans; what an import never looks at is left empty."""

    def table(self, name: str) -> Table:
        """The table called `name`."""
        return self.package.tables[name]


def load_project(config: Config) -> Project:
    """Read the datasets; raises UsageError when they cannot be read as they are."""
    package, findings = load_package(config.datasets, config.root)
    if package is None or findings:
        first = f"（{findings[0].place}：{findings[0].message}）" if findings else ""
        raise UsageError(f"现有数据有错，不能导入{first}。请先运行 sitegen check 并改正。")
    try:
        return Project(config=config, package=package, data=_data(package))
    except (KeyError, ValueError) as error:
        raise UsageError(f"现有数据有错，不能导入（{error}）。请先运行 sitegen check 并改正。") from error


def _data(package: Package) -> SiteData:
    """The model without indicators and claims, which may refer to the very batch that is to come."""

    def table(name: str, make: Callable[[Cells], T]) -> tuple[T, ...]:
        return tuple(make(row.cells) for row in package.tables[name].rows)

    hosts = [row.cells for row in package.tables["zone_hosts"].rows]
    empty: dict[str, Any] = {field.name: () for field in fields(SiteData)}
    return SiteData(
        **empty
        | {
            "version": package.descriptor.version,
            "created": package.descriptor.created,
            "as_of": package.descriptor.as_of,
            "provinces": table("provinces", divisions.province),
            "prefectures": table("prefectures", divisions.prefecture),
            "counties": table("counties", divisions.county),
            "former_names": table("former_names", divisions.former_name),
            "successions": table("successions", divisions.succession),
            "zones": table("zones", lambda cells: divisions.zone(cells, hosts)),
            "sources": table("sources", certification.source),
            "batches": table("batches", certification.batch),
            "certifications": table("certifications", certification.certification),
            "plans": table("plans", plans.plan),
        }
    )
