"""Zip files with the same bytes everywhere."""

import hashlib
import io
import zipfile

import pytest

from sitegen.exceptions import InternalError
from sitegen.exports.zip_file import CHECKSUMS, checksum_file, zip_file

CONTENTS = {"b.txt": b"two", "a/b.txt": "一".encode()}


def test_order_of_the_contents_does_not_matter() -> None:
    assert zip_file(CONTENTS) == zip_file(dict(reversed(CONTENTS.items())))


def test_entries_carry_no_time_and_no_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_file(CONTENTS))) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [CHECKSUMS, "a/b.txt", "b.txt"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {3}
    assert {entry.external_attr for entry in entries} == {0o100644 << 16}


def test_checksums_are_those_of_the_contents() -> None:
    lines = checksum_file(CONTENTS.items()).decode().splitlines()
    assert lines == [f"{hashlib.sha256(CONTENTS[name]).hexdigest()}  {name}" for name in ("a/b.txt", "b.txt")]


def test_names_that_old_tools_cannot_read_are_refused() -> None:
    with pytest.raises(InternalError, match="ASCII"):
        zip_file({"数据.csv": b""})
