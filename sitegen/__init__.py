"""sitegen: validate curated datasets and render them as a static open-data site."""

__version__ = "0.1.0"
