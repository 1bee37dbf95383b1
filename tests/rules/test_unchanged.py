"""A published value that changes asks for an entry and a correction, a sealed one for a new seal."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from sitegen.datasets.package import Package, load_package
from sitegen.findings import Finding
from sitegen.model.history import UNRELEASED
from sitegen.rules.unchanged import check_unchanged
from sitegen.versions.deltas import delta_text
from sitegen.versions.drafts import drafted_history
from sitegen.versions.released import NOTHING, load_versions
from sitegen.versions.states import state_of
from sitegen.versions.table_changes import data_digest, document_digest, table_digest


def published(root: Path) -> Package:
    """The project once its version is released, with a frozen digest."""
    file = root / "datasets" / "changelog.yaml"
    items = [
        item for item in yaml.safe_load(file.read_text(encoding="utf-8")) if item["version"] != UNRELEASED
    ]
    file.write_text(yaml.safe_dump(items, allow_unicode=True, sort_keys=False), encoding="utf-8")
    version = loaded(root).descriptor.version
    text = delta_text(NOTHING, state_of(root / "datasets"))
    (root / "datasets" / "versions").mkdir(exist_ok=True)
    (root / "datasets" / "versions" / f"{version}.json").write_text(text, encoding="utf-8")
    entry(root, version, digest=sha256(text.encode()).hexdigest())
    return loaded(root)


def loaded(root: Path) -> Package:
    package, findings = load_package(root / "datasets", root)
    assert package is not None
    assert findings == ()
    return package


def found(root: Path) -> tuple[Finding, ...]:
    """What the check says of the project as it stands."""
    versions, torn = load_versions(root / "datasets", root)
    return torn or check_unchanged(loaded(root), versions)


def draft(root: Path) -> dict[Path, str]:
    """What `fix` drafts, written."""
    datasets = root / "datasets"
    drafts = drafted_history(loaded(root), load_versions(datasets, root)[0], datasets)
    for path, text in drafts.items():
        path.write_text(text, encoding="utf-8")
    return drafts


def entry(root: Path, version: str, **values: Any) -> None:
    """Write values into an entry of the changelog, a new one on top when there is none."""
    file = root / "datasets" / "changelog.yaml"
    items = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not any(item["version"] == version for item in items):
        items.insert(0, {"version": version, "changes": [{"kind": "更正", "text": "改正一个总数。"}]})
    next(item for item in items if item["version"] == version).update(values)
    file.write_text(yaml.safe_dump(items, allow_unicode=True, sort_keys=False), encoding="utf-8")


def edit(root: Path, name: str, old: str, new: str) -> None:
    file = root / "datasets" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, str, str | None]]:
    return [(item.code, item.path.rpartition("/")[2], item.field) for item in findings]


def test_released_data_as_they_were_released_are_free_of_findings(mini_copy: Path) -> None:
    published(mini_copy)
    assert found(mini_copy) == ()


def test_a_new_row_under_an_old_version_asks_for_an_entry(mini_copy: Path) -> None:
    published(mini_copy)
    edit(
        mini_copy,
        "indicators/departments.csv",
        "education,",
        "culture,区文旅局,qiaokou-draft-2024,附件,official\neducation,",
    )
    (finding,) = found(mini_copy)
    assert finding.code == "version-digest"
    assert "departments 添 1 行" in finding.message
    assert "unreleased" in finding.remedy


def test_a_changed_value_asks_for_a_correction_too(mini_copy: Path) -> None:
    published(mini_copy)
    edit(mini_copy, "certification/batches.csv", "2025-03-14", "2025-03-15")
    assert codes(found(mini_copy)) == [
        ("version-digest", "changelog.yaml", None),
        ("version-digest", "batches.csv", "issued_on"),
    ]


def test_words_of_our_own_and_empty_cells_that_are_filled_correct_nothing(mini_copy: Path) -> None:
    published(mini_copy)
    edit(mini_copy, "sources/sources.csv", "CC0；用于查对区划沿革", "CC0")
    edit(mini_copy, "certification/batches.csv", "2023,,", "2023,教督函〔2024〕1号,")
    assert codes(found(mini_copy)) == [("version-digest", "changelog.yaml", None)]


def test_an_entry_is_for_the_data_that_it_was_written_for(mini_copy: Path) -> None:
    published(mini_copy)
    edit(mini_copy, "sources/sources.csv", "CC0；用于查对区划沿革", "CC0")
    entry(mini_copy, "unreleased", digest=data_digest(loaded(mini_copy).tables))
    assert found(mini_copy) == ()
    edit(mini_copy, "sources/sources.csv", "CC0", "CC0 1.0")
    (finding,) = found(mini_copy)
    assert (finding.code, finding.field) == ("version-digest", "digest")


def test_a_released_version_is_frozen(mini_copy: Path) -> None:
    published(mini_copy)
    file = mini_copy / "datasets/versions/1.0.0.json"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert codes(found(mini_copy)) == [("version-digest", "changelog.yaml", "digest")]
    file.unlink()
    assert codes(found(mini_copy)) == [("version-digest", "changelog.yaml", "digest")]


def test_fix_drafts_an_entry_and_never_restamps_a_release(mini_copy: Path) -> None:
    published(mini_copy)
    datasets = mini_copy / "datasets"
    assert draft(mini_copy) == {}
    edit(mini_copy, "sources/sources.csv", "CC0；用于查对区划沿革", "CC0")
    frozen = (datasets / "versions/1.0.0.json").read_bytes()
    assert list(draft(mini_copy)) == [datasets / "changelog.yaml"]
    assert found(mini_copy) == ()
    assert "起草：sources 改 1 行" in (datasets / "changelog.yaml").read_text(encoding="utf-8")
    assert (datasets / "versions/1.0.0.json").read_bytes() == frozen
    edit(mini_copy, "sources/sources.csv", "CC0", "CC0 1.0")
    edit(mini_copy, "sources/sources.csv", "GitHub 项目页", "GitHub 上的项目页")
    edit(mini_copy, "certification/batches.csv", "2025-03-14", "2025-03-15")
    draft(mini_copy)
    text = (datasets / "changelog.yaml").read_text(encoding="utf-8")
    assert text.count("起草：sources") == 1
    assert "起草：batches 改 1 行" in text
    edit(mini_copy, "certification/batches.csv", "2025-03-15", "2025-03-14")
    draft(mini_copy)
    assert "起草：batches" not in (datasets / "changelog.yaml").read_text(encoding="utf-8")
    assert found(mini_copy) == ()
    assert draft(mini_copy) == {}


def test_what_somebody_has_put_into_words_stays(mini_copy: Path) -> None:
    published(mini_copy)
    edit(mini_copy, "sources/sources.csv", "CC0；用于查对区划沿革", "CC0")
    draft(mini_copy)
    edit(mini_copy, "changelog.yaml", "起草：sources 改 1 行", "来源的备注写短了")
    edit(mini_copy, "sources/sources.csv", "CC0", "CC0 1.0")
    draft(mini_copy)
    text = (mini_copy / "datasets/changelog.yaml").read_text(encoding="utf-8")
    assert "来源的备注写短了" in text
    assert "起草" not in text


def test_a_document_that_was_changed_asks_for_an_entry_too(mini_copy: Path) -> None:
    published(mini_copy)
    doubts = mini_copy / "datasets/doubts.yaml"
    doubts.write_text("# 说明\n" + doubts.read_text(encoding="utf-8"), encoding="utf-8")
    assert found(mini_copy) == (), "a remark says nothing of the data"
    edit(mini_copy, "doubts.yaml", "功能区公布的范围。", "各功能区公布的范围。")
    (finding,) = found(mini_copy)
    assert "doubts 改过" in finding.message
    draft(mini_copy)
    assert found(mini_copy) == ()


def test_fix_writes_the_delta_of_a_version_at_its_release(mini_copy: Path) -> None:
    """As the guide says: the unreleased entry gets number and date, the descriptor the number."""
    published(mini_copy)
    datasets = mini_copy / "datasets"
    edit(mini_copy, "sources/sources.csv", "CC0；用于查对区划沿革", "CC0")
    draft(mini_copy)
    edit(mini_copy, "changelog.yaml", "version: unreleased", "version: '1.1.0'\n  date: '2026-11-24'")
    edit(mini_copy, "datapackage.yaml", "version: '1.0.0'", "version: '1.1.0'")
    assert set(draft(mini_copy)) == {datasets / "versions/1.1.0.json", datasets / "changelog.yaml"}
    assert found(mini_copy) == ()
    assert draft(mini_copy) == {}
    (datasets / "versions/1.1.0.json").unlink()
    edit(mini_copy, "sources/sources.csv", "CC0", "CC0 1.0")
    assert draft(mini_copy) == {}, "a version that was released is not made again of other data"


def test_a_version_that_cannot_be_replayed_is_a_finding(mini_copy: Path) -> None:
    published(mini_copy)
    file = mini_copy / "datasets/versions/1.0.0.json"
    sound = file.read_text(encoding="utf-8")
    for text, told in (
        ("{", "读不出来"),
        ("[]", "读不出来"),
        (sound.replace("虎丘区", "别的区"), "校验值不同"),
        (sound.replace('"doubts.yaml": {', '"../doubts.yaml": {'), "文件夹之外"),
    ):
        assert text != sound
        file.write_text(text, encoding="utf-8")
        (finding,) = found(mini_copy)
        assert (finding.code, finding.path) == ("version-replay", "datasets/versions/1.0.0.json")
        assert told in finding.message
    file.rename(file.with_name("one.json"))
    (finding,) = found(mini_copy)
    assert "不是一版的文件" in finding.message


def sealed(package: Package, **changes: Any) -> Mapping[str, Any]:
    rows = package.tables["zones"].rows
    return {
        "id": "zones",
        "resource": "zones",
        "rows": len(rows),
        "digest": table_digest(rows),
        "checked_on": "2026-11-26",
        "checked_with": "统计用区划代码",
        **changes,
    }


def test_a_seal_breaks_when_a_cell_changes(mini_copy: Path) -> None:
    package = loaded(mini_copy)
    file = mini_copy / "datasets" / "seals.yaml"
    file.write_text(yaml.safe_dump([sealed(package)], allow_unicode=True), encoding="utf-8")
    assert found(mini_copy) == ()
    edit(mini_copy, "divisions/zones.csv", "120.72", "120.73")
    (finding,) = found(mini_copy)
    assert (finding.code, finding.path) == ("seal", "datasets/seals.yaml")
    assert table_digest(loaded(mini_copy).tables["zones"].rows) in finding.remedy


def test_a_seal_may_be_of_some_batches_alone(mini_package: Package) -> None:
    table = mini_package.tables["certifications"]
    rows = [row for row in table.rows if row["batch_id"] == "2019"]
    seal = {**sealed(mini_package, resource="certifications", batches=["2019"]), "rows": len(rows)}
    document = replace(mini_package.documents["seals"], value=[{**seal, "digest": table_digest(rows)}])
    package = replace(mini_package, documents={**mini_package.documents, "seals": document})
    assert check_unchanged(package, ()) == ()


def test_a_seal_may_be_of_a_yaml_document(mini_package: Package) -> None:
    rules = mini_package.documents["rules"]
    seal = sealed(mini_package, resource="rules", rows=len(rules.items), digest=document_digest(rules.value))
    seals = replace(mini_package.documents["seals"], value=[seal])
    package = replace(mini_package, documents={**mini_package.documents, "seals": seals})
    assert check_unchanged(package, ()) == ()
    changed = replace(rules, value=[{**rules.items[0], "locator": "别处"}, *rules.items[1:]])
    (finding,) = check_unchanged(replace(package, documents={**package.documents, "rules": changed}), ())
    assert finding.message.startswith("datasets/indicators/rules.yaml在 2026-11-26 核对之后改过")
    assert document_digest(changed.value) in finding.remedy
