"""The Ombudsman's details that ship: read whole, and a slip in them stops with the file and the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places
from app.rules.ombudsmen import read_ombudsman
from app.rules.tables import EditionError

SHIPPED = places.resources() / "codes" / "ombudsman.toml"


def test_what_ships_has_a_telephone_an_address_and_the_day_it_was_checked() -> None:
    details = read_ombudsman(SHIPPED)
    assert details.phone == "0300 111 3000"
    assert details.address[-1] == "PR2 0ET"
    assert details.checked_on.year >= 2026


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("phone", "phon", "phon"),
        ("[ombudsman]", "[ombudsma]", "ombudsma"),
        ("checked_on = 2026-11-21", 'checked_on = "2026-11-21"', "checked_on"),
        ('website = "www.housing-ombudsman.org.uk"\n', "", "website"),
    ],
)
def test_a_slip_is_named_with_the_file_and_the_key(tmp_path: Path, old: str, new: str, named: str) -> None:
    path = tmp_path / "ombudsman.toml"
    path.write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(EditionError, match=rf"ombudsman\.toml.*{named}"):
        read_ombudsman(path)
