"""What changed: versions of the data, mended errors, and what happened in the world by its own dates."""

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.analysis.events import Event, events
from sitegen.api.envelope import Envelope, link
from sitegen.api.evidence import evidence
from sitegen.api.from_schema import columns
from sitegen.api.schema import DATE, LINK, array, nullable, record, ref, text
from sitegen.api.vocabulary import coded
from sitegen.model.history import Release
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.versions.history import Difference, History, RowChange
from sitegen.versions.rows import ADD, DEL, MOD

VERSION_SCHEMA = record(
    "数据的一个版本",
    version=text("版本号", pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$"),
    released_on=text("编成的日期", form=DATE),
    changes=array(record("与上一版相比的一处变化", kind=ref("ChangeKind"), text=text("变化"))),
    digest=nullable(text("全部文件的 SHA-256；没有留存的版本为 null", pattern=r"^[0-9a-f]{64}$")),
    page=nullable(text("这一版当时的数据", form=LINK)),
    difference=ref("Difference", "与上一版相比；最早的一版没有"),
)
_CELLS = {"type": "object", "additionalProperties": {"type": "string"}}
ROW_CHANGE_SCHEMA = record(
    "一张表里一行的变化",
    resource=text("表名"),
    operation=text("ADD 增，MOD 改，DEL 删", words=(ADD, MOD, DEL)),
    key={**_CELLS, "description": "主键各栏的值"},
    before=nullable({**_CELLS, "description": "原值：改的写有变化的各栏，删的写整行；增的为 null"}),
    after=nullable({**_CELLS, "description": "新值：改的写有变化的各栏，增的写整行；删的为 null"}),
    reasons=array(text("一个原因"), "更正里登记的原因，可能没有"),
    sources=array(text("来源的编号"), "所据的来源，可能没有"),
)
_CORRECTION = columns("corrections")
CORRECTION_SCHEMA = record("发布过的一处错误", **_CORRECTION.schema, evidence=ref("Evidence"))
EVENT_SCHEMA = record(
    "一件事，与 Atom 里的条目相同",
    kind=ref("EventKind"),
    name=text("批次或规划的编号，或版本号"),
    title=text("标题"),
    statement=text("一句话"),
    happened_on=nullable(text("成文日期，其次是公布日期；两者都不知道的为 null", form=DATE)),
    links=record("相关的网址", page=text("网页", form=LINK), api=text("接口的响应", form=LINK)),
)
DIFFERENCE_SCHEMA = record(
    "两版数据之间的差",
    rows=array(ref("RowChange"), "逐行的增、改、删"),
    files=array(
        record(
            "整个换过的一个文件：不是表，或行序、主键换过",
            path=text("文件"),
            operation=text("ADD 增，MOD 改，DEL 删", words=(ADD, MOD, DEL)),
        )
    ),
)
CHANGES_SCHEMA = record(
    "有过什么变化",
    versions=array(ref("Version"), "数据的各个版本，新的在前"),
    unreleased=ref("Difference", "最近一版以后，已经在本站而还没有成为一版的变化"),
    corrections=array(ref("Correction"), "发布过而后改正的错误，可能没有"),
    events=array(
        ref("Event"), "批次、规划和版本，新的在前；日期不知道的按所据来源的日期排，来源也没有的按本版的日期排"
    ),
)
COMPONENTS = {
    "Version": VERSION_SCHEMA,
    "Difference": DIFFERENCE_SCHEMA,
    "RowChange": ROW_CHANGE_SCHEMA,
    "Correction": CORRECTION_SCHEMA,
    "Event": EVENT_SCHEMA,
    "Changes": CHANGES_SCHEMA,
}


def change_files(envelope: Envelope, history: History) -> Iterator[OutputFile]:
    """One file of all changes."""
    data = envelope.data
    root = envelope.root("changes.json")
    yield envelope.response(
        "changes.json",
        {
            "versions": [_version(data, release, history, root) for release in data.changelog],
            "unreleased": _difference(history.unreleased_difference),
            "corrections": [
                {**_CORRECTION.of(data, item), "evidence": evidence(data, item.citation)}
                for item in data.corrections
            ],
            "events": [_event(data, event, root) for event in events(data)],
        },
    )


def _version(data: SiteData, release: Release, history: History, root: str) -> Mapping[str, Any]:
    kept = history.versions.get(release.version)
    return {
        "version": release.version,
        "released_on": release.date.isoformat(),
        "changes": [{"kind": coded(data, change.kind), "text": change.text} for change in release.changes],
        "digest": kept.state.digest if kept else None,
        "page": link(root, urls.version(release.version)) if kept else None,
        "difference": _difference(history.difference(release.version)),
    }


def _difference(difference: Difference) -> Mapping[str, Any]:
    return {
        "rows": [_row(change) for change in difference.rows],
        "files": [{"path": item.path, "operation": item.operation} for item in difference.files],
    }


def _row(change: RowChange) -> Mapping[str, Any]:
    return {
        "resource": change.resource,
        "operation": change.operation,
        "key": change.key,
        "before": change.before,
        "after": change.after,
        "reasons": list(change.reasons),
        "sources": list(change.sources),
    }


def _event(data: SiteData, event: Event, root: str) -> Mapping[str, Any]:
    return {
        "kind": coded(data, event.kind),
        "name": event.name,
        "title": event.title,
        "statement": event.statement,
        "happened_on": event.happened_on.isoformat() if event.happened_on else None,
        "links": {"page": link(root, event.url), "api": link(root, urls.api(event.api_path))},
    }
