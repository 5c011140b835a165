"""Dates and sums of the record, held to it wherever a letter gives them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.letters.bound_figures import known_days, wrong_elsewhere
from app.letters.checks import unmet
from app.letters.matters import OverturnedFacts
from app.rules.problems import Problem
from tests.letters.cases import DECISION, FACTS, LANDLORD, acknowledgement, draft, facts, letter_rule, written


def said_in(words: str, key: str = "questions") -> list[Problem]:
    """What is wrong with these words in a part of the acknowledgement that is not bound to a date."""
    return list(wrong_elsewhere(draft().with_text(key, words), acknowledgement("2024")))


@pytest.mark.parametrize(
    "words",
    [
        "We will answer by 15 December 2026.",
        "We will answer you by 15 December.",
        "We aim to respond in full by 15/12/2026.",
        "The chair will respond to you by 15 December 2026.",
        "Our full response comes on Tuesday 15 December 2026.",
        "You will have our decision by the 15th of December 2026.",
        "You'll have a reply on December 15, 2026.",
        "We will answer by **15 Dec 2026**.",
    ],
)
def test_another_day_for_the_answer_is_named_in_any_part(words: str) -> None:
    (problem,) = said_in(words)
    assert problem == Problem(
        "questions",
        "The letter says Tuesday 15 December 2026; the answer is due by Wednesday 9 December 2026. "
        "Write Wednesday 9 December 2026 in its place.",
    )


@pytest.mark.parametrize(
    "words",
    [
        "We will answer by Wednesday 9 December 2026.",
        "We will answer by 9 December.",
        "The plumber comes on 15 December 2026.",
        "Please let us have your answers by 1 December 2026.",
        "Our answer of 3 May 2026 was about the yard.",
        "We received your complaint on Friday 20 November 2026, and your photographs on 23 November 2026.",
        "Points 3 and 4 may wait.",
    ],
)
def test_days_that_are_right_or_something_elses_are_let_be(words: str) -> None:
    assert said_in(words) == []


def test_a_day_that_the_resident_named_is_theirs() -> None:
    letter = draft(points=(("You said: we will answer by 15 December 2026.", "ours"),))
    assert list(wrong_elsewhere(letter, acknowledgement("2024"))) == []


def test_another_day_for_the_complaint_is_named() -> None:
    (problem,) = said_in("We received your complaint on Saturday 21 November 2026.")
    assert problem.sentence.startswith(
        "The letter says Saturday 21 November 2026; on the record the complaint came on Friday 20 November 2026."
    )


def test_a_weekday_that_is_not_its_own_is_named_with_the_right_one() -> None:
    (problem,) = said_in("The plumber comes on Monday 15 December 2026.")
    assert "says Monday 15 December 2026, which is no such weekday. Write Tuesday 15 December 2026" in problem.sentence
    (short,) = said_in("The plumber comes on Monday 15 December.")
    assert short.sentence.endswith("Write Tuesday 15 December in its place.")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("We will pay you £500.", 1),
        ("You will have a payment of 500 pounds.", 1),
        ("We will pay you £75.50 for your time.", 0),
        ("The plumber was paid £500.", 0),
    ],
)
def test_a_sum_that_nobody_decided_is_named_in_any_part(words: str, count: int) -> None:
    letter = written("2024", "response", 1).with_text("references", words)
    found = list(wrong_elsewhere(letter, letter_rule("2024", "response", 1)))
    assert len(found) == count
    assert all("The letter says £500; the payments come to £125.50 in all." in one.sentence for one in found)


def test_a_promised_day_is_no_other_day_of_the_answer() -> None:
    letter = draft(decision=DECISION).with_text("questions", "We will answer by 18 December 2026.")
    assert list(wrong_elsewhere(letter, acknowledgement("2024"))) == []


def test_a_part_that_is_only_advised_may_be_left_out_but_not_be_wrong() -> None:
    letter, rule = written("2022", "extension", 3), letter_rule("2022", "extension", 3)
    assert not rule.part("respond_by").demanded
    assert list(wrong_elsewhere(letter.with_text("respond_by", ""), rule)) == []
    (problem,) = wrong_elsewhere(letter.with_text("respond_by", "By 19 December 2026."), rule)
    assert "the answer is due by Friday 18 December 2026" in problem.sentence


def test_the_days_that_a_letter_may_name() -> None:
    day = dt.date(2026, 11, 30)
    overturned = OverturnedFacts(day, dt.date(2026, 12, 1), "landlord")
    assert {day, FACTS.received_on} <= known_days(facts(overturned=overturned))
    assert DECISION.was_due in known_days(replace(FACTS, decision=DECISION))


def test_a_day_that_has_gone_is_no_promise_of_an_answer() -> None:
    """What was due may be said to have been due, with the day on which it comes now."""
    letter = draft(dated=dt.date(2027, 1, 11))
    rule = acknowledgement("2024")
    (problem,) = (one for one in unmet(letter, rule, LANDLORD) if one.field == "respond_by")
    assert problem.sentence.startswith("The letter promises an answer by Wednesday 9 December 2026, and that day has")
    owned = "Our answer was due by Wednesday 9 December 2026. We are sorry. You will have it by Friday 15 January 2027."
    assert not [
        one for one in unmet(letter.with_text("respond_by", owned), rule, LANDLORD) if one.field == "respond_by"
    ]
