"""How large an upstream file may be: a list of counties is small, and a crafted file must not cost a machine.

Every bound is many times what the largest notice needs.
"""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.parsers import expat

from sitegen.findings import Finding
from sitegen.plain_file import plain_parts

MOST_BYTES = 32_000_000
"""Of a file as it lies on disk."""
MOST_UNPACKED = 128_000_000
"""Of everything in a .docx or .xlsx, pictures included."""
MOST_PARTS = 5_000
MOST_MARKUP = 16_000_000
"""Of the XML in it: a tree takes some twenty times as much memory."""
MOST_COLUMNS = 256
"""Of a table, and so of what one cell may span."""
MOST_ROWS = 10_000
"""Of a sheet, empty ones above the last included; lines of a text."""
MOST_CELLS = 100_000
"""Of all tables of a file."""
MOST_HEADINGS = 2_000
"""Heads and feet of pages, names of sheets."""
MOST_CHARACTERS = 100_000
"""Of the text in a file: all units of the nation with their prefectures have some 30,000."""
MOST_IN_LINE = 30_000
"""Characters of one line: work on a sentence grows faster than its length."""
MOST_HTML = 4_000_000
"""Characters of a saved page with its scripts and pictures."""
MOST_TAGS = 50_000
MOST_MARKS = 200
"""Elements of a page within each other that are crossed out or hidden."""
MOST_ODD = 500
"""Comments, declarations and scripts of a page: each that is not closed is looked for to the end."""
MOST_ELEMENTS = 400_000
"""Of all XML in a .docx or .xlsx."""
MOST_ATTRIBUTES = 100
"""Of one element."""
MOST_ATTRIBUTE = 10_000
"""Characters of one of them."""
MOST_PDF = 8_000_000
"""Bytes of a .pdf; what draws a page is read as a whole."""
MOST_PAGES = 300
MOST_CONTENT = 2_000_000
"""Bytes of what draws the pages of a .pdf, unpacked, each drawing as often as it is used."""
MOST_FONTS = 6_000
"""Fonts that pages name, for each page anew: a page of ours has some ten."""
MOST_LETTERS = 8_000_000
"""Bytes that say which letters the fonts of a .pdf show, for each page anew."""
MOST_PARTS_OF_TAGS = 200_000
"""Blanks, quotes and slashes in long tags: each may begin an attribute."""
MOST_SEEKING = 40_000_000
"""Characters from the begin of a long tag or a comment to its end, of all together."""
_LONG_TAG = 2_000
_PART = re.compile(r"[\s/\"'=]")
_ODD = re.compile(
    r"<!--|<!\[(?:cdata|temp|ignore|include|rcdata)?|<[!?]"
    r"|<(?:script|style|textarea|title)|<[a-z]+ [^>]{2000}"
)
_ENDS = {
    "<!--": "-->", "<![": "]>", "<!": ">", "<?": ">",
    "<script": "</script>", "<style": "</style>", "<textarea": "</textarea>", "<title": "</title>",
}  # fmt: skip
"""What the readers of pages look for behind each."""
_BEFORE_MARKUP = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n"
_MARKUP = (b"<", "<".encode("cp037"))
"""With what XML begins, whatever the name of its part is."""


class TooLargeError(Exception):
    """A file beyond a bound; its text says, in Chinese, what is too large in it."""


def too_large(path: str, error: TooLargeError) -> Finding:
    """Says that file `path` was not read, and why."""
    remedy = "只留下名单或表格的那几页，去掉多余的行、栏和图片，另存后再导入；或把文字复制到 .txt"
    return Finding(path, "too-large", f"没有读：{error}", remedy)


def check_size(file: Path) -> None:
    """Raises TooLargeError for a file that is none of a list."""
    most = MOST_PDF if file.suffix.lower() == ".pdf" else MOST_BYTES
    if file.stat().st_size > most:
        raise TooLargeError(f"文件超过 {most // 1_000_000} MB")


def check_archive(file: Path) -> None:
    """Raises TooLargeError for an archive beyond the bounds, BadZipFile or ExpatError for a damaged one.

    Sizes are those that the archive states; no more is read than these.
    """
    with zipfile.ZipFile(file) as archive:
        items = plain_parts(archive)
        if len(items) > MOST_PARTS or sum(item.file_size for item in items) > MOST_UNPACKED:
            raise TooLargeError("文件展开后太大，不像一份名单")
        if damaged := archive.testzip():
            raise zipfile.BadZipFile(damaged)
        markup = [item for item in items if _is_markup(archive, item)]
        if sum(item.file_size for item in markup) > MOST_MARKUP:
            raise TooLargeError("文件展开后太大，不像一份名单")
        elements = Elements()
        for item in markup:
            elements.read(archive.read(item))


def _is_markup(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bool:
    with archive.open(item) as part:
        return part.read(64).lstrip(_BEFORE_MARKUP).startswith(_MARKUP)


def check_text(text: str) -> None:
    """Raises TooLargeError for a text that is no list: too long, or of too many or too long lines."""
    if len(text) > MOST_CHARACTERS:
        raise TooLargeError(f"有 {len(text)} 个字，超过 {MOST_CHARACTERS} 个")
    check_lines(text.splitlines())


def check_lines(lines: Sequence[str]) -> None:
    """Raises TooLargeError as `check_text` does, for a text taken apart."""
    if len(lines) > MOST_ROWS:
        raise TooLargeError(f"有 {len(lines)} 行，超过 {MOST_ROWS} 行")
    if (longest := max(map(len, lines), default=0)) > MOST_IN_LINE:
        raise TooLargeError(f"有一行长 {longest} 个字，超过 {MOST_IN_LINE} 个")
    if (length := sum(map(len, lines))) > MOST_CHARACTERS:
        raise TooLargeError(f"有 {length} 个字，超过 {MOST_CHARACTERS} 个")


def check_headings(headings: Sequence[str]) -> None:
    """Raises TooLargeError for more heads and feet than pages have, or longer ones than lines are."""
    if len(headings) > MOST_HEADINGS:
        raise TooLargeError(f"页眉、页脚和工作表的名称有 {len(headings)} 处，超过 {MOST_HEADINGS} 处")
    check_lines(headings)


def check_html(text: str) -> None:
    """Raises TooLargeError for a page that would keep a parser busy."""
    if len(text) > MOST_HTML or text.count("&") > MOST_TAGS:
        raise TooLargeError(f"网页有 {len(text)} 个字符，太大")
    if (tags := max(text.count("<"), text.count(">") // 2)) > MOST_TAGS:
        raise TooLargeError(f"网页有 {tags} 个标签，超过 {MOST_TAGS} 个")
    _check_odd(text.lower())
    _check_tags(text)


def _check_odd(text: str) -> None:
    """A comment without an end is looked for as long as the page goes on, and so is the next one."""
    seeking = 0
    for number, found in enumerate(_ODD.finditer(text), 1):
        sought = _ENDS.get(found[0]) or ("]]>" if found[0].startswith("<![") else ">")
        end = text.find(sought, found.start())
        seeking += (len(text) if end < 0 else end) - found.start()
        if number > MOST_ODD or seeking > MOST_SEEKING:
            raise TooLargeError("网页里的脚本、注释和声明太多，或没有写完，不像一份名单")


def _check_tags(text: str) -> None:
    """A tag is read up to its end: one without an end for as long as the page goes on, and so is the next."""
    seeking = parts = 0
    for piece in text.split(">"):
        begin = piece.find("<")
        if begin >= 0 and len(piece) - begin > _LONG_TAG:
            seeking += sum(len(piece) - found.start() for found in re.finditer("<", piece))
            parts += sum(1 for _ in _PART.finditer(piece, begin))
    if seeking > MOST_SEEKING or parts > MOST_PARTS_OF_TAGS:
        raise TooLargeError("网页里有的标签没有写完，或属性太多")


def check_rows(rows: int) -> None:
    """Raises TooLargeError for a document of more paragraphs and rows than any list has."""
    if rows > MOST_ROWS:
        raise TooLargeError(f"有 {rows} 段或行以上，超过 {MOST_ROWS} 行")


def check_marks(depth: int) -> None:
    """Raises TooLargeError for a page whose crossed out or hidden parts hold ever more of their kind."""
    if depth > MOST_MARKS:
        raise TooLargeError(f"网页里删去或隐藏的部分一层套一层，超过 {MOST_MARKS} 层")


def check_cells(cells: int) -> None:
    """Raises TooLargeError for tables with more cells than any list has."""
    if cells > MOST_CELLS:
        raise TooLargeError(f"表格连同合并的有 {cells} 格以上，超过 {MOST_CELLS} 格")


def check_pages(pages: int) -> None:
    """Raises TooLargeError for a .pdf that is a book."""
    if pages > MOST_PAGES:
        raise TooLargeError(f"有 {pages} 页，超过 {MOST_PAGES} 页")


class Elements:
    """Counts the elements of XML as it goes by, over any number of parts."""

    def __init__(self, most: int = MOST_ELEMENTS) -> None:
        self._most, self._elements = most, 0

    def read(self, content: bytes) -> None:
        """Raises TooLargeError beyond a bound, ExpatError for XML that is none."""
        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(content, True)

    def _start(self, _name: str, attributes: list[str]) -> None:
        self._elements += 1
        if self._elements > self._most:
            raise TooLargeError(f"文件里的标记超过 {self._most} 个，不像一份名单")
        if len(attributes) > 2 * MOST_ATTRIBUTES or any(len(each) > MOST_ATTRIBUTE for each in attributes):
            raise TooLargeError("文件里有一个标记的属性太多或太长，不像一份名单")

    def _refuse(self, *_declaration: object) -> None:
        raise TooLargeError("文件里有自己定义的标记（DOCTYPE）")


def check_columns(columns: int) -> int:
    """`columns`, which a table has or a cell spans; raises TooLargeError beyond the bound."""
    if columns > MOST_COLUMNS:
        raise TooLargeError(f"有一格横跨或远在 {columns} 栏，超过 {MOST_COLUMNS} 栏")
    return columns
