"""`sitegen build`: check everything, then write the site."""

import click

from sitegen.commands.reporting import echo_findings, progress, tell
from sitegen.config import Config
from sitegen.findings import has_errors


@click.command("build", short_help="检查数据并生成网站到 _site/")
@click.pass_context
def build_command(context: click.Context) -> int:
    """检查数据并生成网站。有错误时不写任何文件，原有的 _site/ 保持原样。"""
    from sitegen.pipeline import build

    config = Config.for_root(context.obj)
    result = build(config, progress(), tell)
    echo_findings(result.findings)
    if has_errors(result.findings):
        kept = "原有的 _site/ 未动" if config.site.exists() else "_site/ 还没有"
        click.echo(f"没有生成网站；{kept}。")
        return 1
    click.echo(f"已生成 {result.files} 个文件。请打开 {config.site / 'index.html'}")
    return 0
