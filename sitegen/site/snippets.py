"""Code to copy that reads one CSV file of the site, or shows a map of it in a page of others.

The tests run what can be run.
"""

from dataclasses import dataclass
from html import escape

from sitegen.site import urls

PLACEHOLDER = "https://你的网址/"
"""Stands for the address of the site while that is not known."""

_ADDRESS = "{address}"

_PANDAS = """\
import pandas as pd

rows = pd.read_csv(
    "{address}",
    dtype=str,  # 代码是文字，不是数
    keep_default_na=False,  # 空格子读作空文字
)
print(rows.head())
"""

_R = """\
library(readr)

rows <- read_csv(
  "{address}",
  col_types = cols(.default = col_character()), # 代码是文字，不是数
  na = character() # 空格子读作空文字
)
head(rows)
"""

_DUCKDB = """\
-- 第一次读网址时，DuckDB 会自己装上 httpfs 扩展
SELECT *
FROM read_csv('{address}', header = true, all_varchar = true);
"""

_EXCEL = (
    "在“数据”选项卡选“自网站”（有的版本在“获取数据 → 自其他源”里），粘贴上面的网址。",
    "“文件原始格式”选“65001: Unicode (UTF-8)”，“数据类型检测”选“不检测数据类型”，代码就保持文本。",
    "点“转换数据”，再点“将第一行用作标题”，然后“关闭并上载”。",
    "以后点“全部刷新”，就是网站上的最新数据。只用一次的，直接下载 Excel 文件更省事。",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Snippet:
    """How one program reads the file: code, or for a program without code the steps in words."""

    id: str
    """Unique on the page; the element with the code bears it."""
    title: str
    code: str
    """With `{address}` where the address of the file goes."""
    path: str
    """URL of the file on the site."""
    steps: tuple[str, ...] = ()

    def text(self, base_url: str | None) -> str:
        """The code for a site at `base_url`, or with a placeholder when that is not known."""
        return self.code.replace(_ADDRESS, f"{base_url or PLACEHOLDER}{self.path.removeprefix('/')}")


@dataclass(frozen=True, kw_only=True, slots=True)
class EmbedCode:
    """What others put into a page of theirs to show a map of ours."""

    url: str
    """URL of the page that stands in the frame."""
    title: str

    def text(self, base_url: str | None) -> str:
        """The frame for a site at `base_url`, or with a placeholder when that is not known."""
        address = f"{base_url or PLACEHOLDER}{self.url.removeprefix('/')}"
        return (
            f'<iframe src="{escape(address)}" title="{escape(self.title)}" '
            'width="100%" height="720" style="border: 1px solid #ccc" loading="lazy"></iframe>\n'
        )


def csv_snippets(path: str) -> tuple[Snippet, ...]:
    """Code for the file `path` below the downloads, given without its ending: `tables/certifications`."""
    name = path.replace("/", "-")
    file = urls.download(f"{path}.csv")
    return (
        Snippet(id=f"code-{name}-pandas", title="Python（pandas）", code=_PANDAS, path=file),
        Snippet(id=f"code-{name}-r", title="R（readr）", code=_R, path=file),
        Snippet(id=f"code-{name}-duckdb", title="DuckDB", code=_DUCKDB, path=file),
        Snippet(
            id=f"code-{name}-excel",
            title="Excel（Power Query）",
            code=f"{_ADDRESS}\n",
            path=file,
            steps=_EXCEL,
        ),
    )
