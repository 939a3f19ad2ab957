"""Photographs of the demo, drawn by arithmetic: a cup on a table, in a few colours."""

from __future__ import annotations

import zlib
from math import sqrt
from struct import pack
from typing import Final

_TABLES: Final = ((201, 160, 120), (120, 132, 140), (150, 92, 74), (92, 110, 84))
_CUP: Final = bytes((250, 248, 244))
_COFFEE: Final = bytes((74, 44, 26))


def cup(number: int, width: int = 800, height: int = 600) -> bytes:
    """A PNG; `number` chooses the table."""
    table, radius = _TABLES[number % len(_TABLES)], height * 0.36
    rows = []
    for y in range(height):
        shade = 1.15 - 0.4 * y / height
        ground = bytes(min(255, int(part * shade)) for part in table)
        rim = _half(y - height / 2, radius)
        coffee = _half(y - height / 2, radius * 0.8)
        aside, ring = ground * (width // 2 - rim), _CUP * (rim - coffee)
        line = aside + ring + _COFFEE * (2 * coffee) + ring + aside
        rows.append(b"\0" + line)
    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _half(away: float, radius: float) -> int:
    """Half the width of a circle so far from its middle."""
    return int(sqrt(radius * radius - away * away)) if abs(away) < radius else 0


def _chunk(kind: bytes, body: bytes) -> bytes:
    return pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))
