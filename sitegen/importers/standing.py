"""Rows that stand already, of a batch or a source: cells that are empty may be filled, no other changes."""

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.datasets.reader import Row, Table
from sitegen.findings import Finding, Severity
from sitegen.importers.proposal import Cells


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """One row that is there, and what an import says of the same thing."""

    table: Table
    row: Row
    said: Cells
    """By option or by the text; an empty cell says nothing."""
    replace: bool

    @property
    def cells(self) -> dict[str, str]:
        """The row as it should be."""
        changed = self.contradicted if self.replace else ()
        return {
            name: self.said.get(name, "") if name in changed or not old else old
            for name, old in self.row.cells.items()
        }

    @property
    def contradicted(self) -> tuple[str, ...]:
        """Fields of which the import says something else."""
        return tuple(name for name, value in self.said.items() if value and self.row[name] not in ("", value))

    def findings(self, path: str) -> Iterator[Finding]:
        """Every cell that would change, old and new."""
        titles = {field.name: field.title for field in self.table.schema.fields}
        for name in self.contradicted:
            yield Finding(
                path,
                "would-change",
                f"{self.row['id']} 的{titles[name]}：项目里是“{self.row[name]}”，"
                f"这次是“{self.said[name]}”（{self.table.path} 第 {self.row.line} 行）",
                "已按 --replace 换成这次的；看差异里的这一行"
                if self.replace
                else "核对批次、来源和选项；项目里对的，去掉或改正那个选项；这次对的，加 --replace",
                value=self.said[name],
                severity=Severity.WARNING if self.replace else Severity.ERROR,
            )
