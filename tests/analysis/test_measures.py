"""Named measures, each on the small project."""

import pytest

from sitegen.analysis.measures import MEASURES, measure
from sitegen.exceptions import UsageError
from sitegen.model.claims import Parameters
from sitegen.model.site_data import SiteData

EXPECTED: list[tuple[str, Parameters, float]] = [
    ("certified", {}, 7),
    ("certified", {"batches": ("2024",), "kind": "zone"}, 1),
    ("certified", {"counties": ("330205", "330102")}, 1),
    ("certified_declared", {"batches": ("2023",)}, 5),
    ("certified_declared", {"regions": ("西部",)}, 3),
    ("certified_rank", {"provinces": ("330000",)}, 1),
    ("certified_rank", {"provinces": ("110000",)}, 3),
    ("certified_provinces", {"batches": ("2023",)}, 2),
    ("certified_provinces", {}, 4),
    ("uncertified_provinces", {}, 1),
    ("certified_share", {"year": 2025, "provinces": ("530000",)}, 100),
    ("certified_share", {"year": 2025, "provinces": ("320000",), "kind": "statutory"}, 50),
    ("share_of_total", {"batches": ("2023",), "provinces": ("110000",)}, 40),
    ("statutory_counties", {"year": 2020}, 14),
    ("statutory_counties", {"year": 2025}, 13),
    ("provinces", {}, 6),
    ("provinces", {"regions": ("港澳台",)}, 1),
    ("prefectures", {"provinces": ("330000",)}, 3),
    ("full_prefectures", {}, 2),
    ("full_prefectures", {"batches": ("2024",)}, 0),
    ("full_provinces", {}, 1),
    ("places_above_average", {"year": 2024, "batches": ["2024"], "provinces": ["320000", "530000"]}, 1),
    ("growth", {"from_batch": "2019", "to_batch": "2023"}, 3),
    ("planned", {"plans": ("yunnan-2022",)}, 2),
    ("planned", {"stage": "provincial"}, 1),
    ("planned_declared", {"years": (2022,)}, 1),
    ("zones", {}, 1),
    ("certified_units_named_share", {"batches": ("2023",)}, 40),
]


@pytest.mark.parametrize(("name", "parameters", "value"), EXPECTED)
def test_value(data: SiteData, name: str, parameters: Parameters, value: float) -> None:
    assert measure(data, name, parameters) == value


@pytest.mark.parametrize("name", ["indicators", "thresholds", "rules", "sources", "departments"])
def test_tables_are_counted(data: SiteData, name: str) -> None:
    assert measure(data, name, {}) == len(getattr(data, name))


def test_every_measure_explains_itself() -> None:
    tested = {name for name, _, _ in EXPECTED} | {
        "indicators",
        "thresholds",
        "rules",
        "sources",
        "departments",
    }
    assert tested == set(MEASURES)


def test_an_unknown_measure_or_parameter_is_a_usage_error(data: SiteData) -> None:
    with pytest.raises(UsageError, match="没有名为 certifed 的度量"):
        measure(data, "certifed", {})
    with pytest.raises(UsageError, match="参数不对"):
        measure(data, "certified", {"batch": "2024"})
