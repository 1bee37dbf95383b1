"""What libraries say, in English, of a text that they cannot read: the same in Chinese."""

import re

_WORDS = (
    # YAML
    (r"did not find expected key", "这里应当是一个键，或者缩进和上面的不齐"),
    (r"did not find expected '-' indicator", "这里应当是一项，以“- ”开头，或者缩进和上面的不齐"),
    (r"did not find expected ',' or '(.)'", r"少了逗号，或少了“\1”"),
    (r"did not find expected node content", "这里应当有一个值"),
    (r"did not find expected <document start>", "文件的开头后面还有别的，写成了两份文档"),
    (r"did not find expected (?:whitespace|comment|alphabetic).*", "这里少了空格、换行或字母"),
    (r"did not find .*", "这里少了应当有的符号"),
    (r"could not find expected ':'", "键后面少了冒号"),
    (r"mapping values are not allowed in this context", "这里不能有冒号：带冒号的值要用引号"),
    (r"mapping keys are not allowed in this context", "这里不能写键"),
    (r"block sequence entries are not allowed in this context", "这里不能写“- ”开头的项"),
    (r"found a tab character.*", "缩进里有制表符"),
    (r"found character that cannot start any token", "以 @、`、% 开头的值要用引号"),
    (r"found unexpected end of stream", "引号或括号没有关上"),
    (r"found unexpected document indicator", "引号里有 --- 或 ...，要缩进"),
    (r"found undefined alias.*", "* 所指的 & 不在这个文件里"),
    (r"found duplicate anchor.*|second occurrence", "同一个 & 写了两次"),
    (r"found unknown escape character.*", r"双引号里的反斜杠要写两个"),
    (r"found (?:invalid|unknown|undefined|incompatible|duplicate|an|unexpected|extremely) .*",
     "这里的写法不认识"),
    (r"(?:control characters are not allowed|.*UTF-(?:8|16).*)", "有不能用的字符"),
    (r"(?:expected a single document in the stream|expected .*, but found .*)", "这里的写法和上面的连不起来"),
    # TOML
    (r"Cannot overwrite a value|Cannot declare .* twice|Duplicate inline table key .*", "同一个键写了两次"),
    (r"Cannot (?:mutate|redefine) .*", "这一节上面已经写过"),
    (r"Expected '=' after a key .*", "键后面少了等号"),
    (r"Expected '(\]{1,2})' at the end of .*", r"少了“\1”"),
    (r"Expected newline or end of document.*", "一行写了两样，要分成两行"),
    (r"Expected an expression.*", "这里少了算式"),
    (r"Expected .*", "少了引号或别的符号"),
    (r"Invalid (?:statement|initial character for a key part)", "这一行不是“键 = 值”"),
    (r"Invalid (?:value|date or datetime|hex value)", "这里的值不认识：文字要用引号"),
    (r"Un(?:closed|terminated) .*", "引号或括号没有关上"),
    (r"Unescaped .*|Escaped .*", "引号里的反斜杠用错了"),
    (r"(?:Illegal|Found invalid) character .*", "有不能用的字符"),
    # patterns
    (r"unterminated character set.*", "方括号没有关上"),
    (r"(?:missing \).*|unbalanced parenthesis.*)", "圆括号不成对"),
    (r"(?:nothing|multiple) (?:to )?repeat.*", "*、+、? 的前面没有可以重复的"),
    (r"min repeat greater than max repeat.*", "重复的次数，少的大过多的"),
    (r"(?:bad|incomplete) escape.*", "反斜杠用错了"),
    (r"bad character range (\S+).*", r"范围“\1”的前后颠倒"),
    (r"unknown extension (\S+).*", r"不认识“\1”"),
    # templates
    (r"'(\w+)' is undefined", r"没有叫“\1”的东西"),
    (r"'.+' has no attribute '(\w+)'", r"它没有“\1”"),
    (r"Encountered unknown tag '(\w+)'.*", r"不认识“{% \1 %}”，或者它没有开头"),
    (r"Unexpected end of template.*'(end\w+)'.*", r"没有关上：少了 {% \1 %}"),
    (r"[Uu]nexpected end of template.*", "没有关上：少了 }}、{% endif %} 之类"),
    (r"No filter named '(\w+)'.*", r"没有叫“\1”的过滤器"),
    (r"No test named '(\w+)'.*", r"没有叫“\1”的判断"),
    (r"Missing end of (?:comment tag|raw directive)", "注释或 raw 没有关上"),
    (r"unexpected '(.+)'", r"这里不应当有“\1”"),
    (r"unexpected char '(.+)' at \d+", r"这里不应当有“\1”"),
    (r"expected token 'end of (?:print statement|statement block)', got '(.+)'",
     r"“\1”的前面少了 }}、%} 或运算符"),
    (r"expected token '(\S+)', got '(\S+)'", r"这里应当是“\1”，写的是“\2”"),
    (r"expected token .*", "少了别的东西"),
    (r"block '(\w+)' defined twice", r"“\1”这一块写了两次"),
    (r"division by zero", "除以 0"),
    # XML
    (r"mismatched tag.*", "标签不成对"),
    (r"no element found.*", "是空的，或没有写完"),
    (r"not well-formed.*|syntax error.*", "这里的写法不对"),
    (r"(?:unclosed token|unclosed CDATA section).*", "标签没有写完"),
    (r"junk after document element.*", "最外面的标签关上以后还有别的"),
    (r"undefined entity.*", "& 后面的名称不认识：& 本身写成 &amp;"),
    (r"duplicate attribute.*", "同一个属性写了两次"),
    (r"unbound prefix.*", "冒号前面的前缀没有说明"),
    # archives
    (r"File is not a zip file|Bad magic number.*|.*[Tt]runcated.*", "不是压缩包，或没有下载完"),
    (r"Bad CRC.*|Error -3 .*|wrong checksum of .*", "内容和校验和不符"),
)  # fmt: skip

_PLACE = re.compile(r" \(at (?:end of document|line [0-9]+, column [0-9]+)\)$")


def why(problem: object) -> str:
    """What goes behind “写法有误”: the library's `problem` in Chinese, or marked as its own words."""
    text = _PLACE.sub("", str(problem)).rstrip(".")[:200]
    for pattern, chinese in _WORDS:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return f"：{found.expand(chinese)}"
    return f"（读它的程序原话：{text}）" if text.isascii() else f"：{text}"
