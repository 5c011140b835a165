"""What the officer can put right, in sentences."""

from __future__ import annotations

import pytest

from app.rules.problems import Problem, Refused, UserError

TWO = (Problem("on", "Enter the date."), Problem("", "Close the case first."))


def test_an_error_is_its_sentence() -> None:
    error = UserError("The book is open on another computer. Close it there.")
    assert str(error) == error.sentence == "The book is open on another computer. Close it there."
    assert error.problems == ()


def test_a_refusal_carries_its_problems_and_says_them_all() -> None:
    with pytest.raises(UserError) as caught:
        raise Refused(TWO)
    assert caught.value.problems == TWO
    assert caught.value.sentence == "Enter the date. Close the case first."
