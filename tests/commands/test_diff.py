"""`sitegen diff`: removals first, few samples, and it works when one side is faulty."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from sitegen.cli import run

CERTIFICATIONS = "datasets/certification/certifications.csv"
GIT = ("git", "-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def old(mini_copy: Path, tmp_path: Path) -> Path:
    """The project as it was, beside the copy that tests change."""
    shutil.copytree(mini_copy, tmp_path / "old")
    return tmp_path / "old"


def diff(root: Path, *arguments: object) -> int:
    return run(["--root", str(root), "diff", *map(str, arguments)])


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def drop(root: Path) -> None:
    """西湖区 is no longer in the list."""
    path = root / CERTIFICATIONS
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "330106" not in line), encoding="utf-8")


def test_identical(old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(mini_copy, old) == 0
    assert capsys.readouterr().out.startswith("数据没有改动：")


def test_a_removal_comes_first(old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drop(mini_copy)
    change(mini_copy, "datasets/plans/plan_targets.csv", "2022,红塔区", "2023,红塔区")
    assert diff(mini_copy, old / "datasets", mini_copy) == 0
    headline, note, *rest = capsys.readouterr().out.splitlines()
    assert headline.startswith("数据有改动：删1行，加0行，改1行。")
    assert note.startswith("注意：")
    assert "有2处错误" in note
    assert rest == [
        "",
        "删除：",
        "  - 认定名单（certifications）删1行：2024/330106 西湖区",
        "",
        "各省：",
        "  - 浙江省：不再认定1（2024年 杭州市西湖区（330106））",
        "  - 云南省：更正1（玉溪市红塔区（530402）国家认定：2022年 → 2023年）",
        "",
        "总数：",
        "  - 收到名字的认定单位 7 → 6（-1）",
        "",
        "名单的完整程度：",
        "  - 2024年：公布3个，名字全部收到 → 公布3个，收到名字2个，名单未收齐：还缺1个",
        "",
        "各表：",
        "  - 规划目标（plan_targets）改1行：yunnan-2022/530402/national 红塔区（year 2022 → 2023）",
    ]


def test_samples_are_few(old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in (old / CERTIFICATIONS).read_text(encoding="utf-8").splitlines()[1:]:
        change(mini_copy, CERTIFICATIONS, line + "\n", "")
    assert diff(mini_copy, old) == 0
    assert (
        "认定名单（certifications）删7行：2019/330205 江北区、2019/330424 海盐县、2023/110101 东城区、还有4处"
        in capsys.readouterr().out
    )


def test_form_alone_is_no_change_of_content(
    old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(mini_copy, CERTIFICATIONS, "西湖区", '"西湖区"')
    assert diff(mini_copy, old) == 0
    out = capsys.readouterr().out
    assert out.startswith("数据的内容没有改动，只有写法或边界不同")
    assert "  - certification/certifications.csv" in out


def test_a_side_that_cannot_be_assembled_is_compared_by_rows(
    old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(mini_copy, "datasets/certification/batches.csv", ",2024,教督函", ",二〇二四,教督函")
    assert diff(mini_copy, old) == 0
    out = capsys.readouterr().out
    assert "以下只比较各行" in out
    assert "认定批次（batches）改1行：2024" in out


def test_a_broken_descriptor_is_a_usage_error(
    old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(old, "datasets/datapackage.yaml", "licenses:", "licences:")
    assert diff(mini_copy, old) == 2
    assert "datapackage.yaml 读不出来" in capsys.readouterr().err


def test_what_is_neither_folder_nor_revision(mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(mini_copy, "nothing") == 2
    assert "没有叫“nothing”的文件夹" in capsys.readouterr().err


def test_git_revisions(mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "one")):
        subprocess.run((*GIT, *arguments), cwd=mini_copy, check=True)
    drop(mini_copy)
    assert diff(mini_copy, "HEAD") == 0
    out = capsys.readouterr().out
    assert "删1行" in out
    assert "→ 现在的文件夹。" in out
    assert diff(mini_copy, "HEAD", "HEAD") == 0
    assert capsys.readouterr().out.startswith("数据没有改动")


def test_markdown_holds_no_markup_of_the_data(
    old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(
        mini_copy,
        "datasets/sources/sources.csv",
        "areacodes：行政区划代码变更数据",
        "[x](http://a.b) <b>*@all*",
    )
    assert diff(mini_copy, old, "--format", "markdown") == 0
    out = capsys.readouterr().out
    assert out.startswith("**数据有改动")
    for markup in ("[x]", "<b>", "*@", "http://"):
        assert markup not in out.partition("\n")[2], markup


def test_json_holds_everything(old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drop(mini_copy)
    change(mini_copy, "datasets/divisions/counties.csv", "330100,,2020", "330100,,2019")
    assert diff(mini_copy, old, "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["same"] is False
    assert report["resources"]["certifications"]["removed"] == [["2024", "330106"]]
    assert report["resources"]["counties"]["changed"] == [
        {"key": ["330103"], "fields": {"valid_to": ["2020", "2019"]}}
    ]
    assert report["changes"]["provinces"][0]["uncertified"] == ["2024年 杭州市西湖区（330106）"]
    assert report["files"] == ["certification/certifications.csv", "divisions/counties.csv"]


def test_a_revision_without_a_resource_that_came_later(
    old: Path, mini_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (old / "datasets/datapackage.yaml").read_text(encoding="utf-8")
    start = text.index("  - name: corrections\n")
    rest = text[start + 4 :]
    end = start + 4 + rest.index("\n  - name: ") + 1 if "\n  - name: " in rest else len(text)
    (old / "datasets/datapackage.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    shutil.rmtree(old / "datasets/corrections")
    assert diff(mini_copy, old) == 0
    out = capsys.readouterr().out
    assert "新增了资源 corrections" in out
    assert "只比较各行" not in out


@pytest.mark.parametrize(
    "file", ["divisions/successions.schema.yaml", "plans/phases.csv", "doubts.schema.yaml"]
)
def test_a_side_with_a_part_that_cannot_be_read_is_compared_without_a_story(
    old: Path, mini_copy: Path, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (mini_copy / "datasets" / file).write_bytes(b"\xff")
    assert diff(mini_copy, old) == 0
    assert "处错误" in capsys.readouterr().out
