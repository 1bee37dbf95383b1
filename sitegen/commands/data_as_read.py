"""What a command asks before it writes into the data: are they still those that it has read?"""

from sitegen.config import Config
from sitegen.exceptions import UsageError


class DataAsRead:
    """The data as they are when a command begins to read them."""

    def __init__(self, config: Config) -> None:
        self._folder = config.datasets
        self._digest = self._now()

    def refuse_changed(self) -> None:
        """Raises UsageError when a file was saved meanwhile: what is written now would undo that."""
        if self._now() != self._digest:
            raise UsageError("datasets/ 里有文件在这期间改过，没有写入任何文件。请等改完再运行一次。")

    def _now(self) -> str:
        from sitegen.input_digests import digests_of, one_digest

        return one_digest(digests_of(self._folder))
