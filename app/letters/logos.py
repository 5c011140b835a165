"""Logos: the picture of a letterhead, made from the file that somebody chose, or refused in a sentence."""

from __future__ import annotations

from app.paper.picture_files import MOST_BYTES, Unusable, read_picture
from app.paper.pictures import NotAPicture, Picture

__all__ = ["MOST_BYTES", "Picture", "Unusable", "kept_logo", "read_picture"]


def kept_logo(png: bytes) -> Picture | None:
    """A logo as it was kept; None where its bytes are damaged: a letter goes without a picture before it fails."""
    try:
        return Picture(png)
    except NotAPicture:
        return None
