"""The words that a part of a letter must hold, for each fact that it can be bound to."""

from __future__ import annotations

from dataclasses import replace

from app.letters.needs import NEEDED
from app.letters.phrases import phrase
from app.rules.provisions import PartRule
from app.rules.vocabularies import NEEDS
from tests.letters.cases import DECISION, EXTENSION, LANDLORD, REFUSAL, SECOND, facts

PART = PartRule("part", "The part", "Say it.", "", "must")
BARE = facts(points=(), outcomes=(), respond_by=None)


def words(need: str, **changes: object) -> list[str]:
    return [said for said, _ in NEEDED[need](facts(**changes), LANDLORD, PART)]


def test_the_vocabulary_is_the_editions() -> None:
    assert set(NEEDED) == set(NEEDS)


def test_what_the_case_does_not_have_demands_nothing() -> None:
    always = {"received", "handler", "ombudsman"}
    assert {need for need in NEEDS if NEEDED[need](BARE, LANDLORD, PART)} == always


def test_every_sentence_says_what_to_do() -> None:
    full = facts(
        questions=("When?",),
        adjustments=("Ring.",),
        refusal=REFUSAL,
        extension=replace(EXTENSION, beyond=True),
        decision=DECISION,
    )
    said = [sentence for need in NEEDS for _, sentence in NEEDED[need](full, LANDLORD, PART)]
    assert all(any(verb in one for verb in ("Put", "Write", "Give", "Say")) for one in said)


def test_a_point_stands_with_its_finding() -> None:
    """So that a finding that stands under another point is not taken for this one's."""
    assert words("findings", decision=DECISION)[2] == "Your carpet is now damp and smells. We do not agree with this."


def test_the_dates_of_earlier_promises_are_among_the_steps() -> None:
    assert words("steps", decision=SECOND) == [
        "Friday 18 December 2026",
        "Wednesday 23 December 2026",
        "Wednesday 23 December 2026",
        "Wednesday 30 December 2026",
    ]


def test_a_panel_needs_no_good_reason_beside_it() -> None:
    assert words("good_reason", extension=replace(EXTENSION, beyond=True, panel=True)) == []


def test_the_sum_is_the_one_that_the_letter_composes() -> None:
    (total,) = words("total", decision=DECISION)
    assert total == phrase("total", facts(decision=DECISION), LANDLORD) == "£125.50"
