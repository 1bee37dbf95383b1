"""What is known of one county: certified, planned, or in no list that was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.analysis.completeness import BatchCompleteness, unseen_batches
from sitegen.model.certification import Batch, Milestone
from sitegen.model.codes import Status
from sitegen.model.divisions import County
from sitegen.model.plans import PlanTarget, Stage
from sitegen.model.site_data import SiteData
from sitegen.tracking import by_key

NOT_APPLICABLE = "not-applicable"


def certified_class(batch_id: str) -> str:
    """Class of what was certified in a batch, on maps, in legends and tables."""
    return f"certified-{batch_id}"


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenBatch:
    """A batch among whose names that were not seen one unit could be."""

    batch: Batch
    in_province: int
    """Units of the unit's province declared certified but not seen by name."""
    anywhere: int
    """Units declared certified without name or province."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountyStatus:
    """Status of one county-level unit, with what it rests on."""

    county: County
    batch: Batch | None
    """The earliest that names it; None when the unit is in no list that was seen, which proves nothing."""
    targets: tuple[PlanTarget, ...]
    """Plan targets for national certification, earliest first."""
    labels: Mapping[Status, str]
    """What people read for each code."""
    province_name: str
    withdrawn_year: int | None
    """Year of the list that withdraws the certification; None while it is in force."""
    open_batches: tuple[OpenBatch, ...]

    @property
    def unseen_in_province(self) -> int:
        """Units of this province declared certified but not seen by name, among which this one could be."""
        return sum(item.in_province for item in self.open_batches)

    @property
    def unseen_anywhere(self) -> int:
        """Units declared certified without name or province, among which this one could be."""
        return sum(item.anywhere for item in self.open_batches)

    @property
    def unseen(self) -> int:
        """Units not seen by name among which this one could be."""
        return self.unseen_in_province + self.unseen_anywhere

    @property
    def klass(self) -> str:
        """Class shared by maps, legends and tables: `certified-2024`, `planned`, `unread` or `not-listed`."""
        return certified_class(self.batch.id) if self.batch else self.code.value

    @property
    def code(self) -> Status:
        """The status without its batch or year."""
        if self.batch:
            return Status.CERTIFIED
        if self.targets:
            return Status.PLANNED
        return Status.UNREAD if self.unseen else Status.NOT_LISTED

    @property
    def label(self) -> str:
        """The status in a word or two."""
        if self.batch:
            gone = f"，{self.withdrawn_year}年撤销" if self.withdrawn_year else ""
            return f"{self.batch.label}认定{gone}"
        return f"规划{self.targets[0].year}年" if self.targets else self.labels[self.code]

    @property
    def planned_year(self) -> int | None:
        """Year of the earliest plan target; None when no plan names the unit."""
        return self.targets[0].year if self.targets else None

    @property
    def sentence(self) -> str:
        """The status in one sentence that claims no more than is known."""
        name = self.county.name
        if self.batch and self.withdrawn_year:
            return f"{name}在{self.batch.label}的名单中，{self.withdrawn_year}年撤销了认定。"
        if self.batch:
            return f"{name}在{self.batch.label}的名单中，已认定为义务教育优质均衡发展县（市、区）。"
        plan = f"规划在{self.targets[0].year}年通过国家认定。" if self.targets else ""
        return f"在本站收到的各批名单上没有{name}。{self._caveat}{plan}"

    @property
    def unseen_words(self) -> str:
        """How many names are missing among which this unit could be, by place; empty when none is."""
        parts = (
            f"{self.province_name}有{self.unseen_in_province}个" if self.unseen_in_province else "",
            f"省份不明的有{self.unseen_anywhere}个" if self.unseen_anywhere else "",
        )
        return "，".join(part for part in parts if part)

    @property
    def _caveat(self) -> str:
        where = self.unseen_words
        return f"名单未收齐：还缺名字的，{where}，不能断定{self.county.name}不在其中。" if where else ""


@by_key
def county_statuses(data: SiteData) -> Mapping[str, CountyStatus]:
    """Status of every county-level unit, past ones included, by code."""
    unseen = unseen_batches(data)
    labels = {code: data.label(code) for code in Status}
    return {county.code: _status(data, county, unseen, labels) for county in data.counties}


def _status(
    data: SiteData, county: County, unseen: Sequence[BatchCompleteness], labels: Mapping[Status, str]
) -> CountyStatus:
    batches = (data.batch[id_] for id_ in data.batches_of[county.code])
    targets = sorted(
        (target for target in data.targets_of[county.code] if target.stage is Stage.NATIONAL),
        key=lambda target: target.year,
    )
    return CountyStatus(
        county=county,
        batch=min(batches, key=lambda batch: batch.year, default=None),
        targets=tuple(targets),
        labels=labels,
        province_name=data.province[county.province_code].name,
        withdrawn_year=_withdrawn(data, county),
        open_batches=tuple(_open_to(county, state) for state in unseen if county.in_force(state.batch.year)),
    )


def _withdrawn(data: SiteData, county: County) -> int | None:
    lists = (data.milestone_list[item.list_id] for item in data.milestones_of[county.code])
    return max((item.year for item in lists if item.milestone is Milestone.WITHDRAWN), default=None)


def _open_to(county: County, state: BatchCompleteness) -> OpenBatch:
    """What a batch with unseen names, in whose year the unit existed, leaves open for it."""
    province = county.province_code
    return OpenBatch(
        batch=state.batch,
        in_province=state.unseen_by_province.get(province, 0),
        anywhere=0 if province in state.provinces_with_total else state.scattered,
    )
