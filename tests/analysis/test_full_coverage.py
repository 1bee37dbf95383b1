"""Places without a county left."""

from dataclasses import replace

from sitegen.analysis.full_coverage import full_prefectures, full_provinces
from sitegen.model.site_data import SiteData


def test_full_places_name_the_batch_that_completed_them(data: SiteData) -> None:
    assert [
        (full.place.name, len(full.counties), full.completed_by.id) for full in full_prefectures(data)
    ] == [
        ("宁波市", 1, "2019"),
        ("嘉兴市", 1, "2019"),
    ]
    assert [(full.place.name, full.completed_by.id) for full in full_provinces(data)] == [("北京市", "2023")]


def test_a_zone_does_not_make_a_place_full(data: SiteData) -> None:
    without = replace(
        data, certifications=tuple(item for item in data.certifications if item.county_code != "320505")
    )
    assert "苏州市" not in [full.place.name for full in full_prefectures(without)]
