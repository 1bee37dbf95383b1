"""The report of a self-check as one HTML file to print, which needs nothing beside it."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen.assessment.words import Words


def assessment_page(words: Words, templates: Path) -> str:
    """The file."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("reports/assessment.html").render(words=words)
