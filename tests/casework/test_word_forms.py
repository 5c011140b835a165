"""The forms of a word are one word to whoever looks for it, and other words are not."""

from __future__ import annotations

import pytest

from app.casework.word_forms import stem, stems


@pytest.mark.parametrize(
    "forms",
    [
        "extend extends extended extending extension extensions",
        "respond responds responded responding response responses",
        "refuse refuses refused refusing refusal refusals",
        "escalate escalates escalated escalating escalation",
        "decide decides decided deciding decision decisions",
        "acknowledge acknowledged acknowledging acknowledgement acknowledgements",
        "complain complains complained complaint complaints",
        "consider considered consideration",
        "remedy remedies",
        "apology apologies apologise apologising",
        "Investigate INVESTIGATION",
    ],
)
def test_the_forms_of_a_word_come_down_to_one(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("complaint", "complete"),
        ("response", "responsible"),
        ("resident", "residence"),
        ("stage", "start"),
        ("day", "date"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_text_is_its_words_without_stops_and_figures() -> None:
    assert stems("Extended, or not? 10 working days.") == {
        stem(word) for word in ("extend", "or", "not", "work", "days")
    }
