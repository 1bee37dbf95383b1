"""The yearly report on paper: one sheet, whatever the place."""

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader


@pytest.mark.parametrize(
    "reports",
    ["provinces/yunnan/report", pytest.param("provinces/*/report", marks=pytest.mark.judge)],
)
def test_a_report_is_one_sheet(
    reports: str, built_site: Path, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    tab = visit(serve("/"))
    found = sorted(built_site.glob(f"{reports}/index.html"))
    assert found
    for path in found:
        page = tab.go(path.relative_to(built_site).as_posix())
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert len(sheets) == 1, path
        # Fonts give some characters by their look-alikes among the radicals.
        told = "".join(unicodedata.normalize("NFKC", sheets[0].extract_text()).split())
        assert "数据截至" in told
        sources = page.locator(".page-sources li").all_text_contents()
        assert sources
        assert told.count("▸") == 0
        assert [title for title in sources if _begin(title) not in told] == []


def _begin(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split())[:4]
