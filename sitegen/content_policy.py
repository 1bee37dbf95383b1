"""What browsers may load for a page: files of the site alone, and no code that stands in the page itself."""

_LOAD = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
_REST = "form-action 'self'; base-uri 'none'"

OPEN_POLICY = f"{_LOAD} connect-src 'self'; {_REST}"
"""Scripts, and whoever examines the site, may also read its files."""
CLOSED_POLICY = f"{_LOAD} {_REST}"
"""For a page into which readers put data of their own: nothing can leave it, not even to the site itself."""
