"""What is wrong with style sheets, scripts and pictures, which designers write, before they are served."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from sitegen.characters import character_findings
from sitegen.datasets.text_file import decoded_text
from sitegen.findings import Finding
from sitegen.maps.palette import FILE, palette_findings
from sitegen.render.assets import imported_names

_TEXTS = re.compile(r".*\.(css|js|svg|html|txt|json|toml)")
_MAIN = "css/site.css"


def look_findings(static: Path) -> Iterator[Finding]:
    """Texts are UTF-8 and keep the rule for characters, pictures are XML, what the sheet imports is there.

    Files are named below `static/`, wherever the folder `static` is.
    """
    palette = static / "css" / FILE
    for file in sorted(path for path in static.rglob("*") if path.is_file() and path != palette):
        name = f"static/{file.relative_to(static).as_posix()}"
        if _TEXTS.fullmatch(name):
            yield from _text_findings(file, name)
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
            message = f"不是完整的 SVG：{expat.errors.messages[error.code]}"
            yield Finding(name, "svg-syntax", message, "用画图的软件重新导出", line=error.lineno)


def _missing(static: Path) -> Iterator[Finding]:
    text, faults = decoded_text(static / _MAIN, f"static/{_MAIN}")
    yield from faults if text is None else ()
    for number, name in imported_names(text or ""):
        if not (static / "css" / name).is_file():
            remedy = f"放回 static/css/{name}，或删去这一行"
            yield Finding(f"static/{_MAIN}", "file-missing", f"没有样式表 {name}", remedy, line=number)
