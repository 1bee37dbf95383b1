"""Write the tables of fields in CONTRIBUTING.md: what the schemas say, beside the sample row of each section.

A table stands between `<!-- fields: RESOURCE -->` and `<!-- /fields -->`; everything else is written by hand.
A table of the package that has no section yet gets one, with its first row for a sample.
"""

import csv
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
_GUIDE = ".github/CONTRIBUTING.md"
_AFTER_SECTIONS = "\n## 改程序\n"
_TABLE = re.compile(r"(?<=<!-- fields: )([a-z_]+)( provenance)? -->\n.*?(?=<!-- /fields -->)", re.DOTALL)
_SAMPLE = re.compile(r"^```csv\n(.*)\n```$", re.MULTILINE)
_PROVENANCE = ("source_id", "locator", "evidence")
_SEE_GRADES = "见[证据等级](#证据等级)"
_SEE_PROVENANCE = "见[出处三栏](#出处三栏)"


def main(root: Path = ROOT) -> int:
    """Write the tables into the guide of the project in `root`."""
    file = root / _GUIDE
    file.write_text(with_tables(root), encoding="utf-8")
    return 0


def with_tables(root: Path = ROOT) -> str:
    """The guide with its tables as the schemas are now."""
    datasets = root / "datasets"
    schemas = dict(_schemas(datasets))
    guide = _with_sections((root / _GUIDE).read_text(encoding="utf-8"), datasets, schemas)
    return _TABLE.sub(lambda found: _filled(found, guide, schemas), guide)


def _with_sections(guide: str, datasets: Path, schemas: Mapping[str, Any]) -> str:
    """`guide` with a section for every table."""
    for item in _resources(datasets):
        if "schema" in item and f"\n### {item['name']}：" not in guide:
            sample = (datasets / item["path"]).read_text(encoding="utf-8").splitlines()[1]
            keys = "、".join(f"`{key}`" for key in schemas[item["name"]]["primaryKey"])
            section = (
                f"\n### {item['name']}：{item['title']}\n\n"
                f"`datasets/{item['path']}`：{item['description']}主键是 {keys}。\n\n"
                f"```csv\n{sample}\n```\n\n<!-- fields: {item['name']} -->\n<!-- /fields -->\n"
            )
            guide = guide.replace(_AFTER_SECTIONS, section + _AFTER_SECTIONS)
    return guide


def _filled(found: re.Match[str], guide: str, schemas: Mapping[str, Any]) -> str:
    name, provenance = found.groups()
    schema = schemas[name]
    if "items" in schema:
        lines = _document_lines(schema["items"])
    else:
        (sample,) = csv.reader([_sample(name, guide)])
        rows = zip(schema["fields"], sample, strict=True)
        lines = _table_lines(
            [row for row in rows if not provenance or row[0]["name"] in _PROVENANCE], not provenance
        )
    return "\n".join((f"{name}{provenance or ''} -->", *lines, ""))


def _sample(name: str, guide: str) -> str:
    """The row of the table called `name` that its section shows."""
    section = guide.partition(f"\n### {name}：")[2].partition("\n### ")[0]
    (sample,) = _SAMPLE.findall(section)
    return str(sample)


def _table_lines(rows: list[tuple[Mapping[str, Any], str]], folded: bool) -> Iterator[str]:
    """Rows of the fields of a table; the provenance that ends most tables is one row when `folded`."""
    yield from ("| 字段 | 这一行 | 必填 | 怎么写 |", "|---|---|---|---|")
    ends = folded and tuple(field["name"] for field, _ in rows[-3:]) == _PROVENANCE
    for field, cell in rows[:-3] if ends else rows:
        limits = field.get("constraints", {})
        mandatory = "是" if limits.get("required") else "否"
        yield f"| `{field['name']}` | {_escaped(cell) or '（空）'} | {mandatory} | {_words(field, limits)} |"
    if ends:
        yield f"| {' '.join(f'`{name}`' for name in _PROVENANCE)} | 见上 | 是 | {_SEE_PROVENANCE} |"


def _document_lines(item: Mapping[str, Any]) -> Iterator[str]:
    """Rows of the properties of an item of a document."""
    yield from ("| 字段 | 必填 | 怎么写 |", "|---|---|---|")
    for name, field in item["properties"].items():
        yield f"| `{name}` | {'是' if name in item['required'] else '否'} | {_words(field, field)} |"


def _words(field: Mapping[str, Any], limits: Mapping[str, Any]) -> str:
    """The description, the words that may be written, and the parts of what has parts."""
    said = [_escaped(field["description"])]
    parts = field.get("properties") or field.get("items", {}).get("properties")
    if parts:
        listed = [f"`{name}` {_escaped(part['title'])}{_choice(part)}" for name, part in parts.items()]
        said.append(f"可写：{'、'.join(listed)}。")
    words = limits.get("enum") or field.get("items", {}).get("enum")
    if words:
        labels = field.get("labels") or field.get("items", {}).get("labels") or {}
        said.append(f"可写：{_listed(words, labels)}。")
    if field.get("name") == "evidence":
        said.append(f"{_SEE_GRADES}。")
    return "".join(said)


def _choice(part: Mapping[str, Any]) -> str:
    return f"（{_listed(part['enum'], part.get('labels', {}))}）" if "enum" in part else ""


def _listed(words: list[str], labels: Mapping[str, str]) -> str:
    """The words, each with its label where that says something else."""
    return "、".join(
        f"`{word}`" if labels.get(word, word) == word else f"`{word}` {labels[word]}" for word in words
    )


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _schemas(datasets: Path) -> Iterator[tuple[str, Any]]:
    """The schema of each resource by the resource's name."""
    labels = {
        item["id"]: {word.get("value", word["code"]): word["label"] for word in item["words"]}
        for item in yaml.safe_load((datasets / "codelists.yaml").read_text(encoding="utf-8"))
    }
    for item in _resources(datasets):
        file = datasets / (item.get("schema") or item["documentSchema"])
        schema = yaml.safe_load(file.read_text(encoding="utf-8"))
        _label(schema, labels)
        yield item["name"], schema


def _label(node: Any, labels: Mapping[str, Mapping[str, str]]) -> None:
    """Give every field at or under `node` that names a list of codes its labels."""
    if isinstance(node, dict):
        if node.get("codelist") in labels:
            node["labels"] = labels[node["codelist"]]
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            _label(child, labels)


def _resources(datasets: Path) -> list[dict[str, Any]]:
    package = yaml.safe_load((datasets / "datapackage.yaml").read_text(encoding="utf-8"))
    resources: list[dict[str, Any]] = package["resources"]
    return resources


if __name__ == "__main__":
    sys.exit(main())
