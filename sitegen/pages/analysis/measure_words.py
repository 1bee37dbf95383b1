"""How a figure was recomputed, as a reader of Chinese would say it."""

from sitegen.analysis.checked_claims import ClaimResult
from sitegen.model.claims import Parameters
from sitegen.model.codes import UnitKind
from sitegen.model.plans import Stage
from sitegen.model.site_data import SiteData
from sitegen.site.words import listed

_MEASURES = {
    "certified": "数收到名字的认定单位",
    "certified_declared": "加总公布的认定单位数，还没有收到名字的也计入",
    "certified_rank": "按公布的认定单位数排名次",
    "certified_provinces": "数有认定单位的省份",
    "uncertified_provinces": "数适用认定而没有认定单位的省份",
    "certified_share": "公布的认定单位数÷年末县级行政区数",
    "places_above_average": "数公布数÷县级行政区数高于全国的地方",
    "share_of_total": "所列省份公布数÷全国公布数",
    "statutory_counties": "数年末的县级行政区，不含功能区",
    "provinces": "数省级行政区",
    "prefectures": "数地级行政区",
    "full_prefectures": "数全部县级行政区都已认定的地级行政区",
    "full_provinces": "数全部县级行政区都已认定的省份",
    "growth": "后一批公布数减前一批公布数",
    "planned": "数规划点名的县级单位",
    "planned_declared": "加总规划印出的各年数目",
    "indicators": "数指标",
    "thresholds": "数指标要求",
    "rules": "数判定规则",
    "sources": "数来源",
    "departments": "数责任部门",
    "zones": "数功能区",
    "certified_units_named_share": "收到名字的单位数÷公布数",
}
_PARAMETERS = {
    "batches": "批次",
    "from_batch": "前一批",
    "to_batch": "后一批",
    "provinces": "省份",
    "regions": "区域",
    "counties": "县级单位",
    "year": "年末",
    "years": "年份",
    "plans": "规划",
    "stage": "阶段",
    "groups": "方面",
    "indicators": "指标",
    "kind": "范围",
}


def derivation_words(data: SiteData, result: ClaimResult) -> str:
    """The rule and the scope of a recomputed figure, or why it cannot be recomputed."""
    claim = result.claim
    if claim.measure is None:
        return claim.uncheckable or ""
    return f"{rule_words(data, claim.measure, claim.parameters)}。"


def rule_words(data: SiteData, measure: str, parameters: Parameters) -> str:
    """The rule of a measure, and its scope in brackets."""
    words = scope_words(data, parameters)
    rule = _MEASURES.get(measure, measure)
    return f"{rule}（{words}）" if words else rule


def scope_words(data: SiteData, parameters: Parameters) -> str:
    """Arguments of a measure in words: 批次：2024年；省份：浙江."""
    return "；".join(
        f"{_PARAMETERS.get(key, key)}：{_value(data, key, value)}" for key, value in parameters.items()
    )


def _value(data: SiteData, key: str, value: str | int | tuple[str, ...]) -> str:
    items = value if isinstance(value, (tuple, list)) else (value,)
    return listed(_word(data, key, str(item)) for item in items)


def _word(data: SiteData, key: str, item: str) -> str:
    if key == "provinces" and item in data.province:
        return data.province[item].short_name
    if key == "counties" and item in data.county:
        return data.full_name(data.county[item])
    if key in ("batches", "from_batch", "to_batch") and item in data.batch:
        return data.batch[item].label
    if key == "plans" and item in data.plan:
        return data.plan[item].title
    if key == "stage":
        return data.label(Stage(item))
    return data.label(UnitKind(item)) if key == "kind" else item
