"""Claims: published figures held against the data."""

from collections.abc import Iterator

from sitegen.analysis.checked_claims import ClaimResult, check_claims
from sitegen.api.envelope import Envelope
from sitegen.api.evidence import EVIDENCE
from sitegen.api.schema import Schema, integer, nullable, number, ref, text
from sitegen.api.shape import Member, Shape, components, shape
from sitegen.api.vocabulary import coded
from sitegen.output import OutputFile

_PUBLISHED: Schema = {
    "type": ["number", "string"],
    "description": "公布的数；百分数写 0 至 100；不是数的写作文字",
}
_PARAMETERS: Schema = {
    "type": "object",
    "description": "算法的参数：文字、整数，或文字的列表",
    "additionalProperties": {
        "anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "array", "items": {"type": "string"}}]
    },
}
CLAIM: Shape[ClaimResult] = shape(
    "一个公开的数字，和用本数据重算的结果",
    "Claim",
    id=Member(text("编号"), lambda _, result: result.claim.id),
    statement=Member(text("说的是什么，用编者的话写"), lambda _, result: result.claim.statement),
    published=Member(_PUBLISHED, lambda _, result: result.claim.published),
    measure=Member(nullable(text("用哪种算法；无法重算的为 null")), lambda _, result: result.claim.measure),
    decimals=Member(integer("公布的数取到几位小数"), lambda _, result: result.claim.decimals),
    note=Member(text("编者的说明，可能为空字符串"), lambda _, result: result.claim.note),
    recomputed=Member(
        nullable(number("重算的数，小数位数与公布的相同；无法重算的为 null")), lambda _, result: result.value
    ),
    verdict=Member(ref("Verdict"), lambda at, result: coded(at.data, result.verdict)),
    parameters=Member(
        _PARAMETERS,
        lambda _, result: {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in result.claim.parameters.items()
        },
    ),
    derivation=Member(text("怎样算的，或为什么无法重算"), lambda _, result: result.derivation),
    evidence=Member(ref("Evidence"), lambda at, result: EVIDENCE.of(at, result.claim.citation)),
)
COMPONENTS = components(CLAIM)


def claim_files(envelope: Envelope) -> Iterator[OutputFile]:
    """The list of all claims."""
    yield envelope.listed("claims.json", CLAIM, check_claims(envelope.data))
