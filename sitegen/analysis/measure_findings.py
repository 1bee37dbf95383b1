"""Measures that YAML documents ask for: known by name, with the parameters they take, and with a value."""

import inspect
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.analysis.measures import MEASURES
from sitegen.datasets.nearest import nearest
from sitegen.datasets.yaml_file import KeyPath, YamlDocument
from sitegen.findings import Finding
from sitegen.model.site_data import SiteData


def check_measures(data: SiteData, documents: Iterable[YamlDocument]) -> tuple[Finding, ...]:
    """A finding for every item of `documents` whose measure does not exist or cannot be computed."""
    return tuple(
        finding
        for document in documents
        for index, item in enumerate(document.items)
        if isinstance(item.get("measure"), str)
        for finding in _item_findings(data, document, index, item)
    )


def _item_findings(
    data: SiteData, document: YamlDocument, index: int, item: Mapping[str, Any]
) -> Iterator[Finding]:
    name, parameters = item["measure"], item.get("parameters", {})
    function, place = MEASURES.get(name), (index, "measure")
    if function is None:
        meant = nearest(name, MEASURES, cutoff=0.6)
        remedy = f"可能是“{meant}”；" if meant else ""
        message = f"没有名为“{name}”的算法"
        yield _finding(document, place, name, message, f"{remedy}可用的有：{'、'.join(sorted(MEASURES))}")
        return
    known = list(inspect.signature(function).parameters.values())[1:]
    names = [parameter.name for parameter in known]
    wrong = [key for key in parameters if key not in names]
    lacking = [
        parameter.name
        for parameter in known
        if parameter.default is inspect.Parameter.empty and parameter.name not in parameters
    ]
    remedy = f"{name} 的参数有：{'、'.join(names) or '无'}"
    for key in wrong:
        yield _finding(document, (index, "parameters", key), key, f"算法 {name} 没有参数“{key}”", remedy)
    for key in lacking:
        yield _finding(document, (index, "parameters"), None, f"算法 {name} 缺少参数“{key}”", remedy)
    if not (wrong or lacking):
        try:
            function(data, **parameters)
        except (ArithmeticError, LookupError, ValueError):
            message = f"算法 {name} 用这些参数算不出数：范围里没有可算的东西"
            yield _finding(document, (index, "parameters"), None, message, "改参数，使范围里有数据")


def _finding(document: YamlDocument, keys: KeyPath, value: str | None, message: str, remedy: str) -> Finding:
    name = next(key for key in reversed(keys) if isinstance(key, str))
    return document.finding(keys, "unknown-measure", message, remedy, field=name, value=value)
