"""The command group, its shared option, and the one place where failures become messages and exit codes."""

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from sitegen import __version__
from sitegen.commands.assess import assess_command
from sitegen.commands.build import build_command
from sitegen.commands.check import check_command
from sitegen.commands.diff import diff_command
from sitegen.commands.fix import fix_command
from sitegen.commands.import_ import import_group
from sitegen.commands.init import init_command
from sitegen.commands.serve import serve_command
from sitegen.commands.verify import verify_command
from sitegen.commands.version import version_group
from sitegen.config import Config
from sitegen.exceptions import InternalError, SitegenError

FINE, FINDINGS, USAGE, OUR_FAULT, INTERRUPTED, CUT_OFF = 0, 1, 2, 3, 130, 141

_FULL = (errno.ENOSPC, errno.EDQUOT)
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="退出码：0 一切正常；1 数据有错；2 用法有误，或磁盘已满；3 程序自身的错；130 被中断；"
    "141 输出没有人读了。",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="项目文件夹（内有 datasets/ 和 content/），默认为当前文件夹。",
)
@click.version_option(__version__, message="%(prog)s %(version)s", help="显示版本。")
@click.pass_context
def group(context: click.Context, root: Path) -> None:
    """检查数据、生成网站：义务教育优质均衡发展县开放数据。"""
    from sitegen.publication.recovering import recover

    context.obj = root
    if recover(Config(root=root.resolve()).site):
        click.echo("上一次写网站时被打断，_site/ 已恢复完整。", err=True)


group.add_command(assess_command)
group.add_command(build_command)
group.add_command(check_command)
group.add_command(diff_command)
group.add_command(fix_command)
group.add_command(import_group)
group.add_command(init_command)
group.add_command(serve_command)
group.add_command(verify_command)
group.add_command(version_group)


def main() -> None:
    """Run the command line and exit with its code. What a pipe's encoding lacks is spelt out, not fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; the error boundary. Returns the exit code."""
    try:
        code = group.main(arguments, prog_name="sitegen", standalone_mode=False)
    except click.exceptions.Abort:
        _say("已中断。")
        return INTERRUPTED
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return USAGE
    except InternalError as error:
        _say(f"程序自身的错误：{error}")
        return OUR_FAULT
    except SitegenError as error:
        _say(f"错误：{error}")
        return USAGE
    except SystemExit:  # click's, when nobody reads on: as a shell says of a process that SIGPIPE ended
        _let_go()
        return CUT_OFF
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            _say("错误：文件名或路径太长，系统打不开。请把文件名改短，或把文件夹移到浅一些的地方。")
            return USAGE
        if error.errno in _REFUSED:
            _say(f"错误：没有权限，或这里只许读：{error.filename}。请检查它和上层文件夹的权限。")
            return USAGE
        if _is_nowhere():
            _say("错误：现在所在的文件夹已经删去。请到一个还在的文件夹里运行。")
            return USAGE
        if error.errno not in _FULL:
            return _fault()
        _let_go()
        _say("错误：磁盘已满，要说的没有写完。请腾出空间再运行。")
        return USAGE
    except Exception:  # noqa: BLE001 - the boundary is the one place that may catch everything
        return _fault()
    return code if isinstance(code, int) else FINE


def _is_nowhere() -> bool:
    """True when the folder that the command was run in is gone, so that nothing can be named from it."""
    try:
        Path.cwd()
    except OSError:
        return True
    return False


def _fault() -> int:
    """Print what is being handled, for whoever mends it."""
    import traceback

    with suppress(OSError):
        traceback.print_exc()
    _say("程序自身的错误，请把以上信息报告给维护者。")
    return OUR_FAULT


def _say(words: str) -> None:
    """Tell what ended the command, if that can still be told."""
    with suppress(OSError):
        click.echo(words, err=True)


def _let_go() -> None:
    """What could not be written to the output is not tried again when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
