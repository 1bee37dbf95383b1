"""What building costs, as a table: `make bench`, or `python tests/benchmarks --help`.

Each round copies the project, enlarges it, runs every case in a process of its own, and beside them Hugo with
bare pages of the same places: seconds differ from hour to hour and machine to machine, ratios in a run less.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from larger import make_larger, read_rows, write_rows
from measuring import Cost, measure
from serving import save_to_reload
from yardstick import bare_pages, is_there

REPOSITORY = Path(__file__).resolve().parents[2]
SITEGEN = (sys.executable, "-m", "sitegen")
PORT = 8765
ROW, TEMPLATE = "datasets/certification/certifications.csv", "templates/pages/county.html"
Costs = dict[str, Cost]


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One project of one size, and what can be asked of it."""

    project: Path

    def command(self, *arguments: str) -> Cost:
        """What a sitegen command costs."""
        return measure((*SITEGEN, *arguments), self.project)

    def forget(self) -> None:
        """Leave nothing of earlier runs."""
        for name in ("_site", ".cache"):
            shutil.rmtree(self.project / name, ignore_errors=True)

    def change_a_row(self) -> None:
        """Say a little more in the last certification."""
        rows = read_rows(self.project / ROW)
        rows[-1]["locator"] += "。"
        write_rows(self.project / ROW, rows)

    def change_a_template(self) -> None:
        """Put a remark at the end of the template of county pages, which shows in each of them."""
        file = self.project / TEMPLATE
        text = file.read_text(encoding="utf-8")
        head, block, rest = text.partition("{% block content %}")
        file.write_text(f"{head}{block}<!-- . -->{rest}", encoding="utf-8")


def cold(each: Round) -> Cost:
    """A build of everything."""
    each.forget()
    return each.command("build")


def unchanged(each: Round) -> Cost:
    """The same build again."""
    return each.command("build")


def one_row(each: Round) -> Cost:
    """A build after one row has changed."""
    each.change_a_row()
    return each.command("build")


def one_template(each: Round) -> Cost:
    """A build after the template of every county's page has changed."""
    each.change_a_template()
    return each.command("build")


def check(each: Round) -> Cost:
    """A check after one row has changed."""
    each.change_a_row()
    return each.command("check")


def check_data(each: Round) -> Cost | None:
    """A check of the data alone after one row has changed."""
    if b"--data" not in subprocess.run((*SITEGEN, "check", "--help"), capture_output=True, check=True).stdout:
        return None
    each.change_a_row()
    return each.command("check", "--data")


def serve(each: Round) -> Cost:
    """From the saving of a row to the reloading of the page."""
    return save_to_reload(SITEGEN, each.project, each.change_a_row, PORT)


def help_(each: Round) -> Cost:
    """The list of commands."""
    return each.command("--help")


CASES: Mapping[str, Callable[[Round], Cost | None]] = {
    "--help": help_,
    "cold": cold,
    "nothing changed": unchanged,
    "one row": one_row,
    "one template": one_template,
    "check, one row": check,
    "check --data, one row": check_data,
    "serve, one row": serve,
}
"""In this order: each begins where the one before it ended."""
YARDSTICK = "Hugo, bare pages"


def main() -> None:
    """Run what is asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python tests/benchmarks")
    parser.add_argument(
        "--times", type=int, nargs="*", default=[1, 10], help="sizes, in places of the project"
    )
    parser.add_argument(
        "--cases", nargs="*", default=list(CASES), choices=list(CASES), help="what to measure"
    )
    parser.add_argument(
        "--folder", type=Path, default=_memory(), help="where to work; a RAM disk if there is one"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        rounds = {times: run(Path(folder), times, options.cases) for times in options.times}
    print("\n".join(table(rounds)))  # noqa: T201


def run(folder: Path, times: int, cases: Sequence[str]) -> Costs:
    """The costs of all `cases` at one size, by their names."""
    project = make_larger(_source(folder / f"source-{times}"), folder / f"project-{times}", times)
    costs: Costs = {}
    if is_there():
        costs[YARDSTICK] = bare_pages(project, folder / f"hugo-{times}")
    for name, case in CASES.items():
        if name in cases and (cost := case(Round(project=project))) is not None:
            print(f"{times} × {name}: {cost.cpu:.2f} s CPU, {cost.wall:.2f} s", file=sys.stderr)  # noqa: T201
            costs[name] = cost
    shutil.rmtree(project)
    return costs


def table(rounds: Mapping[int, Costs]) -> Iterator[str]:
    """All costs as a table in Markdown, with ratios to Hugo and to the first size."""
    yield "| places | what | CPU s | wall s | peak MB | × Hugo CPU | × Hugo wall | × first size: CPU, MB |"
    yield "|---|---|---|---|---|---|---|---|"
    first = next(iter(rounds.values()))
    for times, costs in rounds.items():
        for name, cost in costs.items():
            own, small = costs.get(YARDSTICK), first.get(name)
            ratios = f"{cost.cpu / own.cpu:.1f} | {cost.wall / own.wall:.1f}" if own else "– | –"
            growth = f"{cost.cpu / small.cpu:.1f}, {cost.peak / small.peak:.1f}" if small else "–"
            own_cost = f"{cost.cpu:.2f} | {cost.wall:.2f} | {cost.peak:.0f}"
            yield f"| {times} × | {name} | {own_cost} | {ratios} | {growth} |"


def _source(folder: Path) -> Path:
    """The repository's own project with templates and static files, which cases change."""
    folder.mkdir()
    for name in ("datasets", "content", "templates", "static"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return folder


def _memory() -> Path | None:
    disk = Path("/dev/shm")  # noqa: S108
    return disk if disk.is_dir() else None


if __name__ == "__main__":
    main()
