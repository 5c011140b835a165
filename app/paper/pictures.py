"""Pictures: a logo as it is kept and printed: a PNG of plain red, green and blue, on white, no larger than print needs.

Such a PNG is packed as PDF packs its pictures, so its bytes go on the sheet as they are (`Sheets.picture`). Whatever a
person chooses becomes such a PNG in `app.paper.picture_files`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB = (8, 2, 0, 0, 0)
"""Eight bits a colour, red green blue, packed and filtered as every PNG is, and not interlaced."""


class NotAPicture(ValueError):
    """These bytes are not a picture of the one form that is kept."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept. Raises NotAPicture for bytes of another form."""

    png: bytes

    def __post_init__(self) -> None:
        try:
            head = dict(_chunks(self.png)).get(b"IHDR", b"")
            _, _, *form = struct.unpack(">II5B", head)
        except struct.error:
            raise NotAPicture("The picture is damaged.") from None
        if tuple(form) != _RGB:
            raise NotAPicture("The picture has another form than is kept.")

    @cached_property
    def size(self) -> tuple[int, int]:
        """How wide and how tall it is, in dots."""
        wide, tall = struct.unpack(">II", self.png[16:24])
        return wide, tall

    def within(self, width: float, height: float) -> tuple[float, float]:
        """How wide and how tall it stands at its largest in this room, in its own proportions."""
        wide, tall = self.size
        scale = min(width / wide, height / tall)
        return wide * scale, tall * scale

    @property
    def packed(self) -> bytes:
        """Its dots as a PNG packs them, which is a way in which a PDF packs them too."""
        return b"".join(content for kind, content in _chunks(self.png) if kind == b"IDAT")


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG: what each is, and what is in it."""
    if not png.startswith(_SIGNATURE):
        raise NotAPicture("The picture is not a PNG.")
    at = len(_SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12
