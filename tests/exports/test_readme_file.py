"""What the README of a package tells its reader."""

from collections.abc import Callable
from pathlib import Path

from sitegen.analysis.completeness import batch_completeness
from sitegen.datasets.package import Package
from sitegen.model.site_data import SiteData
from sitegen.site.formats import GEOJSON, JSON, SQLITE, XLSX

Unzip = Callable[[str], Path]


def read(folder: Path) -> str:
    return (folder / "README.md").read_text(encoding="utf-8")


def test_the_filter_the_state_and_the_date_are_named(
    unzipped: Unzip, package: Package, data: SiteData
) -> None:
    text = read(unzipped("batches/2023/datapackage.zip"))
    assert text.startswith("# 义务教育优质均衡发展县（市、区）数据集：2023年")
    assert "不是官方发布" in text
    assert batch_completeness(data, data.batch["2023"]).sentence in text
    assert f"截至：{package.descriptor.as_of.isoformat()}" in text
    assert "CC BY 4.0" in text
    assert "sha256sum -c SHA256SUMS" in text


def test_sources_lead_to_the_official_text(unzipped: Unzip) -> None:
    text = read(unzipped("batches/2024/datapackage.zip"))
    assert "教督函〔2025〕3号" in text
    text = read(unzipped("batches/2023/datapackage.zip"))
    assert "<http://jyj.zjtz.gov.cn/" in text


def test_every_file_and_every_field_is_explained(unzipped: Unzip, package: Package) -> None:
    folder = unzipped("datapackage.zip")
    text = read(folder)
    for file in folder.glob("[de]*/*"):
        assert f"`{file.relative_to(folder).as_posix()}`" in text
    for table in package.tables.values():
        for field in table.schema.fields:
            assert f"| `{field.name}` | {field.title} |" in text


def test_the_other_formats_are_named(unzipped: Unzip) -> None:
    text = read(unzipped("datapackage.zip"))
    assert all(f"- {kind.title}（`{kind.ending}`）" in text for kind in (XLSX, JSON, GEOJSON, SQLITE))
