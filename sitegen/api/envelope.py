"""What surrounds every response: what it is made of, how complete that is, and where it is explained."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sitegen.analysis.completeness import completeness_counts, completeness_sentence
from sitegen.api.schema import DATE, LINK, integer, record, text
from sitegen.api.shape import At, Shape, T
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile
from sitegen.site import urls
from sitegen.site.api_contract import api_version
from sitegen.site.licence import LICENCE, LICENCE_URL

_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""JSON on one line; made once, since it is asked for a hundred thousand times."""

META_SCHEMA = record(
    "每个响应都有的说明",
    api_version=text("接口的版本：主版本在网址里，次版本随新增字段增加", pattern=r"^1\.[0-9]+$"),
    data_version=text("数据的版本"),
    as_of=text("数据截至：所用来源中最新一份的日期，此后的事这里不知道", form=DATE),
    completeness=record(
        "各批次合计有多完整",
        declared=integer("公布的个数"),
        named=integer("收到名字的个数"),
        sentence=text("一句话的说明"),
    ),
    licence=record("使用许可", name=text("名称"), url=text("全文", form="uri")),
    docs=text("接口说明", form=LINK),
)


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """Makes responses around this data; links are absolute when the site's address is known."""

    data: SiteData
    site_url: str
    """Address of publication with its final slash; empty while it is not known."""

    def response(self, path: str, content: Any) -> OutputFile:
        """The file at `path` under the API's root, with `content` as its data."""
        root = self.root(path)
        text = f'{{\n  "meta": {self._meta[root]},\n  "data": {_block(content)}\n}}\n'
        return OutputFile(path=urls.file_path(urls.api(path)), content=text.encode())

    def single(self, path: str, shape: Shape[T], item: T) -> OutputFile:
        """The file at `path` with one object."""
        return self.response(path, shape.of(self.at(path), item))

    def listed(self, path: str, shape: Shape[T], items: Iterable[T]) -> OutputFile:
        """The file at `path` with an object for each of `items`."""
        at = self.at(path)
        return self.response(path, [shape.of(at, item) for item in items])

    def at(self, path: str) -> At:
        """What objects in the response at `path` are made with."""
        return At(self.data, self.root(path))

    def root(self, path: str) -> str:
        """What stands before a URL of the site, less its first slash, in the response at `path`."""
        return self.site_url or "../" * urls.api(path).count("/", 1)

    @cached_property
    def _meta(self) -> Mapping[str, str]:
        """The description as JSON, by root: it is the same in thousands of files."""
        roots = {self.root(path) for path in ("a.json", "a/b.json")}
        return {root: _line(self._description(root)) for root in roots}

    def _description(self, root: str) -> Mapping[str, Any]:
        declared, named = completeness_counts(self.data)
        return {
            "api_version": api_version(),
            "data_version": self.data.version,
            "as_of": self.data.as_of.isoformat(),
            "completeness": {
                "declared": declared,
                "named": named,
                "sentence": completeness_sentence(self.data),
            },
            "licence": {"name": LICENCE, "url": LICENCE_URL},
            "docs": At(self.data, root).link(urls.API),
        }


def _block(content: Any) -> str:
    """JSON with one item or member on each line, so that a change of one is a change of one line."""
    if isinstance(content, Mapping):
        members = ",\n".join(f"    {_line(key)}: {_member(value)}" for key, value in content.items())
        return f"{{\n{members}\n  }}"
    return _lines(content, "  ")


def _member(value: Any) -> str:
    has_records = isinstance(value, (list, tuple)) and value and isinstance(value[0], Mapping)
    return _lines(value, "    ") if has_records else _line(value)


def _lines(items: Any, indent: str) -> str:
    lines = ",\n".join(f"{indent}  {_line(item)}" for item in items)
    return f"[\n{lines}\n{indent}]" if lines else "[]"
