"""`sitegen serve`: the site in a browser, rebuilt after every change."""

import traceback
from collections.abc import Callable, Sequence

import click

from sitegen.commands.reporting import echo_findings, progress, tell
from sitegen.config import Config
from sitegen.exceptions import SitegenError
from sitegen.findings import Finding, has_errors


@click.command("serve", short_help="在本机查看网站，文件一改就重建")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="端口，默认 8000；0 为任意空闲的。")
@click.pass_context
def serve_command(context: click.Context, port: int) -> int:
    """在本机查看网站。先显示已建成的网站，随即重建；文件一改就再建，页面自动刷新，问题显示在页面底部。"""
    from sitegen.pipeline import Workshop
    from sitegen.server import serve

    config = Config.for_root(context.obj)
    workshop = Workshop(config, progress(), tell)

    def rebuild() -> Sequence[Finding]:
        result = workshop.build()
        if not has_errors(result.findings):
            click.echo(f"已重建，{result.files} 个文件。")
        return result.findings

    def rebuild_and_tell() -> Sequence[Finding]:
        findings = going_on(rebuild)
        echo_findings(findings)
        return findings

    serve(config, port, rebuild_and_tell, click.echo)
    return 0


def going_on(rebuild: Callable[[], Sequence[Finding]]) -> Sequence[Finding]:
    """The findings of a build; if it fails, that as a finding: the server goes on until it is mended."""
    try:
        return rebuild()
    except SitegenError as error:
        return (_failure(str(error), "排除原因后再存一次任意文件，就会重建"),)
    except Exception as error:  # noqa: BLE001 - a second boundary: a fault of ours must not end the server
        traceback.print_exc()
        return (
            _failure(
                f"程序自身的错误：{type(error).__name__}: {error}",
                "把终端里的信息报告给维护者；改好文件会再建",
            ),
        )


def _failure(message: str, remedy: str) -> Finding:
    return Finding("_site", "build-failed", message, remedy)
