"""A made-up county of many schools, the same for one seed: for measuring the self-check alone."""

import csv
import random
from pathlib import Path

from sitegen.assessment.form import school_schema


def write_schools(file: Path, count: int, *, short: bool = False, seed: int = 1) -> None:
    """A CSV of `count` schools of three kinds that meet the standard, or are far from it if `short`."""
    fields = school_schema().field_names
    chance = random.Random(seed)  # noqa: S311
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, fields, restval="")
        writer.writeheader()
        writer.writerows(_school(chance, number, short=short) for number in range(count))


def _school(chance: random.Random, number: int, *, short: bool) -> dict[str, str]:
    kind = ("小学", "初级中学", "九年一贯制学校")[number % 3]
    stages = {"小学": ("primary",), "初级中学": ("junior",)}.get(kind, ("primary", "junior"))
    cells = {"school": f"第{number + 1}学校", "kind": kind}
    whole = 0
    least = 0.3 if short else 1

    def some(pupils: int, low: int, high: int) -> float:
        return pupils * chance.randint(int(low * least), high)

    for stage in stages:
        pupils = chance.randint(200, 1800)
        whole += pupils
        cells |= {
            f"{stage}_pupils": str(pupils),
            f"{stage}_bachelor_teachers": str(int(some(pupils, 90, 110) // 1000) + 1),
            f"{stage}_key_teachers": str(int(some(pupils, 11, 16) // 1000) + 1),
            f"{stage}_arts_teachers": str(int(some(pupils, 10, 15) // 1000) + 1),
        }
        if stage == "primary":
            cells["primary_college_teachers"] = "0"
    return cells | {
        "teaching_area": f"{some(whole, 600, 900) / 100:.1f}",
        "indoor_sports_area": "0",
        "outdoor_sports_area": f"{some(whole, 1050, 1500) / 100:.1f}",
        "equipment": f"{some(whole, 2600, 4000) / 10000:.2f}",
        "multimedia_classrooms": str(int(some(whole, 26, 36) // 1000) + 1),
    }
