"""A folder of the project as it was at a git revision: nothing is checked out, nothing of it is run."""

import io
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from sitegen.exceptions import UsageError

_FOLDER = "datasets"
_LONGEST = 60


def extract_revision(root: Path, revision: str, target: Path) -> str:
    """Write `datasets/` of `root` as of `revision` into the folder `target`; returns the commit's short name.

    Raises UsageError when `root` is in no git repository, or there is no such revision.
    """
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise UsageError(f"没有叫“{revision[:_LONGEST]}”的文件夹，也没有这个 Git 版本。")
    name = commit.decode("ascii").strip()
    archive = _git(root, "archive", "--format=tar", name, "--", _FOLDER)
    if not archive:
        raise UsageError(f"版本 {revision[:_LONGEST]} 里没有 {_FOLDER}/。")
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            _write(members, member, target)
    return name[:9]


def _git(root: Path, *arguments: str) -> bytes:
    """Output of a git command in `root`; nothing when it fails."""
    command: Sequence[str] = ("git", "-C", str(root), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - arguments are ours or behind --end-of-options
    except FileNotFoundError as error:
        raise UsageError("没有找到 git 命令：请安装 Git，或改为比较两个文件夹。") from error
    return done.stdout if done.returncode == 0 else b""


def _write(members: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    """Write one regular file below `target`; links, devices and paths that lead elsewhere are left out."""
    parts = PurePosixPath(member.name).parts
    content = members.extractfile(member) if member.isreg() else None
    if content is None or parts[:1] != (_FOLDER,) or ".." in parts:
        return
    file = target.joinpath(*parts)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.read())
