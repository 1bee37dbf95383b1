"""The small project of the tests, whole, wherever it is wanted."""

import shutil
from dataclasses import replace
from pathlib import Path

from sitegen.publication.manifest import read_manifest, write_manifest
from sitegen.publication.place import Place

REPOSITORY = Path(__file__).resolve().parents[2]
_MINI = REPOSITORY / "tests" / "fixtures" / "mini"


def make_mini(root: Path) -> Path:
    """The small project in the new folder `root`.

    Descriptor, schemas, codes, boundaries and prose are the repository's own: they cannot drift apart.
    """
    shutil.copytree(_MINI, root)
    source, target = REPOSITORY / "datasets", root / "datasets"
    for file in (source / "datapackage.yaml", source / "codelists.yaml", *source.rglob("*.schema.yaml")):
        shutil.copyfile(file, target / file.relative_to(source))
    shutil.copytree(source / "boundaries", target / "boundaries")
    if not (root / "content").exists():
        shutil.copytree(REPOSITORY / "content", root / "content")
    return root


def copy_built(source: Path, root: Path) -> Path:
    """A copy of a project in the new folder `root`, as if the last build had been its own."""
    shutil.copytree(source, root)
    site = root / "_site"
    path = Place(site=site).manifest
    manifest = read_manifest(path)
    assert manifest
    write_manifest(replace(manifest, folder=site.stat().st_ino), path)
    return root
