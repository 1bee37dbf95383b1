"""`sitegen assess`: where it writes, and in which form."""

import errno
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from sitegen.assessment.form import sample_rows
from sitegen.cli import FINDINGS, FINE, USAGE, run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A file of schools."""
    file = tmp_path / "schools.csv"
    file.write_text(sample_rows(), encoding="utf-8")
    return file


def assess(root: Path, *arguments: object) -> int:
    return run(["--root", str(root), "assess", *map(str, arguments)])


def test_a_folder_that_is_not_there_is_named(
    mini_root: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess(mini_root, sample, "-o", tmp_path / "none" / "x") == USAGE
    told = capsys.readouterr().err
    assert f"没有 {tmp_path / 'none'} 这个文件夹" in told
    assert "Traceback" not in told


def test_links_in_a_circle_are_no_place_to_write_to(
    mini_root: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "circle.json").symlink_to("circle.json")
    assert assess(mini_root, sample, "-o", tmp_path / "circle.json") == USAGE
    assert "绕回了自己" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["q.xlsx", "Q.XLSX"])
def test_the_form_is_that_of_the_ending(name: str, mini_root: Path, sample: Path, tmp_path: Path) -> None:
    assert assess(mini_root, sample, "-o", tmp_path / name) == FINE
    assert "结论" in openpyxl.load_workbook(tmp_path / name).sheetnames


@pytest.mark.parametrize(
    ("name", "begin"), [("q.html", "<!DOCTYPE html>"), ("q.json", "{"), ("q.txt", "资源配置：")]
)
def test_other_endings_too(name: str, begin: str, mini_root: Path, sample: Path, tmp_path: Path) -> None:
    assert assess(mini_root, sample, "-o", tmp_path / name) == FINE
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)


@pytest.mark.parametrize("name", ["q.pdf", "q.docx", "q.csv"])
def test_an_ending_of_another_form_is_refused_unless_the_form_is_told(
    name: str, mini_root: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess(mini_root, sample, "-o", tmp_path / name) == USAGE
    assert f"写不成 {Path(name).suffix}" in capsys.readouterr().err
    assert not (tmp_path / name).exists()
    assert assess(mini_root, sample, "--format", "text", "-o", tmp_path / name) == FINE


@pytest.mark.parametrize("way", ["same", "link"])
def test_the_schools_themselves_are_never_written_over(
    way: str, mini_root: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = sample if way == "same" else tmp_path / "link.txt"
    if way == "link":
        output.symlink_to(sample)
    before = sample.read_bytes()
    assert assess(mini_root, sample, "--format", "text", "-o", output) == USAGE
    assert "是学校数据本身" in capsys.readouterr().err
    assert sample.read_bytes() == before


def test_outside_of_a_project_the_lines_that_came_with_it_are_used_and_named(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run(["assess", str(sample)]) == FINE
    told = capsys.readouterr()
    assert told.out.startswith("资源配置：")
    assert told.err.startswith("这里不是项目文件夹：标准取自本站截至")
    assert told.err.rstrip().endswith("sitegen 自带的那一份。")


def test_a_folder_that_is_named_must_be_a_project(sample: Path, tmp_path: Path) -> None:
    assert assess(tmp_path, sample) == USAGE


@pytest.mark.parametrize("row", ["甲小学,小学,0", "甲学校,特殊教育学校,"])
def test_where_no_school_counts_it_says_so(
    row: str, mini_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "schools.csv"
    file.write_text(f"学校,办学类型,小学在校生数\n{row}\n", encoding="utf-8")
    assert assess(mini_root, file) == FINE
    told = capsys.readouterr().out
    assert told.startswith("资源配置：判不了，没有一所学校计入\n")
    assert "没有一所学校计入：1所都不计入" in told
    assert "没有填" not in told
    assert "没有一所学校计入，换哪一种算法都没有可判的。" in told
    assert "48种" not in told


def test_what_was_noticed_stands_in_the_report_and_not_before_it(
    mini_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "schools.csv"
    file.write_text("学校,办学类型,小学在校生数\n甲小学,小学,100\n合计,,100\n", encoding="utf-8")
    assert assess(mini_root, file, "--format", "json") == FINE
    out, err = capsys.readouterr()
    assert json.loads(out)["schools"][0]["school"] == "甲小学"
    assert "“合计”是合计或平均" in err
    for name in ("q.html", "q.txt"):
        assert assess(mini_root, file, "-o", tmp_path / name) == FINE
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "第3行：“合计”是合计或平均，没有当作学校。" in text
        assert "标准取自本站截至2026年1月24日的数据（版本 " in text
    assert assess(mini_root, file, "-o", tmp_path / "q.xlsx") == FINE
    told = openpyxl.load_workbook(tmp_path / "q.xlsx")["结论"].iter_rows(values_only=True)
    assert ("读的时候注意到", "第3行：“合计”是合计或平均，没有当作学校。") in told


@pytest.mark.parametrize("form", ["txt", "html", "json", "xlsx"])
def test_a_local_profile_says_which_numbers_are_its_own_and_by_which_source(
    form: str, mini_root: Path, sample: Path, tmp_path: Path
) -> None:
    said = {}
    for profile in ("national", "shenyang"):
        assert assess(mini_root, sample, "--profile", profile, "-o", tmp_path / f"q.{form}") == FINE
        if form == "xlsx":
            told = openpyxl.load_workbook(tmp_path / "q.xlsx")["结论"].iter_rows(values_only=True)
            said[profile] = "".join(f"{cell}" for row in told for cell in row)
        else:
            said[profile] = (tmp_path / f"q.{form}").read_text(encoding="utf-8")
    own = "1.6 生均教学仪器设备值（小学）：2000元，本站的“数值标准”是2000元。依据："
    assert own in said["shenyang"]
    assert "填报系统的示例数据：指标1.6" in said["shenyang"]
    assert own not in said["national"]


def test_a_result_that_cannot_be_written_leaves_the_one_before(
    mini_root: Path, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "result.json"
    before.write_text("以前的结果", encoding="utf-8")

    def full(file: Path, content: bytes) -> int:
        with file.open("wb") as stream:
            stream.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert assess(mini_root, sample, "-o", before) == USAGE
    assert before.read_text(encoding="utf-8") == "以前的结果"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["result.json", "schools.csv"]


@pytest.mark.parametrize(
    "template",
    [
        "{{ cycler.__init__.__globals__.os.mkdir('hit') }}",
        "{{ words.__class__ }}",
        "{% if %}",
        "{{ words.nothing }}",
        "{{ '\\ud800' }}",
        None,
    ],
)
def test_its_template_is_walled_as_those_of_pages_are_and_its_faults_are_findings(
    template: str | None,
    mini_root: Path,
    sample: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "project"
    shutil.copytree(mini_root, root)
    file = root / "templates" / "reports" / "assessment.html"
    file.parent.mkdir(parents=True)
    if template is not None:
        file.write_text(template, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert assess(root, sample, "--format", "html") == FINDINGS
    assert "templates/reports/assessment.html" in capsys.readouterr().out
    assert not (tmp_path / "hit").exists()


def test_a_template_that_is_a_link_is_not_read(
    mini_root: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "project"
    shutil.copytree(mini_root, root)
    (root / "templates" / "reports").mkdir(parents=True)
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (root / "templates" / "reports" / "assessment.html").symlink_to(tmp_path / "secret")
    assert assess(root, sample, "--format", "html") == FINDINGS
    assert "secret" not in capsys.readouterr().out.replace(str(tmp_path / "secret"), "")
