"""A logo as the book kept it."""

from __future__ import annotations

import io

from PIL import Image

from app.letters.logos import kept_logo, read_picture


def test_what_was_kept_is_read_back_and_what_is_damaged_is_left_off() -> None:
    content = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(content, "PNG")
    logo = read_picture(content.getvalue())
    assert kept_logo(logo.png) == logo
    assert kept_logo(b"damaged") is None
