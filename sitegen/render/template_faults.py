"""Faults in templates, which designers write, as findings with their place."""

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from traceback import FrameSummary

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

import sitegen
from sitegen import facts, model, render, site, tracking
from sitegen.exceptions import BrokenFileError
from sitegen.findings import Finding
from sitegen.library_words import why

_OURS = Path(sitegen.__file__).parent
_CALLED = (
    *(Path(str(package.__file__)).parent for package in (render, site, model, facts)),
    Path(tracking.__file__),
)
"""Where the filters and functions are, of ours, that templates call."""
_REMEDY = "按提示改这个模板；改不明白就用 git diff 看看改过什么"


def template_fault(error: Exception, templates: Path) -> Finding | None:
    """What is wrong with which template in folder `templates`; None when `error` is no fault of a template.

    A template is at fault when it cannot be read, has wrong syntax, asks for what is missing, or when one of
    its own expressions fails, a filter included and whatever library that asks. What fails in what a page
    says is a fault of the program.
    """
    if isinstance(error, TemplateNotFound):
        return _finding(str(error.name), None, "没有这个模板")
    if isinstance(error, TemplateSyntaxError):
        return _finding(str(error.name), error.lineno or None, f"模板写法有误{why(error.message)}")
    if isinstance(error, UnicodeDecodeError) and (undecodable := _undecodable(templates)):
        return undecodable
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if not inside or not (isinstance(error, TemplateError) or _is_called(frames, inside[-1])):
        return None
    name = Path(inside[-1].filename).relative_to(templates).as_posix()
    return _finding(name, inside[-1].lineno, f"模板里的这一处算不出来{why(error)}")


@contextmanager
def printed_by(template: str) -> Iterator[None]:
    """Where a file is put that a template printed: raises TemplateSyntaxError when that is no such file."""
    try:
        yield
    except (BrokenFileError, UnicodeEncodeError) as error:
        raise TemplateSyntaxError(f"印出来的文件是坏的：{error}", 0, template) from error


def _is_called(frames: Sequence[FrameSummary], template: FrameSummary) -> bool:
    """True when of ours nothing but filters and functions stands between the template and what was raised."""
    last = max(index for index, frame in enumerate(frames) if frame is template)
    after = (Path(frame.filename) for frame in frames[last + 1 :])
    return all(
        any(file.is_relative_to(called) for called in _CALLED) for file in after if file.is_relative_to(_OURS)
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
