"""The report of a self-check as one HTML file to print, which needs nothing beside it."""

from pathlib import Path

from sitegen.assessment.words import Words
from sitegen.render.environment import walled_environment
from sitegen.render.template_faults import printed_by

_TEMPLATE = "reports/assessment.html"


def assessment_page(words: Words, templates: Path) -> bytes:
    """The file."""
    text = walled_environment(templates).get_template(_TEMPLATE).render(words=words)
    with printed_by(_TEMPLATE):
        return text.encode()
