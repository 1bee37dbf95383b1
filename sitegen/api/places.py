"""Provinces and prefectures: how much of each is certified, and the units in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from sitegen.analysis.completeness import batch_completeness
from sitegen.analysis.coverage import Coverage, coverage
from sitegen.analysis.status import CountyStatus, county_statuses
from sitegen.api.counties import SUMMARY
from sitegen.api.envelope import Envelope
from sitegen.api.from_schema import columns
from sitegen.api.schema import array, integer, nullable, ref, rounded, share, text
from sitegen.api.shape import (
    At,
    Member,
    Shape,
    T,
    address,
    address_or_null,
    components,
    links,
    list_of,
    shape,
)
from sitegen.model.certification import Batch
from sitegen.model.divisions import County, Prefecture, Province
from sitegen.output import OutputFile
from sitegen.site import urls

COVERAGE: Shape[Coverage] = shape(
    "认定了多少，分母是哪个",
    "Coverage",
    year=Member(integer("分母取自哪一年年末", minimum=1900), lambda _, covered: covered.year),
    statutory_counties=Member(
        integer("分母：县级行政区数，不含功能区"), lambda _, covered: covered.statutory_counties
    ),
    declared=Member(
        integer("公布的个数，没有收到名字的也在内；不知道这里有多少个的批次不计"),
        lambda _, covered: covered.declared,
    ),
    open_batch_ids=Member(
        array(text("批次编号"), "不知道这里有多少个的批次；有的话 share_declared 为 null"),
        lambda _, covered: [batch.id for batch in covered.open_batches],
    ),
    named=Member(integer("收到名字的个数，各种单位都算"), lambda _, covered: covered.units),
    named_statutory=Member(integer("收到名字的县级行政区数"), lambda _, covered: covered.statutory_units),
    unattributed=Member(
        integer("公布了而不知属于哪里的个数：其中可能有这里的"), lambda _, covered: covered.unattributed
    ),
    share_statutory=Member(
        nullable(share("收到名字的县级行政区占分母的比例；分母为零则为 null")),
        lambda _, covered: rounded(covered.share_statutory),
    ),
    share_named=Member(
        nullable(share("收到名字的全部单位与分母之比")), lambda _, covered: rounded(covered.share_all)
    ),
    share_declared=Member(
        nullable(share("公布的个数与分母之比")), lambda _, covered: rounded(covered.share_declared)
    ),
)
_BATCH: Shape[tuple[Province, Batch]] = shape(
    "一批之中这个省的个数",
    batch_id=Member(columns("batch_totals", "batch_id").schema["batch_id"], lambda _, row: row[1].id),
    declared=Member(nullable(integer("公布的个数；不知道则为 null")), lambda at, row: _declared(at, *row)),
    named=Member(
        integer("收到名字的个数"), lambda at, row: len(at.data.named_in_province[row[1].id, row[0].code])
    ),
)
_PROVINCE: Mapping[str, Member[Province]] = {
    **columns("provinces", without=("pinyin",)).members(),
    "coverage": Member(
        nullable(ref("Coverage", "不适用的为 null")),
        lambda at, province: (
            COVERAGE.of(at, coverage(at.data, province_codes=[province.code])) if province.covered else None
        ),
    ),
}
_PROVINCE_PAGE: Member[Province] = address("网页", lambda _, province: urls.province(province.slug))


def _units(of: Callable[[At, T], Iterable[County]]) -> Member[T]:
    def statuses(at: At, item: T) -> Iterable[CountyStatus]:
        every = county_statuses(at.data)
        return (every[unit.code] for unit in of(at, item))

    return list_of(SUMMARY, statuses, "全部县级单位，已撤销的和功能区也在内")


PROVINCE_SUMMARY: Shape[Province] = shape(
    "一个省级行政区",
    "ProvinceSummary",
    **_PROVINCE,
    links=links(page=_PROVINCE_PAGE, self=address("全部内容", lambda _, province: urls.api(_file(province)))),
)
PROVINCE: Shape[Province] = shape(
    "一个省级行政区的全部内容",
    "Province",
    **_PROVINCE,
    batches=list_of(
        _BATCH,
        lambda at, province: [(province, batch) for batch in at.data.batches if province.covered],
    ),
    plan_ids=Member(
        array(text("规划"), "这个省和省内各县的规划，见 plans/{id}.json"),
        lambda at, province: [plan.id for plan in at.data.plans if plan.province_code == province.code],
    ),
    prefectures=list_of(
        shape("一个地级行政区", **columns("prefectures", "code", "name").members()),
        lambda at, province: at.data.prefectures_of[province.code],
        "直辖市没有",
    ),
    counties=_units(lambda at, province: at.data.counties_of_province[province.code]),
    links=links(
        page=_PROVINCE_PAGE,
        feed=address_or_null(
            "这个省的 Atom",
            lambda _, province: urls.province_feed(province.slug) if province.covered else None,
        ),
    ),
)
PREFECTURE_SUMMARY: Shape[Prefecture] = shape(
    "一个地级行政区",
    "PrefectureSummary",
    **columns("prefectures", without=("pinyin",)).members(),
    coverage=Member(
        ref("Coverage", "分地级的公布数不见于任何文件，所以 declared 等于 named"),
        lambda at, item: COVERAGE.of(at, coverage(at.data, prefecture_code=item.code)),
    ),
)
PREFECTURE: Shape[Prefecture] = shape(
    "一个地级行政区的全部内容",
    "Prefecture",
    **PREFECTURE_SUMMARY.members,
    counties=_units(lambda at, item: at.data.counties_of_prefecture[item.code]),
    links=links(
        page=address("网页", lambda _, item: urls.prefecture(item.code)),
        province=address(
            "所属省份的响应", lambda at, item: urls.api(_file(at.data.province[item.province_code]))
        ),
    ),
)
COMPONENTS = components(COVERAGE, PROVINCE_SUMMARY, PROVINCE, PREFECTURE_SUMMARY, PREFECTURE)


def place_files(envelope: Envelope) -> Iterator[OutputFile]:
    """Lists of provinces and prefectures, and a file for each of them."""
    data = envelope.data
    yield envelope.listed("provinces.json", PROVINCE_SUMMARY, data.provinces)
    for province in data.provinces:
        yield envelope.single(_file(province), PROVINCE, province)
    yield envelope.listed("prefectures.json", PREFECTURE_SUMMARY, data.prefectures)
    for prefecture in data.prefectures:
        yield envelope.single(f"prefectures/{prefecture.code}.json", PREFECTURE, prefecture)


def _file(province: Province) -> str:
    return f"provinces/{province.slug}.json"


def _declared(at: At, province: Province, batch: Batch) -> int | None:
    state = batch_completeness(at.data, batch)
    declared = state.declared_by_province.get(province.code)
    is_known = declared is not None or state.declared == sum(state.declared_by_province.values())
    return declared or 0 if is_known else None
