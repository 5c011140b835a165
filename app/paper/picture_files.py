"""Picture files: whatever somebody chose as a logo, made into the one form that is kept, or refused in a sentence.

A file from anywhere is read with care: its size and its dots are looked at before it is unpacked, and only the two
kinds that are wanted are read at all. A drawing (SVG) is a program of a kind and is not run here.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from app.paper.pictures import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 10_000_000
MOST_DOTS = 25_000_000
"""Unpacked, so many dots take 100 MB for a moment."""

LEAST_DOTS = 60
"""On its longer side; fewer would print as a smudge a few millimetres wide."""

KEPT = (640, 420)
"""Dots that are kept at most: 300 to the inch in the largest place that a letterhead has for it."""

LONGEST = 12
"""How many times longer than it is tall, or taller than long; beyond that it is a line."""

PALEST = 235
"""A picture in which nothing is darker than this shows nothing on white paper."""

_TOO_LARGE = "The file is larger than 10 MB. Save the logo smaller, for example 1,000 dots wide, and choose that."
_DRAWING = "This is a drawing (SVG). Open it in the program that made it, save it as PNG, and choose that."
_OTHER = "This is not a picture that Casebook can read. Choose a PNG or a JPEG."
_DAMAGED = "The picture is damaged or not complete. Save it again in the program that made it, and choose that."
_TOO_MANY = "The picture has more than 25 million dots. Save it smaller, for example 1,000 dots wide, and choose that."
_TOO_FEW = "The picture is only {} by {} dots, too few to print. Choose one at least 300 dots wide."
_TOO_LONG = "The picture is {} by {} dots, so long and thin that it would print as a line. Choose another."
_BLANK = "The picture is white all over once it is on white paper. Choose one with dark print."


class Unusable(ValueError):
    """A file that cannot be printed as a logo; its sentence says why and what to do."""


def read_picture(content: bytes) -> Picture:
    """The picture in a file, ready to be kept. Raises Unusable."""
    if len(content) > MOST_BYTES:
        raise Unusable(_TOO_LARGE)
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml", b"<!doctype svg")):
        raise Unusable(_DRAWING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a file is odd is Pillow's to say and ours to judge
        flat = _flat(_opened(content))
    if flat.convert("L").getextrema()[0] > PALEST:  # type: ignore[operator]  # of one band: two numbers
        raise Unusable(_BLANK)
    kept = io.BytesIO()
    flat.save(kept, "PNG", optimize=True)
    return Picture(kept.getvalue())


def _opened(content: bytes) -> Image:
    """The picture, its measures judged before it is unpacked."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - a tenth of a second, for one choice in years

    try:
        picture = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError:
        raise Unusable(_TOO_MANY) from None
    except UnidentifiedImageError:
        raise Unusable(_OTHER) from None
    except Exception:  # noqa: BLE001 - a file made to do harm can fail in any way
        raise Unusable(_DAMAGED) from None
    wide, tall = picture.size
    if wide * tall > MOST_DOTS:
        raise Unusable(_TOO_MANY)
    if max(wide, tall) < LEAST_DOTS:
        raise Unusable(_TOO_FEW.format(wide, tall))
    if max(wide, tall) > LONGEST * min(wide, tall):
        raise Unusable(_TOO_LONG.format(wide, tall))
    return picture


def _flat(picture: Image) -> Image:
    """The picture upright, on white, in red, green and blue, and no larger than print needs."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    try:
        if picture.format == "JPEG":
            picture.draft(None, (KEPT[0] * 2, KEPT[1] * 2))  # unpacks a large photograph at a part of its size
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        clear = "A" in upright.getbands() or "transparency" in upright.info
        shown = upright.convert("RGBA") if clear else _in_plain_colours(upright)
        shown.thumbnail(KEPT, Image.Resampling.LANCZOS)
        ground = Image.new("RGBA", shown.size, "white")
        flat = Image.alpha_composite(ground, shown).convert("RGB") if clear else shown
    except Exception:  # noqa: BLE001 - as above
        raise Unusable(_DAMAGED) from None
    flat.info.clear()
    return flat


def _in_plain_colours(picture: Image) -> Image:
    """A picture in red, green and blue, from the inks of a printer or from grey of any depth."""
    if picture.mode == "CMYK" and (profile := picture.info.get("icc_profile")):
        return _in_light(picture, profile)
    if picture.mode.startswith("I"):  # sixteen bits of grey, which Pillow would cut off at white
        return picture.convert("I").point(lambda grey: grey / 256).convert("L").convert("RGB")
    return picture.convert("RGB")


def _in_light(picture: Image, profile: bytes) -> Image:
    """A picture in a printer's inks as those inks look; by rule of thumb, where what it says of them is unreadable."""
    from PIL import ImageCms  # noqa: PLC0415 - as above

    try:
        inks = ImageCms.getOpenProfile(io.BytesIO(profile))
        seen = ImageCms.profileToProfile(picture, inks, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (OSError, ImageCms.PyCMSError):
        seen = None
    return picture.convert("RGB") if seen is None else seen
