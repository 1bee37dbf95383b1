"""Building blocks of pages."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.maps.shapes import (
    NameLayer,
    SvgArea,
    SvgFiller,
    SvgInset,
    SvgLabel,
    SvgLine,
    SvgMap,
    SvgName,
    SvgPoint,
)
from sitegen.model.sources import Citation, Evidence, Source
from sitegen.render.environment import make_environment
from sitegen.render.frame import SiteFrame
from sitegen.render.hrefs import Href
from sitegen.site.blocks import Badge, Card, Fact, LegendItem, Stat, Step
from sitegen.site.map_figure import MapFigure, MapYear, PastState, PlaceState, UndrawnUnit
from sitegen.site.page import Link
from sitegen.site.tables import Cell, Column, ColumnKind, DataTable

EVIL = "<b onclick=x>鼓楼\"'&区"
PRINTED = "&lt;b onclick=x&gt;鼓楼&#34;&#39;&amp;区"

Render = Callable[..., str]


@pytest.fixture
def render(site: SiteFrame, templates: Path) -> Render:
    """A function that prints a template with `x` in it."""
    environment = make_environment(templates, site, Href.from_page("/a/"))
    head = '{% import "macros/ui.html" as ui %}{% import "macros/maps.html" as maps %}'
    return lambda text, x=None: environment.from_string(head + text).render(x=x)


def table(*rows: tuple[Cell, ...]) -> DataTable:
    columns = (
        Column(key="name", title="名称"),
        Column(key="count", title="个数", kind=ColumnKind.NUMBER, hint="公布的"),
    )
    return DataTable(id="t", caption="各省", columns=columns, rows=rows)


def test_table_names_its_rows_and_columns(render: Render) -> None:
    rows = [
        (Cell(text=name, url="/b/"), Cell(text="1", sort=1.0, klass="unread", note="注")) for name in "甲乙"
    ]
    html = render("{{ ui.table(x) }}", table(*rows))
    assert "<caption>各省</caption>" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert 'class="number" data-label="个数" data-sort="1.0"' in html
    assert '<a href="../b/index.html">甲</a>' in html
    assert '<span class="swatch unread" aria-hidden="true"></span>' in html
    assert "data-sortable" in html


def test_table_of_one_row_is_not_sortable(render: Render) -> None:
    assert "data-sortable" not in render("{{ ui.table(x) }}", table((Cell(text="甲"), Cell(text="1"))))


def test_empty_table_explains_itself(render: Render) -> None:
    html = render("{{ ui.table(x) }}", table())
    assert "<table" not in html
    assert "没有符合条件的记录。" in html


BLOCKS = {
    "{{ ui.link(x) }}": Link(text=EVIL, url="/b/"),
    "{{ ui.stats([x]) }}": Stat(value=EVIL, label=EVIL, sentence=EVIL, url="/b/"),
    "{{ ui.badges([x]) }}": Badge(klass="unread", text=EVIL, url="/b/", note=EVIL),
    "{{ ui.facts([x]) }}": Fact(term=EVIL, text=EVIL, url="/b/", note=EVIL),
    "{{ ui.cards([x]) }}": Card(text=EVIL, url="/b/", note=EVIL, value=EVIL),
    "{{ ui.timeline([x]) }}": Step(when=EVIL, title=EVIL, text=EVIL),
    "{{ ui.empty(x, x) }}": EVIL,
    "{{ ui.contents([x]) }}": Link(text=EVIL, url="#b"),
    "{{ ui.letters([x]) }}": Link(text=EVIL, url="#b"),
    "{{ ui.downloads([x]) }}": Link(text=EVIL, url="/b.csv"),
    "{% call ui.section('i', x) %}{{ x }}{% endcall %}": EVIL,
    "{% call ui.notice() %}{{ x }}{% endcall %}": EVIL,
    "{{ maps.legend([x]) }}": LegendItem(klass="unread", text=EVIL, note=EVIL),
    "{{ ui.table(x) }}": table((Cell(text=EVIL, note=EVIL), Cell(text=EVIL, sort=EVIL))),
}


@pytest.mark.parametrize(("template", "value"), BLOCKS.items(), ids=list(BLOCKS))
def test_values_are_escaped(render: Render, template: str, value: object) -> None:
    html = render(template, value)
    assert PRINTED in html
    assert "<b " not in html


def test_citation_names_document_place_and_grade(render: Render) -> None:
    citation = Citation(source_id="moe", locator="附件 八", evidence=Evidence.OFFICIAL)
    source = Source(
        id="moe",
        title="通知",
        issuer="教育部",
        evidence=Evidence.OFFICIAL,
        document_number="教督函〔2025〕3号",
        published_on=None,
        url=None,
        url_missing="",
        read_at="",
        prints="",
        checked_on=None,
        remark="",
    )
    # Once beside the title, once in the full receipt.
    assert render("{{ ui.sources([x]) }}", (citation, source)).count("附件 八") == 2
    assert render("{{ ui.citation(x[0], x[1]) }}", (citation, source)) == (
        '<span class="citation"><a href="../sources/moe/index.html">通知</a>（教督函〔2025〕3号），附件 八 '
        '<span class="evidence evidence-official">官方文件</span></span>'
    )


def map_view() -> MapFigure:
    area = SvgArea(
        code="330212",
        name="鄞州区",
        klass="certified-2023",
        text=f"鄞州区：2023年认定{EVIL}",
        href="/counties/330212/",
        path="M0 0h9v9z",
        label_x=4,
        label_y=4,
        label_width=60,
    )
    svg = SvgMap(
        width=100,
        height=80,
        areas=(area, replace(area, code="330213", href=None, klass="unread", label_width=5)),
        points=(
            SvgPoint(
                code="3302Z1",
                name="高新区",
                klass="planned-2",
                text="高新区：规划",
                href="/counties/3302Z1/",
                x=5,
                y=6,
            ),
        ),
        fillers=(SvgFiller(code="1", name="林区", path="M1 1h1z"),),
        land=("M2 2h1z",),
        lines=(SvgLine(kind="dashed-line", path="M3 3L4 4"),),
        labels=(
            SvgLabel(text="钓鱼岛", x=1, y=1, anchor="end"),
            SvgLabel(text="赤尾屿", x=2, y=2, anchor="start"),
        ),
        inset=SvgInset(title="南海诸岛", x=80, y=60, width=20, height=20),
        undrawn=("653228",),
        attribution="边界：天地图",
        neighbours={"330212": {"right": "330213"}},
        layers=(
            NameLayer(
                kind="narrow",
                size=24.0,
                names=(SvgName(code="330212", text=EVIL, x=4.0, y=4.0, line=(1.0, 1.0, 4.0, 4.0)),),
            ),
        ),
    )
    return MapFigure(
        id="map-x",
        name="zhejiang",
        svg=svg,
        years=(_year(2019, "鄞州区2019年名单未收齐。"), _year(2024, "鄞州区2023年认定。")),
        past={
            "330212": (
                PastState(
                    year=2019,
                    state=PlaceState(klass="unread", text=f"鄞州区：{EVIL}", cells=("名单未收齐", "—")),
                ),
            )
        },
        note="规划过的另加斜线。",
        interactive="/maps/zhejiang/",
        table="counties",
        columns=("认定状态", "规划年份"),
        undrawn=(UndrawnUnit(code="653228", text="和安县", url="/counties/653228/"),),
    )


def _year(year: int, description: str) -> MapYear:
    return MapYear(
        year=year,
        is_latest=year == 2024,
        title=f"浙江省各县（{year}年）",
        description=description,
        legend=(LegendItem(klass="unread", text="名单未收齐", count=7),),
        picture=f"/downloads/maps/zhejiang-{year}.svg",
    )


def test_map_is_a_picture_with_words(render: Render) -> None:
    html = render("{{ maps.view(x) }}", map_view())
    assert 'role="group" aria-labelledby="map-x-title" aria-describedby="map-x-description"' in html
    assert '<title id="map-x-title">浙江省各县（2024年）</title>' in html
    assert f"<title>鄞州区：2023年认定{PRINTED}</title>" in html
    assert html.count("data-code=") == 4
    assert 'data-code="330212" data-go=",330213,,"' in html
    assert f'data-y2019="unread|鄞州区：{PRINTED}|名单未收齐|—"' in html
    assert "7个" in html
    assert 'href="../counties/330212/index.html"' in html
    assert "边界：天地图" in html
    assert "和安县" in html
    assert "可缩放的地图" in html


def test_map_keeps_its_drawing_order_and_names_what_fits(render: Render) -> None:
    html = render("{{ maps.view(x) }}", map_view())
    classes = (
        "inset",
        "land",
        "filler",
        "area certified-2023",
        "area unread",
        "line dashed-line",
        "point planned-2",
    )
    places = [html.index(f'class="{klass}"') for klass in classes]
    assert places == sorted(places)
    assert re.findall(r"<text[^>]*>([^<]+)</text>", html) == [PRINTED, "钓鱼岛", "赤尾屿", "南海诸岛"]
    assert '<g class="map-labels map-narrow" font-size="24.0" aria-hidden="true">' in html
    assert '<path class="leader" d="M1.0 1.0L4.0 4.0"/>' in html
