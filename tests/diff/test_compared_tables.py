"""Packages compared: by key, whatever the order of the rows."""

from pathlib import Path

from sitegen.datasets.package import Package, load_package
from sitegen.diff.compared_tables import PackageComparison, compare_packages

CERTIFICATIONS = "certification/certifications.csv"


def compared(mini_package: Package, root: Path) -> PackageComparison:
    package, _ = load_package(root / "datasets", root)
    assert package is not None
    return compare_packages(mini_package, package)


def replace(root: Path, file: str, old: str, new: str) -> None:
    path = root / "datasets" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_package_is_the_same_as_itself(mini_package: Package, mini_copy: Path) -> None:
    assert compared(mini_package, mini_copy).is_same


def test_the_order_of_rows_and_their_quotes_do_not_matter(mini_package: Package, mini_copy: Path) -> None:
    file = mini_copy / "datasets" / CERTIFICATIONS
    header, *rows = file.read_text(encoding="utf-8").replace("西湖区", '"西湖区"').splitlines(keepends=True)
    file.write_text("".join((header, *reversed(rows))), encoding="utf-8")
    assert compared(mini_package, mini_copy).is_same


def test_rows_are_added_removed_and_changed(mini_package: Package, mini_copy: Path) -> None:
    replace(mini_copy, CERTIFICATIONS, "2024,330106,", "2024,330105,")
    replace(mini_copy, CERTIFICATIONS, "虎丘区,,", "虎邱区,,")
    (item,) = compared(mini_package, mini_copy).resources
    assert list(item.removed) == [("2024", "330106")]
    assert list(item.added) == [("2024", "330105")]
    assert [(change.key, change.fields) for change in item.changed] == [
        (("2024", "320505"), ("published_name",))
    ]


def test_items_of_documents_are_compared_by_id(mini_package: Package, mini_copy: Path) -> None:
    replace(mini_copy, "sources/claims.yaml", "published: 3", "published: 2")
    replace(mini_copy, "sources/claims.yaml", "edu-news-2025-03", "edu-news-2025-04")
    (item,) = compared(mini_package, mini_copy).resources
    assert (list(item.removed), list(item.added)) == ([("edu-news-2025-03",)], [("edu-news-2025-04",)])
    assert [change.fields for change in item.changed] == [("published",)]


def test_a_row_that_is_there_twice_is_not_lost(mini_package: Package, mini_copy: Path) -> None:
    replace(mini_copy, CERTIFICATIONS, "2024,3205Z1,", "2024,330106,")
    (item,) = compared(mini_package, mini_copy).resources
    assert list(item.removed) == [("2024", "3205Z1")]
    assert list(item.added) == [("2024", "330106", "第2次")]


def test_a_table_that_cannot_be_read_is_said_to_be(mini_package: Package, mini_copy: Path) -> None:
    replace(mini_copy, CERTIFICATIONS, "published_name", "name")
    (item,) = compared(mini_package, mini_copy).resources
    assert (item.unread, item.removed) == (("新的一份里这张表读不出来",), {})


def test_changes_of_structure_are_named(mini_package: Package, mini_copy: Path) -> None:
    replace(mini_copy, "datapackage.yaml", "version: '1.0.0'", "version: '1.0.1'")
    replace(mini_copy, "datapackage.yaml", "title: 认定名单", "title: 名单")
    replace(mini_copy, "certification/batches.schema.yaml", "title: 评估年份", "title: 年份")
    comparison = compared(mini_package, mini_copy)
    assert comparison.structure == (
        "datapackage.yaml：version 由 1.0.0 改为 1.0.1",
        "batches 的字段 year 改了 title",
        "资源 certifications：title 由 认定名单 改为 名单",
    )


def test_a_field_more_is_a_change_of_structure_only(mini_package: Package, mini_copy: Path) -> None:
    schema = "divisions/former_names.schema.yaml"
    field = "- name: note\n  title: 备注\n  type: string\n  description: 备注。\n"
    path = mini_copy / "datasets" / schema
    text = path.read_text(encoding="utf-8")
    position = text.index("- name: source_id")
    indent = " " * (position - text.rindex("\n", 0, position) - 1)
    new = "".join(f"{indent}{line}\n" for line in field.splitlines())
    start = text.rindex("\n", 0, position) + 1
    path.write_text(text[:start] + new + text[start:], encoding="utf-8")
    replace(mini_copy, "divisions/former_names.csv", "valid_to,", "valid_to,note,")
    replace(mini_copy, "divisions/former_names.csv", "2019,", "2019,,")
    comparison = compared(mini_package, mini_copy)
    assert (comparison.resources, comparison.structure) == ((), ("former_names 新增了字段 note",))


def test_a_resource_less_has_its_rows_removed(mini_package: Package, mini_copy: Path) -> None:
    text = (mini_copy / "datasets/datapackage.yaml").read_text(encoding="utf-8")
    start = text.index("  - name: former_names\n")
    end = text.index("  - name: other_names\n")
    replace(mini_copy, "datapackage.yaml", text[start:end], "")
    comparison = compared(mini_package, mini_copy)
    assert [(item.name, len(item.removed)) for item in comparison.resources] == [("former_names", 1)]
    assert comparison.structure == ("去掉了资源 former_names",)
