"""URLs of the site as links from one page."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from sitegen.exceptions import InternalError
from sitegen.site import urls

_UNSAFE = re.compile(r"[\x00-\x20\x7f\\\"<>`]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Href:
    """Makes links for all pages that share one way back to the site's root.

    Links name the file (`…/index.html`) and are relative, so that the site works at the root of a domain,
    under any path and from a disk.
    """

    prefix: str
    """What leads from the page to the root: empty, `../` once or more, or an absolute path."""

    @classmethod
    def from_page(cls, url: str) -> "Href":
        """Links as they stand on the page at `url`."""
        return cls(prefix="../" * urls.file_path(url).count("/"))

    def __call__(self, url: str) -> str:
        """Link to `url`, a URL of the site, of the web, or a place on the same page.

        Raises InternalError for anything else: a scheme such as `javascript:`, a path that leaves the site.
        """
        if _UNSAFE.search(url):
            raise InternalError(f"unsafe character in a link: {url!r}")
        if url.startswith("#") and len(url) > 1:
            return url
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.netloc:
            return url
        if parts.scheme or parts.netloc or not url.startswith("/") or ".." in parts.path.split("/"):
            raise InternalError(f"neither a URL of the site nor of the web: {url!r}")
        query = f"?{parts.query}" if parts.query else ""
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return f"{self.prefix}{urls.file_path(url)}{query}{fragment}"


def is_external(url: str) -> bool:
    """True when `url` leads out of the site."""
    return urlsplit(url).scheme in ("http", "https")
