"""`sitegen build`: check everything, then write the site."""

import click
from click.core import ParameterSource

from sitegen.commands.reporting import Stopwatch, cold_option, echo_findings, progress, tell
from sitegen.config import WEB_URL, Config
from sitegen.findings import has_errors

_NO_ADDRESS = (
    "没有给出网站发布后的地址，所以站点地图里是相对地址，也没有规范链接、预览信息和浏览器搜索，404 页"
    "只在域名的根下有样式。要发布时用 --base-url，或填写 content/site.yaml 的 base_url。"
)


def web_address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The address with its final slash; raises BadParameter when it is none of the web."""
    if not value:
        return None
    if not WEB_URL.fullmatch(value):
        from_shell = context.get_parameter_source(parameter.name or "") is ParameterSource.ENVIRONMENT
        raise click.BadParameter(
            f"“{value}”应是完整的地址，如 https://example.org/guide/",
            param_hint=f"环境变量 {parameter.envvar}" if from_shell else None,
        )
    return value if value.endswith("/") else f"{value}/"


@click.command("build", short_help="检查数据并生成网站到 _site/")
@click.option(
    "--base-url",
    metavar="URL",
    envvar="SITEGEN_BASE_URL",
    callback=web_address,
    help="网站发布后的地址，如 https://example.org/guide/；也可以用环境变量 SITEGEN_BASE_URL。"
    "不给则用 content/site.yaml 的 base_url。",
)
@cold_option
@click.pass_context
def build_command(context: click.Context, base_url: str | None, *, cold: bool) -> int:
    """检查数据并生成网站。有错误时不写任何文件，原有的 _site/ 保持原样。"""
    from sitegen.pipeline import build

    watch = Stopwatch()
    config = Config.for_root(context.obj, base_url)
    result = build(config, progress(), tell, cold=cold)
    echo_findings(result.findings)
    if has_errors(result.findings):
        kept = "原有的 _site/ 未动" if config.site.exists() else "_site/ 还没有"
        click.echo(f"没有生成网站；{kept}。")
        return 1
    click.echo(f"已生成 {result.files} 个文件{watch.words}。请打开 {config.site / 'index.html'}")
    if not result.base_url:
        click.echo(_NO_ADDRESS, err=True)
    return 0
