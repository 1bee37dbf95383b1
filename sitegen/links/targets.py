"""What links can lead to, and whether one does."""

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import Protocol, Self
from urllib.parse import unquote, urlsplit

from sitegen.links.elements import Fault, Reference, Use

NOT_FOUND = "404.html"
"""Served at any address, so the only page that cannot use relative links."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_WEB = re.compile(r"https?://[^/?#@\\\s]+([/?#][^\\\s]*)?$", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[a-z0-9._+-]+@[a-z0-9.-]+(\?[!-~]*)?$", re.IGNORECASE)
_UNUSUAL = re.compile(r"[\x00-\x20\\:]|^/")
_IGNORED_BY_BROWSERS = str.maketrans("", "", "\t\n\r")


class IdsByFile(Protocol):
    """A mapping from the files that were read to the ids in them."""

    def get(self, path: str, /) -> Container[str] | None:
        """The ids in one file; None for a file that was not read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The complete set of files, and where they will be published."""

    paths: Container[str]
    ids: IdsByFile
    """Ids by file, for the files that were read."""
    base_path: str
    """Path under which the site is published: `/` or `/a/b/`."""
    origin: str
    """Scheme and host under which it is published; empty when that is not known."""

    @classmethod
    def of(cls, paths: Container[str], ids: IdsByFile, site_url: str) -> Self:
        """The site of these files, of which some have `ids`; `site_url` may be empty."""
        address = urlsplit(site_url)
        return cls(
            paths=paths,
            ids=ids,
            base_path=f"{address.path.rstrip('/')}/",
            origin=f"{address.scheme}://{address.netloc}" if address.netloc else "",
        )

    def fault(self, reference: Reference, path: str) -> Fault | None:
        """What is wrong with `reference` in the file `path`; None when it holds."""
        url = reference.url
        if _UNUSUAL.search(url):
            url = url.translate(_IGNORED_BY_BROWSERS).strip()
            if _SCHEME.match(url) or url.startswith("//") or "\\" in url:
                return self._outside(reference.use, url, path)
            if url.startswith("/"):
                return self._rooted(url, path)
        place, _, fragment = url.partition("#")
        steps = place.partition("?")[0]
        if not steps:
            return self._fragment(url, path, fragment)
        target = _resolve(path, unquote(steps))
        if target is not None and target in self.paths:
            return self._fragment(url, target, fragment)
        return self._missing(url, target)

    def _outside(self, use: Use, url: str, path: str) -> Fault | None:
        if self.origin and f"{url}/".startswith(f"{self.origin}/"):
            return self._spelt_out(use, url, path)
        if use is Use.LOAD and url.lower().startswith("data:image/"):
            return None
        is_web = bool(_WEB.match(url))
        if use is Use.LINK and (is_web or _MAIL.match(url)):
            return None
        if is_web or url.startswith("//"):
            return Fault(
                code="external-load" if use is Use.LOAD else "unsafe-link",
                value=url,
                message=f"从站外加载或不写协议地指向站外：{url}。",
                remedy="文件放进站内，用相对路径引用；站外网址只能写在 <a href> 里，并写全 https://。",
            )
        return Fault(
            code="unsafe-link",
            value=url,
            message=f"链接用了不许用的写法：{url}。",
            remedy="只用相对路径，以 https:// 或 http:// 开头的网址，或 mailto: 加邮箱地址。",
        )

    def _spelt_out(self, use: Use, url: str, path: str) -> Fault | None:
        if use is Use.LOAD and path != NOT_FOUND:
            return _absolute(url)
        return self._published(url, url[len(self.origin) :] or "/")

    def _rooted(self, url: str, path: str) -> Fault | None:
        return self._published(url, url) if path == NOT_FOUND else _absolute(url)

    def _published(self, url: str, rooted: str) -> Fault | None:
        place, _, fragment = rooted.partition("#")
        inside = unquote(place.partition("?")[0])
        if not inside.startswith(self.base_path):
            return _broken(url, inside)
        target = inside.removeprefix(self.base_path)
        if not target or target.endswith("/"):
            target = f"{target}index.html"
        return self._fragment(url, target, fragment) if target in self.paths else _broken(url, target)

    def _fragment(self, url: str, target: str, fragment: str) -> Fault | None:
        ids = self.ids.get(target)
        if not fragment or ids is None or fragment in ids or unquote(fragment) in ids or fragment == "top":
            return None
        return Fault(
            code="broken-fragment",
            value=url,
            message=f"{target} 里没有 id 为“{unquote(fragment)}”的位置。",
            remedy="改正链接中 # 后面的部分，或给目标加上这个 id。",
        )

    def _missing(self, url: str, target: str | None) -> Fault:
        if target is None:
            return _broken(url, url)
        index = f"{target}/index.html".lstrip("/")
        if index not in self.paths:
            return _broken(url, target)
        return Fault(
            code="folder-link",
            value=url,
            message=f"链接指向文件夹，从磁盘打开时到不了 {index}。",
            remedy="把链接写到 index.html 为止。",
        )


def _resolve(path: str, steps: str) -> str | None:
    """The file that `steps` lead to from `path`, without a slash at its end; None above the root."""
    parts = path.split("/")[:-1]
    for step in steps.split("/"):
        if step == "..":
            if not parts:
                return None
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)


def _broken(url: str, target: str) -> Fault:
    return Fault(
        code="broken-link",
        value=url,
        message=f"链接的目标不存在：{target}。",
        remedy="改正链接，或补上目标文件。",
    )


def _absolute(url: str) -> Fault:
    return Fault(
        code="absolute-link",
        value=url,
        message=f"站内链接写成了绝对的：{url}，网站放在子路径下或从磁盘打开时会断。",
        remedy="写成相对于本页的路径（模板里用 href 过滤器）。",
    )
