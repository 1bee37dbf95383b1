"""`sitegen init`: a new project that builds at once."""

from datetime import date
from pathlib import Path

import click

from sitegen.commands.new_folder import write_new_folder
from sitegen.exceptions import UsageError


@click.command("init", short_help="新建一个项目")
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--title", default="我的开放数据网站", help="站名，以后可以在 content/site.yaml 里改。")
@click.option("--templates", is_flag=True, help="把网页的模板和样式也放一份进去，好改成自己的样子。")
def init_command(folder: Path, title: str, *, templates: bool) -> int:
    """在“文件夹”里新建一个项目：表的定义、每张表一两行示例、边界、文字、工作流。马上就能检查和生成。

    文件夹应当还没有，或者是空的。
    """
    from sitegen.starter.new_project import new_project

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} 已经有东西了。请换一个名字，或者先清空。")
    name = " ".join(title.split())
    if fault := _title_fault(name):
        raise UsageError(f"--title 不能用：{fault}。")
    files = new_project(name, date.today(), with_templates=templates)
    write_new_folder(folder, files)
    click.echo(f"已新建 {folder}，共 {len(files)} 个文件。接着：")
    click.echo(f"  sitegen --root {folder} build    # 生成网站")
    click.echo(f"  然后看 {folder / 'README.md'}：先换数据，再改名，最后发布。")
    return 0


def _title_fault(title: str) -> str | None:
    """What `check` would find wrong with the title: a new project has no fault."""
    from sitegen.characters import first_refused
    from sitegen.content.yaml_words import schema_of
    from sitegen.datasets.template_syntax import template_fault

    if not title:
        return "是空的"
    longest = schema_of("site.schema.yaml")["$defs"]["line"]["maxLength"]
    if len(title) > longest:
        return f"有 {len(title)} 个字，最多 {longest} 个"
    refused = first_refused(title)
    return refused.message if refused else template_fault(title)
