"""What the landlord's own words say is paid, held to the sums on record."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.letters.checks import unmet
from app.letters.matters import RemedyLine
from app.letters.promised_sums import (
    allowed_words,
    odd_sum,
    other_promised,
    promised_in,
    promises_payment,
    says_payment,
)
from tests.letters.cases import DECISION, LANDLORD, facts, letter_rule, written

PAY = RemedyLine("pay", "For the heater", "Clerk", dt.date(2026, 12, 18), 15000, "time_and_trouble")


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("We will pay you 200 pounds for the weeks without heating.", (20000,)),
        ("We'll pay two hundred pounds.", (20000,)),
        ("We offer you 200.00 for this.", (20000,)),
        ("A goodwill payment of £25 comes with it.", (2500,)),
        ("You paid £40 for heaters. We paid £30 of it in May.", ()),
        ("We will pay you £2.50 a night for twenty nights.", ()),
        ("We will come at 10.30 under section 6.13.", ()),
    ],
)
def test_a_sum_is_promised_where_words_say_that_it_is_paid(text: str, sums: tuple[int, ...]) -> None:
    assert promised_in(text) == sums
    assert promises_payment(text) or not sums
    assert other_promised(text, 20000) == next((one for one in sums if one != 20000), None)


def test_a_payments_words_have_no_other_sum() -> None:
    assert odd_sum(replace(PAY, what="We will pay you 200 pounds.")) == 20000
    assert odd_sum(replace(PAY, what="Half of 300.00")) == 30000
    assert odd_sum(replace(PAY, what="We will pay you £150.")) is None
    assert says_payment(replace(PAY, what="We will pay you £150."))
    boiler = RemedyLine("act_on_delay", "Fit a boiler worth £900")
    assert odd_sum(boiler) is None
    assert odd_sum(replace(boiler, what="We will pay you £90.")) == 9000


def test_two_sums_never_go_into_one_letter() -> None:
    """The tester's slip: 200 pounds in the words, £150 as the sum, and the letter said both."""
    two = replace(PAY, what="We will pay you 200 pounds for the weeks without heating.")
    decision = replace(DECISION, remedies=(two,))
    problems = unmet(written("2024", "response", 1, decision=decision), letter_rule("2024", "response", 1), LANDLORD)
    first, *_ = problems
    assert first.field == "matter"
    assert "says £200, and its sum is £150. Record that it is no longer owed, and add it anew" in first.sentence


def test_a_sum_that_the_reasons_promise_is_no_ones_own_word() -> None:
    """What the resident said stays theirs; what we say we pay is held to the record."""
    answers = (replace(DECISION.answers[0], reasons="Nobody came. We will pay you £200 for it."), *DECISION.answers[1:])
    letter = written("2024", "response", 1, decision=replace(DECISION, answers=answers))
    found = unmet(letter, letter_rule("2024", "response", 1), LANDLORD)
    assert [one.sentence[:20] for one in found] == ["The letter says £200"]
    theirs = replace(DECISION, resident_comment="You said: we will pay you £200, the warden told me.")
    letter = written("2024", "response", 1, decision=theirs)
    assert unmet(letter, letter_rule("2024", "response", 1), LANDLORD) == ()
    assert theirs.resident_comment in set(allowed_words(facts(decision=theirs)))
