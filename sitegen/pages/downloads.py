"""Links to downloads. The file for Excel stands first, since that is where most readers open it."""

from sitegen.model.certification import Batch
from sitegen.model.divisions import Province
from sitegen.model.plans import Plan
from sitegen.pages import urls
from sitegen.pages.page import Link


def whole_downloads() -> tuple[Link, ...]:
    """The whole package, and the checksums of all downloads."""
    return (
        Link(text="全部数据（ZIP）", url=urls.download("datapackage.zip")),
        Link(text="校验值（SHA256SUMS）", url=urls.download("SHA256SUMS")),
    )


def csv_links(resource: str, title: str) -> tuple[Link, ...]:
    """Both CSV files of one resource."""
    return _twins(f"csv/{resource}", title)


def batch_downloads(batch: Batch) -> tuple[Link, ...]:
    """The names of one batch, and its package."""
    folder = f"batches/{batch.id}"
    return (*_twins(f"{folder}/certifications", "认定名单"), _package(folder, "本批数据包"))


def province_downloads(province: Province) -> tuple[Link, ...]:
    """The counties of one province with their status, and its package."""
    folder = f"provinces/{province.slug}"
    return (
        *_twins(f"{folder}/counties", f"{province.short_name}各县状态"),
        _package(folder, f"{province.short_name}数据包"),
    )


def plan_downloads(plan: Plan) -> tuple[Link, ...]:
    """The targets of one plan, and its package."""
    folder = f"plans/{plan.id}"
    return (*_twins(f"{folder}/targets", "规划所列县级单位"), _package(folder, "本规划数据包"))


def _twins(path: str, title: str) -> tuple[Link, ...]:
    return (
        Link(text=f"{title}（Excel用CSV）", url=urls.download(f"{path}.excel.csv")),
        Link(text=f"{title}（CSV）", url=urls.download(f"{path}.csv")),
    )


def _package(folder: str, title: str) -> Link:
    return Link(text=f"{title}（ZIP）", url=urls.download(f"{folder}/datapackage.zip"))
