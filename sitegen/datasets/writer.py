"""Writing tables and files: one spelling of every row, and all files replaced or none."""

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

_SPECIAL = re.compile(r'[,"\n\r]')


def csv_line(cells: Sequence[str]) -> str:
    """One record as the datasets write it: quotes only where a cell needs them, with its line feed."""
    return ",".join(map(quoted, cells)) + "\n"


def replace_files(contents: Mapping[Path, bytes]) -> int:
    """Give every file its new content, or leave all as they were; returns how many there are.

    Everything is first written beside the files, so a full disk changes nothing; a failure while
    they are exchanged brings the old contents back, and takes away files that are new. Permissions stay,
    and so do symbolic links.
    """
    targets = {file.resolve(): content for file, content in contents.items()}
    staged = {file: file.with_name(f".{file.name}.new") for file in targets}
    before = {file: file.read_bytes() if file.exists() else None for file in targets}
    try:
        for file, content in targets.items():
            staged[file].write_bytes(content)
            if before[file] is not None:
                shutil.copymode(file, staged[file])
        _exchange(staged, before)
    finally:
        for staging in staged.values():
            staging.unlink(missing_ok=True)
    return len(targets)


def _exchange(staged: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    done: list[Path] = []
    try:
        for file, staging in staged.items():
            staging.replace(file)
            done.append(file)
    except BaseException:
        for file in done:
            if (content := before[file]) is None:
                file.unlink()
            else:
                file.write_bytes(content)
        raise


def quoted(cell: str) -> str:
    """A cell as RFC 4180 writes it: in quotes only where it needs them."""
    if _SPECIAL.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
