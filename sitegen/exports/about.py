"""What every download says about itself, whatever its format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.datasets.descriptor import PackageDescriptor
from sitegen.exports.package_scope import PackageScope
from sitegen.model.sources import Evidence, Source
from sitegen.site.citations import Kind, Reference, citation_cff, gbt7714
from sitegen.site.licence import LICENCE, LICENCE_LIMITS, LICENCE_URL, NOTICE


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """One thing to know about a download."""

    name: str
    """For programs: a key of JSON, a row of the database."""
    label: str
    """For people, in Chinese."""
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """Of which edition of the data a download is, what it covers and what it rests on."""

    package: PackageDescriptor
    scope: PackageScope
    sources: Sequence[Source]
    grades: Mapping[Evidence, str]
    """What people read for each grade of evidence."""
    homepage: str
    """Address of publication; empty when it is not known."""

    @property
    def title(self) -> str:
        """Title of the dataset or of its part."""
        return self.scope.title_in(self.package.title)

    @property
    def reference(self) -> Reference:
        """What a citation of the dataset or its part says."""
        package = self.package
        licences = package.descriptor.get("licenses") or ({"name": ""},)
        return Reference(
            key=f"{self.scope.name_in(package.name)}-{package.version}",
            kind=Kind.DATASET,
            authors=tuple(item["title"] for item in package.descriptor.get("contributors", ())),
            title=self.title,
            version=package.version,
            issued=package.created,
            accessed=package.created,
            url=self.homepage or None,
            licence=licences[0]["name"],
        )

    @property
    def citation(self) -> str:
        """How to cite the dataset or its part, as GB/T 7714—2025 asks."""
        return gbt7714(self.reference)

    @property
    def citation_file(self) -> bytes:
        """`CITATION.cff` of the dataset or its part."""
        abstract = f"{self.package.description.strip()}{self.scope.rows}{self.scope.completeness}"
        return citation_cff(self.reference, abstract).encode()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Everything to know, in the order in which people should read it; nothing in it is empty."""
        package = self.package
        remarks = (
            Remark(name="title", label="标题", text=self.title),
            Remark(name="notice", label="声明", text=NOTICE),
            Remark(name="description", label="数据集", text=package.description.strip()),
            Remark(name="scope", label="取了哪些行", text=self.scope.rows),
            Remark(name="completeness", label="完整程度", text=self.scope.completeness),
            Remark(name="as_of", label="截至", text=package.as_of.isoformat()),
            Remark(name="version", label="版本", text=package.version),
            Remark(name="created", label="整理日期", text=package.created.isoformat()),
            Remark(name="licence", label="许可", text=LICENCE),
            Remark(name="licence_url", label="许可全文", text=LICENCE_URL),
            Remark(name="licence_limits", label="许可的范围", text=LICENCE_LIMITS),
            Remark(name="citation", label="怎样引用", text=self.citation),
            Remark(name="homepage", label="网址", text=self.homepage),
        )
        return tuple(remark for remark in remarks if remark.text)
