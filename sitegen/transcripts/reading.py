"""A transcript with what the list of transcripts says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.datasets.package import Package
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
            yield _transcript(item, file)


def _transcript(item: Mapping[str, str], file: Transcript) -> SourceTranscript:
    return SourceTranscript(
        source_id=item["source_id"],
        batch_id=item.get("batch_id"),
        plan_id=item.get("plan_id"),
        file=file,
    )
