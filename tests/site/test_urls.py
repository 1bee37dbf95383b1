"""Names under which downloads are kept."""

import pytest

from sitegen.site import urls


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("provinces/zhejiang/counties.xlsx", "zhejiang-counties.xlsx"),
        ("batches/2024/datapackage.zip", "2024-datapackage.zip"),
        ("tables/counties.csv", "counties.csv"),
        ("datasets.sqlite", "datasets.sqlite"),
    ],
)
def test_a_download_is_told_apart_by_its_name(path: str, name: str) -> None:
    assert urls.saved_as(urls.download(path)) == name


def test_a_file_of_another_folder_keeps_its_name() -> None:
    assert urls.saved_as("/api/v1/changes.json") == "changes.json"
