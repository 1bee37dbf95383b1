"""Every released version as it was: its files below `/v/<version>/`, one zip of them, their checksums."""

from collections.abc import Iterator

from sitegen.exports.zip_file import CHECKSUMS, Stamp, checksum_lines, zip_file
from sitegen.output import OutputFile, pretty_json
from sitegen.site import urls
from sitegen.versions.history import History
from sitegen.versions.released import Version


def version_files(history: History) -> Iterator[OutputFile]:
    """The files of all versions, oldest first; the delta of each begins with the version before it."""
    before: Version | None = None
    for version in history.versions.values():
        files = {
            **version.state.files,
            urls.VERSION_PACKAGE: zip_file(version.state.files),
            urls.VERSION_DELTA: version.content,
        }
        stamps = [Stamp.of(path, content) for path, content in files.items()]
        manifest = {
            "version": version.number,
            "digest": version.state.digest,
            "previous": before and {"version": before.number, "digest": before.state.digest},
            "files": [stamp._asdict() for stamp in stamps],
        }
        files |= {urls.VERSION_MANIFEST: pretty_json(manifest), CHECKSUMS: checksum_lines(stamps)}
        for path, content in files.items():
            url = urls.version_file(version.number, path)
            yield OutputFile(path=urls.file_path(url), content=content)
        before = version
