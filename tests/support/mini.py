"""The small project of the tests, whole, wherever it is wanted."""

import shutil
from pathlib import Path

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
