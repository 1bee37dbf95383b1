"""What changed: versions of the data, mended errors, and what happened in the world by its own dates."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.analysis.events import Event, events
from sitegen.api.envelope import Envelope
from sitegen.api.evidence import EVIDENCED
from sitegen.api.from_schema import columns
from sitegen.api.schema import DATE, array, nullable, ref, text
from sitegen.api.shape import Member, Shape, address, address_or_null, components, links, list_of, shape
from sitegen.api.vocabulary import coded
from sitegen.model.history import Change, Correction, Release
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.versions.history import Difference, FileChange, History, RowChange
from sitegen.versions.released import Version
from sitegen.versions.rows import ADD, DEL, MOD


@dataclass(frozen=True, kw_only=True, slots=True)
class _Version:
    """A release, what is kept of it, and what it changed."""

    release: Release
    kept: Version | None
    difference: Difference


_OPERATION = text("ADD 增，MOD 改，DEL 删", words=(ADD, MOD, DEL))
_CELLS = {"type": "object", "additionalProperties": {"type": "string"}}
ROW_CHANGE: Shape[RowChange] = shape(
    "一张表里一行的变化",
    "RowChange",
    resource=Member(text("表名"), lambda _, change: change.resource),
    operation=Member(_OPERATION, lambda _, change: change.operation),
    key=Member({**_CELLS, "description": "主键各栏的值"}, lambda _, change: change.key),
    before=Member(
        nullable({**_CELLS, "description": "原值：改的写有变化的各栏，删的写整行；增的为 null"}),
        lambda _, change: change.before,
    ),
    after=Member(
        nullable({**_CELLS, "description": "新值：改的写有变化的各栏，增的写整行；删的为 null"}),
        lambda _, change: change.after,
    ),
    reasons=Member(
        array(text("一个原因"), "更正里登记的原因，可能没有"), lambda _, change: list(change.reasons)
    ),
    sources=Member(array(text("来源的编号"), "所据的来源，可能没有"), lambda _, change: list(change.sources)),
)
_FILE_CHANGE: Shape[FileChange] = shape(
    "整个换过的一个文件：不是表，或行序、主键换过",
    path=Member(text("文件"), lambda _, change: change.path),
    operation=Member(_OPERATION, lambda _, change: change.operation),
)
DIFFERENCE: Shape[Difference] = shape(
    "两版数据之间的差",
    "Difference",
    rows=list_of(ROW_CHANGE, lambda _, difference: difference.rows, "逐行的增、改、删"),
    files=list_of(_FILE_CHANGE, lambda _, difference: difference.files),
)
_CHANGE: Shape[Change] = shape(
    "与上一版相比的一处变化",
    kind=Member(ref("ChangeKind"), lambda at, change: coded(at.data, change.kind)),
    text=Member(text("变化"), lambda _, change: change.text),
)
VERSION: Shape[_Version] = shape(
    "数据的一个版本",
    "Version",
    version=Member(text("版本号", pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$"), lambda _, item: item.release.version),
    released_on=Member(text("编成的日期", form=DATE), lambda _, item: item.release.date.isoformat()),
    changes=list_of(_CHANGE, lambda _, item: item.release.changes),
    digest=Member(
        nullable(text("全部文件的 SHA-256；没有留存的版本为 null", pattern=r"^[0-9a-f]{64}$")),
        lambda _, item: item.kept.state.digest if item.kept else None,
    ),
    page=address_or_null(
        "这一版当时的数据", lambda _, item: urls.version(item.release.version) if item.kept else None
    ),
    difference=Member(
        ref("Difference", "与上一版相比；最早的一版没有"), lambda at, item: DIFFERENCE.of(at, item.difference)
    ),
)
CORRECTION: Shape[Correction] = shape(
    "发布过的一处错误", "Correction", **columns("corrections").members(), evidence=EVIDENCED
)
EVENT: Shape[Event] = shape(
    "一件事，与 Atom 里的条目相同",
    "Event",
    kind=Member(ref("EventKind"), lambda at, event: coded(at.data, event.kind)),
    name=Member(text("批次或规划的编号，或版本号"), lambda _, event: event.name),
    title=Member(text("标题"), lambda _, event: event.title),
    statement=Member(text("一句话"), lambda _, event: event.statement),
    happened_on=Member(
        nullable(text("成文日期，其次是公布日期；两者都不知道的为 null", form=DATE)),
        lambda _, event: event.happened_on.isoformat() if event.happened_on else None,
    ),
    links=links(
        page=address("网页", lambda _, event: event.url),
        api=address("接口的响应", lambda _, event: urls.api(event.api_path)),
    ),
)
CHANGES: Shape[History] = shape(
    "有过什么变化",
    "Changes",
    versions=list_of(
        VERSION,
        lambda at, history: [_version(release, history) for release in at.data.changelog],
        "数据的各个版本，新的在前",
    ),
    unreleased=Member(
        ref("Difference", "最近一版以后，已经在本站而还没有成为一版的变化"),
        lambda at, history: DIFFERENCE.of(at, history.unreleased_difference),
    ),
    corrections=list_of(CORRECTION, lambda at, _: at.data.corrections, "发布过而后改正的错误，可能没有"),
    events=list_of(
        EVENT,
        lambda at, _: events(at.data),
        "批次、规划和版本，新的在前；日期不知道的按所据来源的日期排，来源也没有的按本版的日期排",
    ),
)
COMPONENTS = components(VERSION, DIFFERENCE, ROW_CHANGE, CORRECTION, EVENT, CHANGES)


def change_files(envelope: Envelope, history: History) -> Iterator[OutputFile]:
    """One file of all changes."""
    yield envelope.single("changes.json", CHANGES, history)


def _version(release: Release, history: History) -> _Version:
    return _Version(
        release=release,
        kept=history.versions.get(release.version),
        difference=history.difference(release.version),
    )
