"""The OpenAPI document: valid by the standard, and every response of every site valid by it."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from sitegen.model.site_data import SiteData
from sitegen.site.api_contract import Endpoint, api_changes, api_version, endpoints

ADDRESS = "https://example.org/a/b/"


class Contract:
    """Validators made from the document alone, as a user of the API would make them."""

    def __init__(self, document: Any) -> None:
        resource = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource("urn:api", resource)
        self._patterns = {path: re.compile(f"/{_pattern(path[1:])}") for path in document["paths"]}
        self._validators = {path: self._validator(path) for path in document["paths"]}

    def path_of(self, response: str) -> str:
        (path,) = (path for path, pattern in self._patterns.items() if pattern.fullmatch(f"/{response}"))
        return path

    def faults(self, response: str, content: Any) -> list[str]:
        validator = self._validators[self.path_of(response)]
        return [f"{response}: {error.json_path}: {error.message}" for error in validator.iter_errors(content)]

    def _validator(self, path: str) -> Draft202012Validator:
        steps = ("paths", path, "get", "responses", "200", "content", "application/json", "schema")
        pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
        escaped = pointer.replace("{", "%7B").replace("}", "%7D")
        return Draft202012Validator(
            {"$ref": f"urn:api#/{escaped}"}, registry=self._registry, format_checker=FormatChecker()
        )


def _pattern(path: str) -> str:
    return "[^/]+".join(re.escape(part) for part in re.split(r"\{[a-z]+\}", path))


def schemas(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from schemas(child)


def test_the_document_is_valid_openapi(api: Any) -> None:
    assert [error.message for error in OpenAPIV31SpecValidator(api.read("openapi.json")).iter_errors()] == []


def test_every_response_is_valid(api: Any) -> None:
    contract = Contract(api.read("openapi.json"))
    assert [fault for path in api.responses for fault in contract.faults(path, api.read(path))] == []


def test_every_file_is_an_endpoint_and_every_endpoint_has_a_file(api: Any) -> None:
    contract = Contract(api.read("openapi.json"))
    assert {contract.path_of(path) for path in api.responses} == {f"/{item.path}" for item in endpoints()}


def test_every_object_is_closed_and_complete(mini_api: Any) -> None:
    """So that a field more or less anywhere is seen by the test above."""
    objects = [item for item in schemas(mini_api.read("openapi.json")) if item.get("type") == "object"]
    with_members = [item for item in objects if "properties" in item]
    assert len(with_members) > 40
    for item in with_members:
        assert item["additionalProperties"] is False
        assert item["required"] == list(item["properties"])
    assert [item["description"] for item in objects if "properties" not in item] == [
        "算法的参数：文字、整数，或文字的列表",
        "主键各栏的值",
    ]


def test_every_member_says_what_it_is(mini_api: Any) -> None:
    document = mini_api.read("openapi.json")
    components = document["components"]["schemas"]
    for item in schemas(document):
        for name, member in item.get("properties", {}).items() if item.get("type") == "object" else ():
            target = member.get("items", member)
            known = "$ref" in target or "anyOf" in target or target.get("description")
            assert member.get("description") or known, name
    assert all(component["description"] for component in components.values())


def test_every_component_is_used(mini_api: Any) -> None:
    document = mini_api.read("openapi.json")
    used = {item["$ref"].rpartition("/")[2] for item in schemas(document) if "$ref" in item}
    assert used == set(document["components"]["schemas"])


@pytest.mark.parametrize("path", ["counties/330205.json", "batches/2024.json", "plans/yunnan-2022.json"])
def test_a_member_that_is_missing_added_or_of_another_type_is_a_fault(mini_api: Any, path: str) -> None:
    contract = Contract(mini_api.read("openapi.json"))
    response = mini_api.read(path)
    for name in response["data"]:
        without = copy.deepcopy(response)
        del without["data"][name]
        assert contract.faults(path, without)
        other = copy.deepcopy(response)
        other["data"][name] = {"else": 1}
        assert contract.faults(path, other)
    response["data"]["new"] = 1
    assert contract.faults(path, response)


def test_a_wrong_date_is_a_fault(mini_api: Any) -> None:
    contract = Contract(mini_api.read("openapi.json"))
    response = mini_api.read("index.json")
    response["meta"]["as_of"] = "2026-02-30"
    assert contract.faults("index.json", response)


def test_the_server_is_the_document_s_own_folder_until_the_address_is_known(
    mini_data: SiteData, api_of: Any
) -> None:
    assert api_of(mini_data).read("openapi.json")["servers"][0]["url"] == "."
    assert api_of(mini_data, ADDRESS).read("openapi.json")["servers"][0]["url"] == f"{ADDRESS}api/v1"


def test_operations_have_names_of_their_own() -> None:
    assert len({endpoint.operation for endpoint in endpoints()}) == len(endpoints())
    county = Endpoint(path="counties/{code}.json", data="County", title="", description="", parameter="代码")
    assert (county.operation, county.parameter_name) == ("getCounty", "code")
    assert county.filled("330205") == "counties/330205.json"


def test_the_changelog_of_the_api_opens_with_its_version() -> None:
    assert api_changes()[0].version == api_version()
    assert [change.day for change in api_changes()] == sorted(
        (change.day for change in api_changes()), reverse=True
    )
