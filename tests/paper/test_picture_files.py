"""Whatever somebody may choose as a logo: made into a picture that prints, or refused in a sentence that helps."""

from __future__ import annotations

import io
import struct
import time
import zlib

import pytest
from PIL import Image, ImageDraw

from app.paper.picture_files import KEPT, MOST_BYTES, Unusable, read_picture

SVG_BOMB = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>"""


def made(mode: str = "RGB", size: tuple[int, int] = (300, 200), colour: object = "red", kind: str = "PNG") -> bytes:
    content = io.BytesIO()
    Image.new(mode, size, colour).save(content, kind)  # type: ignore[arg-type]
    return content.getvalue()


def bomb(wide: int, tall: int) -> bytes:
    """A PNG of a few bytes that says it has a great many dots."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">II5B", wide, tall, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def shown(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(read_picture(content).png))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a picture"),
        (b"This is a letter, not a picture.", "not a picture"),
        (made(kind="GIF", mode="L", colour=0), "not a picture"),
        (made(kind="BMP"), "not a picture"),
        (b"\x89PNG\r\n\x1a\nThis is a text.", "not a picture"),
        (made()[:-30], "damaged"),
        (made(kind="JPEG")[:200], "damaged"),
        (bomb(300, 200), "damaged"),
        (bomb(60_000, 60_000), "more than 25 million dots"),
        (bomb(2**31 - 1, 2**31 - 1), "more than 25 million dots"),
        (made(size=(1, 1)), "only 1 by 1 dots"),
        (made(size=(2000, 20)), "would print as a line"),
        (made(colour="white"), "white all over"),
        (made("RGBA", colour=(0, 0, 0, 0)), "white all over"),
        (SVG_BOMB, "drawing (SVG)"),
        (b"  <svg/>", "drawing (SVG)"),
        (b"\xef\xbb\xbf<svg/>", "drawing (SVG)"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    began = time.perf_counter()
    with pytest.raises(Unusable) as refusal:
        read_picture(content)
    assert said in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert time.perf_counter() - began < 2


def test_a_file_of_thirty_megabytes_is_refused_unread() -> None:
    with pytest.raises(Unusable, match="larger than 10 MB"):
        read_picture(made() + bytes(30_000_000))
    assert MOST_BYTES == 10_000_000


@pytest.mark.parametrize(
    ("mode", "colour", "kind", "seen"),
    [
        ("RGB", (200, 30, 40), "PNG", (200, 30, 40)),
        ("RGB", (200, 30, 40), "JPEG", (200, 30, 40)),
        ("L", 90, "PNG", (90, 90, 90)),
        ("1", 0, "PNG", (0, 0, 0)),
        ("I;16", 25_600, "PNG", (100, 100, 100)),
        ("P", 0, "PNG", (0, 0, 0)),
        ("CMYK", (0, 255, 255, 0), "JPEG", (255, 0, 0)),
        ("RGBA", (0, 0, 0, 128), "PNG", (127, 127, 127)),
        ("LA", (0, 255), "PNG", (0, 0, 0)),
    ],
)
def test_every_kind_of_picture_is_kept_in_the_one_form(
    mode: str, colour: object, kind: str, seen: tuple[int, int, int]
) -> None:
    picture = shown(made(mode, colour=colour, kind=kind))
    assert (picture.mode, picture.size) == ("RGB", (300, 200))
    dot = picture.getpixel((150, 100))
    assert isinstance(dot, tuple)
    assert all(abs(one - other) <= 4 for one, other in zip(dot, seen, strict=True))


def test_what_is_clear_becomes_white_and_not_black() -> None:
    picture = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((100, 50, 200, 150), fill=(0, 0, 200, 255))
    for kept in (picture, picture.convert("P")):
        content = io.BytesIO()
        kept.save(content, "PNG", **({"transparency": kept.getpixel((0, 0))} if kept.mode == "P" else {}))
        assert shown(content.getvalue()).getpixel((5, 5)) == (255, 255, 255)


def test_a_printers_inks_are_read_even_where_what_they_are_is_not_said_properly() -> None:
    content = io.BytesIO()
    Image.new("CMYK", (300, 200), (0, 255, 255, 0)).save(content, "JPEG", icc_profile=b"no profile at all")
    assert shown(content.getvalue()).getpixel((9, 9)) == pytest.approx((255, 0, 0), abs=4)


def test_a_photograph_is_turned_upright_and_made_as_small_as_print_needs() -> None:
    content = io.BytesIO()
    turned = Image.Exif()
    turned[0x0112] = 6  # it lies on its right side
    Image.new("RGB", (3000, 2000), "navy").save(content, "JPEG", exif=turned)
    picture = shown(content.getvalue())
    assert picture.height > picture.width
    assert picture.height <= KEPT[1]
    assert "exif" not in picture.info


def test_the_same_file_is_kept_as_the_same_bytes() -> None:
    assert read_picture(made()).png == read_picture(made()).png


def test_a_fault_in_reading_is_the_files_and_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image, "open", fail)
    with pytest.raises(Unusable, match="damaged"):
        read_picture(made())
