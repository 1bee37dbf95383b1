"""What one package covers, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageScope:
    """Name, title and limits of one package."""

    suffix: str
    """Appended to the name of the dataset; empty for the whole."""
    title: str
    """What is in it, in a few words: 浙江省; empty for the whole."""
    rows: str
    """Which rows were taken, in a sentence."""
    completeness: str
    """How complete the lists are, in a sentence."""

    def name_in(self, dataset: str) -> str:
        """Name of the package."""
        return f"{dataset}-{self.suffix}" if self.suffix else dataset

    def title_in(self, dataset: str) -> str:
        """Title of the package."""
        return f"{dataset}：{self.title}" if self.title else dataset


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One resource of a package, as exported."""

    name: str
    path: str
    """Path in the package."""
    excel_path: str | None
    """Path of the same rows as CSV for Excel; None for a document."""
    content: bytes
    rows: int
    """Rows of a table, items of a document."""
