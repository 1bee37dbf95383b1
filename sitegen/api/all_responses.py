"""Every file of the API."""

from collections.abc import Iterator

from sitegen.analysis.status import county_statuses
from sitegen.api.batches import batch_files
from sitegen.api.changes import change_files
from sitegen.api.counties import county_files
from sitegen.api.envelope import Envelope
from sitegen.api.index import OPENAPI, index_files
from sitegen.api.indicators import indicator_files
from sitegen.api.openapi import openapi_document
from sitegen.api.places import place_files
from sitegen.api.plans import plan_files
from sitegen.api.records import record_files
from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.model.site_data import SiteData
from sitegen.output import OutputFile, pretty_json
from sitegen.site import urls


def export_api(
    data: SiteData, package: PackageDescriptor, *, title: str, site_url: str = ""
) -> Iterator[OutputFile]:
    """All responses and the OpenAPI document that describes them.

    `package` describes the columns of `data`; `title` is the site's; `site_url` its address, with which links
    become absolute.
    """
    envelope = Envelope(data=data, site_url=site_url)
    statuses = county_statuses(data)
    yield from index_files(envelope)
    yield from place_files(envelope, statuses)
    yield from county_files(envelope, statuses)
    yield from batch_files(envelope)
    yield from plan_files(envelope)
    yield from indicator_files(envelope)
    yield from record_files(envelope)
    yield from change_files(envelope)
    document = openapi_document(data, package, title, site_url)
    yield OutputFile(path=urls.file_path(urls.api(OPENAPI)), content=pretty_json(document))
