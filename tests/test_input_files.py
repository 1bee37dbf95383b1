"""A project is read from plain files alone: links, pipes and the like are told, and never opened."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.config import Config
from sitegen.datasets.package import load_package
from sitegen.input_files import unfit_files
from sitegen.maps.base_map_file import FILE, read_base_maps
from sitegen.pipeline import check_data
from sitegen.plain_file import plain_bytes
from sitegen.versions.released import load_versions

Put = Callable[[Path], None]


def link_to(target: str) -> Put:
    return lambda path: path.symlink_to(target)


def made(size: int) -> Put:
    def put(path: Path) -> None:
        path.touch()
        os.truncate(path, size)

    return put


PUTS: dict[str, Put] = {
    "a link to a file of the machine": link_to("/etc/passwd"),
    "a link to a stream without end": link_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": link_to("nowhere"),
    "a link to a folder": link_to("/etc"),
    "a link within the project": link_to("../.git/config"),
    "a pipe": os.mkfifo,
    "more than anybody can check": made(64_000_001),
}


@pytest.mark.parametrize("put", PUTS.values(), ids=PUTS)
@pytest.mark.parametrize(
    "name",
    [
        "datasets/versions/1.0.0.json",
        f"datasets/boundaries/{FILE}",
        "datasets/sources/transcripts/a.txt",
        "datasets/certification/certifications.csv",
        "content/about.md",
        "content/search.yaml",
        "static/leak.svg",
        "templates/layouts/page.html",
    ],
)
def test_what_is_no_plain_file_is_told_and_not_opened(mini_copy: Path, name: str, put: Put) -> None:
    path = mini_copy / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    put(path)
    findings = check_data(Config.for_root(mini_copy), lambda _stage: None).findings
    assert [(each.path, each.code) for each in findings] == [(name, "no-plain-file")]
    assert "root:" not in str(findings)


@pytest.mark.parametrize("name", ["static", "content", "datasets/boundaries", "datasets/sources"])
def test_a_folder_that_is_a_link_is_told_once(mini_copy: Path, tmp_path: Path, name: str) -> None:
    folder = mini_copy / name
    folder.rename(tmp_path / "elsewhere") if folder.exists() else (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    findings = check_data(Config.for_root(mini_copy), lambda _stage: None).findings
    assert [(each.path, each.code) for each in findings] == [(name, "no-plain-file")]


@pytest.mark.parametrize("name", [b"\xc4\xe3.csv", "\u202egpj.csv".encode(), b"a\nb.csv", b"a\x01.csv"])
def test_a_name_that_cannot_be_printed_is_spelt_out(mini_copy: Path, name: bytes) -> None:
    with open(os.path.join(os.fsencode(mini_copy / "datasets"), name), "wb") as file:  # noqa: PTH123
        file.write(b"a\n")
    (finding,) = unfit_files(mini_copy / "datasets", mini_copy)
    assert finding.code == "no-plain-file"
    assert finding.path.isprintable()
    assert check_data(Config.for_root(mini_copy), lambda _stage: None).findings == (finding,)


def test_what_an_editor_keeps_beside_a_file_is_no_matter(mini_copy: Path) -> None:
    (mini_copy / "datasets/.#doubts.yaml").symlink_to("somebody@machine.1234")
    assert [*unfit_files(mini_copy / "datasets", mini_copy)] == []


def test_every_reader_of_the_project_refuses_a_pipe_by_itself(mini_copy: Path) -> None:
    """Whoever reads without the check of the whole project does not wait for a pipe either."""
    datasets = mini_copy / "datasets"
    (datasets / "boundaries").mkdir(exist_ok=True)
    (datasets / "versions").mkdir(exist_ok=True)
    for path in (datasets / "boundaries" / FILE, datasets / "versions/1.0.0.json"):
        path.unlink(missing_ok=True)
        os.mkfifo(path)
    package, findings = load_package(datasets, mini_copy)
    assert package is None
    assert {each.code for each in findings} == {"no-plain-file"}
    assert [each.code for each in read_base_maps(datasets / "boundaries", mini_copy)[1]] == ["map-base"]
    assert [each.code for each in load_versions(datasets, mini_copy)[1]] == ["version-replay"]
    with pytest.raises(OSError, match="不是普通文件"):
        plain_bytes(datasets / "versions/1.0.0.json")
