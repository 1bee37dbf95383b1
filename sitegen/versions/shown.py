"""The number under which data are shown that are not, or not only, those of a released version."""

from dataclasses import replace

from sitegen.datasets.package import Package
from sitegen.model.history import UNRELEASED

_DIGITS = 8


def as_shown(package: Package) -> Package:
    """`package` with a version that says which data it is: 1.0.0, or 1.0.0+2d21666a of what is not released.

    What follows the plus is build metadata in the sense of Semantic Versioning: the beginning of the digest
    over all tables that the unreleased entry of the changelog has: it tells their states apart, not those
    of documents such as claims.
    """
    document = package.documents.get("changelog")
    entry = document.items[0] if document and document.items else {}
    if entry.get("version") != UNRELEASED:
        return package
    digest = str(entry.get("digest", ""))[:_DIGITS] or UNRELEASED
    version = f"{package.descriptor.version}+{digest}"
    raw = {**package.descriptor.descriptor, "version": version}
    return replace(package, descriptor=replace(package.descriptor, version=version, descriptor=raw))
