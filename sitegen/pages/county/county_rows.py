"""The rows of the datasets behind a county's page."""

from collections.abc import Iterator

from sitegen.model.divisions import County
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.data_rows import DataRow, RowFinder


def county_rows(data: SiteData, find: RowFinder, county: County) -> tuple[DataRow, ...]:
    """Rows of certification, plans, the unit itself and the zone, in this order."""
    return (
        *_certifications(data, find, county),
        *_targets(data, find, county),
        find.row("counties", {"code": county.code}, "县级单位", current=county.name),
        *_zone(data, find, county),
    )


def _zone(data: SiteData, find: RowFinder, county: County) -> Iterator[DataRow]:
    if zone := data.zone.get(county.code):
        yield find.row("zones", {"code": zone.code}, "功能区", current=zone.full_name)


def _certifications(data: SiteData, find: RowFinder, county: County) -> Iterator[DataRow]:
    found = data.certifications_of[county.code]
    if not found:
        yield find.row("certifications", {"county_code": county.code}, "认定", is_missing=True)
    for item in found:
        key = {"batch_id": item.batch_id, "county_code": county.code}
        yield find.row(
            "certifications", key, f"{data.batch[item.batch_id].label}认定", current=item.published_name
        )


def _targets(data: SiteData, find: RowFinder, county: County) -> Iterator[DataRow]:
    for target in data.targets_of[county.code]:
        key = {"plan_id": target.plan_id, "county_code": county.code, "stage": target.stage.value}
        title = f"规划{target.year}年（{data.label(target.stage)}）"
        yield find.row("plan_targets", key, title, current=str(target.year))
