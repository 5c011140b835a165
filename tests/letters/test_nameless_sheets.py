"""What is sent back without a name says of nobody who they are."""

from __future__ import annotations

import pytest

from app.letters.checks import unmet
from app.letters.nameless_sheets import SHEET, naming_problems
from tests.letters.cases import FACTS, LANDLORD, draft, letter_rule, written


@pytest.mark.parametrize("edition", ["2022", "2024"])
@pytest.mark.parametrize("words", [FACTS.addressee, FACTS.salutation, FACTS.reference, FACTS.postcode])
def test_a_name_on_the_sheet_is_found(edition: str, words: str) -> None:
    survey = written(edition, "feedback_survey", 0)
    assert survey.part("feedback").look == SHEET
    named = survey.with_text("feedback", f"{words}, tell us what you think.\n\n{survey.part('feedback').text}")
    said = [
        one for one in unmet(named, letter_rule(edition, "feedback_survey", 0), LANDLORD) if "sheet" in one.sentence
    ]
    assert [one.field for one in said] == ["feedback"]
    assert f"“{words}”" in said[0].sentence or "Dunmore" in said[0].sentence


def test_a_letter_without_a_sheet_may_say_whose_it_is() -> None:
    assert tuple(naming_problems(draft().with_text("received", f"Dear {FACTS.addressee}"))) == ()
