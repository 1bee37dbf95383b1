"""The project as an importer needs it: tables to change and the model to join with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.assembly import assemble
from sitegen.config import Config
from sitegen.datasets.package import Package, load_package
from sitegen.datasets.reader import Table
from sitegen.exceptions import UsageError
from sitegen.importers.reading.places import Places
from sitegen.model.site_data import SiteData

NEEDED = (
    *("provinces", "prefectures", "counties", "former_names", "other_names", "successions"),
    *("zones", "zone_hosts", "sources", "batches", "certifications", "milestone_lists", "milestones"),
    *("plans", "codelists"),
)
"""What an import looks at; indicators and claims may refer to the very batch that is to come."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """Datasets in force, read before anything is changed."""

    config: Config
    package: Package
    data: SiteData
    """Divisions, sources, batches, plans, words of codes; what an import never looks at is left empty."""

    _places: dict[int, Places] = field(default_factory=dict, init=False, repr=False, compare=False)

    def places(self, year: int) -> Places:
        """All names at the end of a year; a check of many lists asks for few years."""
        if year not in self._places:
            self._places[year] = Places(self.data, year)
        return self._places[year]

    def table(self, name: str) -> Table:
        """The table called `name`."""
        return self.package.tables[name]

    def county_label(self, cells: Mapping[str, str]) -> str:
        """Which county a row is about: 江苏省南京市玄武区 320102."""
        county = self.data.county.get(cells["county_code"])
        name = self.data.full_name(county) if county else cells["published_name"]
        return f"{name} {cells['county_code']}"


def load_project(config: Config) -> Project:
    """Read the datasets; raises UsageError when they cannot be read as they are."""
    package, findings = load_package(config.datasets, config.root)
    if package is None or findings:
        first = f"（{findings[0].place}：{findings[0].message}）" if findings else ""
        raise UsageError(f"现有数据有错，不能导入{first}。请先运行 sitegen check 并改正。")
    try:
        return Project(config=config, package=package, data=assemble(package, only=NEEDED))
    except (KeyError, ValueError) as error:
        raise UsageError(f"现有数据有错，不能导入（{error}）。请先运行 sitegen check 并改正。") from error
