"""Classes of maps and tables: fixed bounds, chosen once, and what they mean in words.

Bounds do not follow the data, so that maps of different years and places compare. Shares are skewed:
most provinces lie under one tenth and two above four tenths, hence the unequal steps. Steps of equal
width would put nearly all provinces into the lowest class, quantiles would change from year to year.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from sitegen.analysis.status import certified_class
from sitegen.model.codes import Status
from sitegen.model.site_data import SiteData
from sitegen.site.blocks import LegendItem

NOT_APPLICABLE = "not-applicable"

_SHARE_BOUNDS = (0.03, 0.08, 0.15, 0.40)
_PLAN_STEPS = (2026, 2029, 2032)
"""First years of the second, third and last step of planned years."""


def share_class(share: float | None) -> str:
    """Class of a share of certified counties: `share-0` when none is seen, then `share-1` to `share-5`."""
    if share is None:
        return NOT_APPLICABLE
    return "share-0" if share == 0 else f"share-{bisect_right(_SHARE_BOUNDS, share) + 1}"


def share_legend() -> tuple[LegendItem, ...]:
    """Classes of the national map, lowest first."""
    points = [round(bound * 100) for bound in _SHARE_BOUNDS]
    between = [f"{low}%—{high}%（不含）" for low, high in pairwise(points)]
    words = (f"不到{points[0]}%", *between, f"{points[-1]}%及以上")
    return (
        LegendItem("share-0", "收到的名单中没有", note="不等于没有通过认定的县"),
        *(LegendItem(f"share-{step}", text) for step, text in enumerate(words, start=1)),
        LegendItem(NOT_APPLICABLE, "不适用", note="香港、澳门、台湾"),
    )


def counted(items: Iterable[LegendItem], classes: Iterable[str]) -> tuple[LegendItem, ...]:
    """The legend with the number of places in each class."""
    counts = Counter(classes)
    return tuple(replace(item, count=counts[item.klass]) for item in items)


def planned_class(year: int) -> str:
    """Class of a planned year, `planned-1` to `planned-4`."""
    return f"planned-{bisect_right(_PLAN_STEPS, year) + 1}"


def planned_words(step: int) -> str:
    """Years of one step of planned years, counted from 1."""
    if step == 1:
        return f"规划{_PLAN_STEPS[0] - 1}年及以前"
    if step > len(_PLAN_STEPS):
        return f"规划{_PLAN_STEPS[-1]}年及以后"
    return f"规划{_PLAN_STEPS[step - 2]}—{_PLAN_STEPS[step - 1] - 1}年"


def status_legend(data: SiteData, present: set[str]) -> tuple[LegendItem, ...]:
    """Those status classes that are `present`, in the order of batches, planned years and the rest."""
    certified = [LegendItem(certified_class(batch.id), f"{batch.label}认定") for batch in data.batches]
    planned = [
        LegendItem(f"planned-{step}", planned_words(step), note="收到的名单中没有")
        for step in range(1, len(_PLAN_STEPS) + 2)
    ]
    items = (
        *certified,
        *planned,
        *(
            LegendItem(status.value, data.label(status), note=data.word(status).note)
            for status in (Status.UNREAD, Status.NOT_LISTED)
        ),
        LegendItem("no-data", "当年尚未设立", note="现在的单位，当时还没有"),
        LegendItem(NOT_APPLICABLE, "不适用"),
    )
    return tuple(item for item in items if item.klass in present)
