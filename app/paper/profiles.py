"""Profiles: what red, green and blue mean in a document, so that an archive can show it as it was meant.

PDF/A asks that a document bring the profile of its colours along. This one is sRGB, written from the figures of IEC
61966-2-1 (its primaries adapted to D50, as ICC.1 has them), so that nobody else's file has to be shipped or licensed.
"""

from __future__ import annotations

import struct
from functools import cache

NAME = "sRGB IEC61966-2.1"
_VERSION = 0x04200000
"""ICC.1:2004-10, which is ISO 15076-1 and the newest that PDF 1.7 and PDF/A-2 know."""

_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_ADAPTED = (1.04790, 0.02290, -0.05015, 0.02960, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
"""From the white of a screen (D65) to that of paper (D50), by Bradford's method."""

_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""How light grows with a number: its exponent, and the straight piece near black."""


@cache
def srgb() -> bytes:
    """The profile of sRGB; the same bytes every time."""
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("No rights reserved"),
        b"wtpt": _colour(_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(*_ADAPTED),
        b"rXYZ": _colour(_RED),
        b"gXYZ": _colour(_GREEN),
        b"bXYZ": _colour(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += tag + struct.pack(">II", places[content], len(content))
    return _head(start + len(body)) + table + body


def _head(size: int) -> bytes:
    made = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    kind = b"mntrRGB XYZ "
    return struct.pack(">I4xI", size, _VERSION) + kind + made + b"acsp" + bytes(28) + _fixed(*_WHITE) + bytes(48)


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _colour(xyz: tuple[float, ...]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*xyz)


def _text(words: str) -> bytes:
    content = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII", 1, 12) + b"enGB" + struct.pack(">II", len(content), 28) + content
