"""What a designer breaks is a finding with its place; what the program breaks is none."""

from pathlib import Path

import pytest

from sitegen.findings import Finding
from sitegen.publication.reading_back import refuse_broken
from sitegen.render.frame import SiteFrame
from sitegen.render.renderer import Renderer
from sitegen.render.template_faults import template_fault
from sitegen.site.page import Page


class Body:
    """What a page shows; part of it cannot be computed."""

    @property
    def broken(self) -> str:
        refuse_broken("broken.json", b"{", Path())
        return ""


def fault_of(templates: Path, site: SiteFrame, content: bytes) -> Finding | None:
    (templates / "pages" / "plain.html").write_bytes(content)
    page = Page(url="/x/", template="pages/plain.html", title="x", description="x", body=Body())
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any kind
        Renderer(site=site, templates=templates).render(page)
    return template_fault(caught.value, templates)


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("{% if %}", 1, "这里少了算式"),
        ("\n\n{% block a %}", 3, "endblock"),
        ("\n{{ page.nothing }}", 2, "nothing"),
        ("{{ nobody() }}", 1, "nobody"),
        ("\n\n{{ 1 // 0 }}", 3, "zero"),
        ("{{ 'a' | nofilter }}", 1, "nofilter"),
        ("{{ 'a' + 1 }}", 1, "str"),
        ("\n{{ 'a' | round }}", 2, "str"),
        ("{{ [1, 'a'] | sort }}", 1, "'<'"),
        ("\n{{ page.title | date }}", 2, "str"),
        ("\n{{ page.title | label }}", 2, "str"),
        ("{{ page.title | href(1) }}", 1, "argument"),
        ("\n{{ page | tojson }}", 2, "JSON"),
        ("{{ 5 | markdown }}", 1, "int"),
        ("{{ codes.CheckState('x') }}", 1, "CheckState"),
        ("{{ 'a'.encode('utf-16').decode('ascii') }}", 1, "ascii"),
        ("{{ site.statements.get([]) }}", 1, "list"),
        ("{{ kinds.STATUS.get() }}", 1, "get"),
        ("{{ '\\ud800' }}", None, "ud800"),
        ("\n{% macro a() %}\n{{ a() }}{% endmacro %}{{ a() }}", 3, "recursion"),
        ("{% include 'pages/plain.html' %}", 1, "recursion"),
        ("{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", None, "recursion"),
        ("{% if 1 %}" * 400 + "{% endif %}" * 400, None, ""),
        ("{% for a in [] %}" * 40 + "{% endfor %}" * 40, None, ""),
        ("{{ " + "9" * 5000 + " }}", None, "digits"),
        ("{{ " + "a." * 3000 + "a }}", None, "recursion"),
        (
            '{% extends "layouts/page.html" %}{% block content %}\n{{ page.nothing }}{% endblock %}',
            2,
            "nothing",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(
    templates: Path, site: SiteFrame, content: str, line: int | None, words: str
) -> None:
    fault = fault_of(templates, site, content.encode())
    assert fault is not None
    assert (fault.path, fault.line, fault.code) == ("templates/pages/plain.html", line, "template-error")
    assert words in fault.message


def test_a_missing_template_is_named(templates: Path, site: SiteFrame) -> None:
    fault = fault_of(templates, site, b"{% include 'partials/gone.html' %}")
    assert fault is not None
    assert (fault.path, fault.line) == ("templates/partials/gone.html", None)


def test_a_template_in_another_encoding_is_named(templates: Path, site: SiteFrame) -> None:
    fault = fault_of(templates, site, "县".encode("gbk"))
    assert fault is not None
    assert (fault.path, fault.message) == ("templates/pages/plain.html", "模板不是 UTF-8 编码")


def test_a_fault_of_the_program_is_no_fault_of_the_template(templates: Path, site: SiteFrame) -> None:
    assert fault_of(templates, site, b"{{ page.body.broken }}") is None


@pytest.mark.parametrize(
    "content",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ ''['__cla' ~ 'ss__'] }}",
        "{{ [''] | map(attribute='__class__') | list }}",
        "{{ [page] | groupby('__class__') }}",
        "{{ '' | attr('__class__') }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ '%99999999d' | format(1) }}",
        "{{ cycler.__init__.__globals__.os.popen('touch /tmp/x').read() }}",
        "{{ self._TemplateReference__context }}",
        "{{ urls.urlsplit('//x') }}",
        "{{ codes.re }}",
        "{{ kinds.topics }}",
        "{{ namespace().__class__ }}",
        "{{ page.title.format_map(page) }}",
        "{{ (x for x in y).gi_frame }}",
        "{{ 'a' * 10000000000 }}",
        "{{ 10 ** 100000000 }}",
        "{{ 'a' | center(10000000000) }}",
        "{{ 'a'.zfill(10000000000) }}",
        "{{ 'a'.ljust(10000000000) }}",
        "{{ '\t'.expandtabs(10000000000) }}",
        "{{ (1).to_bytes(10000000000, 'big') }}",
        "{{ site.as_of.strftime('%9999999999Y') }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ [1] | batch(10000000000, 'a') | list }}",
        "{{ [1] | slice(10000000000) | list }}",
        "{{ [1] | tojson(indent=10000000000) }}",
        "{{ range(10000000000) | join }}",
        "{{ [1, 2] | random }}",
    ],
)
def test_nothing_leads_out_of_a_template(templates: Path, site: SiteFrame, content: str) -> None:
    finding = fault_of(templates, site, content.encode())
    assert finding is not None
    assert (finding.path, finding.code) == ("templates/pages/plain.html", "template-error")
