"""Downloads that come back: whole, changed, cut short, renamed or hostile."""

import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from sitegen.exceptions import UsageError
from sitegen.exports.checksums import is_safe, read_sums
from sitegen.exports.verification import Verification, sums_of_site, verify
from sitegen.exports.zip_file import CHECKSUMS, archive_file, checksum_file, zip_file
from sitegen.findings import Severity

FILES = {"a.csv": b"one", "sub/a.csv": b"two", "sub/b.json": b"three"}


def codes(result: Verification) -> list[tuple[str, str]]:
    return [(finding.path, finding.code) for finding in result.findings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of downloads with its list."""
    target = tmp_path / "got"
    for name, content in {**FILES, CHECKSUMS: checksum_file(FILES.items())}.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return target


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder that has no list, nor has any above it."""
    target = tmp_path / "elsewhere"
    target.mkdir()
    return target


def test_a_whole_folder_is_equal(folder: Path) -> None:
    result = verify(folder)
    assert result.findings == ()
    assert result.equal == tuple(sorted(FILES))


def test_a_built_site_is_held_against_its_downloads(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "site" / "downloads")
    assert verify(tmp_path / "site").equal == tuple(sorted(FILES))
    assert sums_of_site(tmp_path / "site") == tmp_path / "site" / "downloads" / CHECKSUMS


def test_changed_missing_and_foreign_files_are_told_apart(folder: Path) -> None:
    (folder / "a.csv").write_bytes(b"changed")
    (folder / "sub" / "a.csv").unlink()
    (folder / "notes.txt").write_bytes(b"mine")
    result = verify(folder)
    assert codes(result) == [
        ("a.csv", "checksum-mismatch"),
        ("notes.txt", "unlisted-file"),
        ("sub/a.csv", "missing-file"),
    ]
    assert [finding.severity for finding in result.findings] == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.ERROR,
    ]
    assert result.equal == ("sub/b.json",)


def test_a_link_to_somewhere_else_is_no_file(folder: Path, elsewhere: Path) -> None:
    outside = elsewhere / "a.csv"
    outside.write_bytes(FILES["a.csv"])
    (folder / "a.csv").unlink()
    (folder / "a.csv").symlink_to(outside)
    assert codes(verify(folder)) == [("a.csv", "missing-file")]


def test_lines_that_lead_out_of_the_folder_are_not_followed(folder: Path, elsewhere: Path) -> None:
    (elsewhere / "secret").write_bytes(b"secret")
    sums = checksum_file([("../elsewhere/secret", b"secret"), ("/etc/passwd", b""), ("a.csv", b"one")])
    (folder / CHECKSUMS).write_bytes(sums)
    result = verify(folder)
    assert result.equal == ("a.csv",)
    assert [code for _, code in codes(result)].count("unsafe-path") == 2


@pytest.mark.parametrize("name", ["", "..", "a/../../b", "/a", "c:/a", "a\\b", "a\0b"])
def test_names_that_could_lead_out(name: str) -> None:
    assert not is_safe(name)


def test_a_list_is_read_as_sha256sum_writes_it() -> None:
    digest = "AB" * 32
    listed = read_sums(f"{digest}  a b.csv\n{digest} *c.csv\nnonsense\n{digest}  c.csv\n".encode(), "S")
    assert listed.sums == {"a b.csv": "ab" * 32, "c.csv": "ab" * 32}
    assert [(finding.line, finding.code) for finding in listed.findings] == [
        (3, "checksum-line"),
        (4, "duplicate-line"),
    ]


def test_a_folder_without_a_list_needs_one(elsewhere: Path) -> None:
    with pytest.raises(UsageError, match="--sums"):
        verify(elsewhere)


def test_an_empty_list_is_none(folder: Path) -> None:
    (folder / CHECKSUMS).write_bytes(b"")
    with pytest.raises(UsageError, match="没有一行"):
        verify(folder)


def test_a_folder_held_against_another_list_may_lack_files(folder: Path, elsewhere: Path) -> None:
    (elsewhere / "b (1).json").write_bytes(b"three")
    (elsewhere / "own.txt").write_bytes(b"mine")
    result = verify(elsewhere, sums=folder / CHECKSUMS)
    assert result.equal == ("sub/b.json",)
    assert codes(result) == [("own.txt", "not-listed")]


def test_a_single_file_is_found_in_the_list_above_it(folder: Path) -> None:
    assert verify(folder / "sub" / "a.csv").equal == ("sub/a.csv",)
    (folder / "sub" / "a.csv").write_bytes(FILES["a.csv"])
    # Its content is that of another listed file: in this place it is wrong all the same.
    assert codes(verify(folder / "sub" / "a.csv")) == [("sub/a.csv", "checksum-mismatch")]


def test_a_renamed_file_beside_the_list_is_known_by_its_content(folder: Path, elsewhere: Path) -> None:
    shutil.copy(folder / CHECKSUMS, elsewhere)
    (elsewhere / "下载 (1).csv").write_bytes(b"two")
    assert verify(elsewhere / "下载 (1).csv").equal == ("sub/a.csv",)


def test_a_changed_file_on_its_own_is_compared_with_its_namesakes(folder: Path, elsewhere: Path) -> None:
    (elsewhere / "b.json").write_bytes(b"changed")
    (elsewhere / "x.json").write_bytes(b"changed")
    result = verify(elsewhere / "b.json", sums=folder / CHECKSUMS)
    assert codes(result) == [("b.json", "checksum-mismatch")]
    assert "sub/b.json" in result.findings[0].message
    assert codes(verify(elsewhere / "x.json", sums=folder / CHECKSUMS)) == [("x.json", "not-listed")]


def test_a_single_file_without_a_list_needs_one(elsewhere: Path) -> None:
    (elsewhere / "a.csv").write_bytes(b"one")
    with pytest.raises(UsageError, match="--site"):
        verify(elsewhere / "a.csv")


def test_every_package_is_equal_and_so_is_the_whole_folder(
    downloads: Mapping[str, bytes], tmp_path: Path
) -> None:
    for name, content in downloads.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert verify(tmp_path).findings == ()
    for path in tmp_path.rglob("*.zip"):
        result = verify(path)
        assert result.findings == ()
        assert path.relative_to(tmp_path / "downloads").as_posix() in result.equal
        assert "README.md" in result.equal


def test_a_zip_needs_no_other_list(elsewhere: Path) -> None:
    (elsewhere / "p.zip").write_bytes(zip_file(FILES))
    assert verify(elsewhere / "p.zip").equal == tuple(sorted(FILES))


def test_an_unrelated_list_beside_a_zip_does_not_matter_unless_named(folder: Path) -> None:
    (folder / "p.zip").write_bytes(zip_file(FILES))
    assert verify(folder / "p.zip").findings == ()
    assert codes(verify(folder / "p.zip", sums=folder / CHECKSUMS)) == [("p.zip", "not-listed")]


def test_a_zip_made_anew_fails_against_the_list_of_the_site(elsewhere: Path) -> None:
    (elsewhere / CHECKSUMS).write_bytes(checksum_file([("p.zip", zip_file(FILES))]))
    (elsewhere / "p.zip").write_bytes(zip_file({**FILES, "a.csv": b"forged"}))
    assert codes(verify(elsewhere / "p.zip")) == [("p.zip", "checksum-mismatch")]


def changed_entry(files: dict[str, bytes]) -> bytes:
    return archive_file({**files, "a.csv": b"changed"})


def added_entry(files: dict[str, bytes]) -> bytes:
    return archive_file({**files, "evil.exe": b"x"})


def no_list(files: dict[str, bytes]) -> bytes:
    return archive_file({name: files[name] for name in files if name != CHECKSUMS})


def cut_short(files: dict[str, bytes]) -> bytes:
    return archive_file(files)[:-30]


def damaged(files: dict[str, bytes]) -> bytes:
    content = bytearray(archive_file(files))
    content[45] ^= 0xFF
    return bytes(content)


def path_traversal(files: dict[str, bytes]) -> bytes:
    return archive_file({**files, "../../evil": b"x"})


def two_of_a_name(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO(archive_file(files))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.csv", b"other")
    return buffer.getvalue()


def bomb(files: dict[str, bytes]) -> bytes:
    """Declares that an entry unpacks to three gigabytes."""
    content = bytearray(archive_file({**files, "bomb": bytes(1 << 20)}))
    size = (1 << 20).to_bytes(4, "little")
    start = content.rindex(b"PK\x01\x02")
    place = content.index(size, start)
    content[place : place + 4] = (3 << 30).to_bytes(4, "little")
    return bytes(content)


def too_many(files: dict[str, bytes]) -> bytes:
    return archive_file({**files, **{f"{number}": b"" for number in range(10_001)}})


def other_method(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO(archive_file(files))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("c", b"c")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (changed_entry, ("a.csv", "checksum-mismatch")),
        (added_entry, ("evil.exe", "unlisted-file")),
        (no_list, ("p.zip", "no-checksums")),
        (cut_short, ("p.zip", "bad-zip")),
        (damaged, ("p.zip", "bad-zip")),
        (path_traversal, ("p.zip", "unsafe-path")),
        (two_of_a_name, ("p.zip", "duplicate-entry")),
        (bomb, ("p.zip", "zip-too-large")),
        (too_many, ("p.zip", "zip-too-large")),
        (other_method, ("p.zip", "bad-zip")),
        (lambda _files: b"no zip at all", ("p.zip", "bad-zip")),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_can_be_wrong_with_a_zip(
    make: Callable[[dict[str, bytes]], bytes], found: tuple[str, str], elsewhere: Path
) -> None:
    files = {CHECKSUMS: checksum_file(FILES.items()), **FILES}
    (elsewhere / "p.zip").write_bytes(make(files))
    result = verify(elsewhere / "p.zip")
    assert codes(result) == [found]
    assert result.findings[0].severity is Severity.ERROR
    assert [path.name for path in elsewhere.iterdir()] == ["p.zip"]


def test_an_entry_that_unpacks_to_more_than_it_declares_is_cut_off(elsewhere: Path) -> None:
    content = bytearray(
        archive_file({CHECKSUMS: checksum_file([("z", bytes(1 << 20))]), "z": bytes(1 << 20)})
    )
    size, less = (1 << 20).to_bytes(4, "little"), (1 << 10).to_bytes(4, "little")
    while (place := content.find(size)) >= 0:
        content[place : place + 4] = less
    (elsewhere / "p.zip").write_bytes(content)
    assert codes(verify(elsewhere / "p.zip")) == [("p.zip", "bad-zip")]
