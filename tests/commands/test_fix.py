"""`sitegen fix`: shows first, writes when asked, and leaves nothing half done."""

from pathlib import Path

import pytest

from sitegen.cli import run
from sitegen.versions.released import load_versions

FILE = "datasets/certification/certifications.csv"


@pytest.fixture
def spoilt(mini_copy: Path) -> Path:
    """The small project, saved by Excel: GBK, CRLF, a padded row."""
    file = mini_copy / FILE
    text = file.read_text(encoding="utf-8").replace("西湖区,,moe", "西湖区 ,,moe")
    file.write_bytes(text.replace("\n", "\r\n").encode("gbk"))
    return mini_copy


def fix(root: Path, *options: str) -> int:
    return run(["--root", str(root), "fix", *options])


def test_nothing_to_do(mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fix(mini_copy) == 0
    assert capsys.readouterr().out == "格式没有要改的。\n"


def test_without_write_it_only_shows(spoilt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (spoilt / FILE).read_bytes()
    assert fix(spoilt) == 1
    assert (spoilt / FILE).read_bytes() == before
    assert capsys.readouterr().out == (
        f"{FILE}\n"
        "  - 编码由 GBK 改为 UTF-8\n"
        "  - 换行符改为 LF\n"
        "  - 去掉格子前后的空格：第 8 行\n"
        f"--- a/{FILE}\n"
        f"+++ b/{FILE}\n"
        "@@ -7,2 +7,2 @@\n"
        " 2024,3205Z1,江苏,苏州市,工业园区,,moe-notice-2025-3,附件 八、江苏：苏州市,official\n"
        "-2024,330106,浙江,杭州市,西湖区 ,,moe-notice-2025-3,附件 九、浙江：杭州市,official\n"
        "+2024,330106,浙江,杭州市,西湖区,,moe-notice-2025-3,附件 九、浙江：杭州市,official\n"
        "\n"
        "以上是将作的改动（1 个文件），还没有写入。核对无误后加 --write 再运行一次。\n"
    )


def test_write_gives_back_the_bytes(
    spoilt: Path, mini_root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fix(spoilt, "--write") == 0
    assert "已改正 1 个文件。" in capsys.readouterr().out
    assert (spoilt / FILE).read_bytes() == (mini_root / FILE).read_bytes()
    assert fix(spoilt) == 0


def test_what_somebody_saves_meanwhile_is_not_undone(
    spoilt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = spoilt / FILE

    def saving(*folders: Path) -> object:
        file.write_bytes(b"saved\n")
        return load_versions(*folders)

    monkeypatch.setattr("sitegen.versions.released.load_versions", saving)
    assert fix(spoilt, "--write") == 2
    assert "在这期间改过，没有写入任何文件" in capsys.readouterr().err
    assert file.read_bytes() == b"saved\n"


def test_what_cannot_be_mended_is_named(mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = mini_copy / FILE
    file.write_text(file.read_text(encoding="utf-8").replace("西湖区,,moe", "西湖区,moe"), encoding="utf-8")
    assert fix(mini_copy) == 0
    out = capsys.readouterr().out
    assert f"{FILE}：没有改全，第 8 行的格数或引号不对" in out
    assert "sitegen check" in out


def test_a_long_difference_is_cut(mini_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = mini_copy / FILE
    row = "2023,11{:04},北京市,,西城区 ,,tz-repost-2023,名单 北京市,repost\n"
    extra = "".join(row.format(number) for number in range(1000, 1300))
    file.write_text(file.read_text(encoding="utf-8") + extra, encoding="utf-8")
    assert fix(mini_copy) == 1
    out = capsys.readouterr().out
    assert out.count("\n") < 220
    assert "……还有 " in out
