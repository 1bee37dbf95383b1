"""Rows of plans.csv and sources.csv for a plan that the form describes and the project does not hold."""

import re
from dataclasses import dataclass, replace

from sitegen.assembly import assemble
from sitegen.datasets.reader import Row
from sitegen.findings import Finding
from sitegen.importers.change_checks import refused_findings
from sitegen.importers.files.text_source import SourceLine, SourceText
from sitegen.importers.issue_form import Form
from sitegen.importers.listing import Asked, read_listing
from sitegen.importers.project import NEEDED, Project
from sitegen.importers.proposal import Change, change_of
from sitegen.importers.reading.characters import compact
from sitegen.importers.reading.places import Places

_REMEDY_ID = "加 --plan 规划标识 和 --source 来源标识（小写字母、数字和连字符，如 yunnan-2022、yunnan-plan）"


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPlan:
    """The project as if it held the plan, and the files that this changes."""

    project: Project
    changes: tuple[Change, ...]


def plan_rows(
    project: Project, form: Form, plan_id: str, source_id: str | None, checked_on: str | None
) -> NewPlan | Finding:
    """The plan and its source as rows, or what the form lacks for them."""
    if not plan_id or not source_id:
        return form.finding(
            "source_title", "form-answer", "项目里还没有这份规划，要给它和它的来源起标识", _REMEDY_ID
        )
    places = Places(project.data, int((form["issued_on"] or "2022")[:4]))
    place = _place(form, places)
    if isinstance(place, Finding):
        return place
    years = _years(form, places, place[0])
    if not years:
        return form.finding(
            "table", "form-answer", "进度表里看不出年份", "一年一行、一年一栏都可以，写明年份，如“2025年”"
        )
    known = project.data.source.get(source_id)
    evidence = known.evidence.value if known else form.code("evidence")
    plan = {
        "id": plan_id,
        "title": form["source_title"],
        "issuer": form["issuer"],
        "document_number": form["document_number"],
        "issued_on": form["issued_on"],
        "status": form.code("status"),
        "province_code": place[0],
        "prefecture_code": "",
        "county_code": place[1],
        "year_from": min(years),
        "year_to": max(years),
        "declared_count": re.sub(r"\s|个", "", form["declared_count"]),
        "source_id": source_id,
        "locator": _locator(form),
        "evidence": evidence,
    }
    source = {
        "id": source_id,
        "title": form["source_title"],
        "issuer": form["issuer"],
        "evidence": evidence,
        "document_number": form["document_number"],
        "published_on": form["issued_on"],
        "url": form["url"],
        "url_missing": "",
        "read_at": "",
        "checked_on": checked_on or "",
        "prints": "",
        "remark": " ".join(form["remark"].split()),
    }
    return _with_rows(project, form, {"plans": plan} if known else {"plans": plan, "sources": source})


def _locator(form: Form) -> str:
    """Where the plan says what its row says: only what the form gives."""
    named = {"document_number": "文号", "issued_on": "日期"}
    given = ["标题", *(word for name, word in named.items() if form[name])]
    return f"{'、'.join(given)}和进度表"


def _with_rows(project: Project, form: Form, rows: dict[str, dict[str, str]]) -> NewPlan | Finding:
    tables = dict(project.package.tables)
    for name, cells in rows.items():
        tables[name] = replace(tables[name], rows=(*tables[name].rows, Row(line=0, cells=cells)))
    changes = tuple(
        change_of(tables[name], [row.cells for row in tables[name].rows], project.config.root)
        for name in rows
    )
    if refused := refused_findings(changes, form.whole, project.package.tables):
        return refused[0]
    package = replace(project.package, tables=tables)
    widened = replace(project, package=package, data=assemble(package, only=NEEDED))
    return NewPlan(project=widened, changes=changes)


def _place(form: Form, places: Places) -> tuple[str, str] | Finding:
    """Codes of province and county; the latter is empty for the plan of a province."""
    line = SourceLine(number=form.line("place") or 1, text=form["place"].replace("\n", " "))
    province = places.province(compact(line.text))
    if province:
        return province, ""
    listing = read_listing(SourceText(path=form.path, lines=(line,)), places, Asked(), {})
    (county,) = [row.county for row in listing.rows] if len(listing.rows) == 1 else (None,)
    if county is None:
        return form.finding(
            "place",
            "form-answer",
            "看不出管的是哪个省或哪个县",
            "整个省的写省名，一个县自己的写省、市、县，如“湖北省武汉市硚口区”",
        )
    return county.province_code, county.code


def _years(form: Form, places: Places, province: str) -> list[str]:
    name = places.data.province[province].name
    asked = Asked(province=name, by_year=True, stage=form.code("stage") or None)
    reading = read_listing(form.source("table"), places, asked, {}).reading
    return sorted({entry.year.text for entry in reading.entries if entry.year})
