"""A Data Package as one zip file."""

from collections.abc import Iterator

from sitegen.exports.about import About
from sitegen.exports.descriptor_json import descriptor_file
from sitegen.exports.encoded_package import EncodedPackage
from sitegen.exports.package_scope import Member
from sitegen.exports.readme_file import readme_file
from sitegen.exports.subset import Selection
from sitegen.exports.zip_file import zip_file


def package_file(
    package: EncodedPackage, about: About, selection: Selection, *, with_documents: bool = False
) -> bytes:
    """Zip of the selected rows: descriptor, README, CITATION.cff, tables plain and for Excel, checksums.

    Documents speak of the whole, so they go only into the whole package.
    """
    members = tuple(_tables(package, selection))
    if with_documents:
        members += tuple(_documents(package))
    contents = {
        "datapackage.json": descriptor_file(about, members),
        "README.md": readme_file(about, members),
        "CITATION.cff": about.citation_file,
        **{member.path: member.content for member in members},
        **{
            member.excel_path: package.tables[member.name].excel(selection[member.name])
            for member in members
            if member.excel_path
        },
    }
    return zip_file(contents)


def _tables(package: EncodedPackage, selection: Selection) -> Iterator[Member]:
    for name, numbers in selection.items():
        yield Member(
            name=name,
            path=f"data/{name}.csv",
            excel_path=f"excel/{name}.csv",
            content=package.tables[name].plain(numbers),
            rows=len(numbers),
        )


def _documents(package: EncodedPackage) -> Iterator[Member]:
    for name, document in package.documents.items():
        yield Member(
            name=name,
            path=f"data/{name}.json",
            excel_path=None,
            content=document.content,
            rows=document.items,
        )
