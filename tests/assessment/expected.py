"""What numpy says of a county: written from the method's words, apart from the package.

`python -m tests.assessment.expected` writes the cases that the package and the page must both agree with.
"""

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tests.support.schools import FIELDS, SUFFICIENT, row

CASES = Path(__file__).parent / "cases.json"
_RANDOM = 200
THRESHOLDS = {
    "小学": np.array([4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3]),
    "初中": np.array([5.3, 1, 0.9, 5.8, 10.2, 2500, 2.4]),
}
LIMITS = {"小学": 0.5, "初中": 0.45}
OPTIONS = {
    "degree": ("college", "bachelor"),
    "deviation": ("weighted-population", "plain-population", "plain-sample"),
    "rounding": ("exact", "two-decimals"),
    "split": ("weights-2015", "pupils"),
    "sports": ("indoor-is-sports", "indoor-is-teaching"),
}
_STAGES = {
    "小学": ("小学",),
    "教学点": ("小学",),
    "初级中学": ("初中",),
    "完全中学": ("初中",),
    "九年一贯制学校": ("小学", "初中"),
    "十二年一贯制学校": ("小学", "初中"),
    "特殊教育学校": (),
}
_PREFIX = {"小学": "primary", "初中": "junior"}
_NEAR = 1e-6
"""Distance from a line within which floating point decides nothing: such counties are not made at random."""


class TooNearError(Exception):
    """A value so near a line that this judge is not to be trusted."""


def number(cells: Mapping[str, str], name: str) -> float:
    """The number in a cell, nan where it is empty."""
    return float(cells[name]) if cells[name] else np.nan


def judge(rows: list[Mapping[str, str]], switches: Mapping[str, str]) -> dict[str, Any]:
    """Values, coefficients and verdicts of a county; raises TooNearError."""
    schools: list[dict[str, Any]] = []
    for cells in rows:
        for stage in _STAGES[cells["kind"]]:
            pupils = number(cells, f"{_PREFIX[stage]}_pupils")
            everybody = sum(float(cells[f"{prefix}_pupils"] or 0) for prefix in _PREFIX.values())
            if not pupils or (cells["kind"] == "教学点" and everybody < 50):
                continue
            own = values(cells, stage, pupils, switches)
            schools.append(
                {"school": cells["school"], "stage": stage, "pupils": pupils, "values": own}
                | {"verdict": _verdict_of_school(own, stage, switches)}
            )
    differences = [
        _difference(stage, indicator, [school for school in schools if school["stage"] == stage], switches)
        for stage in THRESHOLDS
        for indicator in range(7)
        if any(school["stage"] == stage for school in schools)
    ]
    verdicts = [item["verdict"] for item in (*schools, *differences)]
    whole = "unmet" if "unmet" in verdicts else "unknown" if "unknown" in verdicts or not schools else "met"
    return {
        "verdict": whole,
        "schools": [[item["school"], item["stage"], item["verdict"]] for item in schools],
        "coefficients": [item["coefficient"] for item in differences],
        "means": [item["mean"] for item in differences],
    }


def values(cells: Mapping[str, str], stage: str, pupils: float, switches: Mapping[str, str]) -> np.ndarray:
    """The seven indicators of a school in one stage, nan where a cell is empty."""
    prefix = _PREFIX[stage]
    teachers = number(cells, f"{prefix}_bachelor_teachers")
    if stage == "小学" and switches["degree"] == "college":
        teachers += number(cells, "primary_college_teachers")
    indoor = number(cells, "indoor_sports_area") if switches["sports"] == "indoor-is-sports" else 0
    shared = np.array(
        [
            number(cells, "teaching_area") - indoor,
            number(cells, "outdoor_sports_area") + indoor + float(cells["nearby_sports_area"] or 0),
            number(cells, "equipment") * 10_000,
            number(cells, "multimedia_classrooms") * 100,
        ]
    )
    own = np.array(
        [teachers, number(cells, f"{prefix}_key_teachers"), number(cells, f"{prefix}_arts_teachers")]
    )
    return np.concatenate([own * 100 / pupils, shared * _share(cells, stage, switches) / pupils])


def _share(cells: Mapping[str, str], stage: str, switches: Mapping[str, str]) -> float:
    """Part of what a school's stages share that falls to one of them."""
    pupils = np.array([float(cells[f"{name}_pupils"] or 0) for name in ("primary", "junior", "senior")])
    weights = np.ones(3)
    if switches["split"] == "weights-2015":
        weights = np.array(
            {
                "九年一贯制学校": (1, 1.1, 0),
                "完全中学": (0, 1, 1.2),
                "十二年一贯制学校": (1, 1.1, 1.32),
            }.get(cells["kind"], (1, 1, 1))
        )
    parts = pupils * weights
    return float(parts[list(THRESHOLDS).index(stage)] / parts.sum())


def _rounded(values: np.ndarray, switches: Mapping[str, str]) -> np.ndarray:
    if switches["rounding"] == "exact":
        return values
    scaled = values * 100
    _keep_off(scaled - np.floor(scaled), np.full_like(scaled, 0.5))
    return np.floor(scaled + 0.5) / 100


def _keep_off(values: np.ndarray, lines: np.ndarray) -> None:
    if np.any(np.abs(values - lines) < _NEAR * np.maximum(1, np.abs(lines))):
        raise TooNearError


def _verdict_of_school(values: np.ndarray, stage: str, switches: Mapping[str, str]) -> str:
    lines, compared = THRESHOLDS[stage], _rounded(values, switches)
    if switches["rounding"] == "exact":
        _keep_off(values, lines)
        _keep_off(values, lines * 0.85)
    if np.any(compared < lines * 0.85) or np.sum(~(compared < lines)) < 6:
        return "unmet"
    return "unknown" if np.any(np.isnan(compared)) else "met"


def _difference(
    stage: str, indicator: int, schools: list[dict[str, Any]], switches: Mapping[str, str]
) -> dict[str, str]:
    values = np.array([school["values"][indicator] for school in schools])
    pupils = np.array([school["pupils"] for school in schools])
    weights = pupils if switches["deviation"] == "weighted-population" else np.ones_like(pupils)
    sample = switches["deviation"] == "plain-sample"
    if np.any(np.isnan(values)) or (sample and len(values) == 1):
        known = len(values) == 1 and not np.any(np.isnan(values))
        return {"coefficient": "", "mean": "", "verdict": "met" if known else "unknown"}
    mean = np.average(values, weights=weights)
    deviation = (
        np.std(values, ddof=1) if sample else np.sqrt(np.average((values - mean) ** 2, weights=weights))
    )
    _keep_off(np.array([mean * 100 % 1]), np.array([0.5]))
    if not mean:
        return {"coefficient": "", "mean": "0.00", "verdict": "met" if len(values) == 1 else "unknown"}
    coefficient = deviation / mean
    if len(values) > 1:
        _keep_off(np.array([coefficient * 10_000 % 1]), np.array([0.5]))
        _keep_off(np.array([coefficient]), np.array([LIMITS[stage]]))
    compared = _rounded(np.array([coefficient]), switches)[0] if len(values) > 1 else coefficient
    met = len(values) == 1 or compared <= LIMITS[stage] + 1e-12
    return {
        "coefficient": f"{coefficient:.4f}",
        "mean": f"{mean:.2f}",
        "verdict": "met" if met else "unmet",
    }


def random_row(chance: random.Random, name: str) -> Mapping[str, str]:
    """A school near the standard, of any kind, now and then with a cell left empty."""
    kind = chance.choice(list(_STAGES))
    cells = dict(row(name, kind))
    pupils = 0
    for stage in _STAGES[kind]:
        prefix, own = _PREFIX[stage], chance.choice((chance.randint(30, 1900), 0, 49, 50, 100))
        pupils += own
        cells[f"{prefix}_pupils"] = str(own)
        for field, low, high in (("bachelor", 0.03, 0.09), ("key", 0.006, 0.03), ("arts", 0.007, 0.02)):
            cells[f"{prefix}_{field}_teachers"] = str(round(own * chance.uniform(low, high)))
    if "小学" in _STAGES[kind]:
        cells["primary_college_teachers"] = str(round(pupils * chance.uniform(0, 0.02)))
    if kind in ("完全中学", "十二年一贯制学校"):
        cells["senior_pupils"] = str(chance.randint(0, 2000))
        pupils += int(cells["senior_pupils"])
    cells["teaching_area"] = f"{pupils * chance.uniform(4.4, 8):.1f}"
    cells["indoor_sports_area"] = str(round(pupils * chance.choice((0, chance.uniform(0, 0.8)))))
    cells["outdoor_sports_area"] = f"{pupils * chance.uniform(6.5, 14):.2f}"
    cells["equipment"] = f"{pupils * chance.uniform(0.17, 0.4):.2f}"
    cells["multimedia_classrooms"] = str(round(pupils * chance.uniform(0.019, 0.04)))
    if chance.random() < 0.2:
        cells["nearby_sports_area"] = str(chance.randint(1, 900))
    if chance.random() < 0.03:
        cells[chance.choice(FIELDS[5:])] = ""
    return cells


def random_cases() -> list[dict[str, Any]]:
    """Counties at random, each with the verdict of numpy."""
    chance = random.Random(20260124)  # noqa: S311 - the same counties each time
    cases: list[dict[str, Any]] = []
    while len(cases) < _RANDOM:
        size = chance.choice((1, 2, 3, 5, 9))
        rows = [random_row(chance, f"学校{number}") for number in range(1, size + 1)]
        if chance.random() < 0.3:  # a county that meets everything but for small changes
            rows = [
                {**row(f"学校{n}"), **SUFFICIENT, "primary_pupils": str(chance.randint(900, 1000))}
                for n in range(size)
            ]
        switches = {name: chance.choice(options) for name, options in OPTIONS.items()}
        try:
            expected = judge(rows, switches)
        except TooNearError:
            continue
        cases.append({"rows": [_filled(cells) for cells in rows], "switches": switches, "expected": expected})
    return cases


def _filled(cells: Mapping[str, str]) -> Mapping[str, str]:
    return {name: cell for name, cell in cells.items() if cell}


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in random_cases())
    CASES.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
