"""What a build is made from, as hashes: the project's files, and the program with the packages it uses."""

import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

Digests = Mapping[str, str]
"""SHA-256 of files by path, in the order of their paths."""

_PROGRAM = Path(__file__).resolve().parent
_NOT_READ = "__pycache__"
_PACKAGE_ENDINGS = (".dist-info", ".egg-info")


def digests_of(*folders: Path) -> Digests:
    """Every file below the folders by its path in its folder; one that vanishes meanwhile is left out.

    Of a file that cannot be read the reason counts: whoever reads it makes a finding of it.
    """
    return {f"{folder.name}/{name}": digest for folder in folders for name, digest in _files(folder)}


def one_digest(*parts: object) -> str:
    """One hash for several texts, numbers or mappings of them, in this order."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def program_digest() -> str:
    """One hash for this program, the Python that runs it, and the versions of all packages it could import.

    A package is known by the folder that holds its metadata, named for its version.
    """
    packages = sorted(
        entry.name
        for folder in dict.fromkeys(sys.path)
        if folder and Path(folder).is_dir()
        for entry in Path(folder).iterdir()
        if entry.name.endswith(_PACKAGE_ENDINGS)
    )
    return one_digest(digests_of(_PROGRAM), sys.version, packages)


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if _NOT_READ in name.parts or path.is_dir():
            continue
        try:
            if not path.is_file():
                yield name.as_posix(), "no plain file"
                continue
            with path.open("rb") as file:
                yield name.as_posix(), hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            continue
        except OSError as error:
            yield name.as_posix(), str(error)
