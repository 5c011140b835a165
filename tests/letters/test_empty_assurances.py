"""A letter that says that nothing is left while something is does not go."""

from __future__ import annotations

import pytest

from app.letters.empty_assurances import says_nothing_left


@pytest.mark.parametrize(
    "said",
    [
        "There is nothing that we still have to do.",
        "Nothing is still to be done.",
        "Nothing else is left to do.",
        "No further work is outstanding.",
        "There is nothing more to do on our side.",
        "No repair remains.",
    ],
)
def test_it_is_known_in_whatever_words(said: str) -> None:
    assert says_nothing_left(said)


@pytest.mark.parametrize(
    "said",
    [
        "We found nothing that we did wrong.",
        "There is nothing that you need to do.",
        "We offer nothing more.",
        "What we still have to do is set out above.",
    ],
)
def test_other_words_are_not_taken_for_it(said: str) -> None:
    assert not says_nothing_left(said)
