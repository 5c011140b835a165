"""Casebook's resources with an invented edition of the Code beside the real ones, all of its numbers others."""

from __future__ import annotations

import shutil
from pathlib import Path

from app import places

INVENTED = Path(__file__).parent / "rules" / "editions" / "2031.toml"
"""An edition of which nothing is real: no such Code exists."""

USED = ("codes", "calendar", "letters")
"""What of the resources a desk reads."""


def resources_with_2031(folder: Path) -> Path:
    """A copy of the resources in this folder, with one TOML file more; nothing else is changed."""
    for name in USED:
        shutil.copytree(places.resources() / name, folder / name)
    shutil.copy(INVENTED, folder / "codes")
    return folder
