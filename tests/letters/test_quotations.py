"""A letter's words in the form in which they are compared, and whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.letters.quotations import BLANK, blanked, compared, of_the_resident, own_words, plain, sentences_of
from tests.letters.cases import DECISION, ESCALATION, EXTENSION, FACTS, facts


def test_marks_and_the_shapes_of_quotes_and_spaces_make_no_difference() -> None:
    assert plain("**Ring**\nus on  \u201cMonday\u201d") == 'Ring us on "Monday"'
    assert compared("The\u00a0Warden\u2019s “card”") == 'the warden\'s "card"'


def test_what_was_typed_on_the_case_has_no_marks() -> None:
    assert own_words("two ** stars **") == "two ** stars **"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We had it on 3 May. We are sorry.", 2),
        ("Mr. Dunmore rang. We answered.", 2),
        ("- The radiator\n- The carpet.", 2),
        ("1. The radiator leaks. It is cold.", 2),
        ("He said “Go.” We went.", 2),
        ("It costs £2.50 a night.", 1),
        ("\n \n", 0),
    ],
)
def test_sentences_end_where_they_do(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


def test_own_words_are_blanked_letter_for_letter_and_only_as_whole_words() -> None:
    assert blanked("The rent, and the current.", ["Rent"]) == f"The {BLANK * 4}, and the current."
    assert blanked("He said: no access today.", ["No\naccess today"]) == f"He said: {BLANK * 2} {BLANK * 12}."
    assert blanked("As it was.", ["", "\n"]) == "As it was."


def test_the_residents_texts_are_none_of_the_landlords() -> None:
    whole = facts(escalation=ESCALATION, extension=replace(EXTENSION, objection="Too long."), decision=DECISION)
    texts = of_the_resident(whole)
    assert {FACTS.points[0][0], ESCALATION.words, "Too long.", DECISION.resident_comment} <= set(texts)
    assert DECISION.answers[0].reasons not in texts
    assert EXTENSION.reasons not in texts
    assert of_the_resident(FACTS) == (*(text for text, _ in FACTS.points), *FACTS.outcomes)
