"""A transcript with what the list of transcripts says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sitegen.datasets.package import Package
from sitegen.datasets.reader import Row
from sitegen.datasets.transcripts import Transcript
from sitegen.importers.files.text_source import SourceText, source_from_text


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceTranscript:
    """What one source prints, and what it is printed about."""

    source_id: str
    batch_id: str | None
    """Batch whose names it lists."""
    plan_id: str | None
    """Plan whose years it lists."""
    file: Transcript
    stage: str | None = None
    """Stage of the targets in its year table; None when it holds none."""
    province: str | None = None
    """Province of a list that prints none."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Codes that were given by hand for names that it prints."""

    def is_source_of(self, row: Row) -> bool:
        """True for a row that rests on the source."""
        return row["source_id"] == self.source_id

    @property
    def text(self) -> SourceText:
        """Its lines as an importer reads them."""
        return source_from_text(self.file.text, self.file.path)

    @property
    def lines(self) -> Iterator[tuple[int, str]]:
        """Number and text of each line that is not empty."""
        for number, line in enumerate(self.file.text.split("\n"), 1):
            if line.strip():
                yield number, line.strip()


def source_transcripts(package: Package) -> Iterator[SourceTranscript]:
    """Every transcript of the list whose file is there."""
    document = package.documents.get("transcripts")
    for item in document.items if document else ():
        file = package.transcripts.get(item["file"])
        if file is not None:
            yield source_transcript(item, file)


def source_transcript(item: Mapping[str, Any], file: Transcript) -> SourceTranscript:
    """The transcript `file` as `item` of the list of transcripts describes it."""
    return SourceTranscript(
        source_id=item["source_id"],
        batch_id=item.get("batch_id"),
        plan_id=item.get("plan_id"),
        file=file,
        stage=item.get("stage"),
        province=item.get("province"),
        codes=item.get("codes", {}),
    )
