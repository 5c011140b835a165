"""Words that speak of the resident as of somebody else: advice, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.letters.asks import asked_facts
from app.letters.checks import notices, unmet
from app.letters.third_persons import third_persons
from tests.letters.cases import DECISION, LANDLORD, LETTERS_OF, SHELF, answers_to, letter_rule, written


def about(**changes: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - any field of DecisionFacts
    letter = written("2024", "response", 1, decision=replace(DECISION, **changes))
    assert unmet(letter, letter_rule("2024", "response", 1), LANDLORD) == ()  # it blocks nothing
    return [(one.field, one.sentence) for one in notices(letter)]


@pytest.mark.parametrize(("edition", "kind", "stage"), LETTERS_OF)
def test_no_letter_as_shipped_is_spoken_of_so(edition: str, kind: str, stage: int) -> None:
    assert third_persons(written(edition, kind, stage)) == ()


@pytest.mark.parametrize(
    ("key", "text", "part"),
    [
        ("evidence_resident", "His notes of three calls.", "reasons"),
        ("evidence_landlord", "Our book. It shows her calls.", "reasons"),
        ("impact", "He was cold for three weeks.", "impact"),
        ("impact", "They were cold for three weeks.", "impact"),
        ("impact", "Mr Dunmore was cold for three weeks.", "impact"),
        ("impact", "The resident was cold.", "impact"),
        ("impact", "He rang the warden at 3am.", "impact"),
        ("impact", "Her son carried the coal.", "impact"),
    ],
)
def test_it_is_said_beside_its_part_with_the_words(key: str, text: str, part: str) -> None:
    ((where, said),) = about(**{key: text})
    assert where == part
    assert f"“{text.rsplit('. ', 1)[-1]}”" in said
    assert said.endswith("Write “you”, if it is.")


@pytest.mark.parametrize(
    "text",
    [
        "You were cold for three weeks.",
        "The plumber came on Friday. He found the valve shut.",
        "Mrs Reed next door told us that her son was cold too.",
        "The photographs show it. They were taken in May.",
        "You told us: “He was cold.”",
        "Mrs Dunmore was cold as well.",
    ],
)
def test_somebody_elses_name_and_the_residents_own_words_are_left_alone(text: str) -> None:
    assert about(impact=text) == []


def test_once_the_letter_says_it_to_them_it_is_said_no_more() -> None:
    letter = written("2024", "response", 1, decision=replace(DECISION, impact="He was cold."))
    assert len(third_persons(letter)) == 1
    assert third_persons(letter.with_text("impact", "You were cold.")) == ()


@pytest.mark.parametrize("edition", ["2022", "2024"])
@pytest.mark.parametrize("text", ["He rang at 3am.", "He rang the warden at 3am, and shouted at her."])
def test_what_the_officer_answered_to_a_letters_own_questions_is_looked_at_too(edition: str, text: str) -> None:
    """A limit of contact is recorded of them, and its letter begins with the record."""
    wording = SHELF.wording(letter_rule(edition, "contact_restriction", 1), edition, 1)
    answers = {**answers_to(wording.asks), "behaviour": text}
    letter = written(edition, "contact_restriction", 1, asked=asked_facts(wording.asks, answers))
    ((where, said),) = [(one.field, one.sentence) for one in third_persons(letter)]
    assert where == "behaviour"
    assert said.endswith("Write “you”, if it is.")
