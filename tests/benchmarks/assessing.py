"""What the self-check of a county of 3,000 schools takes: the command, and the page in Chromium.

    python tests/benchmarks/assessing.py [--schools 3000] [--site _site]

The page is opened from the site on disk, once as fast as the machine is and once four times slower. Told are
the milliseconds to the verdict and to the end, and the longest task, in which the page does not answer.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from measuring import measure
from playwright.sync_api import Page, sync_playwright
from schools import write_schools

REPOSITORY = Path(__file__).resolve().parents[2]
_WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ entryTypes: ["longtask"] });
  document.getElementById("assess-file")
    .addEventListener("change", () => { window.begin = performance.now(); }, true);
  new MutationObserver(() => { window.told ??= performance.now(); })
    .observe(document.getElementById("assess-verdict"), { childList: true });
}"""
_DONE = "() => /种算法|取决于/.test(document.getElementById('assess-readings')?.textContent)"
_TELL = """() => ({
  verdict: Math.round(told - begin),
  end: Math.round(performance.now() - begin),
  "longest task": Math.round(Math.max(0, ...tasks)),
})"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schools", type=int, default=3000)
    parser.add_argument("--site", type=Path, default=REPOSITORY / "_site")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schools.csv"
        write_schools(file, options.schools)
        command = (sys.executable, "-m", "sitegen", "assess", str(file), "--output", f"{folder}/result.txt")
        cost = measure(command, REPOSITORY)
        found: dict[str, object] = {"command": {"CPU s": round(cost.cpu, 1), "wall s": round(cost.wall, 1)}}
        with sync_playwright() as driver:
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for slower in (1, 4):
                found[f"page, {slower} × slower"] = _timed(browser.new_page(), options.site, file, slower)
    print(json.dumps(found, ensure_ascii=False, indent=1))  # noqa: T201


def _timed(page: Page, site: Path, file: Path, slower: int) -> object:
    page.goto((site.resolve() / "assess" / "index.html").as_uri())
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.evaluate(_WATCH)
    page.set_input_files("#assess-file", file)
    page.wait_for_function(_DONE, timeout=300_000)
    return page.evaluate(_TELL)


if __name__ == "__main__":
    main()
