"""What was kept with an entry, in words for whoever it is about."""

from __future__ import annotations

import pytest

from app.casework.subject_words import fact_words


@pytest.mark.parametrize(
    ("key", "said", "words"),
    [
        ("triage work_open", "no", "a repair or other work was still to be done: no"),
        ("points 1 whose", "ours", "whose responsibility that is (1): our responsibility"),
        ("points whose", "to_check", "whose responsibility that is: to be checked"),
        ("how", "phone", "how: by telephone"),
        ("how", "second class post", "how: second class post"),
        (
            "triage matter",
            "reported_before",
            "what you were unhappy about: you had told us before, and it was not dealt with",
        ),
        ("phone", "01632 960101", "phone: 01632 960101"),
        ("unheard_of", "some_code", "unheard of: some code"),
    ],
)
def test_short_names_and_answers_are_said_in_words(key: str, said: str, words: str) -> None:
    assert fact_words(key, said) == words
