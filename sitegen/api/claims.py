"""Claims: published figures held against the data."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.analysis.checked_claims import ClaimResult, check_claims
from sitegen.api.envelope import Envelope
from sitegen.api.evidence import evidence
from sitegen.api.from_schema import columns
from sitegen.api.schema import integer, nullable, number, record, ref, text
from sitegen.api.vocabulary import coded
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile

_CLAIM = columns("claims", without=("uncheckable", "parameters"))
CLAIM_SCHEMA = record(
    "一个公开的数字，和用本数据重算的结果",
    id=text("编号"),
    statement=text("说的是什么，用编者的话写"),
    published={
        "type": ["number", "string"],
        "description": "公布的数；百分数写 0 至 100；不是数的写作文字",
    },
    recomputed=nullable(number("重算的数，小数位数与公布的相同；无法重算的为 null")),
    verdict=ref("Verdict"),
    decimals=integer("公布的数取到几位小数"),
    measure=nullable(text("用哪种算法；无法重算的为 null")),
    parameters={
        "type": "object",
        "description": "算法的参数：文字、整数，或文字的列表",
        "additionalProperties": {
            "anyOf": [
                {"type": "string"},
                {"type": "integer"},
                {"type": "array", "items": {"type": "string"}},
            ]
        },
    },
    derivation=text("怎样算的，或为什么无法重算"),
    note=text("编者的说明，可能为空字符串"),
    evidence=ref("Evidence"),
)
COMPONENTS = {"Claim": CLAIM_SCHEMA}


def claim_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of all claims."""
    claims = [_claim(envelope.data, result) for result in check_claims(envelope.data)]
    yield envelope.response("claims.json", claims)


def _claim(data: SiteData, result: ClaimResult) -> Mapping[str, Any]:
    claim = result.claim
    return {
        **_CLAIM.of(data, claim),
        "recomputed": result.value,
        "verdict": coded(data, result.verdict),
        "parameters": {
            key: list(value) if isinstance(value, tuple) else value for key, value in claim.parameters.items()
        },
        "derivation": result.derivation,
        "evidence": evidence(data, claim.citation),
    }
