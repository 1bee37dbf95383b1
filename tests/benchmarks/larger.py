"""A project with several times as many places: every province again under other codes and names.

Copies of a province have two capital letters where it has two digits, a Heavenly Stem before its name, and
boundaries moved aside by a hundredth of a degree, so that no border is shared with another copy.
"""

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from sitegen.maps.base_map_file import FILE, base_map_text
from sitegen.maps.loaded_boundaries import load_boundaries

Row = dict[str, str]

STEMS = (
    *(("甲", "jia"), ("乙", "yi"), ("丙", "bing"), ("丁", "ding"), ("戊", "wu"), ("己", "ji")),
    *(("庚", "geng"), ("辛", "xin"), ("壬", "ren")),
)
"""Character and pinyin of what stands before the names of each copy: ten times as many at most."""
CODES = {
    "^[0-9]{2}0000$": "^[0-9A-Z]{2}0000$",
    "^[0-9]{4}00$": "^[0-9A-Z]{2}[0-9]{2}00$",
    "^[0-9]{4}([0-9]{2}|Z[0-9])$": "^[0-9A-Z]{2}[0-9]{2}([0-9]{2}|Z[0-9])$",
    "^[0-9]{4}Z[0-9]$": "^[0-9A-Z]{2}[0-9]{2}Z[0-9]$",
    "^[0-9]{6}$": "^[0-9A-Z]{2}[0-9]{4}$",
}
"""Patterns of codes in the schemas, and what they are where provinces are more than 90."""
OF_PLACES = (
    *("divisions/provinces", "divisions/prefectures", "divisions/counties", "divisions/county_totals"),
    *("divisions/former_names", "divisions/other_names", "divisions/successions"),
    *("divisions/zones", "divisions/zone_hosts"),
    *("certification/batch_totals", "certification/certifications"),
    *("plans/plans", "plans/goals", "plans/phases", "plans/plan_targets", "plans/plan_totals"),
)
"""Tables whose rows are each of a place or of a plan."""
_CODE = re.compile(r"[0-9]{4}([0-9]{2}|Z[0-9])")
_SOURCE_ID = re.compile(r"source_id: '?([a-z0-9-]+)")
_ASIDE = 0.0137
_SOUTH = 18.0
_LOCATOR = "为测量而造，都是估计"
_SOURCE = "made-up"


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """One copy of all provinces."""

    number: int
    prefixes: Mapping[str, str]
    """The two characters with which codes begin, by those of the original."""

    def code(self, code: str) -> str:
        """The code of the copy of a place."""
        return self.prefixes[code[:2]] + code[2:]

    def row(self, table: str, row: Row) -> Row:
        """The row about the copy of what `row` is about."""
        stem, pinyin = STEMS[self.number]
        made = {name: self.code(value) if _is_code(name, value) else value for name, value in row.items()}
        for name in ("short_name", "published_province", "published_prefecture"):
            if made.get(name):
                made[name] = stem + made[name]
        if row.get("county_code", "").endswith("00"):
            made["published_name"] = stem + row["published_name"]
        if row.get("code", "").endswith("00") and "pinyin" in row:
            made |= {"name": stem + row["name"], "pinyin": f"{pinyin} {row['pinyin']}"}
        if table == "provinces":
            made["slug"] = pinyin + row["slug"]
            # 陕西 is told from 山西 by its slug alone.
            if row["slug"] == "shaanxi":
                made["pinyin"] = made["pinyin"].replace("shan", "shaan")
        for name in ("plan_id",) if table not in ("plans", "goals") else ("id",):
            if name in made:
                made[name] = f"{row[name]}-{pinyin}"
        return made


def make_larger(source: Path, target: Path, times: int) -> Path:
    """The project in `source` with `times` as many places, in the folder `target`, which must not exist.

    Once, or three to ten times: a second 陕西 alone would have a reading that no other place has. Claims,
    expected numbers, transcripts, lists of steps and what locators say hold for the one set of places only
    and are left out; so is, of every size, what any change of the data would break, for cases change a row.
    """
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("_site", ".*"))
    datasets = target / "datasets"
    _unseal(datasets)
    if times == 1:
        return target
    china = json.loads((datasets / "boundaries/china.json").read_text(encoding="utf-8"))
    provinces = [each["properties"]["code"][:2] for each in china["features"] if "code" in each["properties"]]
    copies = [_copy(number, provinces) for number in range(times - 1)]
    for schema in datasets.rglob("*.schema.yaml"):
        text = schema.read_text(encoding="utf-8")
        for narrow, wide in CODES.items():
            text = text.replace(f"'{narrow}'", f"'{wide}'")
        text = text.replace("maxLength: 2000\n", "maxLength: 20000\n")
        schema.write_text(text, encoding="utf-8")
    for table in OF_PLACES:
        _multiply(datasets / f"{table}.csv", table.partition("/")[2], copies)
    _multiply_totals(datasets / "certification/batches.csv", times)
    for name in ("corrections/corrections", "certification/milestone_lists", "certification/milestones"):
        _empty(datasets / f"{name}.csv")
    for name in ("assertions.yaml", "sources/claims.yaml", "sources/transcripts.yaml"):
        (datasets / name).write_text("[]\n", encoding="utf-8")
    shutil.rmtree(datasets / "sources/transcripts", ignore_errors=True)
    _add_source(datasets / "sources/sources.csv", datasets)
    _leave_out_unused(datasets / "sources/sources.csv", datasets)
    _multiply_boundaries(datasets / "boundaries", copies)
    return target


def _unseal(datasets: Path) -> None:
    """Leave out what any change of the data would break."""
    shutil.rmtree(datasets / "versions", ignore_errors=True)
    (datasets / "seals.yaml").write_text("[]\n", encoding="utf-8")
    changelog = datasets / "changelog.yaml"
    lines = changelog.read_text(encoding="utf-8").splitlines(keepends=True)
    changelog.write_text(
        "".join(line for line in lines if not line.startswith("  digest:")), encoding="utf-8"
    )


def read_rows(file: Path) -> list[Row]:
    """The rows of a CSV file by the names of its columns."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(file: Path, rows: Sequence[Row]) -> None:
    """Rows, of which there must be one, as a CSV file."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _copy(number: int, provinces: Sequence[str]) -> Copy:
    first = number * len(provinces)
    pairs = [
        ascii_uppercase[place // 26] + ascii_uppercase[place % 26]
        for place in range(first, first + len(provinces))
    ]
    return Copy(number=number, prefixes=dict(zip(provinces, pairs, strict=True)))


def _is_code(name: str, value: str) -> bool:
    return (name == "code" or name.endswith("_code")) and name != "nbs_code" and bool(_CODE.fullmatch(value))


def _multiply(file: Path, table: str, copies: Sequence[Copy]) -> None:
    rows = read_rows(file)
    own = [row for row in rows if table != "goals" or row["province_code"]]
    made = [*rows, *(copy.row(table, row) for copy in copies for row in own)]
    if made:
        write_rows(file, [_without_facts(row) for row in sorted(made, key=_order(table))])


def _without_facts(row: Row) -> Row:
    """A row that says of itself that it was made up, and names nothing that a check would look for in it."""
    said = {"locator": _LOCATOR, "evidence": "derived", "source_id": _SOURCE, "nbs_code": ""}
    said |= {"corroborating_source_id": "", "document_number": ""}
    # A plan is what its source is, by title and number.
    kept = {"source_id", "document_number"} if "year_to" in row else set()
    return {**row, **{name: value for name, value in said.items() if name in row and name not in kept}}


def _order(table: str) -> Callable[[Row], Any]:
    """How the rows of a table are sorted: by their key, whose fields come first."""
    fields = {
        "county_totals": 2,
        "former_names": 3,
        "other_names": 2,
        "successions": 2,
        "zone_hosts": 2,
        "phases": 1,
    }
    fields |= {"certifications": 2, "batch_totals": 2, "plan_targets": 3, "plan_totals": 2}

    def order(row: Row) -> Any:
        values = list(row.values())[: fields.get(table, 1)]
        return (values[0], int(row["seq"])) if table == "phases" else values

    return order


def _empty(file: Path) -> None:
    heading, _, _ = file.read_text(encoding="utf-8").partition("\n")
    file.write_text(f"{heading}\n", encoding="utf-8")


def _add_source(file: Path, datasets: Path) -> None:
    """The one source that all that was made up rests on: it prints every province, zone, number and date."""
    rows = {table: read_rows(datasets / f"{table}.csv") for table in OF_PLACES}
    batches = read_rows(datasets / "certification/batches.csv")
    counts = Counter(
        (row["batch_id"], row["county_code"][:2]) for row in rows["certification/certifications"]
    )
    numbers = {*map(str, counts.values()), *(row["declared_total"] for row in batches)}
    numbers |= {row["declared_count"] for row in rows["certification/batch_totals"]}
    prints = [row["short_name"] for row in rows["divisions/provinces"]]
    prints += sorted({row["name"] for row in rows["divisions/counties"] if row["code"][4] == "Z"})
    prints += sorted(numbers)
    prints += sorted(
        {value for row in batches for value in row.values() if re.fullmatch(r"[0-9-]{10}", value)}
    )
    first, *others = read_rows(file)
    made = dict.fromkeys(first, "")
    made |= {
        "id": _SOURCE,
        "title": _LOCATOR,
        "issuer": "本项目",
        "evidence": "press",
        "prints": "、".join(prints),
        "remark": "日期不详",
    }
    made["url_missing"] = first["url_missing"] or "没有这个来源"
    write_rows(file, sorted([first, *others, made], key=lambda row: row["id"]))


def _leave_out_unused(file: Path, datasets: Path) -> None:
    """Keep the sources that something still rests on."""
    cells = (item for table in datasets.rglob("*.csv") for row in read_rows(table) for item in row.items())
    used = {value for name, value in cells if name.endswith("source_id")}
    for document in datasets.rglob("*.yaml"):
        used |= set(_SOURCE_ID.findall(document.read_text(encoding="utf-8")))
    write_rows(file, [row for row in read_rows(file) if row["id"] in used])


def _multiply_totals(file: Path, times: int) -> None:
    rows = read_rows(file)
    totals = [{**row, "declared_total": str(int(row["declared_total"]) * times)} for row in rows]
    write_rows(file, [_without_facts(row) for row in totals])


def _multiply_boundaries(folder: Path, copies: Sequence[Copy]) -> None:
    for name in ("china.json", "china-counties.json"):
        collection = json.loads((folder / name).read_text(encoding="utf-8"))
        areas = [each for each in collection["features"] if "code" in each["properties"]]
        collection["features"] += [
            _moved(each, copy) for copy in copies for each in areas if _is_northern(each)
        ]
        _write_json(folder / name, collection)
    for file in sorted(folder.glob("counties/*.json")):
        collection = json.loads(file.read_text(encoding="utf-8"))
        for copy in copies:
            moved = [_moved(each, copy) for each in collection["features"] if _is_northern(each)]
            made = {**collection, "features": moved}
            _write_json(file.with_name(f"{copy.code(file.stem)}.json"), made)
    (folder / FILE).write_text(base_map_text(load_boundaries(folder), folder), encoding="utf-8")


def _is_northern(feature: Mapping[str, Any]) -> bool:
    """False for the islands of 三沙, which only the one map of 海南 has an inset for."""
    return any(y > _SOUTH for polygon in feature["geometry"]["coordinates"] for _, y in polygon[0])


def _moved(feature: Mapping[str, Any], copy: Copy) -> dict[str, Any]:
    """The same area with another code, a little to the east."""
    east = round(_ASIDE * (copy.number + 1), 4)
    properties = {**feature["properties"], "code": copy.code(feature["properties"]["code"])}
    polygons = [
        [[[round(x + east, 4), y] for x, y in ring] for ring in polygon]
        for polygon in feature["geometry"]["coordinates"]
    ]
    geometry = {**feature["geometry"], "coordinates": polygons}
    return {**feature, "properties": properties, "geometry": geometry}


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
