"""Forms: what they ask leads to fields that exist, in words that the schemas allow."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FORMS = ("new-batch.yml", "new-plan.yml", "correction.yml")
CODED = {
    "evidence": ("sources", "evidence"),
    "list_status": ("batches", "list_status"),
    "status": ("plans", "status"),
}

Form = dict[str, Any]


@pytest.fixture(scope="module")
def forms(root: Path) -> dict[str, Form]:
    folder = root / ".github/ISSUE_TEMPLATE"
    assert {file.name for file in folder.iterdir()} == {*FORMS, "config.yml"}
    return {name: yaml.safe_load((folder / name).read_text(encoding="utf-8")) for name in FORMS}


def questions(form: Form) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in form["body"] if "id" in item}


@pytest.mark.parametrize("name", FORMS)
def test_fields_that_are_named_exist(forms: dict[str, Form], field_names: dict[str, list[str]], name: str):
    named = re.findall(r"`([a-z_]+)\.([a-z_]+)`", yaml.safe_dump(forms[name], allow_unicode=True, width=1000))
    assert named
    assert [pair for pair in named if pair[1] not in field_names.get(pair[0], [])] == []


@pytest.mark.parametrize("name", FORMS)
def test_every_question_of_fact_says_where_its_answer_goes(forms: dict[str, Form], name: str):
    plain = {"row", "page", "field", "current", "correct", "locator", "promise"}
    for key, item in questions(forms[name]).items():
        if key not in plain and not (name == "correction.yml" and key == "remark"):
            assert re.search(r"`[a-z_]+\.[a-z_]+`", item["attributes"]["description"]), key


@pytest.mark.parametrize("name", FORMS)
def test_choices_begin_with_words_of_the_schema(forms: dict[str, Form], resources: dict[str, Any], name: str):
    for key, item in questions(forms[name]).items():
        if item["type"] != "dropdown" or key not in CODED:
            continue
        resource, field = CODED[key]
        schema = next(f for f in resources[resource]["schema"]["fields"] if f["name"] == field)
        words = [option.split()[0] for option in item["attributes"]["options"]]
        # What is copied by private programs serves the self-check alone and is handed in by nobody.
        asked = [word for word in schema["constraints"]["enum"] if word != "code"]
        assert [word for word in words if word.isascii()] == asked


@pytest.mark.parametrize("name", FORMS)
def test_every_form_asks_for_source_and_evidence_and_no_private_data(forms: dict[str, Form], name: str):
    asked = questions(forms[name])
    assert {"source_title", "url", "evidence", "promise"} <= set(asked)
    assert asked["promise"]["attributes"]["options"][0]["required"] is True
    assert not any(
        word in yaml.safe_dump(form) for form in forms.values() for word in ("assignees", "contact:")
    )


def test_pages_can_fill_in_the_correction(forms: dict[str, Form], root: Path):
    """The parameters are part of the site's links: they may be added to, not renamed."""
    asked = [key for key in questions(forms["correction.yml"]) if key != "promise"]
    guide = (root / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    sentence = guide.partition("参数名就是表里各栏的标识：")[2].partition("。")[0]
    assert sorted(re.findall(r"`([a-z_]+)`", sentence)) == sorted(asked)
    assert {"row", "page", "field", "current"} <= set(asked)


def test_pasted_lists_keep_their_line_breaks(forms: dict[str, Form]):
    assert questions(forms["new-batch.yml"])["list"]["attributes"]["render"] == "text"
    assert questions(forms["new-plan.yml"])["table"]["attributes"]["render"] == "text"


def test_links_to_forms_name_forms(root: Path):
    guide = (root / ".github/CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"template=([a-z-]+\.yml)", guide)) == set(FORMS)


def test_the_template_of_requests_names_files_and_fields_that_exist(
    root: Path, field_names: dict[str, list[str]]
):
    text = (root / ".github/pull_request_template.md").read_text(encoding="utf-8")
    known = {name for names in field_names.values() for name in names}
    for word in re.findall(r"`([^`]+)`", text):
        exists = (root / word).exists() if "/" in word else word in known
        assert exists or word in ("sitegen check", "make test"), word
