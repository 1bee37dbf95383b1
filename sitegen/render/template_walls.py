"""What templates may reach: what they are given, and nothing behind it.

Templates come with pull requests as data do, and are run by whoever checks them. Python lets every value lead
to every module, and so to the machine: names within a template are looked at once, when it is compiled, and
those that are worked out while it runs, each time. A sandbox would ask at each name of each page.
"""

import re
from types import ModuleType, SimpleNamespace
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_tojson
from markupsafe import Markup

_INNER = re.compile(
    r"_|(gi|cr|ag|tb|f|co)_|(mro|format|format_map|strftime|zfill|[lr]just|center|expandtabs|to_bytes)$"
)
"""Names of what Python keeps behind a value, of formats, which reach for such names themselves, and of what
makes as long a text as it is told."""
_FILTERS = ("attr", "batch", "center", "format", "indent", "random", "slice", "wordwrap")
_GLOBALS = ("cycler", "joiner", "lipsum", "dict", "range")


def refuse_inner_names(template: nodes.Template, name: str | None) -> None:
    """Raises TemplateSyntaxError for a template that asks for a name that no value is to show."""
    for node in template.find_all(nodes.Getattr):
        if _INNER.match(node.attr):
            raise TemplateSyntaxError(f"模板里不能用“{node.attr}”", node.lineno, name)
    for product in template.find_all((nodes.Mul, nodes.Pow, nodes.Mod)):
        raise TemplateSyntaxError("模板里不计算：乘、乘方和取余在程序里做", product.lineno, name)


def refuse_inner_key(key: Any) -> None:
    """Raises SecurityError for a key that is worked out while a template runs, and is such a name."""
    if isinstance(key, str) and _INNER.match(key):
        raise SecurityError(f"模板里不能用“{key}”")


def public(module: ModuleType) -> SimpleNamespace:
    """What a module offers to templates, without the modules and classes that it uses itself."""
    return SimpleNamespace(
        **{
            name: value
            for name, value in vars(module).items()
            if not name.startswith("_")
            and not isinstance(value, ModuleType)
            and (not callable(value) or value.__module__ == module.__name__)
        }
    )


def without_ways_out(environment: Environment) -> None:
    """Take from `environment` what leads out of it, makes a text of any length, or another one each time."""
    for name in _FILTERS:
        del environment.filters[name]
    for name in _GLOBALS:
        del environment.globals[name]
    environment.filters["tojson"] = _as_json


@pass_eval_context
def _as_json(context: nodes.EvalContext, value: Any) -> Markup:
    """Jinja's own, without the width of its indents."""
    return do_tojson(context, value)
