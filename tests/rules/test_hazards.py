"""Words that may mean danger in the home, and the date that runs beside the complaint."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app import places
from app.rules.hazards import Hazards, read_hazards
from app.rules.reading import EditionError
from tests.rules.cases import WORKDAYS

SHIPPED = places.resources() / "codes" / "hazards.toml"
HAZARDS = read_hazards(SHIPPED)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("There is black mould above the bath.", ("mould",)),
        ("DAMP in the bedroom, and Mould.", ("damp", "mould")),
        ("Water is leaking through the ceiling.", ("leaking",)),
        ("It leaks; a leak since May, leaking still.", ("leaking",)),  # one form is enough
        ("The carbon monoxide alarm went off", ("carbon monoxide",)),
        ("There has been no heating since Friday", ("no heating",)),
        ("There is no\nhot   water.", ("no hot water",)),
        ("I smell gas!", ("gas",)),
        ("The fireplace surround is ugly", ()),
        ("He fell on the broken glass", ("fell", "broken glass")),
        ("The roof leaks", ("leak",)),
        ("The window is leaky and the wall mouldy", ("leaky", "mouldy")),
        ("It leaked; the leakage goes on", ("leaked",)),
        ("Two floods, and flooding again", ("flooding",)),
        ("There are rats, gases and sparks", ("rat", "gas", "spark")),
        ("A rat; a mouse.", ("rat", "mouse")),
        ("I smell fumes", ("fumes",)),
        ("The electrics and the shocks", ("electric", "shock")),
        ("He tripped on it; others have fallen", ("tripped", "fallen")),
        ("The service is shocking and the operator rated it", ()),
        ("Nobody answered my letter", ()),
        ("", ()),
    ],
)
def test_the_words_that_prompt(text: str, words: tuple[str, ...]) -> None:
    assert set(HAZARDS.found_in(text)) == set(words)


def test_words_are_found_in_every_text_each_once_in_the_order_of_the_list() -> None:
    assert HAZARDS.found_in("The gas fire smokes", "Damp walls", "gas again") == ("damp", "gas", "fire", "smoke")


def test_ten_working_days_from_awareness() -> None:
    assert HAZARDS.investigate_by(dt.date(2026, 11, 23), WORKDAYS) == dt.date(2026, 12, 7)
    assert HAZARDS.investigate_by(dt.date(2026, 12, 18), WORKDAYS) == dt.date(2027, 1, 6)  # over Christmas


def test_the_rules_begin_on_27_october_2025() -> None:
    assert HAZARDS.investigate_by(dt.date(2025, 10, 26), WORKDAYS) is None
    assert HAZARDS.investigate_by(dt.date(2025, 10, 27), WORKDAYS) == dt.date(2025, 11, 10)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("in_force = 2025", "inforce = 2025", "inforce"),
        ("investigate_working_days = 10", 'investigate_working_days = "ten"', "investigate_working_days"),
        ("investigate_working_days = 10", "", "investigate_working_days"),
        ('"damp", ', "7, ", "words"),
        ("[hazards]", "[hazard]", "hazard"),
        ("[hazards]", "[hazards", "line"),
    ],
)
def test_a_slip_in_the_file_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "hazards.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(EditionError, match=rf"^hazards\.toml.*{named}"):
        read_hazards(path)


def test_words_are_looked_for_as_whole_words() -> None:
    made = Hazards("", "", dt.date(2025, 10, 27), 10, "", dt.date(2026, 11, 21), ("gas",))
    assert made.found_in("a gasket, gasping") == ()
