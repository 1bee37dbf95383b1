"""Files that are named on the command line and read whole: no pipe and no device, which may never end."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

import click


class PlainPath(click.Path):
    """A file that is there, or what a link to it leads to; a folder only where that may be named too."""

    def __init__(self, *, dir_okay: bool = False) -> None:
        super().__init__(exists=True, dir_okay=dir_okay)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; a fault of usage if it is that of no plain file."""
        path = Path(str(super().convert(value, param, ctx)))
        mode = path.stat().st_mode
        if not S_ISREG(mode) and not S_ISDIR(mode):
            self.fail(f"“{value}”不是普通文件，是管道或设备，读不了", param, ctx)
        return path
