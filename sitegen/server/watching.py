"""Seeing that a file of the project has changed."""

from sitegen.config import Config
from sitegen.kept_results import Fingerprint, fingerprint


def state(config: Config) -> Fingerprint:
    """State of all files that a site is made from."""
    return fingerprint(config.datasets, config.content, config.templates, config.static)
