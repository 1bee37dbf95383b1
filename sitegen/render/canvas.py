"""A small picture of rectangles in few colours, as PNG."""

import struct
import zlib
from collections.abc import Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _INDEXED = 8, 3


class Canvas:
    """Pixels that hold the numbers of colours; all begin as the first."""

    def __init__(self, width: int, height: int, colours: Sequence[str]) -> None:
        """`colours` are written as in CSS: `#0b4a54`."""
        self._width, self._height, self._colours = width, height, colours
        self._rows = [bytearray(width) for _ in range(height)]

    def fill(self, left: int, top: int, width: int, height: int, colour: int) -> None:
        """Paint a rectangle, which lies inside the picture."""
        strip = bytes([colour]) * width
        for row in self._rows[top : top + height]:
            row[left : left + width] = strip

    def png(self) -> bytes:
        """The file; equal pictures are equal bytes."""
        head = struct.pack(">IIBBBBB", self._width, self._height, _DEPTH, _INDEXED, 0, 0, 0)
        palette = b"".join(bytes.fromhex(colour.removeprefix("#")) for colour in self._colours)
        pixels = zlib.compress(b"".join(b"\0" + row for row in self._rows), 6)
        parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b""))
        return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
