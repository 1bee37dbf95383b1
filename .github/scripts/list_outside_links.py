"""Print the outside links to check, one on each line: of the sources and of the Markdown in content/.

Those in ignored-links.csv are left out, each for the reason given there. Exit code 1 when that file ignores
a link that is no longer used, or gives no reason. Needs nothing but the standard library.
"""

import csv
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LINK = re.compile(r"https?://[^\s()<>\[\]\"'`，。；：、（）《》“”]+")


def main(root: Path = ROOT) -> int:
    """Print the links of the project in `root`; returns the exit code."""
    used = outside_links(root)
    ignored = {row["url"]: row["reason"] for row in _rows(root / ".github/ignored-links.csv")}
    faults = [f"ignored-links.csv：{url} 已经没有用到，请删去这一行" for url in ignored if url not in used]
    faults += [
        f"ignored-links.csv：{url} 没有写理由" for url, reason in ignored.items() if not reason.strip()
    ]
    for url in used:
        if url not in ignored:
            print(url)  # noqa: T201 - standard output is what this script is for
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201
    return 1 if faults else 0


def outside_links(root: Path) -> list[str]:
    """Every link to elsewhere, sorted, each once."""
    links = {row["url"] for row in _rows(root / "datasets/sources/sources.csv") if row["url"]}
    for page in (root / "content").rglob("*.md"):
        links.update(_LINK.findall(page.read_text(encoding="utf-8")))
    return sorted(links)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
