"""The profile of colours, held to the one that Little CMS makes."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from app.paper.profiles import NAME, srgb


def test_it_is_a_profile_that_others_can_read() -> None:
    profile = ImageCms.getOpenProfile(io.BytesIO(srgb()))
    assert ImageCms.getProfileDescription(profile).strip() == NAME
    assert profile.profile.xcolor_space.strip() == "RGB"
    assert int.from_bytes(srgb()[:4], "big") == len(srgb())


def test_its_colours_are_those_of_srgb() -> None:
    colours = [(r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in range(0, 256, 51)]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    ours = ImageCms.getOpenProfile(io.BytesIO(srgb()))
    seen = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    assert seen is not None
    for colour, wanted in zip(
        seen.get_flattened_data() if hasattr(seen, "get_flattened_data") else seen.getdata(), colours, strict=True
    ):
        assert all(abs(one - other) <= 1 for one, other in zip(colour, wanted, strict=True))
