"""sitegen: validate curated datasets and render them as a static open-data site."""
