"""`sitegen verify` as it is called."""

import os
from pathlib import Path

import pytest

from sitegen.cli import FINDINGS, FINE, USAGE, run
from sitegen.exports.zip_file import CHECKSUMS, checksum_file, zip_file
from sitegen.output import OutputFile
from sitegen.publication.place import Place
from sitegen.publication.publishing import publish

FILES = {f"{number}.csv": str(number).encode() for number in range(4)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site with a few downloads."""
    folder = tmp_path / "site" / "downloads"
    folder.mkdir(parents=True)
    files = {**FILES, "datapackage.zip": zip_file(FILES)}
    for name, content in {**files, CHECKSUMS: checksum_file(files.items())}.items():
        (folder / name).write_bytes(content)
    return tmp_path / "site"


def test_a_site_as_published(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(site)]) == FINE
    assert capsys.readouterr().out == "5个文件与发布的一致。\n"


def test_a_single_file_names_what_it_is(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    got = tmp_path / "下载.csv"
    got.write_bytes(FILES["2.csv"])
    assert run(["verify", str(got), "--site", str(site)]) == FINE
    assert run(["verify", str(got), "--sums", str(site / "downloads" / CHECKSUMS)]) == FINE
    assert capsys.readouterr().out == "与发布的一致：2.csv\n" * 2


def test_a_changed_file_is_a_finding(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "downloads" / "1.csv").write_bytes(b"changed")
    assert run(["verify", str(site)]) == FINDINGS
    output = capsys.readouterr().out
    assert "1.csv: 错误 [checksum-mismatch]：内容与发布的不一样" in output
    assert "怎样改：重新下载" in output
    assert "与发布的一致" not in output


def test_a_file_of_ones_own_beside_them_is_a_warning(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "downloads" / "notes.txt").write_bytes(b"mine")
    assert run(["verify", str(site / "downloads")]) == FINE
    assert "notes.txt: 提醒 [unlisted-file]" in capsys.readouterr().out


def test_without_a_list_it_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lonely = tmp_path / "a.csv"
    lonely.write_bytes(b"a")
    assert run(["verify", str(lonely)]) == USAGE
    assert "SHA256SUMS" in capsys.readouterr().err
    assert run(["verify", str(tmp_path)]) == USAGE
    assert run(["verify", str(tmp_path / "nothing")]) == USAGE
    assert run(["verify", str(lonely), "--site", str(tmp_path)]) == USAGE


def test_one_list_at_a_time(site: Path) -> None:
    sums = str(site / "downloads" / CHECKSUMS)
    assert run(["verify", str(site), "--sums", sums, "--site", str(site)]) == USAGE


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A site that was published here, with its manifest beside it."""
    names = ("index.html", "a/index.html", "a/b.csv")
    contents = {name: name.encode() for name in names}
    contents["downloads/SHA256SUMS"] = b"0" * 64 + b"  t.csv\n"
    publish(
        [OutputFile(path=path, content=content) for path, content in contents.items()], tmp_path / "_site"
    )
    return tmp_path / "_site"


def test_every_file_of_a_published_site_is_read(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(published)]) == FINE
    assert capsys.readouterr().out == "4个文件与发布的一致。\n"


def test_a_published_site_behind_a_link_is_read(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "link").symlink_to(published)
    assert run(["verify", str(tmp_path / "link")]) == FINE
    assert "4个文件" in capsys.readouterr().out


def test_whatever_was_done_to_a_published_site_is_found(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when size and time are as they were."""
    page = published / "index.html"
    times = (page.stat().st_atime_ns, page.stat().st_mtime_ns)
    page.write_bytes(b"INDEX.html")
    os.utime(page, ns=times)
    (published / "a" / "b.csv").unlink()
    (published / "a" / "b.csv").symlink_to("index.html")
    (published / "a" / "index.html").unlink()
    (published / "more").mkdir()
    (published / "more" / "x").touch()
    (published / "folder").symlink_to("a")
    assert run(["verify", str(published)]) == FINDINGS
    found = {line.partition("：")[0] for line in capsys.readouterr().out.splitlines() if "错误 [" in line}
    assert found == {
        "index.html: 错误 [checksum-mismatch]",
        "a/b.csv: 错误 [checksum-mismatch]",
        "a/index.html: 错误 [missing-file]",
        "more/x: 错误 [unlisted-file]",
        "folder: 错误 [unlisted-file]",
    }


def test_an_unreadable_manifest_is_explained(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Place.at(published).manifest.write_text("{", encoding="utf-8")
    assert run(["verify", str(published)]) == USAGE
    assert "sitegen build" in capsys.readouterr().err
