"""What the template languages at hand would take for code: refused wherever data, settings or names are read.

Templates print data and never run it. This is the second wall, should a library ever make a template of what
it is given.
"""

import re

CODE = "template-syntax"
"""Code of the findings."""
REMEDY = "照来源重新写，去掉 {{ }}、{% %}、{# #}；要写括号就用（）或〔〕"
_SYNTAX = re.compile(r"\{[{%#]|[}%#]\}")


def template_fault(text: str) -> str | None:
    """What is wrong with `text`, in Chinese, when it holds `{{`, `{%`, `{#` or what closes them."""
    found = _SYNTAX.search(text) if "{" in text or "}" in text else None
    return f"有模板的写法“{found[0]}”，不能写进数据" if found else None
