"""`sitegen serve`: the site in a browser, rebuilt after every change."""

from collections.abc import Sequence

import click

from sitegen.commands.reporting import echo_findings, progress
from sitegen.config import Config
from sitegen.findings import Finding, has_errors


@click.command("serve", short_help="在本机查看网站，文件一改就重建")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="端口，默认 8000；0 为任意空闲的。")
@click.pass_context
def serve_command(context: click.Context, port: int) -> int:
    """在本机查看网站。先显示已建成的网站，随即重建；文件一改就再建，页面自动刷新，问题显示在页面底部。"""
    from sitegen.pipeline import Workshop
    from sitegen.server import serve

    config = Config.for_root(context.obj)
    workshop = Workshop(config, progress())

    def rebuild() -> Sequence[Finding]:
        result = workshop.build()
        echo_findings(result.findings)
        if not has_errors(result.findings):
            click.echo(f"已重建，{result.files} 个文件。")
        return result.findings

    serve(config, port, rebuild, click.echo)
    return 0
