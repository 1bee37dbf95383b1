"""What mending did to one file: the file before and after, and each kind of mending with its lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import unified_diff
from enum import StrEnum

from sitegen.characters import visible
from sitegen.datasets.faults import line_ranges


class Mending(StrEnum):
    """One kind of mending, in the words in which it is reported."""

    ENCODING = "编码由 GBK 改为 UTF-8"
    BYTE_ORDER_MARK = "去掉文件开头的字节序标记（BOM）"
    LINE_ENDING = "换行符改为 LF"
    FINAL_NEWLINE = "文件末尾补上换行"
    TRAILING_SPACE = "去掉行末的空格"
    BLANK_ROW = "删去空行"
    PADDING = "去掉行末多余的逗号和末尾的空列"
    HEADER = "表头去掉空格、改为半角"
    COLUMNS = "列按规定的顺序排"
    SPACE = "去掉格子前后的空格"
    INVISIBLE = "去掉看不见的字符"
    WIDTH = "全角的字母、数字、标点改为半角"
    YEAR_BRACKETS = "文号里年份的括号改为〔〕"
    DATE = "日期改为 2025-03-14 的写法"
    NUMBER = "数去掉逗号、加号和多余的 0"
    BOOLEAN = "是否改为 true 或 false"
    SCIENTIFIC = "科学记数法还原为代码"
    PLACEHOLDER = "“无”“N/A”一类的占位改为空"
    SPREADSHEET_DATE = "表格软件当作日期改掉的，还原为原来的写法"
    DUPLICATE = "删去与前面完全相同的行"
    ORDER = "行按主键排序"
    QUOTES = "引号只在需要时使用"


@dataclass(frozen=True, kw_only=True, slots=True)
class MendedFile:
    """One file of the datasets, before and after mending."""

    path: str
    """Relative to the project root."""
    content: bytes
    """The file as it is."""
    text: str
    """The same as text, whose lines end in a line feed."""
    mended: str
    mendings: Mapping[Mending, tuple[int, ...]]
    """Kinds of mending that were done, with lines of the old file; no lines for the file as a whole."""
    left: tuple[str, ...] = ()
    """What could not be mended, in words."""

    @property
    def is_changed(self) -> bool:
        """True when something was mended."""
        return bool(self.mendings) and self.mended.encode("utf-8") != self.content

    @property
    def summary(self) -> tuple[str, ...]:
        """Each kind of mending with its lines: 去掉格子前后的空格：第 3、7 行."""
        return tuple(
            f"{kind.value}：{line_ranges(lines)}" if lines else kind.value
            for kind, lines in self.mendings.items()
        )

    @property
    def diff(self) -> tuple[str, ...]:
        """Lines of a unified diff of the text; characters that cannot be seen are spelt out.

        Encoding and line ends are not in it: every line would be.
        """
        lines = unified_diff(
            _visible(self.text), _visible(self.mended), f"a/{self.path}", f"b/{self.path}", lineterm="", n=1
        )
        return tuple(lines)


def _visible(text: str) -> list[str]:
    spelt = visible(text)
    return spelt.split("\n")[:-1] if spelt.endswith("\n") else spelt.split("\n")
