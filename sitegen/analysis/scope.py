"""Which certifications a question is about, and how many units they declare."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitegen.model.certification import Batch
from sitegen.model.divisions import CountyKind, Region
from sitegen.model.site_data import SiteData


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """A set of batches and of provinces; empty means all of them."""

    batch_ids: frozenset[str] = frozenset()
    province_codes: frozenset[str] = frozenset()

    @property
    def is_national(self) -> bool:
        """True when no province is left out."""
        return not self.province_codes


def scope(
    data: SiteData,
    *,
    batches: Iterable[str] = (),
    provinces: Iterable[str] = (),
    regions: Iterable[str] = (),
) -> Scope:
    """Scope of these batches in these provinces and in the provinces of these regions."""
    wanted = {Region(region) for region in regions}
    codes = {*provinces, *(province.code for province in data.provinces if province.region in wanted)}
    return Scope(batch_ids=frozenset(batches), province_codes=frozenset(codes))


def batches_in(data: SiteData, chosen: Scope) -> tuple[Batch, ...]:
    """Batches of the scope, oldest first."""
    return tuple(batch for batch in data.batches if not chosen.batch_ids or batch.id in chosen.batch_ids)


def named_in(data: SiteData, chosen: Scope) -> tuple[str, ...]:
    """Codes of the units that are known by name in the scope, once for each batch."""
    batches = batches_in(data, chosen)
    if len(chosen.province_codes) == 1:
        (province,) = chosen.province_codes
        return tuple(code for batch in batches for code in data.named_in_province[batch.id, province])
    return tuple(
        code
        for batch in batches
        for code in data.named_in_batch[batch.id]
        if chosen.is_national or data.county[code].province_code in chosen.province_codes
    )


def declared_in(data: SiteData, chosen: Scope) -> int:
    """Units declared in the scope, seen by name or not.

    For the nation it is what each announcement declares. For provinces it is the total given for them;
    a batch of which it is not known for every one of them is left out: see `open_batches`.
    """
    left_out = {batch.id for batch in open_batches(data, chosen)}
    return sum(
        _declared(data, batch, chosen) for batch in batches_in(data, chosen) if batch.id not in left_out
    )


def open_batches(data: SiteData, chosen: Scope) -> tuple[Batch, ...]:
    """Batches of which the number is not known for each province of the scope; none for the nation."""
    if chosen.is_national:
        return ()
    return tuple(
        batch
        for batch in batches_in(data, chosen)
        if not is_divided(data, batch)
        and not chosen.province_codes <= declared_by_province(data, batch).keys()
    )


def is_divided(data: SiteData, batch: Batch) -> bool:
    """True when every declared unit of a batch is given to a province, so that the others have none."""
    return sum(declared_by_province(data, batch).values()) == batch.declared_total


def unattributed_in(data: SiteData, chosen: Scope) -> int:
    """Units declared for the nation that nothing gives to a province: any province may have some.

    A province has its number where that is known, and else the names that were seen.
    """
    if chosen.is_national:
        return 0
    return sum(batch.declared_total - _given(data, batch) for batch in batches_in(data, chosen))


def _given(data: SiteData, batch: Batch) -> int:
    by_number = declared_by_province(data, batch)
    named = data.named_in_batch[batch.id]
    by_name = sum(data.county[code].province_code not in by_number for code in named)
    return sum(by_number.values()) + by_name


def declared_by_province(data: SiteData, batch: Batch) -> Mapping[str, int]:
    """Declared units of a batch by province code; provinces of which the number is not known are absent."""
    return data.declared_by_province[batch.id]


def declared_in_province(data: SiteData, batch: Batch, code: str) -> int | None:
    """Units that a batch declares in one province; None where that is not known."""
    known = declared_by_province(data, batch)
    return 0 if code not in known and is_divided(data, batch) else known.get(code)


def of_kind(data: SiteData, codes: Iterable[str], kind: str) -> tuple[str, ...]:
    """Those of the units that are of `kind`: all, statutory, zone or city."""
    return tuple(code for code in codes if kind == "all" or _kind(data.county[code].kind) == kind)


def _kind(kind: CountyKind) -> str:
    if kind.is_statutory:
        return "statutory"
    return "zone" if kind is CountyKind.ZONE else "city"


def _declared(data: SiteData, batch: Batch, chosen: Scope) -> int:
    if chosen.is_national:
        return batch.declared_total
    by_province = declared_by_province(data, batch)
    return sum(by_province.get(code, 0) for code in chosen.province_codes)
