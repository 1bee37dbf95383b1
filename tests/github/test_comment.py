"""The comment: its steps are run as they stand, against a stand-in for `gh` and hostile reports."""

import json
import os
import re
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

NOTHING_SAID = "<!-- sitegen:check -->\n**检查通过。**"
GH = """\
import json, os, pathlib, sys
world = json.loads(pathlib.Path(os.environ["WORLD"]).read_text(encoding="utf-8"))
call = sys.argv[1:]
address = next(part for part in call if part.startswith("repos/"))
with open(os.environ["CALLS"], "a", encoding="utf-8") as log:
    log.write(json.dumps(call) + "\\n")
answer = next((text for end, text in world.items() if address.endswith(end)), "")
if address.endswith("/zip"):
    sys.stdout.buffer.write(pathlib.Path(answer).read_bytes())
else:
    print(answer)
"""


class Runner:
    """Runs the steps of comment.yml in a folder of their own, as GitHub would."""

    def __init__(self, steps: list[dict[str, Any]], folder: Path) -> None:
        self.steps, self.folder = steps, folder
        self.world = {"/pulls": "12", "/artifacts": "", "/comments": ""}
        self.conclusion = "success"
        gh = folder / "bin/gh"
        gh.parent.mkdir()
        gh.write_text(f"#!{sys.executable}\n{GH}", encoding="utf-8")
        gh.chmod(0o755)

    def report(self, text: str | bytes, difference: str | bytes = "") -> None:
        """Put a report, and what changed in Markdown, into the artifact."""
        file = self.folder / "artifact.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("report.txt", text)
            archive.writestr("diff.md", difference)
        self.world |= {"/artifacts": "77", "/artifacts/77/zip": str(file)}

    def run(self) -> str | None:
        """The comment that was made; None when there was nothing to comment on."""
        (self.folder / "world.json").write_text(json.dumps(self.world), encoding="utf-8")
        output = self.folder / "output"
        output.touch()
        env = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "WORLD": str(self.folder / "world.json"),
            "CALLS": str(self.folder / "calls"),
            "GITHUB_OUTPUT": str(output),
            "REPOSITORY": "owner/name",
            "RUN_ID": "5",
            "RUN_URL": "https://example.org/runs/5",
            "HEAD_SHA": "0" * 40,
            "HEAD_OWNER": "somebody",
            "HEAD_BRANCH": "$(touch pwned)`touch pwned`; touch pwned",
            "CONCLUSION": self.conclusion,
            "NUMBER": "12",
        }
        for step in self.steps:
            if step.get("if") and "number=" not in output.read_text(encoding="utf-8"):
                continue
            command = [sys.executable] if step.get("shell") == "python" else ["bash", "-eo", "pipefail"]
            script = self.folder / "script"
            script.write_text(step["run"], encoding="utf-8")
            subprocess.run([*command, script], cwd=self.folder, env=env, check=True)
        comment = self.folder / "comment.md"
        return comment.read_text(encoding="utf-8") if comment.exists() else None

    @property
    def calls(self) -> list[list[str]]:
        lines = (self.folder / "calls").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]


@pytest.fixture
def runner(workflows: dict[str, Any], tmp_path: Path) -> Runner:
    return Runner(workflows["comment.yml"]["jobs"]["comment"]["steps"], tmp_path)


def test_a_report_is_quoted_line_by_line(runner: Runner):
    runner.conclusion = "failure"
    runner.report("datasets/a.csv:3: 错误 [row-order]\n    怎样改：移动\n")
    comment = runner.run()
    assert comment is not None
    assert comment.startswith("<!-- sitegen:check -->\n**检查没有通过。**")
    assert comment.endswith("\n\n    datasets/a.csv:3: 错误 [row-order]\n        怎样改：移动\n")


def test_without_a_report_the_run_is_named(runner: Runner):
    comment = runner.run()
    assert comment is not None
    assert comment.startswith(NOTHING_SAID)
    assert "https://example.org/runs/5" in comment


def rendered(comment: str) -> tuple[set[str], str]:
    """Tags that GitHub's Markdown makes of a comment after its first line, and the text."""
    html = MarkdownIt("gfm-like", {"linkify": False}).render(comment.partition("写出）：")[2])
    return set(re.findall(r"<([a-z0-9]+)", html)), unescape(re.sub(r"<[^>]+>", "", html))


STORY = """\
**数据有改动：删1行，加0行，改1行。**

> 注意：有1处错误。

| 表 | 删 | 加 |
|---|---|---|
| 认定名单（certifications） | 1 |  |

### 各表

- 改1行：2024/320505（corroborating\\_source\\_id （空） → a\\|b&#64;c）
"""


def test_differences_are_a_table_with_headings_and_lists(runner: Runner):
    runner.report("", STORY)
    tags, text = rendered(runner.run() or "")
    assert tags == {
        "p",
        "strong",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h3",
        "ul",
        "li",
    }
    assert "认定名单（certifications）" in text
    assert "corroborating_source_id （空） → a|b＠c" in text


@pytest.mark.parametrize(
    "hostile",
    [
        "[x](https://evil.test/)",
        "![x](https://evil.test/x.png)",
        "<img src=x onerror=alert(1)><!-- ",
        "https://evil.test/ www.evil.test WWW.evil.test a@evil.test",
        "@everyone @org/team &#64;everyone \\@everyone",
        "#12 owner/name#12 GH-12 gh-12 &#35;12",
        "`code` ~~gone~~ <details><summary>",
        "[x]: https://evil.test/ 'y'",
        "# 大标题",
        "\\[x\\](https://evil.test/)",
        "&lt;img src=x&gt; &#60;script&#62;",
        "```",
        "| [x](https://evil.test/) | b |",
        "**[x](https://evil.test/)**",
        "- [x](https://evil.test/)",
        "- - > [x](https://evil.test/)",
        "\tcode",
    ],
)
def test_nothing_in_the_differences_links_calls_embeds_or_quotes(runner: Runner, hostile: str):
    runner.report("", f"{STORY}\n{hostile}\n- {hostile}\n| {hostile} | {hostile} |\n\n**{hostile}**\n")
    comment = runner.run() or ""
    tags, text = rendered(comment)
    allowed = {
        "p",
        "strong",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "h3",
        "ul",
        "li",
        "br",
    }
    assert tags <= allowed
    assert not re.search(r"[@#]|://|www\.|GH-", text.replace("## ", ""), re.IGNORECASE), text
    assert "evil.test" in text or "evil" not in hostile


@pytest.mark.parametrize(
    "text",
    [
        "```\n@everyone\n<img src=x>\n",
        "a\rb",
        "a\x0bb\x0cc",
        "a\u2028b\x85c",
        "</code></pre>\n\n# 标题\n",
        "\n\n\n[x](y)",
    ],
)
def test_no_report_can_leave_its_quotation(runner: Runner, text: str):
    runner.report(text)
    comment = runner.run()
    assert comment is not None
    _, _, quoted = comment.partition("只留开头）：\n\n")
    assert all(line.startswith("    ") for line in quoted.splitlines())
    assert not set(comment) & {"\r", "\x0b", "\x0c", "\x85", "\u2028"}


def test_what_does_not_print_is_dropped(runner: Runner):
    runner.report("甲\x1b[31m\u202e乙\x00\u200b丙")
    assert "    甲[31m乙丙\n" in (runner.run() or "")


def test_a_huge_report_is_cut(runner: Runner):
    runner.report(b"\n" * 50_000_000)
    assert len(runner.run() or "") <= 60_001


def test_bytes_that_are_no_text_do_no_harm(runner: Runner):
    runner.report(b"\xff\xfe" + "好".encode()[:2])
    assert runner.run() is not None


def test_the_comment_is_updated_rather_than_repeated(runner: Runner):
    runner.report("好")
    runner.world["/comments"] = "31\n32"
    runner.run()
    assert runner.calls[-1][1:5] == ["--silent", "--method", "PATCH", "repos/owner/name/issues/comments/32"]


def test_a_first_comment_is_posted(runner: Runner):
    runner.run()
    assert runner.calls[-1][1:5] == ["--silent", "--method", "POST", "repos/owner/name/issues/12/comments"]


@pytest.mark.parametrize("answer", ["", "null", "12; touch pwned", "../12"])
def test_without_a_request_that_ends_in_the_checked_commit_nothing_is_said(runner: Runner, answer: str):
    runner.world["/pulls"] = answer
    assert runner.run() is None
    assert len(runner.calls) == 1


def test_the_request_is_looked_for_by_branch_and_commit(runner: Runner):
    runner.run()
    (call,) = [call for call in runner.calls if call[-1].startswith("map(select(.head.sha")]
    assert "head=somebody:$(touch pwned)`touch pwned`; touch pwned" in call
    assert "env.HEAD_SHA" in call[-1]
    assert not (runner.folder / "pwned").exists()
