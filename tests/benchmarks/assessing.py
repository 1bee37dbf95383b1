"""What the self-check of a county of 1,999 schools takes: the command, and the page in Chromium.

    python tests/benchmarks/assessing.py [--schools 1999] [--site _site]

The page is opened from the site on disk, once as fast as the machine is and once four times slower. Told are
the milliseconds to the verdict and to the end, and the longest task, in which the page does not answer.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from browsers import chromium
from measuring import measure
from playwright.sync_api import Page, sync_playwright
from schools import write_schools

REPOSITORY = Path(__file__).resolve().parents[2]
_WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries()))
    .observe({ entryTypes: ["longtask"] });
  document.getElementById("assess-file")
    .addEventListener("change", () => { window.begin = performance.now(); }, true);
  new MutationObserver(() => { window.told ??= performance.now(); })
    .observe(document.getElementById("assess-verdict"), { childList: true });
}"""
_DONE = "() => /任何一种|取决于|组合里/.test(document.getElementById('assess-readings')?.textContent)"
_TELL = """() => {
  const longest = (own) => Math.round(Math.max(0, ...own.map(({ duration }) => duration)));
  return {
    verdict: Math.round(told - begin),
    end: Math.round(performance.now() - begin),
    "longest task before the verdict": longest(tasks.filter(({ startTime }) => startTime < told)),
    "longest task after it": longest(tasks.filter(({ startTime }) => startTime >= told)),
  };
}"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schools", type=int, default=1999)
    parser.add_argument("--site", type=Path, default=REPOSITORY / "_site")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, file in _files(Path(folder), options.schools):
            command = (sys.executable, "-m", "sitegen", "assess", str(file), "-o", f"{folder}/result.txt")
            cost = measure(command, REPOSITORY)
            found: dict[str, object] = {
                "command": {"CPU s": round(cost.cpu, 1), "wall s": round(cost.wall, 1)},
                **{
                    f"page, {slower} × slower": _timed(browser.new_page(), options.site, file, slower)
                    for slower in (1, 4)
                },
            }
            print(json.dumps({name: found}, ensure_ascii=False, indent=1), flush=True)  # noqa: T201


def _files(folder: Path, schools: int) -> Iterator[tuple[str, Path]]:
    """A county that meets the standard, and one that does not, as text and as a workbook."""
    for name, is_short in (("met", False), ("not met", True)):
        file = folder / f"{name}.csv"
        write_schools(file, schools, short=is_short)
        yield f"{name}, CSV", file
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("学校")
    for cells in csv.reader(file.read_text(encoding="utf-8").splitlines()):
        sheet.append([float(cell) if cell.replace(".", "").isdigit() else cell or None for cell in cells])
    book.save(file.with_suffix(".xlsx"))
    yield f"{name}, XLSX", file.with_suffix(".xlsx")


def _timed(page: Page, site: Path, file: Path, slower: int) -> object:
    page.goto((site.resolve() / "assess" / "index.html").as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.evaluate(_WATCH)
    page.set_input_files("#assess-file", file)
    page.wait_for_function(_DONE, timeout=300_000)
    found = page.evaluate(_TELL)
    page.close()
    return found


if __name__ == "__main__":
    main()
