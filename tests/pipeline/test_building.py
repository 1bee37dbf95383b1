"""The whole path: data in, a site out, or findings and the old site untouched."""

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from mini import REPOSITORY, copy_built

from sitegen.config import Config
from sitegen.exceptions import UsageError
from sitegen.pipeline import Result, Workshop, build, check, check_data


def silent(_stage: str) -> None:
    """Show nothing."""


def digests(site: Path) -> dict[str, str]:
    """Of every file of a site, by its path."""
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def replace_in(root: Path, name: str, old: str, new: str) -> None:
    path = root / "datasets" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def row_of(root: Path, name: str, start: str) -> str:
    """The one row of a table that begins with `start`, with its line end."""
    lines = (root / "datasets" / name).read_text(encoding="utf-8").splitlines(keepends=True)
    (row,) = [line for line in lines if line.startswith(start)]
    return row


def misspell_a_name(root: Path) -> None:
    row = row_of(root, "certification/certifications.csv", "2024,320505,")
    replace_in(root, "certification/certifications.csv", row, row.replace("虎丘区", "虎邱区"))


def drop_a_row(root: Path) -> None:
    replace_in(
        root,
        "certification/certifications.csv",
        row_of(root, "certification/certifications.csv", "2024,320505,"),
        "",
    )


def swap_a_code(root: Path) -> None:
    name = "certification/certifications.csv"
    row = row_of(root, name, "2024,320505,")
    replace_in(root, name, row, row.replace("2024,320505,", "2024,320506,"))


def put_a_wrong_date(root: Path) -> None:
    replace_in(root, "certification/batches.csv", "2025-03-14", "2025-13-14")


def save_as_gbk(root: Path) -> None:
    path = root / "datasets" / "plans" / "plans.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk"))


@pytest.mark.parametrize(
    ("damage", "path", "code", "words"),
    [
        (misspell_a_name, "datasets/certification/certifications.csv", "name-mismatch", "虎丘区"),
        (drop_a_row, "datasets/certification/batch_totals.csv", "total-mismatch", "江苏"),
        (swap_a_code, "datasets/certification/certifications.csv", "name-mismatch", "320505"),
        (put_a_wrong_date, "datasets/certification/batches.csv", "type-error", "2025-13-14"),
        (save_as_gbk, "datasets/plans/plans.csv", "encoding-error", "UTF-8"),
    ],
)
def test_damaged_data_is_refused_with_its_finding_and_the_old_site_stays(
    mini_built: Path, damage: Callable[[Path], None], path: str, code: str, words: str
) -> None:
    before = digests(mini_built / "_site")
    damage(mini_built)
    result = build(Config.for_root(mini_built), silent)
    finding = next(finding for finding in result.findings if finding.code == code)
    # What the source prints otherwise, and what else rests on the row, is told as well.
    assert {each.code for each in result.findings} <= {code, "transcript", "withdrawn-uncertified"}
    assert finding.path == path
    assert words in f"{finding.value}{finding.message}{finding.remedy}"
    assert finding.line is not None
    assert digests(mini_built / "_site") == before


def test_check_makes_everything_in_its_order_and_writes_nothing(mini_root: Path) -> None:
    stages: list[str] = []
    result = check(Config.for_root(mini_root), stages.append, cold=True)
    assert result.findings == ()
    assert result.files > 100
    assert not (mini_root / "_site").exists()
    assert stages[:2] == ["读取数据", "检查数据"]
    assert stages[-2:] == ["检查链接", ""]


def test_a_second_build_redoes_only_what_a_change_touches(mini_built: Path) -> None:
    workshop = Workshop(Config.for_root(mini_built), silent)
    site = mini_built / "_site"
    before = {path: path.stat().st_ino for path in site.rglob("*") if path.is_file()}
    about = mini_built / "content" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n新的一句。\n", encoding="utf-8")
    result = workshop.build()
    assert result.findings == ()
    assert result.files == len(before)
    changed = {
        path.relative_to(site).as_posix() for path, inode in before.items() if path.stat().st_ino != inode
    }
    assert "about/index.html" in changed
    assert not {name for name in changed if name.startswith(("counties/", "downloads/", "provinces/"))}


def test_a_rebuild_gives_the_same_bytes_as_a_first_build(mini_built: Path) -> None:
    root = mini_built
    workshop = Workshop(Config.for_root(root), silent)
    names = root / "datasets" / "certification" / "batches.csv"
    names.write_text(names.read_text("utf-8").replace("2025-03-14", "2025-03-15"), encoding="utf-8")
    assert workshop.build().findings
    names.write_text(names.read_text("utf-8").replace("2025-03-15", "2025-03-14"), encoding="utf-8")
    page = root / "content" / "about.md"
    page.write_text(page.read_text("utf-8").replace("网站", "站点", 1), encoding="utf-8")
    workshop.build()
    again = digests(root / "_site")
    shutil.rmtree(root / "_site")
    build(Config.for_root(root), silent, cold=True)
    assert digests(root / "_site") == again


@pytest.fixture
def with_templates(mini_built: Path) -> Path:
    """A small project with templates and style of its own, and the site that they made."""
    for name in ("templates", "static"):
        shutil.copytree(REPOSITORY / name, mini_built / name)
    return mini_built


def test_a_broken_template_is_a_finding_and_the_next_build_is_sound(with_templates: Path) -> None:
    before = digests(with_templates / "_site")
    workshop = Workshop(Config.for_root(with_templates), silent)
    home = with_templates / "templates" / "pages" / "home.html"
    sound = home.read_text(encoding="utf-8")
    home.write_text("\n{{ page.nothing }}", encoding="utf-8")
    (finding,) = workshop.build().findings
    assert (finding.path, finding.line, finding.code) == ("templates/pages/home.html", 2, "template-error")
    assert digests(with_templates / "_site") == before
    home.write_text(sound, encoding="utf-8")
    assert workshop.build().findings == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sitemap.xml", "<a>"),
        ("robots.txt", "\x01"),
        ("maps/picture.svg", "<svg"),
        ("pages/not_found.html", "\uffff"),
        ("pages/not_found.html", "{{ '\\ud800' }}"),
    ],
)
def test_a_template_that_prints_a_broken_file_is_a_finding(
    name: str, content: str, with_templates: Path
) -> None:
    before = digests(with_templates / "_site")
    (with_templates / "templates" / name).write_text(content, encoding="utf-8")
    (finding,) = build(Config.for_root(with_templates), silent).findings
    assert (finding.path, finding.code) == (f"templates/{name}", "template-error")
    assert "坏" in finding.message
    assert digests(with_templates / "_site") == before


@pytest.fixture(scope="module")
def built(mini_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project of this module's own with its site; every test leaves the site as it found it."""
    return copy_built(mini_site.parent, tmp_path_factory.mktemp("built") / "project")


def built_again(root: Path, **how: bool) -> tuple[int, list[str]]:
    """The number of files, and what was told that it is being done."""
    stages: list[str] = []
    result = build(Config.for_root(root), stages.append, **how)
    assert result.findings == ()
    return result.files, stages


def test_a_new_run_does_nothing_when_nothing_has_changed(built: Path) -> None:
    count, inode = len(digests(built / "_site")), (built / "_site").stat().st_ino
    os.utime(built / "datasets" / "datapackage.yaml")
    assert built_again(built) == (count, [])
    assert (built / "_site").stat().st_ino == inode
    assert check(Config.for_root(built), silent).files == count


def test_a_check_between_two_builds_does_not_keep_the_second_from_its_work(mini_built: Path) -> None:
    root = mini_built
    about = root / "content" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n新的一句。\n", encoding="utf-8")
    check(Config.for_root(root), silent)
    build(Config.for_root(root), silent)
    assert "新的一句。" in (root / "_site/about/index.html").read_text("utf-8")


def test_what_changes_while_it_is_read_is_not_taken_as_known(mini_built: Path) -> None:
    root = mini_built
    about = root / "content" / "about.md"
    before = about.read_text("utf-8") + "\n另一句。\n"
    about.write_text(before, encoding="utf-8")

    def saving(stage: str) -> None:
        if stage == "读取数据":
            about.write_text(before + "\n新的一句。\n", encoding="utf-8")

    build(Config.for_root(root), saving)
    about.write_text(before, encoding="utf-8")
    build(Config.for_root(root), silent)
    assert "新的一句。" not in (root / "_site/about/index.html").read_text("utf-8")


@pytest.mark.parametrize("stage", ["读取数据", "写入 _site/"])
def test_a_site_is_never_made_of_files_from_before_and_after_a_change(mini_built: Path, stage: str) -> None:
    before, told = digests(mini_built / "_site"), list[str]()
    save_about(mini_built)

    def saving(now: str) -> None:
        if now == stage and not told:
            save_about(mini_built)
            misspell_a_name(mini_built)

    result = build(Config.for_root(mini_built), saving, told.append)
    assert [finding.value for finding in result.findings] == ["虎邱区"]
    assert told == ["有文件在读的时候改了，从头再读。"]
    assert digests(mini_built / "_site") == before


def save_about(root: Path) -> None:
    about = root / "content" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n又一句。\n", encoding="utf-8")


def test_what_a_change_makes_fail_is_tried_again(mini_built: Path) -> None:
    told: list[str] = []
    save_about(mini_built)

    def vanishing(now: str) -> None:
        if now == "检查数据" and not told:
            save_about(mini_built)
            raise FileNotFoundError("content/about.md")

    assert build(Config.for_root(mini_built), vanishing, told.append).files
    assert len(told) == 1


def test_files_that_are_saved_without_end_leave_the_old_site(mini_built: Path) -> None:
    before = digests(mini_built / "_site")
    misspell_a_name(mini_built)

    def saving(now: str) -> None:
        if now == "读取数据":
            save_about(mini_built)

    for run in (build, check, check_data):
        with pytest.raises(UsageError, match="一直在改"):
            run(Config.for_root(mini_built), saving)
    assert digests(mini_built / "_site") == before


def test_a_cold_build_makes_everything_whatever_was_kept(built: Path) -> None:
    assert "读取数据" in built_again(built, cold=True)[1]


def test_a_cold_check_believes_no_result_that_somebody_else_left(mini_built: Path) -> None:
    misspell_a_name(mini_built)
    config = Config.for_root(mini_built)
    assert check(config, silent).findings
    store = Workshop(config, silent)._store
    store.write({"result": {**store.read("result"), "findings": []}})
    assert check(config, silent).findings == ()
    assert check(config, silent, cold=True).findings
    assert check_data(config, silent, cold=True).findings


def cut_short(site: Path) -> None:
    (site / "index.html").write_text("", encoding="utf-8")


def remove(site: Path) -> None:
    (site / "index.html").unlink()


def add(site: Path) -> None:
    (site / "mine.html").write_text("mine", encoding="utf-8")


def replace_by_a_link(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(site / "about" / "index.html")


@pytest.mark.parametrize("damage", [cut_short, remove, add, replace_by_a_link, shutil.rmtree])
def test_a_site_that_somebody_changed_is_restored(built: Path, damage: Callable[[Path], None]) -> None:
    before = digests(built / "_site")
    damage(built / "_site")
    built_again(built)
    assert digests(built / "_site") == before
    assert not (built / "_site" / "index.html").is_symlink()


def test_what_was_found_is_found_again(mini_built: Path) -> None:
    config = Config.for_root(mini_built)
    misspell_a_name(mini_built)
    first = build(config, silent)
    assert first.findings
    assert build(config, silent) == first
    assert check(config, silent) == first


def test_data_are_checked_without_pages(mini_built: Path) -> None:
    stages: list[str] = []
    workshop = Workshop(Config.for_root(mini_built), stages.append, cold=True)
    assert workshop.check_data() == Result(findings=(), files=0, base_url=None)
    assert not any("网页" in stage for stage in stages)
    misspell_a_name(mini_built)
    first = workshop.check_data().findings
    assert first
    assert Workshop(Config.for_root(mini_built), silent).check_data().findings == first
