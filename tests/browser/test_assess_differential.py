"""Counties at random, from the file to the last printed digit: the command's way and the page's are one."""

import csv
import io
import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from sitegen.assessment.form import school_schema
from sitegen.assessment.method import Switches
from sitegen.assessment.profiles import profile_of
from sitegen.assessment.report import report
from sitegen.importers.school_file import found_in, school_of
from sitegen.model.site_data import SiteData
from tests.assessment.expected import OPTIONS, random_row
from tests.support.schools import FIELDS, SUFFICIENT, row

_REPORTS = """(cases) => {
  const { readingsOfText, schoolsOut, finished, report, profileOf } = window.sitegenAssess;
  const data = JSON.parse(document.getElementById("assess-data").textContent);
  return cases.map(({ text, profile, switches }) => {
    const { schools, faults } = finished(schoolsOut(readingsOfText(text), data));
    const used = profileOf(data.profiles.find(({ id }) => id === profile));
    return { faults, report: report(schools, used, switches, data.choices) };
  });
}"""


def county(chance: random.Random) -> str:
    """A CSV of schools: at random, all sufficient but for one, or uneven on purpose."""
    rows = []
    kind = chance.choice(("random", "random", "one short", "uneven"))
    for number in range(chance.choice((1, 2, 3, 6, 12, 25))):
        cells = dict(random_row(chance, f"学校{number}"))
        if kind != "random":
            pupils = chance.randint(900, 1000)
            cells = {**row(f"学校{number}"), **SUFFICIENT, "primary_pupils": str(pupils)}
            if kind == "uneven":
                cells["equipment"] = f"{260 * chance.choice((1, 1, 1.5, 4, 9)):.2f}"
            elif not number:
                name = chance.choice(FIELDS[6:8] + FIELDS[12:])
                cells[name] = chance.choice(("0", "1", "", "5.5" if name == "equipment" else "7"))
        if cells["indoor_sports_area"] and cells["teaching_area"]:
            cells["indoor_sports_area"] = str(
                min(int(cells["indoor_sports_area"]), int(float(cells["teaching_area"])))
            )
        rows.append(cells)
    target = io.StringIO()
    writer = csv.DictWriter(target, FIELDS)
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


@pytest.mark.judge
def test_two_implementations_agree_on_counties_at_random(
    browser: Browser, mini_site: Path, mini_data: SiteData
) -> None:
    chance = random.Random(13)  # noqa: S311 - the same counties each time
    profiles = {item.id: profile_of(mini_data, item) for item in mini_data.assessment_profiles}
    cases: list[dict[str, Any]] = [
        {
            "text": county(chance),
            "profile": chance.choice(sorted(profiles)),
            "switches": {name: chance.choice(options) for name, options in OPTIONS.items()},
        }
        for _ in range(400)
    ]
    page = browser.new_page()
    page.goto((mini_site / "assess" / "index.html").as_uri())
    verdicts = []
    for case, printed in zip(cases, page.evaluate(_REPORTS, cases), strict=True):
        found = found_in(case["text"].encode(), school_schema())
        assert printed["faults"] == [asdict(fault) for fault in found.faults]
        schools = [] if printed["report"]["schools"] == [] else [school_of(item) for item in found.rows]
        expected = report(schools, profiles[case["profile"]], Switches(**case["switches"]))
        if schools:
            assert printed["report"] == json.loads(json.dumps(asdict(expected)))
        verdicts.append(expected.verdict)
    page.close()
    assert {verdicts.count(verdict) > 20 for verdict in ("met", "unmet", "unknown")} == {True}
