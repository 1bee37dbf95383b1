"""Input within limits: what is too deep, too long, too strange or unreadable is a finding with a place."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from mistakes import untouched

from sitegen.config import Config
from sitegen.content import read_content
from sitegen.datasets.package import Package, load_package
from sitegen.findings import Finding
from sitegen.pipeline import check
from sitegen.rules.checking import check_package

REPOSITORY = Path(__file__).parents[1]
YAML_FILES = (
    "datasets/datapackage.yaml",
    "datasets/plans/plans.schema.yaml",
    "datasets/doubts.schema.yaml",
    "datasets/doubts.yaml",
    "datasets/assertions.yaml",
    "datasets/changelog.yaml",
    "datasets/sources/claims.yaml",
    "datasets/indicators/rules.yaml",
    "datasets/analysis/province_types.yaml",
    "content/site.yaml",
    "content/about.md",
)
TOGETHER = pytest.mark.parametrize(
    "names", [YAML_FILES[:1], YAML_FILES[1:]], ids=["the descriptor", "all the others"]
)
"""Without the descriptor nothing else is read; the other files are at fault in one run, each on its own."""


def read_findings(root: Path) -> list[Finding]:
    return [*load_package(root / "datasets", root)[1], *read_content(Config(root=root)).findings]


def findings_of(root: Path, sound: Package) -> list[Finding]:
    package, reading = load_package(root / "datasets", root)
    return [*reading, *(check_package(package, untouched(package, sound)) if package else ())]


def laughs() -> str:
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines)


BROKEN = {
    "nested lists": "x: " + "[" * 900 + "]" * 900,
    "nested far deeper": "x: " + "[" * 100_000,
    "nested mappings": "\n".join(f"{' ' * depth}a:" for depth in range(200)),
    "nested items": "x:\n" + "- " * 5000 + "a",
    "anchors": laughs(),
    "anchor in itself": "x: &a [*a]",
    "alias of nothing": "x: *a",
    "merge": "x: &a {b: 1}\ny:\n  <<: *a",
    "tag": "x: !!python/object/apply:os.system [a]",
    "own tag": "x: !mine a",
    "long value": "x: " + "县" * 30_000,
    "long quoted value": f'x: "{"a" * 30_000}"',
    "duplicate key": "x: 1\nx: 2",
    "key that is a list": "? [a, b]\n: 1",
    "unclosed quote": 'x: "a',
    "unclosed list": "x: [a",
    "tab as indent": "x:\n\ta: 1",
    "surrogate": r'x: "a\ud800"',
    "half an escape": r'x: "a\ud8"',
    "escape beyond Unicode": r'x: "\UFFFFFFFF"',
    "NUL": r'x: "a\0"',
    "two documents": "x: 1\n---\ny: 2",
    "directive": "%YAML 9.9\n---\nx: 1",
    "percent": "x: 1\n%",
    "at": "x: @a",
}


def written(root: Path, name: str, content: bytes) -> None:
    file = root / name
    file.parent.mkdir(exist_ok=True)
    fences = (b"---\n", b"\n---\n") if name.endswith(".md") else (b"", b"\n")
    file.write_bytes(fences[0] + content + fences[1])


@pytest.mark.parametrize("kind", BROKEN)
@TOGETHER
def test_broken_yaml_is_a_finding_with_its_line(mini_copy: Path, names: tuple[str, ...], kind: str) -> None:
    for name in names:
        written(mini_copy, name, BROKEN[kind].encode())
    findings = read_findings(mini_copy)
    for name in names:
        found = [finding for finding in findings if finding.path == name]
        assert found, name
        assert all(finding.line for finding in found)
        assert all(len(finding.message) < 200 for finding in found)


@pytest.mark.parametrize("content", ["x: 县".encode("gb18030"), "x: 县".encode("utf-16"), b"x: \xed\xa0\x80"])
@TOGETHER
def test_another_encoding_is_a_finding_with_its_line(
    mini_copy: Path, names: tuple[str, ...], content: bytes
) -> None:
    for name in names:
        written(mini_copy, name, content)
    found = [finding for finding in read_findings(mini_copy) if finding.code == "encoding-error"]
    assert sorted((finding.path, bool(finding.line)) for finding in found) == [
        (name, True) for name in sorted(names)
    ]


@pytest.mark.parametrize(
    "number", [".inf", "-.INF", ".NaN", "9" * 400, "9" * 5000, f"0.{'3' * 400}", f"{'9' * 400}.0", "1" * 16]
)
@pytest.mark.parametrize("key", ["published", "decimals"])
def test_numbers_that_programs_read_differently_are_refused(
    mini_copy: Path, mini_package: Package, key: str, number: str
) -> None:
    claims = mini_copy / "datasets/sources/claims.yaml"
    lines = claims.read_text("utf-8").split("\n")
    lines = [f"  {key}: {number}" if line.startswith(f"  {key}:") else line for line in lines]
    lines = lines if key == "published" else [*lines[:5], f"  decimals: {number}", *lines[5:]]
    claims.write_text("\n".join(lines), "utf-8")
    found = findings_of(mini_copy, mini_package)
    assert {(finding.code, finding.field) for finding in found} == {("yaml-ambiguous", key)}
    assert all(finding.line and len(finding.message) < 100 for finding in found)


@pytest.mark.parametrize(
    "number",
    ["9" * 16, "9" * 400, "9" * 5000, "NaN", "nan", "INF", "-inf", "Infinity", "1e999", f"0.{'3' * 400}"],
)
@pytest.mark.parametrize(
    ("table", "field"), [("divisions/zones", "longitude"), ("certification/batches", "declared_total")]
)
def test_numbers_of_tables_have_bounds(
    mini_copy: Path, mini_package: Package, table: str, field: str, number: str
) -> None:
    file = mini_copy / f"datasets/{table}.csv"
    lines = file.read_text("utf-8").split("\n")
    index = lines[0].split(",").index(field)
    cells = lines[1].split(",")
    lines[1] = ",".join([*cells[:index], number, *cells[index + 1 :]])
    file.write_text("\n".join(lines), "utf-8")
    found = [item for item in findings_of(mini_copy, mini_package) if item.path.endswith(f"{table}.csv")]
    code = "placeholder" if number.lower() == "nan" else "type-error"
    assert [(item.line, item.field, item.code) for item in found] == [(2, field, code)]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("datasets/datapackage.yaml", "name: ", 'name: "a\\n"\nx: '),
        ("datasets/doubts.yaml", "- id: ", '- id: "a\\n"\n  x: '),
        ("datasets/sources/claims.yaml", "- id: ", '- id: "edu-news-2025-01\\n"\n  x: '),
        ("datasets/plans/plans.schema.yaml", "  - name: id", '  - name: "id\\n"'),
    ],
)
def test_a_line_feed_behind_a_word_is_part_of_it(mini_copy: Path, name: str, old: str, new: str) -> None:
    """Python's `$` lets one follow."""
    file = mini_copy / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    found = [item for item in read_findings(mini_copy) if item.path == name]
    assert [item.value for item in found if item.code == "schema-violation"]


# Files that are none


TABLE = "datasets/plans/plans.csv"


@pytest.mark.parametrize("name", [*YAML_FILES[1:], TABLE])
def test_a_folder_in_place_of_a_file_is_a_finding(mini_copy: Path, name: str) -> None:
    (mini_copy / name).unlink(missing_ok=True)
    (mini_copy / name).mkdir(parents=True)
    assert any(name in (item.path, f"datasets/{item.value}") for item in read_findings(mini_copy))


@pytest.mark.parametrize(
    "names", [YAML_FILES[:1], YAML_FILES[1:], (TABLE,)], ids=["descriptor", "YAML", "table"]
)
def test_a_file_that_may_not_be_read_is_a_finding(
    mini_copy: Path, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in names:
        if not (mini_copy / name).exists():
            written(mini_copy, name, b"")
    read = Path.read_bytes

    def refusing(file: Path) -> bytes:
        if file.relative_to(mini_copy).as_posix() in names:
            raise PermissionError(13, "Permission denied")
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    found = {item.path for item in read_findings(mini_copy) if item.code == "file-unreadable"}
    assert found == set(names)


# Texts have bounds


def strings(schema: object, place: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every description of a text in a schema."""
    if isinstance(schema, dict):
        if "string" in (schema.get("type") or "") and isinstance(schema.get("type"), str | list):
            yield place, {**schema, **schema.get("constraints", {})}
        for key, value in schema.items():
            yield from strings(value, f"{place}/{key}")
    elif isinstance(schema, list):
        for number, value in enumerate(schema):
            yield from strings(value, f"{place}/{number}")


SCHEMAS = [
    *REPOSITORY.glob("datasets/**/*.schema.yaml"),
    *REPOSITORY.glob("sitegen/datasets/profiles/*.yaml"),
]


@pytest.mark.parametrize("file", SCHEMAS, ids=lambda file: file.name)
def test_every_text_of_every_schema_has_a_longest(file: Path) -> None:
    unbounded = [
        place
        for place, text in strings(yaml.safe_load(file.read_text("utf-8")))
        if "maxLength" not in text
        and not {"enum", "format", "const"} & set(text)
        and (not (pattern := text.get("pattern")) or re.search(r"[+*]", pattern))
    ]
    assert unbounded == []


def test_names_fit_the_search_index() -> None:
    """The index counts the characters of a name's stem in one character, up to 78."""
    for table in ("provinces", "prefectures", "counties"):
        schema = yaml.safe_load((REPOSITORY / f"datasets/divisions/{table}.schema.yaml").read_text("utf-8"))
        fields = {field["name"]: field for field in schema["fields"]}
        assert fields["name"]["constraints"]["maxLength"] <= 78


def test_a_name_that_is_too_long_is_a_finding(mini_copy: Path, mini_package: Package) -> None:
    file = mini_copy / "datasets/divisions/counties.csv"
    lines = file.read_text("utf-8").split("\n")
    cells = lines[1].split(",")
    lines[1] = ",".join([cells[0], "长" * 79, *cells[2:]])
    file.write_text("\n".join(lines), "utf-8")
    (finding,) = [item for item in findings_of(mini_copy, mini_package) if item.code == "constraint-error"]
    assert (finding.line, finding.field) == (2, "name")
    assert "79" in finding.message


# What the data cannot mean


def results(root: Path) -> list[tuple[str, str]]:
    return [(item.place, item.code) for item in check(Config.for_root(root), lambda _stage: None).findings]


@pytest.fixture
def whole_copy(mini_copy: Path, mini_root: Path) -> Path:
    shutil.copytree(mini_root / "datasets/boundaries", mini_copy / "datasets/boundaries")
    return mini_copy


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("measure: certified\n", "measure: certifed\n", "datasets/sources/claims.yaml:6:3"),
        ('    batches: ["2019"]', "    year: 2019", "datasets/sources/claims.yaml:8:5"),
        ("measure: certified\n", "measure: certified_share\n", "datasets/sources/claims.yaml:7:3"),
    ],
)
def test_a_measure_that_cannot_be_computed_is_a_finding(
    whole_copy: Path, old: str, new: str, place: str
) -> None:
    file = whole_copy / "datasets/sources/claims.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert results(whole_copy) == [(place, "unknown-measure")]


def test_a_document_cannot_take_the_address_of_a_page(whole_copy: Path) -> None:
    for name, url in (("a", "/provinces/"), ("b", "/counties/330106/"), ("c", "/search/")):
        text = f"---\ntitle: a\ndescription: b\nurl: {url}\n---\n文字\n"
        (whole_copy / f"content/{name}.md").write_text(text, "utf-8")
    assert results(whole_copy) == [(f"content/{name}.md:4", "duplicate-url") for name in "abc"]


PATTERNS = ("^(a+)+$", "^(" + "(" * 1500, "^.*.*x$", "(", f"^{'a' * 501}$")


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
def test_a_pattern_that_could_take_hours_is_a_finding_of_its_schema(mini_copy: Path, pattern: str) -> None:
    table, document = (mini_copy / f"datasets/{name}.schema.yaml" for name in ("plans/plans", "doubts"))
    text = table.read_text("utf-8")
    table.write_text(re.sub(r"pattern: .*", f"pattern: '{pattern}'", text, count=1), "utf-8")
    document.write_text(f"{document.read_text('utf-8')}\nallOf:\n  - pattern: '{pattern}'\n", "utf-8")
    found = [item for item in read_findings(mini_copy) if item.code == "schema-error"]
    names = ["datasets/doubts.schema.yaml", "datasets/plans/plans.schema.yaml"]
    assert sorted(item.path for item in found) == names
    assert all(item.line and item.remedy and len(item.message) < 200 for item in found)


def test_a_long_document_number_is_held_against_its_pattern_in_a_moment(
    mini_copy: Path, mini_package: Package
) -> None:
    """Data alone must not keep the check busy: each half of such a number was looked at from each place."""
    file = mini_copy / "datasets/certification/batches.csv"
    text = file.read_text("utf-8")
    head, first, rest = text.split("\n", 2)
    place = head.split(",").index("document_number")
    cells = first.split(",")
    cells[place] = "〔2024〕" * 20_000 + "["
    file.write_text("\n".join((head, ",".join(cells), rest)), "utf-8")
    begin = process_time()
    assert any(item.field == "document_number" for item in findings_of(mini_copy, mini_package))
    assert process_time() - begin < 5


@pytest.mark.parametrize("rule", ["type: any", "items: 7", "required: {}", "maxLength: -1", "enum: 3"])
def test_a_schema_against_the_rules_of_schemas_is_told_in_chinese(mini_copy: Path, rule: str) -> None:
    schema = mini_copy / "datasets/doubts.schema.yaml"
    schema.write_text(f"{schema.read_text('utf-8')}\nallOf:\n  - {rule}\n", "utf-8")
    (found,) = [item for item in read_findings(mini_copy) if item.code == "schema-error"]
    assert (found.path, bool(found.line)) == ("datasets/doubts.schema.yaml", True)
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", found.message + found.remedy)
