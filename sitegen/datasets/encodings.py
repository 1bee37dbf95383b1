"""Text out of bytes that may be GBK: only where there is no doubt about it."""

_COMMON = 0.9
"""Share of the characters that must be of the basic set (GB 2312): what is read out of another
encoding by mistake is full of rare ones."""
_HAN = "\u2e80"
"""From here on characters are of East Asia: what UTF-8 text of ours holds besides ASCII."""


def decoded(content: bytes) -> tuple[str, bool] | None:
    """Text of `content`, and whether it was GBK (GB 18030); None when that cannot be told for sure."""
    try:
        return content.decode("utf-8"), False
    except UnicodeDecodeError:
        text = _from_gbk(content)
    return None if text is None else (text, True)


def _from_gbk(content: bytes) -> str | None:
    """Text of GBK bytes: no line of which is UTF-8, and most of whose characters are common."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    if "\x00" in text or text.encode("gb18030") != content or any(map(_is_utf8, content.split(b"\n"))):
        return None
    foreign = [character for character in text if not character.isascii()]
    return text if sum(map(_is_common, foreign)) >= _COMMON * len(foreign) else None


def _is_utf8(line: bytes) -> bool:
    """True for a line of UTF-8 text in Chinese: the file is then of two encodings."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return any(character >= _HAN for character in text)


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
