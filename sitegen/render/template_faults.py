"""Faults in templates, which designers write, as findings with their place."""

import traceback
from collections.abc import Sequence
from pathlib import Path
from traceback import FrameSummary

import jinja2
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from sitegen import model, render, site
from sitegen.findings import Finding

_CALLED = tuple(Path(str(package.__file__)).parent for package in (jinja2, render, site, model))
"""Where the filters and functions are that templates call."""
_REMEDY = "按提示改这个模板；改不明白就用 git diff 看看改过什么"


def template_fault(error: Exception, templates: Path) -> Finding | None:
    """What is wrong with which template in folder `templates`; None when `error` is no fault of a template.

    A template is at fault when it cannot be read, has wrong syntax, asks for what is missing, or when one of
    its own expressions fails, a filter included. What fails in what a page says is a fault of the program.
    """
    if isinstance(error, TemplateNotFound):
        return _finding(str(error.name), None, "没有这个模板")
    if isinstance(error, TemplateSyntaxError):
        return _finding(str(error.name), error.lineno or None, f"模板写法有误：{error.message}")
    if isinstance(error, UnicodeDecodeError):
        return _undecodable(templates)
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if not inside or not (isinstance(error, TemplateError) or _is_called(frames, inside[-1])):
        return None
    name = Path(inside[-1].filename).relative_to(templates).as_posix()
    return _finding(name, inside[-1].lineno, f"模板里的这一处算不出来：{error}")


def _is_called(frames: Sequence[FrameSummary], template: FrameSummary) -> bool:
    """True when nothing but filters and functions stands between the template and what was raised."""
    last = max(index for index, frame in enumerate(frames) if frame is template)
    return all(
        any(Path(frame.filename).is_relative_to(folder) for folder in _CALLED) for frame in frames[last + 1 :]
    )


def _undecodable(templates: Path) -> Finding | None:
    for path in sorted(path for path in templates.rglob("*") if path.is_file()):
        try:
            path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            return _finding(path.relative_to(templates).as_posix(), None, "模板不是 UTF-8 编码")
    return None


def _finding(name: str, line: int | None, message: str) -> Finding:
    return Finding(f"templates/{name}", "template-error", message, _REMEDY, line=line)
