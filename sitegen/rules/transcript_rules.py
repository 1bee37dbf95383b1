"""The list of transcripts against the files and the sources."""

from collections.abc import Iterator

from sitegen.datasets.faults import Fault, item_fault
from sitegen.datasets.transcripts import FOLDER
from sitegen.findings import Finding
from sitegen.rules.sound_rows import SoundRows

_CODE = "transcript"


def transcripts_listed(sound: SoundRows) -> Iterator[Fault]:
    """Each transcript is listed once, and its file is there, named after its source and unchanged."""
    document = sound.documents.get("transcripts")
    if document is None:
        return
    listed: set[str] = set()
    for index, item in enumerate(document.items):
        name, file = item["file"], sound.transcripts.get(item["file"])
        if name in listed:
            yield item_fault(document, (index, "file"), _CODE, f"{name} 已经登记过", "只留一条")
        elif name.rpartition(".")[0] != item["source_id"]:
            message = f"文件名 {name} 不是来源 {item['source_id']} 的"
            yield item_fault(document, (index, "file"), _CODE, message, "文件名写来源编号，加 .txt 或 .csv")
        elif file is None:
            yield item_fault(
                document, (index, "file"), _CODE, f"{FOLDER}/ 里没有 {name}", "放回这个文件，或删去这一条"
            )
        elif file.sha256 != item["digest"]:
            message = f"{file.path} 和登记的校验和不符，文字版改过了"
            remedy = f"对照来源核对改动；改得对，就把 digest 改为 {file.sha256}，read_on 改为核对的日期"
            yield item_fault(document, (index, "digest"), _CODE, message, remedy)
        listed.add(name)
    for name, file in sound.transcripts.items():
        if name not in listed:
            message = "transcripts.yaml 没有登记这个文件，没有一行和它相对"
            remedy = f"在 transcripts.yaml 登记：source_id、file、digest（{file.sha256}）、extent、read_on"
            yield Fault(finding=Finding(file.path, "file-unlisted", message, remedy))


def transcripts_dated(sound: SoundRows) -> Iterator[Fault]:
    """A source that was opened is checked on the day on which its transcript was made."""
    for document, index, item in sound.items("transcripts"):
        source = sound.find("sources", item["source_id"])
        if source and source["checked_on"] not in ("", item["read_on"]):
            message = f"抄录日期 {item['read_on']} 与 sources.csv 第 {source.line} 行的核对日期"
            message += f" {source['checked_on']} 不同"
            yield item_fault(
                document, (index, "read_on"), _CODE, message, "两处写同一天：最近一次对照来源的日期"
            )
