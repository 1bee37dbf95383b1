"""How help is set on a terminal: a Chinese character takes two columns, a line may end after any of them."""

import re
import unicodedata

import click
from click import _textwrap, formatting

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60“”‘’"
_OPENING, _CLOSING = "“‘（《", "”’，。；：、！？）》"
_SOURCE_LINE = re.compile(f"(?<=[{_WIDE}])\n *(?=[{_WIDE}])")
_BREAK = re.compile(
    f"(?<=[{_WIDE}])(?<![{_OPENING}])(?![{_CLOSING}])|(?<=[^\\s{_OPENING}])(?=[{_WIDE}])(?![{_CLOSING}])"
)
_USAGE = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."}


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    plain = click.unstyle(text)
    return len(plain) + sum(unicodedata.east_asian_width(char) in "WF" for char in plain)


class ChineseFormatter(click.HelpFormatter):
    """click's own, with what it says of its own accord in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """One line: the command and what follows it."""
        for english, chinese in _USAGE.items():
            args = args.replace(english, chinese)
        super().write_usage(prog, args, "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """A heading with a colon as wide as its characters."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")

    def write_text(self, text: str) -> None:
        """A paragraph; where a docstring's line ends between two wide characters there is no space."""
        super().write_text(_SOURCE_LINE.sub("", text))


class _Wrapper(_textwrap.TextWrapper):
    def _split(self, text: str) -> list[str]:
        """Pieces that stay on one line."""
        return [piece for chunk in super()._split(text) for piece in _BREAK.split(chunk) if piece]


def set_for_chinese() -> None:
    """From now on click measures in columns and breaks lines between Chinese characters."""
    click.Context.formatter_class = ChineseFormatter
    for module in (formatting, _textwrap):
        module.term_len = columns  # type: ignore[attr-defined]
    _textwrap.TextWrapper = _Wrapper  # type: ignore[misc]
