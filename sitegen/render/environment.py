"""The template language, set up so that what is unsafe or missing stops the build."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen.facts import statement_ids
from sitegen.render.frame import SiteFrame
from sitegen.render.hrefs import Href, is_external
from sitegen.render.prose import Prose
from sitegen.site import urls, words


def make_environment(templates: Path, site: SiteFrame, href: Href) -> Environment:
    """Templates for the pages that share `href`.

    One environment for each depth lets `href` be a plain function: macros can use it without being given
    the page, and links with a constant URL are worked out once, when the template is compiled.
    """
    prose = Prose(href)
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update(
        href=href,
        number=words.decimal,
        percent=words.percent,
        date=words.day,
        month=words.month,
        markdown=prose,
        headings=prose.headings,
    )
    environment.tests["external"] = is_external
    environment.globals.update(site=site, urls=urls, statement_ids=statement_ids)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    return environment
