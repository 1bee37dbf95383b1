"""Paths of files of the site."""

import pytest

from sitegen.exceptions import InternalError
from sitegen.output import OutputFile


@pytest.mark.parametrize("path", ["", ".", "/etc/x", "../x", "a/../../x", "a/./b", "a//b", "a/", "a\\b"])
def test_a_path_that_could_leave_the_folder_is_refused(path: str) -> None:
    with pytest.raises(InternalError):
        OutputFile(path=path, content=b"")
