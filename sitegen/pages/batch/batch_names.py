"""The names of a batch by province, each with how many are still missing."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from sitegen.analysis.completeness import BatchCompleteness
from sitegen.analysis.scope import declared_by_province
from sitegen.model.certification import Certification
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import province_link
from sitegen.site import urls
from sitegen.site.named_units import NamedGroup, NamedPlace, NamedUnit


def names_by_province(data: SiteData, state: BatchCompleteness) -> tuple[NamedPlace, ...]:
    """Every province that the batch names or declares; names as printed, by prefecture."""
    declared = declared_by_province(data, state.batch)
    places = []
    for province in data.provinces:
        named = data.certifications_by_province[state.batch.id, province.code]
        if named or declared.get(province.code):
            places.append(
                NamedPlace(
                    link=province_link(province),
                    note=_counts(declared.get(province.code), len(named)),
                    groups=tuple(_prefectures(named)),
                )
            )
    return tuple(places)


def _counts(declared: int | None, named: int) -> str:
    if declared is None:
        return f"收到{named}个名字，公布多少没有查到"
    if not named:
        return f"公布{declared}个，名字都没有收到"
    return f"公布{declared}个，名单未收齐：还缺{declared - named}个" if declared > named else f"{named}个"


def _prefectures(named: Iterable[Certification]) -> Iterator[NamedGroup]:
    for prefecture, members in groupby(named, key=lambda item: item.published_prefecture or ""):
        units = tuple(
            NamedUnit(code=item.county_code, text=item.published_name, url=urls.county(item.county_code))
            for item in members
        )
        yield NamedGroup(label=prefecture, units=units)
