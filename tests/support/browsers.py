"""The browser of the tests."""

import shutil

_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The one without a window first: it opens a page with a quarter of the work."""


def chromium() -> str:
    """Where Chromium of the system's packages lies."""
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    assert found, "Chromium is missing; `make test` says how to install it"
    return found
