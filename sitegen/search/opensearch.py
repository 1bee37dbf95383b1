"""OpenSearch description: lets a browser offer the site's search among its own."""

from xml.sax.saxutils import escape

from sitegen.output import OutputFile
from sitegen.site import urls

_TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{name}</ShortName>
  <Description>{description}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
  <Language>zh-CN</Language>
  <Image width="16" height="16" type="image/svg+xml">{icon}</Image>
  <Url type="text/html" method="get" template="{search}?q={{searchTerms}}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{own}"/>
</OpenSearchDescription>
"""


def opensearch_file(base_url: str, name: str, description: str) -> OutputFile:
    """Description of the search at `base_url`, the absolute address of the site's root.

    The standard allows 16 characters for the name and 1024 for the description; more is cut off.
    """
    root = base_url.rstrip("/")
    text = _TEMPLATE.format(
        name=escape(name[:16]),
        description=escape(description[:1024]),
        icon=_attribute(root + urls.asset("images/favicon.svg")),
        search=_attribute(root + urls.SEARCH),
        own=_attribute(root + urls.OPENSEARCH),
    )
    return OutputFile(path=urls.file_path(urls.OPENSEARCH), content=text.encode())


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
