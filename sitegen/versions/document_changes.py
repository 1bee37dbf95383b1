"""Which documents of the data say something else than when a version was released."""

from collections.abc import Iterator

from sitegen.datasets.package import Package
from sitegen.datasets.yaml_file import loaded
from sitegen.versions.states import State

_TELLS_OF_IT = "changelog"


def documents_since(released: State, package: Package) -> Iterator[str]:
    """Names of the documents that were changed, but for the changelog; how they are written is no matter."""
    for resource in package.descriptor.resources:
        document = package.documents.get(resource.name)
        if document is None or resource.name == _TELLS_OF_IT:
            continue
        old = released.files.get(resource.path)
        if old is None or _as_text(loaded(old)) != _as_text(document.value):
            yield resource.name


def _as_text(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value)
