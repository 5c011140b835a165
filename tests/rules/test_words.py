"""Countdowns in words."""

from __future__ import annotations

import pytest

from app.rules.standings import Standing
from app.rules.words import countdown, how_many_cases, listed, said_projected, shape, urgency, working_days


@pytest.mark.parametrize(
    ("standing", "words", "group", "mark"),
    [
        (Standing("running", 20, 0), "20 working days left", "later", "circle"),
        (Standing("running", 6, 0), "6 working days left", "later", "circle"),
        (Standing("running", 5, 0), "5 working days left", "week", "circle"),
        (Standing("running", 3, 0), "3 working days left", "week", "circle"),
        (Standing("running", 2, 0), "2 working days left", "week", "triangle"),
        (Standing("running", 1, 0), "1 working day left", "week", "triangle"),
        (Standing("running", 0, 0), "0 working days left", "week", "triangle"),  # a Friday, due on the Saturday
        (Standing("due_today", 0, 0), "due today", "today", "triangle"),
        (Standing("overdue", 0, 0), "less than a working day late", "late", "square"),
        (Standing("overdue", 0, 1), "1 working day late", "late", "square"),
        (Standing("overdue", 0, 12), "12 working days late", "late", "square"),
        (Standing("met", None, 0), "done in time", "done", "tick"),
        (Standing("late", None, 0), "done, less than a working day late", "done", "tick"),
        (Standing("late", None, 2), "done, 2 working days late", "done", "tick"),
        (Standing("not_known", None, 0), "not known from the old log", "done", "question"),
    ],
)
def test_how_a_clock_stands_in_words(standing: Standing, words: str, group: str, mark: str) -> None:
    assert (countdown(standing), urgency(standing), shape(standing)) == (words, group, mark)


def test_one_working_day_is_singular_and_none_is_not() -> None:
    assert [working_days(n) for n in (0, 1, 2)] == ["0 working days", "1 working day", "2 working days"]


def test_things_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["the date"]) == "the date"
    assert listed(["the date", "the reason"]) == "the date and the reason"
    assert listed(["the date", "the reason", "the name"], "or") == "the date, the reason or the name"


def test_a_projected_date_is_marked_in_words() -> None:
    assert said_projected("Answer by Monday", projected=True) == "Answer by Monday (projected)"
    assert said_projected("Answer by Monday", projected=False) == "Answer by Monday"


@pytest.mark.parametrize(
    ("count", "open_count", "words"),
    [(12, 9, "12 cases, 9 of them open"), (1, 1, "1 case, open"), (1, 0, "1 case, closed"), (0, 0, "No cases")],
)
def test_how_many_cases_there_are_in_words(count: int, open_count: int, words: str) -> None:
    assert how_many_cases(count, open_count) == words
