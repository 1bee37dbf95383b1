"""What is wrong with style sheets, scripts and pictures, which designers write, before they are served."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from sitegen.characters import character_findings
from sitegen.datasets.text_file import decoded_text
from sitegen.exceptions import BrokenFileError
from sitegen.findings import Finding
from sitegen.library_words import why
from sitegen.maps.palette import FILE, palette_findings
from sitegen.plain_file import LARGEST, plain_parts
from sitegen.publication.reading_back import refuse_broken
from sitegen.render.assets import imported_names

_TEXTS = re.compile(r".*\.(css|js|svg|html|txt|json|toml)")
_ARCHIVES = (".zip", ".xlsx")
_MAIN = "css/site.css"


def look_findings(static: Path) -> Iterator[Finding]:
    """Texts are UTF-8 and keep the rule for characters, pictures are XML, what the sheet imports is there.

    Every other file is what its name says. Files are named below `static/`, wherever the folder `static` is.
    """
    palette = static / "css" / FILE
    for file in sorted(path for path in static.rglob("*") if path.is_file() and path != palette):
        name = f"static/{file.relative_to(static).as_posix()}"
        findings = tuple(_text_findings(file, name)) if _TEXTS.fullmatch(name) else ()
        yield from findings or _broken(file, name)
    yield from palette_findings(palette, f"static/css/{FILE}")
    yield from _missing(static)


def _text_findings(file: Path, name: str) -> Iterator[Finding]:
    text, faults = decoded_text(file, name)
    yield from faults
    if text is None:
        return
    yield from character_findings(name, text.replace("\r\n", "\n"))
    if name.endswith(".svg"):
        try:
            expat.ParserCreate().Parse(text, True)
        except expat.ExpatError as error:
            message = f"不是完整的 SVG{why(expat.errors.messages[error.code])}"
            yield Finding(name, "svg-syntax", message, "用画图的软件重新导出", line=error.lineno)


def _broken(file: Path, name: str) -> Iterator[Finding]:
    """What would stop the build when the made files are read back."""
    try:
        if name.endswith(_ARCHIVES):
            _refuse_bomb(file, name)
        refuse_broken(name, file.read_bytes(), file)
    except BrokenFileError as error:
        message = f"不是完好的 {file.suffix.removeprefix('.').upper()} 文件{why(error.__cause__ or error)}"
        yield Finding(name, "broken-file", message, "换成完好的文件，或删去它")


def _refuse_bomb(file: Path, name: str) -> None:
    try:
        with ZipFile(file) as archive:
            unpacked = sum(part.file_size for part in plain_parts(archive))
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise BrokenFileError(name) from error
    if unpacked > LARGEST:
        raise BrokenFileError(f"解开来有 {unpacked / 1e6:.0f} MB，大过 {LARGEST // 1_000_000} MB")


def _missing(static: Path) -> Iterator[Finding]:
    text, faults = decoded_text(static / _MAIN, f"static/{_MAIN}")
    yield from faults if text is None else ()
    for number, name in imported_names(text or ""):
        if not (static / "css" / name).is_file():
            remedy = f"放回 static/css/{name}，或删去这一行"
            yield Finding(f"static/{_MAIN}", "file-missing", f"没有样式表 {name}", remedy, line=number)
