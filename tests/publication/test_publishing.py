"""The site folder is replaced as a whole, or left as it was."""

import errno
import hashlib
import os
import resource
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sitegen.exceptions import InternalError, UsageError
from sitegen.output import OutputFile
from sitegen.publication import exchange, staging
from sitegen.publication.lock import locked
from sitegen.publication.manifest import Entry, read_manifest
from sitegen.publication.place import Place
from sitegen.publication.publishing import publish
from sitegen.publication.recovering import recover


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def page(content: bytes = b"new", path: str = "index.html") -> OutputFile:
    return OutputFile(path=path, content=content)


def sign(site: Path) -> None:
    """Put into a site what every site of ours has, so that it is known for one without its manifest."""
    (site / "downloads").mkdir()
    (site / "downloads" / "SHA256SUMS").write_bytes(b"")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site of one page."""
    publish([page(b"old")], tmp_path / "s")
    return tmp_path / "s"


def whole_and_tidy(site: Path, content: bytes) -> bool:
    """True when the site is this page alone, and beside it is what belongs there."""
    beside = {path.name for path in Place.at(site).workshop.iterdir()}
    return contents(site) == {"index.html": content} and beside <= {"lock", "manifest.json"}


def test_writes_files_into_folders_that_it_makes(tmp_path: Path) -> None:
    assert publish([page(b"x", "a/b/c.txt"), page(b"", "d")], tmp_path / "s") == 2
    assert contents(tmp_path / "s") == {"a/b/c.txt": b"x", "d": b""}
    assert {path.name for path in tmp_path.iterdir()} == {"s", ".s.sitegen"}


def test_files_that_are_no_longer_made_disappear(site: Path) -> None:
    publish([page(b"2"), page(b"3", "new")], site)
    assert contents(site) == {"index.html": b"2", "new": b"3"}


def test_the_manifest_says_what_each_file_is(site: Path) -> None:
    publish([page("县".encode()), page(b"", "a/b.txt")], site)
    manifest = read_manifest(Place.at(site).manifest)
    assert manifest is not None
    assert set(manifest.files) == {"index.html", "a/b.txt"}
    status = (site / "index.html").stat()
    digest = hashlib.sha256("县".encode()).hexdigest()
    assert manifest.files["index.html"] == Entry(size=3, mtime_ns=status.st_mtime_ns, sha256=digest)
    assert manifest.folder == site.stat().st_ino


@pytest.mark.parametrize(
    "damaged",
    [
        *(b"", b"{}", b"[]", b"\xff", b"[" * 200_000),
        b'{"version": 3, "folder": 1, "state": "", "files": [1]}',
        b'{"version": 3, "folder": 1e999, "state": "", "files": {}}',
    ],
)
def test_a_broken_manifest_is_none(site: Path, damaged: bytes) -> None:
    sign(site)
    Place.at(site).manifest.write_bytes(damaged)
    assert read_manifest(Place.at(site).manifest) is None
    publish([page()], site)
    assert read_manifest(Place.at(site).manifest) is not None


def test_a_failure_half_way_leaves_the_old_folder_whole(site: Path) -> None:
    def failing() -> Iterator[OutputFile]:
        yield page()
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(UsageError, match=r"原有的网站未动：磁盘满了"):
        publish(failing(), site)
    assert whole_and_tidy(site, b"old")


def test_two_files_of_one_path_are_a_fault_of_ours(site: Path) -> None:
    for pair in ([page(), page()], [page(b"", "a"), page(b"", "a/b")], [page(b"", "a/b"), page(b"", "a")]):
        with pytest.raises(InternalError, match="two files want"):
            publish(pair, site)
        assert whole_and_tidy(site, b"old")


def test_an_unchanged_file_is_not_written_again(site: Path) -> None:
    before = (site / "index.html").stat()
    publish([page(b"old"), page(b"x", "other")], site)
    after = (site / "index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_file_that_somebody_changed_or_linked_is_made_anew(site: Path, tmp_path: Path) -> None:
    (site / "index.html").write_bytes(b"odd")
    publish([page(b"old")], site)
    assert whole_and_tidy(site, b"old")
    (tmp_path / "mine").write_bytes(b"old")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(tmp_path / "mine")
    publish([page(b"old")], site)
    assert not (site / "index.html").is_symlink()
    assert (tmp_path / "mine").stat().st_nlink == 1


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_modes_do_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    earlier = os.umask(umask)
    try:
        for content in (b"1", b"2"):
            publish([page(content), page(b"", "a/b/c.txt")], tmp_path / "s")
    finally:
        os.umask(earlier)
    found = {
        path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "s", *(tmp_path / "s").rglob("*"))
    }
    assert set(found.values()) == {0o755, 0o644}
    assert all((mode == 0o755) == path.is_dir() for path, mode in found.items())


def test_a_file_of_another_mode_gets_the_right_one(site: Path) -> None:
    (site / "index.html").chmod(0o600)
    publish([page(b"old")], site)
    assert stat.S_IMODE((site / "index.html").stat().st_mode) == 0o644


def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that cannot exchange two folders in one step."""
    monkeypatch.setattr(exchange, "_swap", lambda _one, _other: False)


def test_without_an_exchange_two_renames_do(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_exchange(monkeypatch)
    publish([page()], site)
    assert whole_and_tidy(site, b"new")


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="only these systems can exchange folders")
def test_folders_are_exchanged_in_one_step_where_the_system_can(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchange._swap(tmp_path / "a", tmp_path / "b")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]
    assert not exchange._swap(tmp_path / "a", tmp_path / "nothing")


def test_a_failing_exchange_brings_the_old_folder_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_exchange(monkeypatch)
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.name == "site":
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(UsageError, match="原有的网站未动：没有权限"):
        publish([page()], site)
    assert whole_and_tidy(site, b"old")


def killed_between_renames(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what a run leaves that dies after the first of two renames."""

    def die(*_arguments: object) -> None:
        raise OSError(errno.EIO, "dead")

    with monkeypatch.context() as patched:
        no_exchange(patched)
        patched.setattr("sitegen.publication.publishing.settle", lambda _place: None)
        rename = Path.rename
        patched.setattr(Path, "rename", lambda self, to: die() if self.name == "site" else rename(self, to))
        with pytest.raises(UsageError, match="此刻不在那里，下一次运行 sitegen 会放回去"):
            publish([page()], site)
    assert not site.exists()


def test_a_site_that_is_gone_comes_back_with_the_next_command(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_between_renames(site, monkeypatch)
    assert recover(site)
    assert whole_and_tidy(site, b"new")
    assert not recover(site)


def test_a_next_run_that_fails_brings_it_back_too(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_between_renames(site, monkeypatch)
    with pytest.raises(InternalError):
        publish([page(), page()], site)
    assert whole_and_tidy(site, b"new")


def test_recovery_leaves_alone_what_a_living_run_does(site: Path) -> None:
    place = Place.at(site)
    with locked(place.lock, print, site):
        run = place.new_run()
        assert not recover(site)
        assert run.folder.is_dir()
    assert not recover(site)
    assert not run.folder.exists()


def test_a_site_that_its_owner_deleted_stays_deleted(site: Path) -> None:
    """What is left of an old site's deletion is never taken for a site."""
    place = Place.at(site)
    place.end(place.new_run())
    site.rename(next(place.removed()) / "old")
    assert not recover(site)
    assert not site.exists()
    assert not any(place.removed())


def test_recovery_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    assert not recover(tmp_path / "s")
    assert not recover(tmp_path / "circle")
    assert [path.name for path in tmp_path.iterdir()] == ["circle"]


@pytest.mark.parametrize("content", ["", "no json", '{"command": "sitegen build"}', "[]", "7"])
def test_a_waiting_run_says_for_whom_it_waits(site: Path, content: str) -> None:
    told: list[str] = []
    place = Place.at(site)
    with locked(place.lock, told.append, site):
        for words in ("命令 sitegen", f"进程 {os.getpid()}", "开始"):
            with pytest.raises(UsageError, match=words), locked(place.lock, told.append, site, patience=0):
                pytest.fail("two hold the lock")
        assert told[0].startswith(f"另一个 sitegen 正在写 {site}（命令 sitegen")
        place.lock.write_text(content, encoding="utf-8")
        with pytest.raises(UsageError, match="正在写"), locked(place.lock, told.append, site, patience=0):
            pytest.fail("two hold the lock")
    publish([page()], site)


def test_the_lock_of_a_dead_process_blocks_nobody(site: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from sitegen.publication.publishing import publishing\n"
        "with publishing(Path(sys.argv[1])) as it: it.place.new_run(); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", program, site], check=False)
    assert done.returncode == 9
    assert any(Place.at(site).runs())
    publish([page()], site)
    assert whole_and_tidy(site, b"new")


def test_a_linked_site_stays_a_link_and_its_target_is_replaced_as_a_whole(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "www"
    target.parent.mkdir()
    site.rename(target)
    site.symlink_to(target)
    sign(target)
    for content in (b"new", b"newer"):
        publish([page(content)], site)
        assert site.is_symlink()
        assert whole_and_tidy(site, content)
        assert contents(target) == {"index.html": content}
    (tmp_path / "second").symlink_to(site)
    publish([page(b"through two links")], tmp_path / "second")
    assert contents(target) == {"index.html": b"through two links"}


def test_a_link_may_lead_to_an_empty_folder_or_to_none_yet(tmp_path: Path) -> None:
    for name in ("empty", "none"):
        (tmp_path / f"to-{name}").symlink_to(name)
    (tmp_path / "empty").mkdir()
    for name in ("empty", "none"):
        publish([page()], tmp_path / f"to-{name}")
        assert (tmp_path / f"to-{name}").is_symlink()
        assert contents(tmp_path / name) == {"index.html": b"new"}


def to_a_file(path: Path) -> None:
    (path.parent / "file").write_bytes(b"mine")
    path.symlink_to("file")


def to_nowhere(path: Path) -> None:
    path.symlink_to("no/where")


def to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def to_the_project(path: Path) -> None:
    (path.parent / "index.html").write_bytes(b"mine")
    path.symlink_to(".")


def to_data(path: Path) -> None:
    (path.parent / "datasets").mkdir()
    (path.parent / "datasets" / "a.csv").write_bytes(b"mine")
    path.symlink_to("datasets")


def a_file(path: Path) -> None:
    path.write_bytes(b"mine")


def somebodys_work(path: Path) -> None:
    path.mkdir()
    (path / "thesis.docx").write_bytes(b"mine")


def somebodys_site(path: Path) -> None:
    path.mkdir()
    (path / "index.html").write_bytes(b"mine")


def to_somebodys_site(path: Path) -> None:
    somebodys_site(path.parent / "www")
    path.symlink_to("www")


def work_in_the_place_of_a_site(path: Path) -> None:
    publish([page(b"old")], path)
    path.rename(path.parent / "kept")
    somebodys_work(path)


def a_repository(path: Path) -> None:
    publish([page(b"old")], path)
    sign(path)
    (path / ".git").mkdir()
    (path / ".git" / "HEAD").write_bytes(b"mine")


REFUSED = (
    *(to_a_file, to_nowhere, to_itself, to_the_project, to_data, a_file, somebodys_work, somebodys_site),
    *(to_somebodys_site, work_in_the_place_of_a_site, a_repository),
)


@pytest.mark.parametrize("put", REFUSED)
def test_what_is_no_site_is_refused_and_left_alone(tmp_path: Path, put: Callable[[Path], None]) -> None:
    put(tmp_path / "s")
    before = {path: path.lstat().st_ino for path in tmp_path.rglob("*")}
    with pytest.raises(UsageError, match=str(tmp_path / "s")):
        publish([page()], tmp_path / "s")
    assert {path: path.lstat().st_ino for path in tmp_path.rglob("*")} == before


NOBODY = 65534
AS_NOBODY = (
    "import os, sys; from pathlib import Path; from sitegen.exceptions import UsageError\n"
    "from sitegen.output import OutputFile; from sitegen.publication.publishing import publish\n"
    f"if os.getuid() == 0: os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
    "try: publish([OutputFile(path='index.html', content=b'new')], Path(sys.argv[1]))\n"
    "except UsageError as error: sys.exit(str(error))"
)


@pytest.mark.parametrize("read_only", ["s", ".", "s and ."])
def test_a_folder_that_may_not_be_written_is_explained(read_only: str) -> None:
    """The site itself, or the folder it is in: what cannot be replaced as a whole is not touched."""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        root = Path(name)
        publish([page(b"old")], root / "s")
        folders = [root / part for part in (".", ".s.sitegen", "s")]
        for folder in folders:
            if os.getuid() == 0:
                os.chown(folder, NOBODY, NOBODY)
            folder.chmod(0o755)
        for part in read_only.split(" and "):
            (root / part).chmod(0o555)
        if "." in read_only:
            (root / ".s.sitegen").chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, root / "s"], capture_output=True, text=True, check=False
        )
        assert (done.returncode, "没有权限写" in done.stderr) == (1, True), done.stderr
        assert whole_and_tidy(root / "s", b"old")
        for folder in folders:
            folder.chmod(0o755)


def test_a_full_disk_is_explained(site: Path) -> None:
    """A file larger than the process may write: the system refuses half way, as a full disk does."""
    program = (
        "import resource, sys; from pathlib import Path; from sitegen.exceptions import UsageError\n"
        "from sitegen.output import OutputFile; from sitegen.publication.publishing import publish\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "files = [OutputFile(path=str(n), content=bytes(50_000 * n)) for n in range(4)]\n"
        "try: publish(files, Path(sys.argv[1]))\n"
        "except UsageError as error: sys.exit(str(error))"
    )
    done = subprocess.run([sys.executable, "-c", program, site], capture_output=True, text=True, check=False)
    assert "原有的网站未动：磁盘满了" in done.stderr
    assert whole_and_tidy(site, b"old")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 100_000


def test_what_cannot_be_read_back_is_not_published(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes
    rotten = {"index.html": b"rotten"}
    monkeypatch.setattr(staging.Path, "read_bytes", lambda self: rotten.get(self.name) or real(self))
    with pytest.raises(UsageError, match="原有的网站未动"):
        publish([page()], site)
    monkeypatch.undo()
    assert whole_and_tidy(site, b"old")
