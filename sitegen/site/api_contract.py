"""What the API promises, as `api_contract.yaml` beside this module has it: responses, version, changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen.datasets.yaml_file import own_yaml


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoint:
    """One kind of response."""

    path: str
    """Under the API's root, with the name of its parameter in braces: `counties/{code}.json`."""
    data: str | list[str]
    """Name of the schema of what it holds; in a list of one when it holds many."""
    title: str
    description: str
    parameter: str = ""
    """What stands for the braces, in words; empty without any."""

    @property
    def parameter_name(self) -> str:
        """The word in the braces; empty without any."""
        return self.path.partition("{")[2].partition("}")[0]

    @property
    def operation(self) -> str:
        """Name for programs made from the OpenAPI document: getCounties, getCounty."""
        plural = self.path.partition("/")[0].removesuffix(".json")
        name = _SINGULARS[plural] if self.parameter else plural
        return f"get{name.capitalize()}"

    def filled(self, value: str) -> str:
        """Path with `value` for the parameter."""
        return self.path.replace(f"{{{self.parameter_name}}}", value)


_SINGULARS: Mapping[str, str] = {
    "provinces": "province",
    "prefectures": "prefecture",
    "counties": "county",
    "batches": "batch",
    "plans": "plan",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ApiChange:
    """One change of the API itself, which is another thing than a change of the data."""

    version: str
    day: str
    """As YYYY-MM-DD."""
    text: str


def _contract() -> Mapping[str, Any]:
    contract: Mapping[str, Any] = own_yaml(Path(__file__).with_suffix(".yaml")).value
    return contract


def api_version() -> str:
    """The present version."""
    return str(_contract()["version"])


def endpoints() -> tuple[Endpoint, ...]:
    """All responses of version 1; the OpenAPI document and the files follow this list."""
    return tuple(Endpoint(**item) for item in _contract()["endpoints"])


def api_changes() -> tuple[ApiChange, ...]:
    """Newest first; the first one is of the present version."""
    return tuple(ApiChange(**item) for item in _contract()["changes"])
