"""What is still to be done of a complaint, as a letter says it: what may be a danger too, and its day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.letters.matters import OpenHazard
from app.letters.open_matters import CONDITIONS, open_hazard_text
from app.letters.phrases import holds, phrase
from tests.letters.cases import FACTS, LANDLORD

DATED = dt.date(2026, 12, 4)


@pytest.mark.parametrize(
    ("hazard", "said"),
    [
        (
            OpenHazard("There is a smell of gas", dt.date(2026, 12, 10)),
            "There is a smell of gas. We will look into this by Thursday 10 December 2026.",
        ),
        (OpenHazard("", DATED), "What you complained of. We will look into this by Friday 4 December 2026."),
        (OpenHazard("There is a smell of gas"), "There is a smell of gas. We will look into this by [the date]."),
    ],
)
def test_what_may_be_a_danger_has_its_day(hazard: OpenHazard, said: str) -> None:
    assert open_hazard_text(hazard, DATED) == said


def test_a_day_that_has_gone_is_owned_and_not_promised_again() -> None:
    said = open_hazard_text(OpenHazard("The stair is loose", dt.date(2026, 12, 3)), DATED)
    assert said == (
        "The stair is loose. We should have looked into this by Thursday 3 December 2026, and we are sorry that it is "
        "not done yet. We will look into this by [the date]."
    )


def test_nothing_is_left_only_where_no_danger_is_open_and_no_repair_goes_on() -> None:
    bare = replace(FACTS, hazard_note="", repair_note="", decision=None, open_hazards=())
    assert {key for key in CONDITIONS if holds(key, bare)} == {"nothing_left"}
    repair = replace(bare, repair_note="The work goes ahead at the same time.")
    assert {key for key in CONDITIONS if holds(key, repair)} == {"repair_alone"}
    danger = replace(repair, open_hazards=(OpenHazard("The stair is loose", DATED),))
    assert {key for key in CONDITIONS if holds(key, danger)} == {"open_hazards", "still_to_do"}
    assert "The stair is loose." in phrase("open_hazards", danger, LANDLORD)
