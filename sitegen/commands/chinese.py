"""What click says by itself, in Chinese: help, and usage that it refuses.

click looks every sentence of its own up in its modules' `_` and `ngettext`, which are gettext's. Catalogues
of gettext would be binary files and depend on the locale; here the words stand as they are read, and a test
holds them complete.
"""

from collections.abc import Sequence
from typing import Any

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from sitegen.commands.help_text import set_for_chinese

SPOKEN = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
"""click's modules that speak when a command is called."""

WORDS = {
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "(Did you mean one of: {possibilities}?)": "（是不是其中一个：{possibilities}？）",
    "(dynamic)": "（动态）",
    "Aborted!": "已中断。",
    "Argument {name!r} takes {nargs} values.": "参数 {name} 要 {nargs} 个值。",
    "Choice({choices})": "选项（{choices}）",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "Commands": "命令",
    "Confirm the action without prompting.": "不再询问。",
    "Could not open file {filename!r}: {message}": "打不开文件 {filename}：{message}",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "Do you want to continue?": "要继续吗？",
    "Error: {message}": "错误：{message}",
    "Got unexpected extra argument ({args})": "多了参数（{args}）",
    "Got unexpected extra arguments ({args})": "多了参数（{args}）",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "Invalid value: {message}": "值不对：{message}",
    "Missing argument": "缺少参数",
    "Missing command.": "没有写要运行哪个命令。",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少{param_type}",
    "Name '{name}' defined twice": "名称“{name}”定义了两次",
    "No such command {name!r}.": "没有 {name} 这个命令。",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "Option {name!r} does not take a value.": "选项 {name} 不带值。",
    "Option {name!r} requires an argument.": "选项 {name} 要带一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 要带 {nargs} 个值。",
    "Options": "选项",
    "Positional arguments": "参数",
    "Repeat for confirmation": "再写一遍",
    "Show the version and exit.": "显示版本。",
    "Show this message and exit.": "显示这份说明。",
    "Takes {nargs} values but 1 was given.": "要 {nargs} 个值，只给了 1 个。",
    "Takes {nargs} values but {len} were given.": "要 {nargs} 个值，给了 {len} 个。",
    "Try '{command} {option}' for help.": "用法见 {command} {option}。",
    "Usage:": "用法：",
    "Value must be an iterable.": "值应当是几个。",
    "default: {default}": "默认：{default}",
    "deprecated": "不再使用",
    "directory": "文件夹",
    "env var: {var}": "环境变量：{var}",
    "file": "文件",
    "path": "路径",
    "required": "必填",
    "unknown error": "未知的错误",
    "{len_type} values are required, but {len_value} was given.": "要 {len_type} 个值，给了 {len_value} 个",
    "{len_type} values are required, but {len_value} were given.": "要 {len_type} 个值，给了 {len_value} 个",
    "{name} {filename!r} does not exist.": "{name}“{filename}”不存在。",
    "{name} {filename!r} is a directory.": "{name}“{filename}”是文件夹。",
    "{name} {filename!r} is a file.": "{name}“{filename}”是文件。",
    "{name} {filename!r} is not executable.": "{name}“{filename}”不能执行。",
    "{name} {filename!r} is not readable.": "{name}“{filename}”读不了。",
    "{name} {filename!r} is not writable.": "{name}“{filename}”写不了。",
    "{value!r} does not match the format {format}.": "“{value}”不合格式 {format}。",
    "{value!r} does not match the formats {formats}.": "“{value}”不合格式 {formats}。",
    "{value!r} is not a valid boolean. Recognized values: {states}": "“{value}”不是真假：{states}。",
    "{value!r} is not a valid UUID.": "“{value}”不是 UUID。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数（{number_type}）。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选的之中：{choices}。",
    "{value!r} is not {choice}.": "“{value}”不是 {choice}。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 之内。",
}


TYPES: dict[type[click.ParamType[Any]], str] = {
    click.types.StringParamType: "文字",
    click.types.IntParamType: "整数",
    click.IntRange: "整数",
}
"""What an option takes, where it does not say so itself."""


def speak_chinese() -> None:
    """From now on click speaks Chinese; what it has already made for a command keeps its words."""
    set_for_chinese()
    for kind, word in TYPES.items():
        kind.name = word
    click.exceptions.MissingParameter.format_message = _missing  # type: ignore[assignment, method-assign]
    click.exceptions._join_param_hints = _hint  # type: ignore[assignment]
    for module in SPOKEN:
        for name, words in (("_", _one), ("ngettext", _many)):
            if hasattr(module, name):
                setattr(module, name, words)


def _one(sentence: str) -> str:
    return WORDS.get(sentence, sentence)


def _many(singular: str, plural: str, number: int) -> str:
    return _one(singular if number == 1 else plural)


def _hint(hint: Sequence[str] | str | None) -> str | None:
    """A parameter's name as it is typed, without the quotes of a Python string."""
    names = [hint] if isinstance(hint, str) else hint
    return None if names is None else "、".join(name.strip("'") for name in names)


def _missing(error: click.exceptions.MissingParameter) -> str:
    """缺少选项 --output。"""
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param else "")
    kind = error.param.param_type_name if error.param else error.param_type
    extra = error.param.type.get_missing_message(param=error.param, ctx=error.ctx) if error.param else ""
    said = "缺少选项" if kind == "option" else "缺少参数"
    return f"{said} {_hint(hint)}。{extra or ''}"
