"""Copying a citation, and data blocks under the strict policy, in a real browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("data", "batches/2024", "provinces/zhejiang", "plans/yunnan-2022")


def test_a_citation_is_copied_as_it_stands(serve: Callable[[str], str], visit: Callable[..., Any]) -> None:
    visitor = visit(serve("/"), permissions=["clipboard-read", "clipboard-write"])
    page = visitor.go("counties/330106/index.html")
    page.locator("details.cite > summary").click()
    text = page.locator("#cite-gbt7714").inner_text()
    button = page.locator('button[data-copy="cite-gbt7714"]')
    button.click()
    page.get_by_text("已复制").first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()").strip() == text.strip()
    title = yaml.safe_load((ROOT / "content/site.yaml").read_text(encoding="utf-8"))["title"]
    assert text.startswith(f"{title}. 西湖区")


def test_without_scripts_there_is_text_but_no_button(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/"), java_script_enabled=False).go("counties/330106/index.html")
    page.locator("details.cite > summary").click()
    assert page.locator("#cite-bibtex").is_visible()
    assert page.locator("button[data-copy]:visible").count() == 0


def test_a_receipt_opens_with_one_click_and_without_scripts(
    serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    page = visit(serve("/"), java_script_enabled=False).go("counties/330106/index.html")
    receipt = page.locator("#certifications details.receipt").first
    receipt.locator("summary").click()
    assert "教督函〔2025〕3号" in receipt.inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_data_blocks_pass_the_policy_in_silence(
    name: str, serve: Callable[[str], str], visit: Callable[..., Any]
) -> None:
    visitor = visit(serve("/"))
    page = visitor.go(f"{name}/index.html")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert visitor.complaints == []
