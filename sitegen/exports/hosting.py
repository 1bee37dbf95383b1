"""What hosts of static sites can be told: `_headers`, as Netlify and Cloudflare Pages read it at the root."""

from collections.abc import Iterator

from sitegen.content_policy import OPEN_POLICY
from sitegen.output import OutputFile

_HEADERS = f"""/*
  Content-Security-Policy: {OPEN_POLICY}
  Referrer-Policy: no-referrer-when-downgrade
  X-Content-Type-Options: nosniff

/api/*
  Access-Control-Allow-Origin: *

/downloads/*
  Access-Control-Allow-Origin: *

/feeds/*
  Access-Control-Allow-Origin: *
"""


def hosting_files() -> Iterator[OutputFile]:
    """The policy that most pages state themselves, and leave for other sites to read the data.

    Where a page states another, browsers keep both: the stricter holds.
    Other hosts serve it like any file. Its paths start at the root of the host: below one it has no effect.
    """
    yield OutputFile(path="_headers", content=_HEADERS.encode())
