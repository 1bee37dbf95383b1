"""Writing tables and files: one spelling of every row, and all files replaced or none."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sitegen.findings import Finding

_SPECIAL = re.compile(r'[,"\n\r]')
_STAGED = ".new"


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
    staged = {file: file.with_name(f".{file.name}{_STAGED}") for file in targets}
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


def unfinished(folder: Path, root: Path) -> Iterator[Finding]:
    """What `replace_files` left in `folder` when its process died: some files may have been replaced."""
    for file in sorted(folder.rglob(f".*{_STAGED}")):
        meant = file.with_name(file.name.removeprefix(".").removesuffix(_STAGED))
        yield Finding(
            file.relative_to(root).as_posix(),
            "half-written",
            f"上一次导入或改写在写到一半时被打断：{meant.name} 的新内容还在这里，别的文件也许已经换过",
            "把那条命令原样再运行一次，会接着写完；不要了的，用 git diff 看过，恢复换过的，再删去这个文件",
        )


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
