"""A folder that a command makes: the whole of it or none."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sitegen.exceptions import UsageError


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write these files by their paths into a new or empty folder; raises UsageError when that cannot be."""
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise UsageError(f"{folder} 写不进去：{error.strerror}。") from error
    try:
        for path, content in files.items():
            file = staging / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        staging.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        staging.rename(folder)
    except OSError as error:
        raise UsageError(f"{folder} 写不进去：{error.strerror}。") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
