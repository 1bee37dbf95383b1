"""What is known of one county: certified, planned, or in no list that was seen."""

from dataclasses import dataclass

from sitegen.analysis.completeness import unseen_batches
from sitegen.model.certification import Batch, Certification
from sitegen.model.divisions import County
from sitegen.model.plans import PlanTarget, Stage
from sitegen.model.site_data import SiteData

NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyStatus:
    """Status of one county-level unit, with what it rests on."""

    county: County
    certification: Certification | None
    """None when the unit is in no list that was seen, which does not mean that it is not certified."""
    batch: Batch | None
    targets: tuple[PlanTarget, ...]
    """Plan targets for national certification, earliest first."""
    unseen: int
    """Units declared certified but not seen by name, among which this one could be."""

    @property
    def klass(self) -> str:
        """Class shared by maps, legends and tables: `certified-2024`, `planned` or `none`."""
        if self.batch:
            return f"certified-{self.batch.id}"
        return "planned" if self.targets else "none"

    @property
    def label(self) -> str:
        """The status in a word or two."""
        if self.batch:
            return f"{self.batch.label}认定"
        if self.targets:
            return f"规划{self.targets[0].year}年"
        return "未见认定"

    @property
    def planned_year(self) -> int | None:
        """Year of the earliest plan target; None when no plan names the unit."""
        return self.targets[0].year if self.targets else None

    @property
    def sentence(self) -> str:
        """The status in one sentence that claims no more than is known."""
        name = self.county.name
        if self.batch:
            return f"{name}在{self.batch.label}的名单中，已认定为义务教育优质均衡发展县（市、区）。"
        plan = f"规划在 {self.targets[0].year} 年通过国家认定。" if self.targets else ""
        caveat = (
            f"另有 {self.unseen} 个已公布认定的县级单位本站未见名字，不能断定{name}不在其中。"
            if self.unseen
            else ""
        )
        return f"在本站见到的各批名单中没有{name}。{caveat}{plan}"


def county_status(data: SiteData, county: County) -> CountyStatus:
    """Status of `county` as of the data's date."""
    certifications = data.certifications_of[county.code]
    first = min(certifications, key=lambda item: data.batch[item.batch_id].year, default=None)
    targets = sorted(
        (target for target in data.targets_of[county.code] if target.stage is Stage.NATIONAL),
        key=lambda target: target.year,
    )
    return CountyStatus(
        county=county,
        certification=first,
        batch=data.batch[first.batch_id] if first else None,
        targets=tuple(targets),
        unseen=_unseen_for(data, county),
    )


def _unseen_for(data: SiteData, county: County) -> int:
    """Unseen units that could include `county`: those of its province or, if unknown, of no known one."""
    return sum(
        state.unseen_by_province.get(county.province_code, 0)
        if county.province_code in state.declared_by_province
        else state.unseen - sum(state.unseen_by_province.values())
        for state in unseen_batches(data)
        if county.in_force(state.batch.year)
    )
