"""Analysis, third part: types of province, with the criteria that decide and whose they are."""

from dataclasses import dataclass

from sitegen.analysis.typed_provinces import TypedProvince, misplaced_examples, typed_provinces
from sitegen.model.province_types import Condition, ProvinceType, Quantity
from sitegen.model.site_data import SiteData
from sitegen.pages.parts.places import province_cell, short_province_link
from sitegen.pages.parts.receipts import Receipt, receipts
from sitegen.site import urls
from sitegen.site.blocks import Badge
from sitegen.site.page import Link
from sitegen.site.tables import (
    DataTable,
    Shown,
    number_column,
    share_column,
    table_of,
    text_column,
)
from sitegen.site.words import decimal, listed, percent

_REST = "不属于以上各型"


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionView:
    """One bound in words, and where it comes from."""

    words: str
    basis: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TypeView:
    """One type with its criteria and the provinces that fulfil them."""

    id: str
    name: str
    statement: str
    regions: str
    """Regions that the type is confined to, in words; empty for all."""
    conditions: tuple[ConditionView, ...]
    provinces: tuple[Badge, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TypesView:
    """All types, the provinces that belong to none, and the numbers of every province."""

    types: tuple[TypeView, ...]
    rest: tuple[Link, ...]
    differences: tuple[str, ...]
    """Examples of the source that the numbers put elsewhere."""
    table: DataTable


def types_view(data: SiteData) -> TypesView:
    """Provinces by type."""
    items = typed_provinces(data)
    return TypesView(
        types=tuple(_type(data, kind, items) for kind in data.province_types),
        rest=tuple(short_province_link(item.province) for item in items if item.type is None),
        differences=tuple(
            f"来源举{province.name}为{kind.name}的例子，按上面的条件它不在其中。"
            for kind, province in misplaced_examples(data)
        ),
        table=_table(data, items),
    )


def _type(data: SiteData, kind: ProvinceType, items: tuple[TypedProvince, ...]) -> TypeView:
    return TypeView(
        id=f"type-{kind.id}",
        name=kind.name,
        statement=kind.statement,
        regions=listed(region.value for region in kind.regions),
        conditions=tuple(_condition(data, condition) for condition in kind.conditions),
        provinces=tuple(
            Badge(
                "",
                item.province.short_name,
                url=urls.province(item.province.slug),
                note="来源所举" if item.is_example else "",
            )
            for item in items
            if item.type is kind
        ),
        receipts=receipts(data, kind.citation),
    )


def _condition(data: SiteData, condition: Condition) -> ConditionView:
    share = condition.quantity.is_share
    number = percent(condition.value) if share else f"{decimal(condition.value)}个"
    return ConditionView(
        words=f"{data.label(condition.quantity)}{data.label(condition.operator)}{number}",
        basis=data.label(condition.basis),
        reason=condition.reason,
    )


def _table(data: SiteData, items: tuple[TypedProvince, ...]) -> DataTable:
    return table_of(
        "types",
        "各省份的类型和所依据的数",
        items,
        text_column("name", "省份", lambda item: province_cell(item.province)),
        text_column("region", "区域", lambda item: item.province.region.value, is_facet=True),
        text_column("type", "类型", lambda item: item.type.name if item.type else _REST, is_facet=True),
        *(_quantity_column(data, quantity) for quantity in Quantity),
    )


def _quantity_column(data: SiteData, quantity: Quantity) -> Shown[TypedProvince]:
    title = data.label(quantity)
    if quantity.is_share:
        return share_column(quantity.value, title, lambda item: item.quantities[quantity])
    return number_column(quantity.value, title, lambda item: int(item.quantities[quantity]))
