"""Conditions in plain words."""

from __future__ import annotations

import pytest

from app.letters.asks import Ask
from app.letters.condition_words import WHEN, said_when
from app.letters.own_wordings import runs
from app.letters.phrases import CONDITIONS
from tests.letters.cases import LETTERS_OF, SHELF, letter_rule


def test_every_condition_has_words_and_there_are_no_others() -> None:
    assert WHEN.keys() == CONDITIONS.keys()


def test_a_condition_and_its_contrary_are_said() -> None:
    assert said_when("") == "Always said."
    assert said_when("questions") == "Said where there are questions to ask them."
    assert said_when("questions and not payments").endswith("to ask them, and unless something is paid.")
    assert said_when("not questions") == "Said unless there are questions to ask them."


def test_what_depends_on_a_question_names_it() -> None:
    asks = (Ask("to", "Who gets it?", "choice", options=(("staff", "Staff"),)),)
    assert said_when("to.staff", asks) == "Said where “Who gets it?” is answered “Staff”."
    assert said_when("not to", asks) == "Said unless “Who gets it?” is answered."


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_every_condition_of_every_letter_is_said_in_plain_words(edition: str, kind: str, stage: int) -> None:
    wording = SHELF.wording(letter_rule(edition, kind, stage), edition, stage)
    said = [said_when(run.when, wording.asks) for part in wording.parts for run in runs(part)]
    assert not any("” holds" in one or "_" in one for one in said)
