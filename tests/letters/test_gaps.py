"""Places that still wait for words."""

from __future__ import annotations

from app.letters.gaps import gaps
from app.rules.problems import Problem
from tests.letters.cases import draft


def test_each_gap_is_named_once_in_its_part() -> None:
    letter = draft().with_text("questions", "Ask **[who]** and [who] and {when}.")
    said = "“{}” still stands in the letter. Write the right words in its place."
    assert list(gaps(letter)) == [
        Problem("questions", said.format("[who]")),
        Problem("questions", said.format("{when}")),
    ]


def test_brackets_that_somebody_used_are_theirs() -> None:
    assert list(gaps(draft(points=(("They wrote “no [sic] access”.", "ours"),)))) == []
