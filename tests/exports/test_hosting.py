"""What hosts are told agrees with what pages say."""

import re
from pathlib import Path

import pytest

from sitegen.content_policy import CLOSED_POLICY, OPEN_POLICY
from sitegen.exports.hosting import hosting_files

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["index.html", "counties/330205/index.html", "embed/zhejiang/index.html"])
def test_the_policy_is_that_of_the_pages(mini_site: Path, page: str) -> None:
    (file,) = hosting_files()
    assert f"Content-Security-Policy: {OPEN_POLICY}\n" in file.content.decode()
    assert f'content="{OPEN_POLICY}"' in (mini_site / page).read_text("utf-8")
    assert f'"{OPEN_POLICY}"' in (ROOT / "PUBLISHING.md").read_text("utf-8")


def test_nothing_can_leave_the_page_of_the_self_check(mini_site: Path) -> None:
    assert f'content="{CLOSED_POLICY}"' in (mini_site / "assess" / "index.html").read_text("utf-8")
    assert "connect-src" not in CLOSED_POLICY
    assert "default-src 'none'" in CLOSED_POLICY


def test_data_may_be_read_from_other_sites_and_pages_not() -> None:
    (file,) = hosting_files()
    rules = dict(block.split("\n", 1) for block in file.content.decode().strip().split("\n\n"))
    opened = {path for path, headers in rules.items() if "Access-Control-Allow-Origin: *" in headers}
    assert opened == {"/api/*", "/downloads/*", "/feeds/*"}
    assert set(rules) == {"/*", *opened}


def test_lines_are_indented_by_two_blanks() -> None:
    (file,) = hosting_files()
    assert file.path == "_headers"
    for line in file.content.decode().splitlines():
        assert not line or line.startswith("/") or re.match(r"  [A-Z][A-Za-z-]+: \S", line)
