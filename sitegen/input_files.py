"""What a project is read from: plain files under its own folders, with names that can be printed.

A link, a pipe or a device among them would bring in what the project does not hold: another file of the
machine that builds, or a stream without end. Such a change would pass every check of its text.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from sitegen.characters import first_refused, visible
from sitegen.findings import Finding
from sitegen.plain_file import LARGEST

CODE = "no-plain-file"
_BREAK = re.compile(r"[\t\n]")
_EDITORS = ".#"
"""How Emacs calls the link that it keeps beside a file while somebody writes in it."""


def unfit_files(folder: Path, root: Path) -> Iterator[Finding]:
    """What in `folder`, a link itself perhaps, is no plain file or folder; named relative to `root`.

    Nothing is opened, and no link is followed. A folder that is not there has nothing unfit in it.
    """
    if folder.is_symlink():
        yield _link(folder.relative_to(root).as_posix(), folder)
    elif folder.is_dir():
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.name.startswith(_EDITORS):
                    yield from _entry_findings(entry, root)


def _entry_findings(entry: os.DirEntry[str], root: Path) -> Iterator[Finding]:
    path = Path(entry.path)
    name = _BREAK.sub("\N{OPEN BOX}", visible(path.relative_to(root).as_posix()))
    if (first := first_refused(entry.name)) or _BREAK.search(entry.name):
        message = f"文件名里有{first.message if first else '换行或制表符'}"
        yield Finding(name, CODE, message, "改名，只用看得见的、UTF-8 写得出的字")
    elif entry.is_symlink():
        yield _link(name, path)
    elif entry.is_dir(follow_symlinks=False):
        yield from unfit_files(path, root)
    elif not entry.is_file(follow_symlinks=False):
        yield Finding(name, CODE, "不是普通文件，是管道、设备一类的东西", "删去它")
    elif (size := entry.stat(follow_symlinks=False).st_size) > LARGEST:
        message = f"文件有 {size / 1e6:.0f} MB，大过 {LARGEST // 1_000_000} MB"
        yield Finding(name, CODE, message, "分成小的，或放到别处，在这里写它的地址")


def _link(name: str, path: Path) -> Finding:
    target = visible(str(path.readlink()))[:200]
    return Finding(name, CODE, "是一个链接：链接所指的不在项目里，不读", "换成文件本身", value=target)
