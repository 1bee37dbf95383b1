"""`README.md` of a package: what it is and how to use it, in plain Chinese."""

from collections.abc import Iterator, Sequence

from sitegen.datasets.descriptor import Field, PackageDescriptor, ResourceDescriptor
from sitegen.exports.about import About
from sitegen.exports.package_scope import Member, PackageScope
from sitegen.model.sources import Source
from sitegen.site.formats import GEOJSON, JSON, SQLITE, XLSX
from sitegen.site.licence import LICENCE, LICENCE_URL, NOT_LICENSED, NOTICE

_OTHERS = (XLSX, JSON, GEOJSON, SQLITE)
_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是非（true、false）",
    "date": "日期",
}


def readme_file(about: About, members: Sequence[Member]) -> bytes:
    """README of a package of these members."""
    sections = (
        (f"# {about.title}", *_introduction(about.package, about.scope)),
        ("## 文件", *_files(about.package, about.scope, members)),
        ("## 打开与编码", *_encoding()),
        ("## 其他格式", *_other_formats(about)),
        ("## 来源与官方原文", *_sources(about)),
        ("## 许可", *_licence()),
        ("## 怎样引用", about.citation),
        ("## 核对文件", *_checking()),
        ("## 字段", *_fields(about.package, members)),
    )
    return "\n".join(f"{line}\n" for section in sections for line in section).encode()


def _introduction(package: PackageDescriptor, scope: PackageScope) -> Iterator[str]:
    yield f"**{NOTICE}**"
    yield package.description.strip()
    yield f"- 取了哪些行：{scope.rows}\n- 完整程度：{scope.completeness}" + (
        f"\n- 截至：{package.as_of.isoformat()}（所用最新来源的日期，此后的事这里没有）"
        f"\n- 版本：{package.version}，{package.created.isoformat()} 整理"
    )


def _files(package: PackageDescriptor, scope: PackageScope, members: Sequence[Member]) -> Iterator[str]:
    if scope.suffix:
        yield "行数是本数据包里的；说明讲的是整个数据集里的这张表。"
    yield "\n".join(_member(package.resource(member.name), member) for member in members)


def _member(resource: ResourceDescriptor, member: Member) -> str:
    twin = f"（Excel 用 `{member.excel_path}`）" if member.excel_path else ""
    unit = "行" if member.excel_path else "条"
    return f"- `{member.path}`{twin}：{resource.title}，{member.rows}{unit}。{resource.description.strip()}"


def _encoding() -> Iterator[str]:
    yield (
        "`data/` 里的 CSV 是 UTF-8 编码、没有 BOM，第一行是字段名，供程序读取；"
        "读的时候请把代码和编号当作文字。"
        "`excel/` 里是同样的行，带 BOM，第一行是中文名称，双击即可用 Excel 打开，不会乱码。"
    )
    yield (
        "`excel/` 里以 `=`、`+`、`-`、`@`（半角或全角）或制表符开头而又不是数的格子，"
        "前面加了一个单引号 `'`，以免被当作公式执行；`2025-1`、`02-28`、`1/3` 这样会被当作日期的也加了，"
        "以免改了样子；`data/` 里没有加。"
    )
    yield (
        "Excel 会把 `2.10` 显示成 2.1。要保持原样，"
        "请在 Excel 里用“数据 → 从文本/CSV”导入 `data/` 里的文件，编码选 UTF-8，并把这些列设为文本。"
    )


def _other_formats(about: About) -> Iterator[str]:
    yield "同样的数据，网站上还有这些格式：" if about.homepage else "同样的数据，发布它的网站上还有这些格式："
    yield "\n".join(f"- {kind.title}（`{kind.ending}`）：{kind.purpose}" for kind in _OTHERS)
    if about.homepage:
        yield f"网站：<{about.homepage}>"


def _sources(about: About) -> Iterator[str]:
    yield "每一行都写明来源、来源中的位置和证据等级。本数据包用到的来源："
    yield "\n".join(_source(about, source) for source in about.sources)


def _source(about: About, source: Source) -> str:
    number = f"（{source.document_number}）" if source.document_number else ""
    published = f"，{source.published_on.isoformat()}" if source.published_on else ""
    address = f"，<{source.url}>" if source.url else ""
    title = f"{source.issuer}：《{source.title}》{number}{published}"
    return f"- `{source.id}` {title}，{about.grades[source.evidence]}{address}"


def _licence() -> Iterator[str]:
    yield (
        f"本项目对数据的整理依“知识共享署名 4.0 国际”（{LICENCE}，<{LICENCE_URL}>）"
        f"许可使用：可以自由复制、修改和再发布，商业使用也可以，须注明出处。{NOT_LICENSED}；"
        "本数据包里没有边界。"
    )


def _checking() -> Iterator[str]:
    yield "`SHA256SUMS` 是各文件的校验和。解开压缩包后，在这个文件夹里运行："
    yield "- Linux：`sha256sum -c SHA256SUMS`\n- macOS：`shasum -a 256 -c SHA256SUMS`" + (
        "\n- Windows：`certutil -hashfile 文件名 SHA256`，与 `SHA256SUMS` 里的那一行对照"
    )
    yield "装有 sitegen 的，不必解开：`sitegen verify datapackage.zip`。"
    yield (
        "`datapackage.json` 依 Data Package 2.0 标准描述全部文件，"
        "可以用 `frictionless validate datapackage.json` 检验。"
    )


def _fields(package: PackageDescriptor, members: Sequence[Member]) -> Iterator[str]:
    for member in members:
        resource = package.resource(member.name)
        if resource.schema:
            yield f"### {resource.title}（`{member.path}`）"
            rows = (_field(field) for field in resource.schema.fields)
            yield "\n".join(("| 字段 | 名称 | 类型 | 说明 |", "|---|---|---|---|", *rows))


def _field(field: Field) -> str:
    cells = (f"`{field.name}`", field.title, _TYPES.get(field.type, field.type), field.description)
    return f"| {' | '.join(_one_line(cell) for cell in cells)} |"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
