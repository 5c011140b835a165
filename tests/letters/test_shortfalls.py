"""What the Code advises and a letter does not do: it stops nothing, and wants a reason."""

from __future__ import annotations

from dataclasses import replace

from app import places
from app.letters.checks import advice, shortcomings, unmet
from app.letters.shortfalls import shortfalls, unexplained
from app.rules.problems import Problem
from tests.letters.cases import EXTENSION, LANDLORD, acknowledgement, draft, letter_rule, written

FOLDER = places.resources() / "letters"
RULE = acknowledgement("2022")


def test_a_part_that_is_only_advised_wants_a_reason_and_stops_nothing() -> None:
    letter = draft("2022").with_text("updates", " ").with_text("expectations", "All of this can be done.")
    (one,) = shortfalls(letter, RULE, FOLDER)
    assert (one.key, one.part, one.name, one.clause) == ("updates", "updates", RULE.part("updates").name, "4.10")
    assert one.sentence == RULE.part("updates").missing
    assert unmet(letter, RULE, LANDLORD) == ()
    assert advice(letter, RULE) == (Problem("updates", one.sentence),)


def test_a_reason_that_says_something_is_enough() -> None:
    found = shortcomings(draft("2022").with_text("updates", "").with_text("expectations", "Yes."), RULE)
    (problem,) = unexplained(found, {"updates": " "})
    assert problem.field == "updates"
    assert problem.sentence.endswith("Or say why not: the Code advises it (4.10).")
    assert unexplained(found, {"updates": "They asked to hear nothing until the end."}) == ()


def test_a_name_wants_a_reason_of_its_own() -> None:
    letter = draft("2022", staff=("Dave Spanner",)).with_text("questions", "Dave Spanner comes.")
    one = shortcomings(letter.with_text("expectations", "Yes."), RULE)[-1]
    assert (one.key, one.part, one.name) == ("name.Dave Spanner", "questions", "Naming Dave Spanner")


def test_an_edition_that_only_demands_wants_no_reasons() -> None:
    assert shortcomings(draft("2024"), acknowledgement("2024")) == ()


def test_a_part_that_is_there_and_lacks_what_it_is_bound_to_hold_wants_a_reason_too() -> None:
    """The good reason for so late a date is advised (2022 Code 5.9): words beside it are no such reason."""
    plan = replace(EXTENSION, beyond=True, good_reason="The firm cannot come sooner.")
    rule, letter = letter_rule("2022", "extension", 1), written("2022", "extension", 1, extension=plan)
    part = next(one for one in rule.parts if one.key == "good_reason")
    assert not part.demanded
    assert plan.good_reason in letter.part("good_reason").text
    assert shortcomings(letter, rule) == ()
    (one,) = shortcomings(letter.with_text("good_reason", "It takes long."), rule)
    assert (one.key, one.clause) == ("good_reason", part.clause)
    assert f"Put it in: “{plan.good_reason}”" in one.sentence
