"""One thing that puts it right: a payment is said once, with its sum and what it is for."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.letters.matters import RemedyLine
from app.letters.remedy_texts import FOR, before_text, remedy_text, step_text
from app.rules.vocabularies import COMPENSATION

DAY = dt.date(2026, 12, 18)
PAY = RemedyLine("pay", "For the weeks without heating", "Anne Clerk", DAY, 15000, "time_and_trouble")


def test_every_head_has_plain_words() -> None:
    assert FOR.keys() == set(COMPENSATION)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (
            "For the weeks without heating",
            "We will pay you £150 for your time and trouble: for the weeks without heating.",
        ),
        ("For your time and trouble.", "We will pay you £150 for your time and trouble."),
        ("You rang us nine times", "We will pay you £150 for your time and trouble. You rang us nine times."),
        (
            "We will pay you 150 pounds for the weeks without heating.",
            "We will pay you 150 pounds for the weeks without heating. This is for your time and trouble.",
        ),
    ],
)  # fmt: skip
def test_that_we_pay_is_said_once_with_the_sum_and_its_head(what: str, said: str) -> None:
    line = replace(PAY, what=what)
    assert remedy_text(line) == said
    assert step_text(line) == "The £150, for your time and trouble, will be with you by Friday 18 December 2026."
    assert f"{remedy_text(line)} {step_text(line)}".count("We will pay you") == 1


def test_what_was_offered_before_says_whether_it_stands() -> None:
    assert before_text(PAY) == "£150 for your time and trouble: for the weeks without heating. This still stands."
    assert before_text(replace(PAY, dropped=True)).endswith("heating. This no longer stands.")
    assert before_text(replace(PAY, done_on=DAY)).endswith("We paid this on Friday 18 December 2026.")
    mended = RemedyLine("act_on_delay", "Mend the radiator", done_on=DAY)
    assert before_text(mended) == "Mend the radiator. We did this on Friday 18 December 2026."
