"""The template language, set up so that what is unsafe or missing stops the build."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from sitegen.content_policy import CLOSED_POLICY, OPEN_POLICY
from sitegen.facts import kinds
from sitegen.model import codes
from sitegen.model.plans import PlanStatus
from sitegen.render.frame import SiteFrame
from sitegen.render.hrefs import Href, is_external
from sitegen.render.prose import Prose
from sitegen.render.template_walls import public, refuse_inner_key, refuse_inner_names, without_ways_out
from sitegen.site import urls, words

_TERM = "优质均衡"


class CompiledTemplates(BytecodeCache):
    """Templates compiled once for all environments of a folder, which differ in `href` alone."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """The name alone: it says which template of the folder, whose own path may be no UTF-8."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code that another environment compiled."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code for the other environments."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code


class _Environment(Environment):
    """Whatever keeps a template from being compiled is a fault of its syntax; nothing leads out of it."""

    def _generate(self, source: nodes.Template, name: str | None, *more: Any, **options: Any) -> str:
        refuse_inner_names(source, name)
        return super()._generate(source, name, *more, **options)

    def getitem(self, value: Any, key: Any) -> Any:
        """What `value` has under a key; raises SecurityError for what a value keeps to itself."""
        refuse_inner_key(key)
        return super().getitem(value, key)

    def compile(self, source: Any, name: str | None = None, *options: Any, **more: Any) -> Any:
        """Compile a template; raises TemplateSyntaxError, of line 0 where none is known."""
        try:
            return super().compile(source, name, *options, **more)
        except TemplateError:
            raise
        except Exception as error:
            # Too deep for the parser, or for Python itself; a number of too many digits.
            raise TemplateSyntaxError(f"太复杂，读不了（{error}）", 0, name) from error


def make_environment(
    templates: Path, site: SiteFrame, href: Href, compiled: CompiledTemplates | None = None
) -> Environment:
    """Templates for the pages that share `href`, with the code that is `compiled` already.

    One environment for each depth lets macros use `href` without being given the page.
    """
    prose = Prose(href)
    environment = walled_environment(templates, compiled)
    environment.filters.update(
        href=_never_compiled_in(lru_cache(maxsize=None)(href)),
        label=site.label,
        whole_terms=_with_whole_terms,
        number=words.decimal,
        percent=words.percent,
        date=words.day,
        month=words.month,
        markdown=_never_compiled_in(prose),
        headings=_never_compiled_in(prose.headings),
    )
    environment.tests["external"] = is_external
    environment.globals.update(unknown=words.UNKNOWN, codes=public(codes), plan_status=PlanStatus)
    environment.globals.update(site=site, urls=public(urls), kinds=public(kinds))
    policies = {"open": Markup(OPEN_POLICY), "closed": Markup(CLOSED_POLICY)}  # noqa: S704
    environment.globals.update(policies=policies)
    return environment


def walled_environment(templates: Path, compiled: CompiledTemplates | None = None) -> Environment:
    """Templates that are given nothing yet, and from which nothing leads out. There are no others."""
    environment = _Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )
    without_ways_out(environment)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return environment


def _with_whole_terms(text: str) -> Markup:
    """A heading in which no line breaks inside of what the site is about."""
    return escape(text).replace(_TERM, Markup('<span class="term">%s</span>') % _TERM)


def _never_compiled_in(of_depth: Callable[[str], Any]) -> Callable[[Any, str], Any]:
    """A filter whose result for a constant is not worked out by the compiler: code serves every depth."""

    @pass_context
    def filtered(_context: object, text: str) -> Any:
        return of_depth(text)

    return filtered
