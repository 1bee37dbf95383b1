"""A local server for maintainers: shows the site, rebuilds it when a file changes, shows findings."""

from sitegen.server.server import serve

__all__ = ["serve"]
