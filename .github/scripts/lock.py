"""Pins every package with its hashes in `requirements/`, from `pyproject.toml`. No address is recorded.

`site.txt` is what a build of the site needs, `test.txt` that and what the tests and the extras need, in the
same versions. Both hold for every system and every Python from 3.11 on. Run by `make lock`, or
`uv run --all-extras python .github/scripts/lock.py`; with `--upgrade` the newest versions are taken.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = ("pyproject.toml", "requirements/build.in")
OPTIONS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--quiet")


def compile_requirements(target: str, *options: str, root: Path = ROOT) -> None:
    """Write the file `target` in folder `root`; versions that stand in it already are kept if they fit."""
    uv = Path(sys.executable).with_name("uv")
    command = (uv, "pip", "compile", *OPTIONS, *options, *SOURCES, "--output-file", target)
    subprocess.run(command, cwd=root, check=True)  # noqa: S603


def main() -> None:
    """Write both files; arguments go to uv."""
    compile_requirements("requirements/test.txt", "--all-extras", *sys.argv[1:])
    compile_requirements("requirements/site.txt", "--constraint", "requirements/test.txt")


if __name__ == "__main__":
    main()
