"""`sitegen verify`: is a download what was published?"""

from pathlib import Path

import click

from sitegen.commands.plain_path import PlainPath
from sitegen.commands.reporting import echo_findings, format_option, is_for_people
from sitegen.findings import has_errors

_MOST_NAMES = 3


@click.command("verify", short_help="核对下载的文件夹、压缩包或文件")
@click.argument("target", metavar="对象", type=PlainPath(dir_okay=True))
@click.option(
    "--sums",
    type=PlainPath(),
    help="与这份 SHA256SUMS 核对；不给则用目标里面、旁边或上层文件夹里的。",
)
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="与这个生成好的网站（如 _site）核对。",
)
@format_option
def verify_command(target: Path, sums: Path | None, site: Path | None, form: str) -> int:
    """核对“对象”是不是发布时的样子：一个文件夹、一个数据包（ZIP），或单独一个下载的文件。

    本机生成的 _site/ 按生成时的清单核对，读每一个文件。

    别的文件夹按里面的 SHA256SUMS 核对，压缩包也一样；这只能证明没有损坏。要证明与网站上的一致，用网站的
    SHA256SUMS：放在文件旁边，或用 --sums、--site 指明。不解开压缩包，也不联网。

    退出码 0 为全部一致，1 为有出入，2 为没有可供核对的 SHA256SUMS。
    """
    from sitegen.exports.verification import sums_of_site, verify
    from sitegen.publication.verifying import is_published, verify_site

    if sums and site:
        raise click.UsageError("--sums 和 --site 只能给一个。")
    if target.is_dir() and not sums and not site and is_published(target):
        findings, equal = verify_site(target)
    else:
        result = verify(target, sums=sums_of_site(site) if site else sums)
        findings, equal = result.findings, result.equal
    echo_findings(findings, form)
    if has_errors(findings):
        return 1
    if is_for_people(form):
        click.echo(_summary(equal))
    return 0


def _summary(names: tuple[str, ...]) -> str:
    if len(names) <= _MOST_NAMES:
        return f"与发布的一致：{'、'.join(names)}"
    return f"{len(names)}个文件与发布的一致。"
