"""What hosts are told agrees with what pages say."""

import re
from pathlib import Path

from sitegen.exports.hosting import hosting_files

ROOT = Path(__file__).parents[2]


def test_the_policy_is_that_of_the_pages() -> None:
    (file,) = hosting_files()
    base = (ROOT / "templates/layouts/base.html").read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', base)
    assert policy
    assert f"Content-Security-Policy: {policy[1]}\n" in file.content.decode()


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
